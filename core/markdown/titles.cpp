// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markdown/headings.h"

#include <QRegularExpression>

#include <algorithm>

namespace baton::markdown {

using namespace Qt::StringLiterals;

namespace {

// Headings longer than this are sentences; looking closer would only cost time.
constexpr qsizetype longestHeading = 160;

/// Letters and digits in lower case: what is left of a title when all decoration is gone.
QString keyOf(QStringView text)
{
    QString key;
    key.reserve(text.size());
    for (const QChar c : text) {
        if (c.isLetterOrNumber())
            key += c.toLower();
        else if (c == u'&')
            key += "and"_L1;
    }
    return key;
}

QStringView withoutLeadingNumber(QStringView text)
{
    qsizetype from = 0;
    while (from < text.size() && !text.at(from).isLetter())
        ++from;
    return text.sliced(from);
}

QStringView withoutEnumeration(QStringView text)
{
    static const QRegularExpression enumeration(
        u"^\\W*(?:(?:section|part|step|chapter)\\s*)?(?:[0-9]+(?:\\.[0-9]+)*|[ivxlc]{1,6}|[a-z])\\s*[.):\\-–—]+\\s*"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto isMark = [](QChar c) { return u".):-–—"_s.contains(c); };
    if (std::none_of(text.begin(), text.end(), isMark))
        return text;
    const auto found = enumeration.match(text);
    return found.hasMatch() ? text.sliced(found.capturedEnd()) : text;
}

qsizetype openingParenthesis(QStringView text)
{
    const qsizetype narrow = text.indexOf(u'(');
    const qsizetype wide = text.indexOf(u'（');
    return narrow < 0 || (wide >= 0 && wide < narrow) ? wide : narrow;
}

QStringView withoutParentheses(QStringView text)
{
    const qsizetype open = openingParenthesis(text);
    return open > 0 ? text.first(open) : text;
}

/// "文件列表（File list）": what stands inside.
QStringView insideParentheses(QStringView text)
{
    const qsizetype open = openingParenthesis(text);
    const QStringView rest = open > 0 ? text.sliced(open + 1) : QStringView();
    return rest.endsWith(u')') || rest.endsWith(u'）') ? rest.chopped(1) : QStringView();
}

struct Split {
    QStringView title;
    QStringView rest;
};

/// "Language: English" and the like; several separators are tried by the caller.
Split splitAt(QStringView text, QStringView separator)
{
    const qsizetype at = text.indexOf(separator);
    if (at <= 0)
        return {};
    QStringView rest = text.sliced(at + separator.size());
    while (!rest.isEmpty() && (rest.front() == u'*' || rest.front() == u'_' || rest.front().isSpace()))
        rest = rest.sliced(1);
    return {text.first(at), rest.trimmed()};
}

} // namespace

TitleIndex::TitleIndex(QStringList titles) : m_titles(std::move(titles))
{
    for (qsizetype i = 0; i < m_titles.size(); ++i) {
        const QString key = keyOf(m_titles.at(i));
        if (!m_byKey.contains(key))
            m_byKey.insert(key, i);
        m_longest = std::max(m_longest, key.size());
    }
}

qsizetype TitleIndex::find(QStringView text) const
{
    QString key = keyOf(text);
    if (key.isEmpty() || key.size() > m_longest + 1)
        return -1;
    if (const auto it = m_byKey.constFind(key); it != m_byKey.cend())
        return *it;
    key = key.endsWith(u's') ? key.chopped(1) : key + u's';
    return m_byKey.value(key, -1);
}

void TitleIndex::addSynonym(const QString &words, qsizetype title)
{
    const QString key = keyOf(words);
    if (!key.isEmpty() && !m_byKey.contains(key) && !m_synonyms.contains(key))
        m_synonyms.insert(key, title);
}

qsizetype TitleIndex::indexOf(QStringView text) const
{
    qsizetype index = find(text);
    // Most lines carry no decoration; only what is there is taken off.
    const QStringView bare = withoutParentheses(text);
    for (const QStringView candidate : {text, bare}) {
        if (index < 0 && candidate.size() != text.size())
            index = find(candidate);
        if (const QStringView rest = withoutLeadingNumber(candidate);
            index < 0 && rest.size() != candidate.size())
            index = find(rest);
        if (const QStringView rest = withoutEnumeration(candidate);
            index < 0 && rest.size() != candidate.size())
            index = find(rest);
        if (bare.size() == text.size())
            break;
    }
    return index < 0 ? find(insideParentheses(text)) : index;
}

TitleIndex::Match TitleIndex::match(QStringView heading) const
{
    const Match found = matchTitle(heading);
    if (found.isKnown() || m_synonyms.isEmpty() || heading.size() > longestHeading)
        return found;
    const QStringView text = heading.trimmed();
    qsizetype seen = -1; // what takes nothing off is the text once more
    for (const QStringView candidate : {text, withoutParentheses(text), withoutLeadingNumber(text),
             withoutParentheses(withoutLeadingNumber(text)), withoutEnumeration(text)}) {
        if (candidate.size() == seen || (seen >= 0 && candidate.size() == text.size()))
            continue;
        seen = candidate.size();
        if (const auto it = m_synonyms.constFind(keyOf(candidate)); it != m_synonyms.cend())
            return {*it, {}, true};
    }
    return found;
}

TitleIndex::Match TitleIndex::matchTitle(QStringView heading) const
{
    const QStringView text = heading.trimmed();
    if (text.isEmpty())
        return {};
    if (text.size() <= longestHeading) {
        if (const qsizetype index = indexOf(text); index >= 0)
            return {index, {}, false};
    }
    for (const QStringView separator : {QStringView(u":"), QStringView(u"："), QStringView(u" - "),
             QStringView(u" – "), QStringView(u" — ")}) {
        const Split split = splitAt(text, separator);
        if (split.title.isEmpty() || split.title.size() > longestHeading)
            continue;
        if (const qsizetype index = indexOf(split.title); index >= 0)
            return {index, split.rest.toString(), false};
    }
    const Split translated = splitAt(text, u"/");
    const qsizetype index = translated.title.size() <= longestHeading ? indexOf(translated.title) : -1;
    return {index, {}, false};
}

bool TitleIndex::isExactly(QStringView text) const
{
    return text.size() <= longestHeading && indexOf(text) >= 0;
}

QString plainTitle(QStringView heading)
{
    QString text = heading.trimmed().toString();
    while (text.endsWith(u'#'))
        text.chop(1);
    text.remove("**"_L1).remove("__"_L1).remove(u'`');
    text = text.trimmed();
    const QString bare = withoutEnumeration(text).toString();
    if (!bare.isEmpty() && !text.isEmpty() && text.at(0).isDigit())
        text = bare;
    while (!text.isEmpty() && !text.at(0).isLetterOrNumber() && !u"([\"'<"_s.contains(text.at(0)))
        text.remove(0, 1);
    while (text.endsWith(u':') || text.endsWith(u' '))
        text.chop(1);
    return text;
}

} // namespace baton::markdown
