// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/reply/code_repairs.h"

#include "core/artefact/document/fence_names.h"
#include "core/artefact/reply/json_value.h"
#include "core/markdown/lines.h"
#include "core/markdown/paths.h"

#include <QRegularExpression>

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

/// Files whose every character may be data.
bool isData(const QString &path)
{
    static const QStringList data{u"json"_s, u"xml"_s, u"svg"_s, u"csv"_s, u"tsv"_s, u"patch"_s, u"diff"_s,
        u"log"_s, u"lock"_s, u"ini"_s};
    return isProsePath(path) || data.contains(path.section(u'.', -1).toLower());
}

/// Length of "  12 | ", "12\t", "12: ", "12→" before a line's text and its number; 0 when there is none.
qsizetype numberBefore(QStringView line, int *number)
{
    static const QRegularExpression form(
        u"^\\s{0,8}0*([0-9]{1,6})(?:\\t|\\s?[|│:]|\\s?(?:→|->)\\t?|\\s*$)"_s);
    *number = -1;
    const QStringView words = line.left(10).trimmed();
    if (words.isEmpty() || !words.front().isDigit())
        return 0;
    const auto found = form.match(line.left(40));
    *number = found.hasMatch() ? found.captured(1).toInt() : -1;
    return found.hasMatch() ? found.capturedEnd() : 0;
}

/// Without line numbers that count up by one over the whole text.
bool dropLineNumbers(QString &text)
{
    constexpr qsizetype fewest = 3;
    const Lines lines(text);
    QVector<quint8> lengths;
    int expected = -1;
    qsizetype counted = 0;
    bool spaced = true;
    for (const QStringView line : lines) {
        int number = -1;
        const qsizetype length = numberBefore(line, &number);
        lengths += static_cast<quint8>(length);
        const QStringView rest = line.sliced(length);
        spaced = spaced && (isBlank(rest) || rest.startsWith(u' '));
        if (isBlank(line) && number < 0)
            continue;
        if (number < 0 || (expected >= 0 && number != expected))
            return false;
        expected = number + 1;
        ++counted;
    }
    if (counted < fewest)
        return false;
    QString plain;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QStringView rest = lines.at(i).sliced(lengths.at(i));
        addLine(plain, spaced && !rest.isEmpty() ? rest.sliced(1) : rest);
    }
    text = plain;
    return true;
}

/// Whether all of <, > and " are written as entities, so that a page has escaped the whole text.
bool isEscapedByPage(const QString &text)
{
    const bool entities = text.contains("&lt;"_L1) || text.contains("&gt;"_L1) || text.contains("&quot;"_L1)
        || text.contains("&#39;"_L1) || text.contains("&#x27;"_L1);
    if (!entities || text.contains(u'<'))
        return false;
    const bool quotes = text.contains("&quot;"_L1);
    return !(quotes && text.contains(u'"')) && !(text.contains("&gt;"_L1) && text.contains(u'>'));
}

QString withoutEntities(QString text)
{
    text.replace("&lt;"_L1, "<"_L1).replace("&gt;"_L1, ">"_L1).replace("&quot;"_L1, "\""_L1);
    text.replace("&#39;"_L1, "'"_L1).replace("&#x27;"_L1, "'"_L1).replace("&apos;"_L1, "'"_L1);
    return text.replace("&nbsp;"_L1, " "_L1).replace("&amp;"_L1, "&"_L1);
}

/// Whether one line holds a whole file with "\n" for its line ends: such an escape stands outside quotes.
bool isEscapedLine(const QString &text)
{
    const QString line = text.trimmed();
    if (line.contains(u'\n') || line.count("\\n"_L1) < 2)
        return false;
    QChar quote;
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
        const QChar c = line.at(i);
        if (c == u'\\') {
            if (quote.isNull() && line.at(i + 1) == u'n')
                return true;
            ++i;
        } else if (quote.isNull() && (c == u'"' || c == u'\'' || c == u'`')) {
            quote = c;
        } else if (c == quote) {
            quote = QChar();
        }
    }
    return false;
}

QString withoutEscapes(const QString &text)
{
    QString json = text.trimmed();
    static const QRegularExpression bareQuote(u"(?<!\\\\)\""_s);
    json.replace(bareQuote, u"\\\""_s);
    const auto list = readJson(u"[\""_s + json + u"\"]"_s);
    const bool one = list && list->items.size() == 1 && list->items.front().kind == JsonValue::Kind::Text;
    return one ? list->items.front().text : text;
}

bool isOddSpace(QChar c)
{
    return c == QChar(0x00A0) || c == QChar(0x2007) || c == QChar(0x202F) || c == QChar(0x3000);
}

/// Odd spaces of a line outside quotes become plain ones, signs without room go.
QString mendedLine(QStringView line)
{
    QString mended;
    mended.reserve(line.size());
    QChar quote;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line.at(i);
        if (c == u'\\' && !quote.isNull() && i + 1 < line.size()) {
            mended += c;
            mended += line.at(++i);
            continue;
        }
        if (quote.isNull() && (c == u'"' || c == u'\'' || c == u'`'))
            quote = c;
        else if (c == quote)
            quote = QChar();
        if (quote.isNull() && takesNoRoom(c))
            continue;
        mended += quote.isNull() && isOddSpace(c) ? QChar(u' ') : c;
    }
    return mended;
}

/// The same of all lines of a text; how many it changed.
qsizetype mendSpaces(QString &text)
{
    const auto isOdd = [](QChar c) { return isOddSpace(c) || takesNoRoom(c); };
    if (std::none_of(text.cbegin(), text.cend(), isOdd))
        return 0;
    QString result;
    result.reserve(text.size());
    qsizetype changed = 0;
    for (const QStringView line : Lines(text)) {
        const bool odd = std::any_of(line.begin(), line.end(), isOdd);
        const QString mended = odd ? mendedLine(line) : QString();
        changed += odd && mended != line ? 1 : 0;
        addLine(result, odd ? QStringView(mended) : line);
    }
    text = result;
    return changed;
}

} // namespace

QString repairedCode(QString text, const QString &path, QStringList *notes)
{
    if (text.startsWith(QChar(0xFEFF)))
        text.remove(0, 1);
    if (isData(path))
        return text;
    if (isEscapedByPage(text)) {
        text = withoutEntities(text);
        *notes += u"HTML entities are read as the characters they stand for"_s;
    }
    if (isEscapedLine(text)) {
        text = withoutEscapes(text);
        *notes += u"\\n is read as the end of a line"_s;
    }
    if (dropLineNumbers(text))
        *notes += u"the line numbers in front are left out"_s;
    if (const qsizetype mended = mendSpaces(text); mended > 0)
        *notes += u"non-breaking or zero-width spaces of %1 lines are read as plain ones"_s.arg(mended);
    return text;
}

} // namespace baton::artefact
