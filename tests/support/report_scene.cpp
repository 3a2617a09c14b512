// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/report_scene.h"

#include <QTest>

#include <algorithm>

namespace baton::test::scene {

using namespace Qt::StringLiterals;

namespace {

SectionFacts tableOf(const QString &title, const QStringList &columns, const QVector<QStringList> &rows)
{
    SectionFacts table;
    table.title = title;
    table.columns = columns;
    table.rows = rows;
    return table;
}

} // namespace

RunConfig lettingPass()
{
    RunConfig config;
    config.autonomy = {true, true};
    config.useGit = false;
    return config;
}

QVector<CheckResult> failed(const CheckId &id, const QString &detail)
{
    return {{id, CheckState::Failed, detail, 3}};
}

EngineDriver::Reply sameInterface(const QString &text)
{
    SectionFacts offers;
    offers.tag = u"offers"_s;
    offers.digest = u"as before"_s;
    return {.text = text, .facts = {{offers}}};
}

void upToCode(EngineDriver &driver, const Sop &sop, const RunConfig &config)
{
    driver.upToRows({{u"src/a.py"_s, u"None"_s, u"All of it"_s, u"R1"_s}}, config, sop);
    driver.doLocalWork();
}

void upToRun(EngineDriver &driver, int rounds)
{
    upToCode(driver, sampleLoopSop(rounds));
    driver.write(code, sameInterface(u"a\n"_s));
    driver.write(review, EngineDriver::Reply{.text = u"fine\n"_s, .facts = reviewFacts(u"LGTM"_s)});
    driver.write(codeTest, u"test\n"_s);
    driver.doLocalWork();
}

DocumentFacts blameFacts(const QVector<QStringList> &rows)
{
    return {{tableOf(u"Attribution"_s, {u"Test"_s, u"Fault"_s, u"File"_s, u"Reason"_s}, rows)}};
}

void run(EngineDriver &driver, bool green, const QVector<QStringList> &rows)
{
    const Artefact artefact = driver.at(report);
    const QString before = u"p%1"_s.arg(driver.state.nextProgram);
    QCOMPARE(driver.refusal(command::StartProgram{
                 report, {u"python3"_s, u"-m"_s, u"unittest"_s}, engine::inputsOf(driver.state, artefact)}),
        QString());
    command::RecordProgram record;
    record.program = {before};
    record.outcome.exitCode = green ? 0 : 1;
    record.report = makeText(u"report %1\n"_s.arg(before));
    record.facts = {{tableOf(u"Results"_s, {u"Test"_s, u"File"_s, u"State"_s, u"Message"_s}, rows)}};
    if (!green)
        record.checks = failed(check::tests, u"1 of 2 fail"_s);
    QCOMPARE(driver.refusal(record), QString());
}

bool mayRun(const EngineDriver &driver)
{
    const auto work = engine::readyWork(driver.state);
    return std::any_of(work.cbegin(), work.cend(),
        [](const engine::Work &item) { return std::holds_alternative<engine::work::RunProgram>(item); });
}

} // namespace baton::test::scene
