// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/report/report_builder.h"

#include "core/base/relative_path.h"
#include "core/base/text.h"

#include <QRegularExpression>

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostResults = 10'000;
constexpr qsizetype mostReasons = 50;
constexpr qsizetype longestId = 400;
constexpr qsizetype longestMessage = 4'000;
constexpr qsizetype longestValue = 2'000;
constexpr qsizetype longestOutput = 16'000;
constexpr qsizetype longestTail = 8'000;

/// Harmless to show, and of whole characters: a program may have written halves of them, and a cut makes
/// some.
QString harmless(const QString &text)
{
    return visible(text.isValidUtf16() ? text : QString::fromUtf8(text.toUtf8()));
}

QString harmlessLine(const QString &text)
{
    return harmless(text).replace(u'\n', u' ').replace(u'\t', u' ');
}

QString tailOf(const QByteArray &output, const QByteArray &errors)
{
    const auto end = [](const QByteArray &bytes) {
        return QString::fromUtf8(bytes.last(qMin(bytes.size(), longestTail))).trimmed();
    };
    const QString said = end(errors);
    const QString written = end(output);
    const QString between = said.isEmpty() || written.isEmpty() ? QString() : u"\n"_s;
    const QString joined = written + between + said;
    return harmless(joined.right(longestTail));
}

QString shownValue(const QString &text)
{
    return harmless(headAndTail(text.trimmed(), longestValue));
}

Compared firstOf(const QString &words, const QRegularExpression &form)
{
    const auto match = form.match(words);
    return match.hasMatch() ? Compared{match.captured(u"e"_s), match.captured(u"a"_s)} : Compared{};
}

/// The lines of a comparison in the form "- Expected / + Received" or the other way round.
Compared fromMarkedLines(const QString &words)
{
    const qsizetype head = words.indexOf("- Expected"_L1);
    if (head < 0 || !words.contains("+ Received"_L1))
        return {};
    QStringList expected;
    QStringList actual;
    for (const QString &line : words.sliced(head).split(u'\n').mid(0, 200)) {
        if (line.startsWith("- "_L1) && line != "- Expected"_L1)
            expected += line.sliced(2);
        else if (line.startsWith("+ "_L1) && line != "+ Received"_L1)
            actual += line.sliced(2);
    }
    return {expected.join(u'\n'), actual.join(u'\n')};
}

} // namespace

qint64 milliseconds(double ms)
{
    constexpr double longest = 1e12; // some thirty years
    return ms > 0 && ms < longest ? qRound64(ms) : 0;
}

QString joinedNames(const QStringList &names)
{
    QString joined;
    for (const QString &name : names) {
        joined += (joined.isEmpty() ? QString() : u" > "_s) + name.left(longestId);
        if (joined.size() > longestId)
            break;
    }
    return joined;
}

QString headAndTail(const QString &text, qsizetype limit)
{
    if (text.size() <= limit)
        return text;
    const qsizetype half = limit / 2;
    return text.left(half) + u"\n[%1 characters left out]\n"_s.arg(text.size() - 2 * half) + text.right(half);
}

Compared comparedIn(const QString &words)
{
    static const QVector<QRegularExpression> forms{
        QRegularExpression(u"expected: ?<(?<e>.*?)> but was: ?<(?<a>.*?)>(?:$|\\n)"_s),
        QRegularExpression(u"(?:^|\\n) *left: (?<a>[^\\n]*)\\n *right: (?<e>[^\\n]*)"_s),
        QRegularExpression(u"(?:= |got:? |was:? )(?<a>[^\\n,;]+)[,;] (?:want|expected):? (?<e>[^\\n]+)"_s),
        QRegularExpression(u"(?:expected|want):? (?<e>[^\\n,;]+)[,;] (?:got|was):? (?<a>[^\\n]+)"_s),
        QRegularExpression(u"(?:^|\\n|: )assert (?<a>[^\\n=]+) == (?<e>[^\\n]+)"_s),
        QRegularExpression(u"^AssertionError: (?:\\w+ differ: )?(?<a>[^\\n]+?) != (?<e>[^\\n]+)"_s),
    };
    const QString head = words.left(longestMessage);
    for (const QRegularExpression &form : forms) {
        const Compared compared = firstOf(head, form);
        if (!compared.expected.isEmpty() || !compared.actual.isEmpty())
            return compared;
    }
    return fromMarkedLines(head);
}

ReportBuilder::ReportBuilder(const TestRunBytes &run) : m_run(run), m_places(run.root, run.projectFiles)
{
    m_report.exitCode = run.exitCode;
    m_report.tail = m_places.withoutRoot(tailOf(run.output, run.errors));
}

void ReportBuilder::setFramework(const QString &framework)
{
    constexpr qsizetype longest = 40;
    m_report.framework = harmlessLine(framework.left(longest));
}

void ReportBuilder::complete(TestResult &result) const
{
    const QString raw = result.output;
    result.id = harmlessLine(m_places.withoutRoot(result.id).left(longestId));
    result.file = m_places.fileOf(result.file);
    result.line = std::max(result.line, 0);
    result.message = harmless(m_places.withoutRoot(result.message.left(longestMessage)).trimmed());
    if (result.isBad()) {
        if (result.frameFile.isEmpty()) {
            const Place place = m_places.innermost(raw.left(longestOutput * 4));
            result.frameFile = place.file;
            result.frameLine = place.line;
        }
        if (result.expected.isEmpty() && result.actual.isEmpty()) {
            const Compared compared = comparedIn(result.message + u'\n' + raw.left(longestMessage));
            result.expected = compared.expected;
            result.actual = compared.actual;
        }
    }
    result.frameFile = m_places.fileOf(result.frameFile);
    result.frameLine = result.frameFile.isEmpty() ? 0 : std::max(result.frameLine, 0);
    result.expected = shownValue(result.expected);
    result.actual = shownValue(result.actual);
    result.output = harmless(headAndTail(m_places.withoutRoot(raw).trimmed(), longestOutput));
}

void ReportBuilder::add(TestResult result)
{
    m_recognised = true;
    m_report.totals.count(result.state);
    if (m_report.results.size() >= mostResults) {
        ++m_unlisted;
        return;
    }
    complete(result);
    if (const int count = ++m_ids[result.id]; count > 1)
        result.id += u" (%1)"_s.arg(count);
    m_report.results += result;
}

void ReportBuilder::addNotRun(const QString &reason)
{
    const QString text = harmlessLine(m_places.withoutRoot(reason.left(longestMessage)).trimmed());
    if (m_report.notRun.size() < mostReasons && !m_report.notRun.contains(text))
        m_report.notRun += text;
}

void ReportBuilder::judge()
{
    const bool bad = m_report.totals.bad() > 0;
    TestResult program;
    program.id = u"program"_s;
    program.output = m_report.tail;
    if (m_run.stopped && m_report.totals.timedOut == 0) {
        program.state = TestState::TimedOut;
        program.message = u"was stopped at the time limit"_s;
    } else if (m_run.exitCode != 0 && !bad) {
        program.state = TestState::Failed;
        program.message = u"ended with exit code %1"_s.arg(m_run.exitCode);
        if (m_report.totals.passed > 0)
            program.message += u", though no test is said to have failed"_s;
    } else if (!m_recognised) {
        program.state = TestState::Passed;
        program.message = u"ended with exit code 0; single tests are not known"_s;
    } else {
        if (m_report.totals.all() == 0)
            addNotRun(u"no tests were found"_s);
        return;
    }
    if (!m_recognised)
        m_report.framework = u"program"_s;
    add(program);
}

TestReport ReportBuilder::take()
{
    judge();
    if (m_unlisted > 0)
        addNotRun(u"%1 further results are counted, not listed"_s.arg(m_unlisted));
    std::stable_sort(m_report.results.begin(), m_report.results.end(),
        [](const TestResult &a, const TestResult &b) { return a.id < b.id; });
    return m_report;
}

} // namespace baton::artefact
