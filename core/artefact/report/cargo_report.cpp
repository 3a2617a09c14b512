// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/report/report_builder.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <set>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestLine = 256 * 1024;
constexpr qsizetype longestOutput = 64 * 1024;

/// Fills message and state from what a test wrote: a panic of an assertion is a failure, any other an error.
void readPanic(TestResult &result, const QString &output)
{
    static const QRegularExpression panic(u"panicked at ([^\\n:]+):(\\d+):\\d+:\\n([^\\n]*)"_s);
    result.output = output.trimmed();
    const auto match = panic.match(output);
    if (match.hasMatch()) {
        result.message = match.captured(3);
        result.frameFile = match.captured(1);
        result.frameLine = match.captured(2).toInt();
        result.state = match.captured(3).startsWith("assertion"_L1) ? TestState::Failed : TestState::Error;
    } else if (result.message.isEmpty()) {
        result.message = output.trimmed().section(u'\n', 0, 0);
    }
}

/// libtest's words: "test a::b ... FAILED", then the outputs below "---- a::b stdout ----".
class LibtestReader {
public:
    explicit LibtestReader(ReportBuilder &report) : m_report(report) { }
    void line(const QString &text);
    void end() { flush(); }

private:
    void flush();
    void outcome(const QString &name, const QString &words);
    bool json(const QString &text);
    void jsonTest(const QString &event, const QJsonObject &object);
    [[nodiscard]] QString idOf(const QString &name) const;

    ReportBuilder &m_report;
    QString m_crate; ///< file of the program that runs, where cargo says it
    QVector<TestResult> m_results; ///< of one program
    QHash<QString, qsizetype> m_byName;
    QHash<QString, QString> m_outputs;
    std::set<QString> m_running; ///< begun and not ended
    QString m_shown; ///< test whose output the lines are; empty: none's
};

QString LibtestReader::idOf(const QString &name) const
{
    return m_crate.isEmpty() || name.startsWith(m_crate) ? name : QString(m_crate + u"::"_s + name);
}

void LibtestReader::outcome(const QString &name, const QString &words)
{
    TestResult result;
    result.id = idOf(name);
    result.file = m_crate;
    if (words.startsWith("ok"_L1)) {
        result.state = TestState::Passed;
    } else if (words.startsWith("ignored"_L1)) {
        result.state = TestState::Skipped;
        result.message = words.section(u", "_s, 1);
    } else {
        result.state = TestState::Failed;
    }
    m_byName.insert(name, m_results.size());
    m_results += result;
}

void LibtestReader::line(const QString &text)
{
    static const QRegularExpression program(u"^ +Running (?:unittests )?(\\S+\\.rs) \\("_s);
    static const QRegularExpression test(
        u"^test (.+?)(?: - should panic)? \\.\\.\\. (ok|FAILED|ignored.*)$"_s);
    static const QRegularExpression block(u"^---- (.+?)(?: - should panic)? stdout ----$"_s);
    if (text.startsWith(u'{') && json(text))
        return;
    if (const auto match = program.match(text); match.hasMatch()) {
        flush();
        m_crate = match.captured(1);
    } else if (text.startsWith("   Doc-tests "_L1)) {
        flush();
        m_crate.clear();
    } else if (text.startsWith("running "_L1) || text == "failures:"_L1
        || text.startsWith("test result:"_L1)) {
        m_report.setRecognised();
        if (text.startsWith("running "_L1))
            flush();
        m_shown.clear();
    } else if (const auto head = block.match(text); head.hasMatch()) {
        m_shown = head.captured(1);
    } else if (const auto said = test.match(text); said.hasMatch() && m_shown.isEmpty()) {
        outcome(said.captured(1), said.captured(2));
    } else if (!m_shown.isEmpty()) {
        QString &output = m_outputs[m_shown];
        if (output.size() < longestOutput)
            output += text + u'\n';
    }
}

bool LibtestReader::json(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    const QString type = object[u"type"_s].toString();
    const QString event = object[u"event"_s].toString();
    if (type == "suite"_L1) {
        m_report.setRecognised();
        if (event == "started"_L1)
            flush();
    } else if (type == "test"_L1) {
        jsonTest(event, object);
    }
    return !type.isEmpty();
}

void LibtestReader::jsonTest(const QString &event, const QJsonObject &object)
{
    const QString name = object[u"name"_s].toString();
    if (event == "started"_L1) {
        m_running.insert(name);
        return;
    }
    m_running.erase(name);
    outcome(name, event == "failed"_L1 || event == "timeout"_L1 ? u"FAILED"_s : event);
    TestResult &result = m_results.last();
    result.ms = milliseconds(object[u"exec_time"_s].toDouble() * 1000);
    result.message = object[u"message"_s].toString();
    if (event == "timeout"_L1)
        result.state = TestState::TimedOut;
    else if (result.isBad())
        m_outputs.insert(name, object[u"stdout"_s].toString());
}

void LibtestReader::flush()
{
    for (auto it = m_byName.cbegin(); it != m_byName.cend(); ++it) {
        TestResult &result = m_results[*it];
        if (result.state == TestState::Failed)
            readPanic(result, m_outputs.value(it.key()));
    }
    for (const TestResult &result : m_results)
        m_report.add(result);
    for (const QString &name : m_running) {
        TestResult result;
        result.id = idOf(name);
        result.state = m_report.run().stopped ? TestState::TimedOut : TestState::Error;
        result.message = u"the run ended in this test"_s;
        m_report.add(result);
    }
    m_results.clear();
    m_byName.clear();
    m_outputs.clear();
    m_running.clear();
    m_shown.clear();
}

} // namespace

void readCargo(const QByteArray &bytes, ReportBuilder &report)
{
    LibtestReader reader(report);
    for (const QByteArray &line : bytes.split('\n'))
        reader.line(QString::fromUtf8(line.left(longestLine)));
    reader.end();
}

} // namespace baton::artefact
