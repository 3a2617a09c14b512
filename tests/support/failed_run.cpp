// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/failed_run.h"

#include "core/engine/dependency_graph.h"
#include "core/engine/scheduler.h"

#include <QTest>

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

using Reply = EngineDriver::Reply;

RunConfig lettingPass()
{
    RunConfig config;
    config.autonomy = {true, true};
    config.useGit = false;
    return config;
}

Reply sameInterface(const QString &text)
{
    SectionFacts offers;
    offers.tag = u"offers"_s;
    offers.digest = u"as before"_s;
    return {.text = text, .facts = {{offers}}};
}

DocumentFacts table(const QString &tag, const QStringList &columns, const QVector<QStringList> &rows)
{
    SectionFacts section;
    section.title = tag;
    section.tag = tag;
    section.columns = columns;
    section.rows = rows;
    return {{section}};
}

QVector<TestResult> resultsOf(bool fails)
{
    TestResult adds{.id = failingId, .file = testPath, .line = 6, .ms = 8};
    adds.requirements = {u"R1"_s};
    if (fails) {
        adds.state = TestState::Failed;
        adds.message = u"AssertionError: 3 != 4"_s;
        adds.expected = u"4"_s;
        adds.actual = u"3"_s;
        adds.frameFile = codePath;
        adds.frameLine = 2;
    }
    return {adds, {.id = u"tests/test_a.py::Case::test_zero"_s, .file = testPath, .line = 9, .ms = 1}};
}

} // namespace

FailedRun::FailedRun(int rounds)
{
    driver.upToRows({{codePath, u"None"_s, u"All of it"_s, u"R1"_s}}, lettingPass(), sampleLoopSop(rounds));
    driver.doLocalWork();
    driver.write(codePath, sameInterface(u"a\n"_s));
    driver.write(reviewPath, Reply{.text = u"fine\n"_s, .facts = reviewFacts(u"LGTM"_s)});
    driver.write(testPath, u"test\n"_s);
    driver.doLocalWork();
}

EffectId FailedRun::begin()
{
    const EffectId id{u"p%1"_s.arg(driver.state.nextProgram)};
    const QString refused = driver.refusal(
        command::StartProgram{reportPath, {u"python3"_s}, engine::inputsOf(driver.state, report())});
    if (!refused.isEmpty())
        qWarning("the program does not start: %s", qPrintable(refused));
    return id;
}

void FailedRun::start()
{
    m_running = begin();
}

void FailedRun::run(bool fails)
{
    m_results = resultsOf(fails);
    QVector<QStringList> rows;
    for (const TestResult &result : std::as_const(m_results))
        rows.append({result.id, result.file, toWord(result.state), result.message});
    command::RecordProgram record;
    record.program = m_running.isEmpty() ? begin() : std::exchange(m_running, {});
    record.outcome = {.exitCode = fails ? 1 : 0, .ms = 2100};
    record.results = makeText(u"{%1}"_s.arg(record.program.value));
    record.report = makeText(u"report %1\n"_s.arg(record.program.value));
    record.facts = table(u"results"_s, {u"Test"_s, u"File"_s, u"State"_s, u"Message"_s}, rows);
    if (fails)
        record.checks = {{check::tests, CheckState::Failed, u"1 of 2 tests fail"_s, 0}};
    if (const QString refused = driver.refusal(record); !refused.isEmpty())
        qWarning("the run is not recorded: %s", qPrintable(refused));
}

void FailedRun::cannotRun(const QString &why)
{
    command::RecordProgram record;
    record.program = begin();
    record.outcome = {.end = ProgramEnd::NotRun, .detail = why};
    record.report = makeText(u"nothing\n"_s);
    record.checks = {{check::tests, CheckState::NotRun, why, 0}};
    if (const QString refused = driver.refusal(record); !refused.isEmpty())
        qWarning("the run is not recorded: %s", qPrintable(refused));
}

void FailedRun::blame(const QString &fault, const QString &file)
{
    driver.write(blamePath,
        Reply{.text = u"said\n"_s,
            .facts = table(u"attribution"_s, {u"Test"_s, u"Fault"_s, u"File"_s, u"Reason"_s},
                {{failingId, fault, file, u"Off by one."_s}})});
}

void FailedRun::fix()
{
    driver.write(codePath, sameInterface(u"b%1\n"_s.arg(driver.at(codePath).revisions.size())));
    driver.write(reviewPath, Reply{.text = u"fine again\n"_s, .facts = reviewFacts(u"LGTM"_s)});
}

session::TestRecord FailedRun::record() const
{
    session::TestRecord record{.run = driver.state.lastPrograms.value(reportPath).program.id};
    record.report.results = m_results;
    for (const TestResult &result : m_results)
        record.report.totals.count(result.state);
    record.output = u"ran 2 tests\n"_s;
    record.places.insert(failingId, {1, {u"def add(a, b):"_s, u"    return a - b"_s}});
    return record;
}

} // namespace baton::test
