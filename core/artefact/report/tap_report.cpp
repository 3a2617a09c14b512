// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/report/report_builder.h"
#include "core/markdown/lines.h"

#include <QRegularExpression>

#include <utility>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestLine = 16 * 1024;
constexpr qsizetype longestBlock = 64 * 1024;
constexpr qsizetype deepest = 50;

/// A line such as "not ok 2 - name # SKIP reason {".
struct TapLine {
    bool ok = false;
    QString name;
    QString directive; ///< "SKIP", "TODO"
    QString reason;
    double ms = 0;
    bool opens = false; ///< a suite whose tests follow in braces (vitest)
};

QString unescaped(QString text)
{
    return text.replace("\\#"_L1, "#"_L1).replace("\\\\"_L1, "\\"_L1);
}

std::optional<TapLine> tapLine(const QString &text)
{
    static const QRegularExpression form(u"^(not )?ok(?: \\d+)?(?: -)? ?(.*)$"_s);
    static const QRegularExpression time(u" # time=([\\d.]+)ms\\s*$"_s);
    static const QRegularExpression directive(
        u"(?<!\\\\) ?# (SKIP|TODO)\\b *(.*)$"_s, QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    TapLine line{!match.captured(1).startsWith("not"_L1), match.captured(2), {}, {}, 0, false};
    if (line.name.endsWith(" {"_L1)) {
        line.opens = true;
        line.name.chop(2);
    }
    if (const auto said = time.match(line.name); said.hasMatch()) {
        line.ms = said.captured(1).toDouble();
        line.name.truncate(said.capturedStart());
    }
    if (const auto said = directive.match(line.name); said.hasMatch()) {
        line.directive = said.captured(1).toUpper();
        line.reason = unescaped(said.captured(2));
        line.name.truncate(said.capturedStart());
    }
    line.name = unescaped(line.name.trimmed());
    return line;
}

/// The block between "---" and "...": keys of its first level with their texts.
QHash<QString, QString> readBlock(const QStringList &lines)
{
    static const QRegularExpression key(u"^( *)(\\w+): ?(.*)$"_s);
    QHash<QString, QString> values;
    qsizetype base = -1;
    QString current;
    for (const QString &line : lines) {
        const auto match = key.match(line);
        const bool isKey = match.hasMatch() && (base < 0 || match.capturedLength(1) == base);
        if (isKey) {
            base = match.capturedLength(1);
            current = match.captured(2);
            const QString value = match.captured(3);
            values.insert(current, value.startsWith("|-"_L1) || value == "|"_L1 ? QString() : value);
        } else if (!current.isEmpty()) {
            QString &value = values[current];
            const qsizetype inner = qMin(markdown::indentOf(line), base + 2);
            value += (value.isEmpty() ? QString() : u"\n"_s) + line.sliced(qMax<qsizetype>(0, inner));
        }
    }
    return values;
}

QString unquoted(const QString &text)
{
    const QString value = text.trimmed();
    const bool quoted = value.size() > 1 && (value.startsWith(u'"') || value.startsWith(u'\''))
        && value.endsWith(value.at(0));
    if (!quoted)
        return value;
    QString inner = value.sliced(1, value.size() - 2);
    if (value.at(0) == u'\'')
        return inner.replace("''"_L1, "'"_L1);
    return inner.replace("\\n"_L1, "\n"_L1).replace("\\\""_L1, "\""_L1).replace("\\\\"_L1, "\\"_L1);
}

class TapReader {
public:
    explicit TapReader(ReportBuilder &report) : m_report(report) { }
    void line(const QString &text);
    void end() { flush(); }

private:
    void flush();
    void begin(const TapLine &line, qsizetype level);
    void fill(TestResult &result, const QHash<QString, QString> &block) const;
    void faultFrom(TestResult &result, const QHash<QString, QString> &block) const;

    ReportBuilder &m_report;
    QStringList m_names; ///< of the suites around the line, by level
    QStringList m_comments; ///< what programs wrote since the last result
    QStringList m_said; ///< the same, before the open one
    TapLine m_line;
    bool m_open = false; ///< a result whose block may follow
    QStringList m_above; ///< suites around it
    QStringList m_block;
    QString m_end; ///< the line that ends the block; empty outside of one
    qsizetype m_blockSize = 0;
};

void TapReader::line(const QString &text)
{
    if (!m_end.isEmpty()) {
        if (text == m_end)
            flush();
        else if ((m_blockSize += text.size()) < longestBlock)
            m_block += text;
        return;
    }
    const qsizetype indent = markdown::indentOf(text);
    const QString plain = text.sliced(indent);
    const qsizetype level = indent / 4;
    if (plain == "---"_L1 && m_open) {
        m_end = QString(indent, u' ') + u"..."_s;
    } else if (level > deepest) {
        return;
    } else if (plain.startsWith("# Subtest: "_L1)) {
        flush();
        m_names = m_names.mid(0, level);
        m_names += unescaped(plain.sliced(11));
    } else if (const auto found = tapLine(plain)) {
        begin(*found, level);
    } else if (plain.startsWith("# "_L1) && m_comments.size() < 400) {
        m_comments += unescaped(plain.sliced(2));
    } else if (plain.startsWith("TAP version"_L1) || plain.startsWith("1.."_L1)) {
        m_report.setRecognised();
    }
}

void TapReader::begin(const TapLine &line, qsizetype level)
{
    flush();
    m_names = m_names.mid(0, level);
    if (line.opens) {
        m_names += line.name;
        return;
    }
    m_open = true;
    m_said = std::exchange(m_comments, {});
    m_line = line;
    m_above = m_names;
}

void TapReader::fill(TestResult &result, const QHash<QString, QString> &block) const
{
    const ProjectPlaces &places = m_report.places();
    static const QRegularExpression position(u"^(.*?):(\\d+):\\d+$"_s);
    const auto location = position.match(unquoted(block.value(u"location"_s)));
    const QString own = places.fileOf(m_line.name);
    if (m_above.isEmpty() && m_line.name.startsWith(u'/') && !own.isEmpty()) { // node tells of a whole file
        result.id = own;
        result.file = own;
    } else if (location.hasMatch()) {
        result.file = location.captured(1);
        result.line = location.captured(2).toInt();
    }
    if (!block.contains(u"location"_s) && result.id.contains(u'/')) { // vitest puts the file before the names
        result.file = result.id.section(" > "_L1, 0, 0);
        if (result.id.contains(" > "_L1))
            result.id = result.file + u"::"_s + result.id.section(" > "_L1, 1);
    }
    if (const QString ms = block.value(u"duration_ms"_s); !ms.isEmpty())
        result.ms = milliseconds(ms.toDouble());
}

void TapReader::faultFrom(TestResult &result, const QHash<QString, QString> &block) const
{
    static const QRegularExpression nested(u"^\\s*(name|message): \"(.*?)\"\\s*$"_s,
        QRegularExpression::MultilineOption | QRegularExpression::DotMatchesEverythingOption);
    const QString error = block.value(u"error"_s);
    QString kind = unquoted(block.value(u"name"_s));
    result.message = unquoted(error);
    for (auto it = nested.globalMatch(u"\n"_s + error); it.hasNext();) {
        const auto match = it.next();
        (match.captured(1) == "name"_L1 ? kind : result.message) = match.captured(2);
    }
    const QString failure = unquoted(block.value(u"failureType"_s));
    const bool asserted = kind == "AssertionError"_L1 || block.value(u"code"_s).contains("ERR_ASSERTION"_L1);
    if (failure == "testTimeoutFailure"_L1 || result.message.startsWith("Test timed out in"_L1))
        result.state = TestState::TimedOut;
    else if (failure == "cancelledByParent"_L1)
        result.state = TestState::NotRun;
    else
        result.state = asserted || block.isEmpty() ? TestState::Failed : TestState::Error;
    result.expected = unquoted(block.value(u"expected"_s));
    result.actual = unquoted(block.value(u"actual"_s));
    const QString place = unquoted(block.value(u"at"_s));
    result.output = unquoted(block.value(u"stack"_s)) + place;
    if (result.id != result.file)
        return;
    result.output += u'\n' + m_said.join(u'\n');
    const qsizetype said = m_said.indexOf(QRegularExpression(u"^\\w*Error\\b.*: .*"_s));
    if (said >= 0)
        result.message = u"could not be run: "_s + m_said.at(said);
}

void TapReader::flush()
{
    if (!m_open)
        return;
    m_open = false;
    m_end.clear();
    const QHash<QString, QString> block = readBlock(m_block);
    m_block.clear();
    m_blockSize = 0;
    const bool suite = block.value(u"type"_s).contains("suite"_L1);
    if (suite && (m_line.ok || block.value(u"failureType"_s).contains("subtestsFailed"_L1)))
        return;
    TestResult result;
    result.id = joinedNames(m_above + QStringList(m_line.name));
    result.ms = milliseconds(m_line.ms);
    fill(result, block);
    if (!m_line.directive.isEmpty()) {
        result.state = TestState::Skipped;
        result.message = (m_line.directive == "TODO"_L1 ? u"to do: "_s : QString()) + m_line.reason;
        if (m_line.reason.isEmpty())
            result.message = m_line.directive == "TODO"_L1 ? u"to do"_s : QString();
    } else if (!m_line.ok) {
        faultFrom(result, block);
    }
    m_report.add(result);
}

} // namespace

void readTap(const QByteArray &bytes, ReportBuilder &report)
{
    TapReader reader(report);
    for (const QByteArray &line : bytes.split('\n')) {
        const QString text = QString::fromUtf8(line.left(longestLine));
        reader.line(text.endsWith(u'\r') ? text.chopped(1) : text);
    }
    reader.end();
}

} // namespace baton::artefact
