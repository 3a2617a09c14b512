// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/report/report_builder.h"

#include <QRegularExpression>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestLine = 8 * 1024;
constexpr qsizetype longestOutput = 64 * 1024;

/// The form for people that `node --test` writes to a terminal.
class SpecReader {
public:
    explicit SpecReader(ReportBuilder &report) : m_report(report) { }
    /// False at the end: what follows repeats the failures.
    bool line(const QString &text);
    void flush();

private:
    void begin(const QRegularExpressionMatch &match);
    void judge();

    ReportBuilder &m_report;
    QStringList m_suites;
    TestResult m_test;
    QString m_output;
    qsizetype m_level = 0;
    bool m_open = false;
};

bool SpecReader::line(const QString &text)
{
    static const QRegularExpression outcome(u"^( *)([✔✖﹣▶]) (.+?) \\(([\\d.]+)ms\\)(?: # ?(.*))?$"_s);
    static const QRegularExpression suite(u"^( *)▶ (.+)$"_s);
    if (text == u"✖ failing tests:"_s)
        return false;
    if (text.startsWith(u"ℹ tests"_s)) {
        m_report.setRecognised();
    } else if (const auto match = outcome.match(text); match.hasMatch()) {
        begin(match);
    } else if (const auto head = suite.match(text); head.hasMatch()) {
        flush();
        m_suites = m_suites.mid(0, head.capturedLength(1) / 2);
        m_suites += head.captured(2);
    } else if (m_open && m_output.size() < longestOutput
        && (text.isEmpty() || text.startsWith(QString(2 * m_level + 2, u' ')))) {
        m_output += text + u'\n';
    }
    return true;
}

void SpecReader::begin(const QRegularExpressionMatch &match)
{
    flush();
    const qsizetype level = match.capturedLength(1) / 2;
    const QString name = match.captured(3);
    if (m_suites.value(level) == name) { // a suite ends
        m_suites = m_suites.mid(0, level);
        return;
    }
    m_suites = m_suites.mid(0, level);
    m_open = true;
    m_level = level;
    m_test = {};
    m_test.id = joinedNames(m_suites + QStringList(name));
    m_test.ms = milliseconds(match.captured(4).toDouble());
    m_test.message = match.captured(5);
    const bool reason = match.hasCaptured(5);
    const QString mark = match.captured(2);
    m_test.state = mark == u"﹣"_s || reason ? TestState::Skipped
        : mark == u"✔"_s                     ? TestState::Passed
                                             : TestState::Failed;
}

void SpecReader::judge()
{
    const QString text = m_output.trimmed();
    const QString own = m_report.places().fileOf(m_test.id);
    if (m_test.id.startsWith(u'/') && !own.isEmpty()) {
        m_test.id = own;
        m_test.file = own;
    }
    m_test.output = text;
    m_test.message = text.section(u'\n', 0, 0);
    if (text.contains("test timed out after"_L1))
        m_test.state = TestState::TimedOut;
    else if (!text.contains("ERR_ASSERTION"_L1))
        m_test.state = TestState::Error;
    static const QRegularExpression value(
        u"^ *(actual|expected): (.*?),?$"_s, QRegularExpression::MultilineOption);
    for (auto it = value.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        (match.captured(1) == "actual"_L1 ? m_test.actual : m_test.expected) = match.captured(2);
    }
}

void SpecReader::flush()
{
    if (!m_open)
        return;
    m_open = false;
    if (m_test.isBad())
        judge();
    m_output.clear();
    m_report.add(m_test);
}

} // namespace

void readSpec(const QByteArray &bytes, ReportBuilder &report)
{
    SpecReader reader(report);
    for (const QByteArray &line : bytes.split('\n')) {
        if (!reader.line(QString::fromUtf8(line.left(longestLine))))
            break;
    }
    reader.flush();
}

} // namespace baton::artefact
