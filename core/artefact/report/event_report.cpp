// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/report/report_builder.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestLine = 512 * 1024;

TestState stateOf(const QString &word)
{
    for (const TestState state :
        {TestState::Passed, TestState::Failed, TestState::Skipped, TestState::TimedOut, TestState::NotRun}) {
        if (toWord(state) == word)
            return state;
    }
    return TestState::Error; // what cannot be read is not passed
}

TestResult resultOf(const QJsonObject &event)
{
    TestResult result;
    result.id = event[u"id"_s].toString();
    result.file = event[u"file"_s].toString();
    result.line = event[u"line"_s].toInt();
    result.state = stateOf(event[u"state"_s].toString());
    result.ms = milliseconds(event[u"seconds"_s].toDouble() * 1000);
    result.message = event[u"message"_s].toString();
    result.expected = event[u"expected"_s].toString();
    result.actual = event[u"actual"_s].toString();
    result.frameFile = event[u"frame"_s][u"file"_s].toString();
    result.frameLine = event[u"frame"_s][u"line"_s].toInt();
    const QString trace = event[u"trace"_s].toString();
    const QString output = event[u"output"_s].toString();
    const QString between = trace.isEmpty() || output.isEmpty() ? QString() : u"\n\n"_s;
    result.output = trace.trimmed() + between + output;
    return result;
}

/// Follows the events; a run that was killed has begun tests that did not end.
class EventReader {
public:
    explicit EventReader(ReportBuilder &report) : m_report(report) { }

    void line(const QByteArray &text);
    void end();

private:
    void follow(const QString &kind, const QJsonObject &event);

    ReportBuilder &m_report;
    QHash<QString, TestResult> m_planned;
    QStringList m_order;
    TestResult m_open;
    qsizetype m_unread = 0;
    bool m_begun = false;
    bool m_done = false;
};

void EventReader::line(const QByteArray &text)
{
    if (text.trimmed().isEmpty())
        return;
    const QJsonObject event =
        text.size() > longestLine ? QJsonObject() : QJsonDocument::fromJson(text).object();
    const QString kind = event[u"event"_s].toString();
    if (kind.isEmpty())
        ++m_unread;
    else
        follow(kind, event);
}

void EventReader::follow(const QString &kind, const QJsonObject &event)
{
    m_begun = true;
    const QString id = event[u"id"_s].toString();
    if (kind == "start"_L1) {
        m_report.setFramework(event[u"framework"_s].toString());
    } else if (kind == "planned"_L1) {
        if (!m_planned.contains(id))
            m_order += id;
        m_planned.insert(id, resultOf(event));
    } else if (kind == "begin"_L1) {
        m_open = resultOf(event);
    } else if (kind == "loaded"_L1) {
        m_open = {};
    } else if (kind == "end"_L1) {
        m_open = {};
        m_planned.remove(id);
        m_report.add(resultOf(event));
    } else if (kind == "done"_L1) {
        m_done = true;
    }
}

void EventReader::end()
{
    if (!m_begun)
        return;
    m_report.setRecognised();
    if (!m_open.id.isEmpty()) {
        m_planned.remove(m_open.id);
        m_open.state = m_report.run().stopped ? TestState::TimedOut : TestState::Error;
        m_open.message = u"the run ended in this test"_s;
        m_report.add(m_open);
    }
    for (const QString &id : m_order) {
        const auto it = m_planned.constFind(id);
        if (it == m_planned.constEnd())
            continue;
        TestResult result = *it;
        result.state = TestState::NotRun;
        result.message = u"the run ended before it"_s;
        m_report.add(result);
    }
    if (!m_done)
        m_report.addNotRun(u"the run ended before its tests were done"_s);
    if (m_unread > (m_done ? 0 : 1)) // the last line of a killed run may be torn
        m_report.addNotRun(u"%1 lines of the report could not be read"_s.arg(m_unread));
}

} // namespace

void readEvents(const QByteArray &bytes, ReportBuilder &report)
{
    EventReader reader(report);
    for (const QByteArray &line : bytes.split('\n'))
        reader.line(line);
    reader.end();
}

} // namespace baton::artefact
