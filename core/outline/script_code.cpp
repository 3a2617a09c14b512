// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outline/script_code.h"

#include <QStringList>

namespace baton::outline {

using namespace Qt::StringLiterals;

namespace {

bool isWord(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'$';
}

} // namespace

ScriptCode::ScriptCode(const QString &text) : m_text(text)
{
    blankOut();
    pair();
}

qsizetype ScriptCode::endOfString(qsizetype at) const
{
    const QChar quote = m_text.at(at);
    for (++at; at < m_text.size() && m_text.at(at) != u'\n'; ++at) {
        if (m_text.at(at) == quote)
            return at + 1;
        at += m_text.at(at) == u'\\' ? 1 : 0;
    }
    return qMin(at, m_text.size());
}

/// Behind the back tick that ends a template; what it puts in may hold templates again.
qsizetype ScriptCode::endOfTemplate(qsizetype at, int depth) const
{
    constexpr int deepest = 10;
    int braces = 0;
    for (++at; at < m_text.size(); ++at) {
        const QChar c = m_text.at(at);
        if (c == u'\\')
            ++at;
        else if (braces == 0 && c == u'`')
            return at + 1;
        else if (braces == 0 && c == u'{' && m_text.at(at - 1) == u'$')
            braces = 1;
        else if (braces > 0 && c == u'`' && depth < deepest)
            at = endOfTemplate(at, depth + 1) - 1;
        else if (braces > 0 && (c == u'"' || c == u'\''))
            at = endOfString(at) - 1;
        else if (braces > 0 && (c == u'{' || c == u'}'))
            braces += c == u'{' ? 1 : -1;
    }
    return m_text.size();
}

/// A slash divides behind a value and begins a pattern elsewhere.
bool ScriptCode::mayBeginPattern(qsizetype at) const
{
    qsizetype end = at;
    while (end > 0 && m_text.at(end - 1).isSpace())
        --end;
    if (end == 0)
        return true;
    const QChar last = m_text.at(end - 1);
    if (!isWord(last))
        return last != u')' && last != u']' && last != u'"' && last != u'\'' && last != u'`';
    qsizetype from = end;
    while (from > 0 && isWord(m_text.at(from - 1)))
        --from;
    static const QStringList words{u"return"_s, u"typeof"_s, u"case"_s, u"in"_s, u"of"_s, u"delete"_s,
        u"void"_s, u"throw"_s, u"new"_s, u"else"_s, u"do"_s, u"await"_s, u"yield"_s};
    return words.contains(m_text.sliced(from, end - from));
}

/// Behind the slash that ends a pattern; 0 when it is none, for a pattern ends on its line.
qsizetype ScriptCode::endOfPattern(qsizetype at) const
{
    bool isClass = false;
    for (++at; at < m_text.size() && m_text.at(at) != u'\n'; ++at) {
        const QChar c = m_text.at(at);
        if (c == u'\\')
            ++at;
        else if (c == u'[' || c == u']')
            isClass = c == u'[';
        else if (c == u'/' && !isClass)
            return at + 1;
    }
    return 0;
}

void ScriptCode::blankOut()
{
    qsizetype at = 0;
    while (at < m_text.size()) {
        const QChar c = m_text.at(at);
        const QStringView two = QStringView(m_text).mid(at, 2);
        qsizetype end = at + 1;
        bool isQuoted = true; // the marks around it stay
        if (two == u"//" || two == u"/*") {
            const qsizetype found = m_text.indexOf(two == u"//" ? u"\n"_s : u"*/"_s, at + 2);
            end = found < 0 ? m_text.size() : found + (two == u"//" ? 0 : 2);
            isQuoted = false;
        } else if (c == u'"' || c == u'\'') {
            end = endOfString(at);
        } else if (c == u'`') {
            end = endOfTemplate(at, 0);
        } else if (c == u'/' && mayBeginPattern(at)) {
            end = qMax(endOfPattern(at), at + 1);
        }
        for (qsizetype i = at + (isQuoted ? 1 : 0); i < end - (isQuoted ? 1 : 0); ++i)
            m_text[i] = m_text.at(i) == u'\n' ? u'\n' : u' ';
        at = end;
    }
}

void ScriptCode::pair()
{
    QVector<qsizetype> open;
    m_depths.reserve(m_text.size());
    for (qsizetype at = 0; at < m_text.size(); ++at) {
        const QChar c = m_text.at(at);
        if (!open.isEmpty() && (c == u')' || c == u']' || c == u'}'))
            m_closings.insert(open.takeLast(), at);
        m_depths.append(static_cast<int>(open.size()));
        if (c == u'(' || c == u'[' || c == u'{')
            open.append(at);
    }
}

qsizetype ScriptCode::endOf(qsizetype from) const
{
    static const QString goesOn = u"=,(<|&:+-*?>."_s;
    QChar last = u'=';
    for (qsizetype at = from; at < m_text.size(); ++at) {
        const QChar c = m_text.at(at);
        if (c == u';' || c == u',')
            return at + 1;
        if (c == u')' || c == u']' || c == u'}')
            return at;
        if (c == u'\n' && !goesOn.contains(last))
            return at + 1;
        if (c == u'(' || c == u'[' || c == u'{')
            at = closing(at);
        if (!c.isSpace())
            last = c;
    }
    return m_text.size();
}

} // namespace baton::outline
