// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/report/report_builder.h"

#include <QRegularExpression>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

TestState stateOf(const QString &words, QString &message)
{
    static const QRegularExpression thrown(u"([^.*]*)\\*\\*\\*Exception:? *(\\w*)"_s);
    if (words.contains("***Timeout"_L1)) {
        message = u"took longer than its time limit"_s;
        return TestState::TimedOut;
    }
    if (const auto match = thrown.match(words); match.hasMatch()) {
        const QString what = match.captured(1).trimmed();
        message = u"ended early: "_s + (what.isEmpty() ? match.captured(2) : what);
        return TestState::Error;
    }
    if (words.contains("Disabled"_L1) || words.contains("***Skipped"_L1)) {
        message = words.contains("Disabled"_L1) ? u"disabled"_s : u"skipped"_s;
        return TestState::Skipped;
    }
    if (words.contains("***Not Run"_L1)) {
        message = u"could not be started: its program is missing"_s;
        return TestState::Error;
    }
    return words.contains("Passed"_L1) ? TestState::Passed : TestState::Failed;
}

/// "4/7 Test #4: late ......***Timeout   1.00 sec" in what ctest says; its report tells no more than "fail".
QVector<TestResult> saidBy(const QByteArray &console)
{
    static const QRegularExpression form(u"^ *\\d+/\\d+ Test +#\\d+: (.+?) \\.{2,}(.*?)([\\d.]+) sec"_s);
    QVector<TestResult> results;
    for (const QByteArray &line : console.split('\n')) {
        if (!line.contains(" Test "))
            continue;
        const auto match = form.match(QString::fromUtf8(line.left(1000)));
        if (!match.hasMatch())
            continue;
        TestResult result;
        result.id = match.captured(1).trimmed();
        result.state = stateOf(match.captured(2), result.message);
        result.ms = milliseconds(match.captured(3).toDouble() * 1000);
        results += result;
    }
    return results;
}

} // namespace

void readCtest(const QByteArray &bytes, ReportBuilder &report)
{
    const QVector<TestResult> said = saidBy(report.run().output);
    if (bytes.contains("<testsuite")) {
        QHash<QString, TestResult> verdicts;
        for (const TestResult &result : said)
            verdicts.insert(result.id, result);
        readJunit(bytes, report, verdicts);
        return;
    }
    for (const TestResult &result : said)
        report.add(result);
}

} // namespace baton::artefact
