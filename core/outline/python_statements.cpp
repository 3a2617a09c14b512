// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outline/python_statements.h"

#include <algorithm>

namespace baton::outline {

using namespace Qt::StringLiterals;

namespace {

/// Cuts a text into statements.
class StatementReader {
public:
    explicit StatementReader(const QString &text) : m_text(text) { }

    QVector<Statement> read()
    {
        while (m_at < m_text.size())
            step();
        finish();
        return std::move(m_result);
    }

private:
    void step();
    void skipString();
    void finish();

    const QString &m_text;
    qsizetype m_at = 0;
    qsizetype m_depth = 0;
    QString m_line;
    QVector<Statement> m_result;
};

void StatementReader::step()
{
    const QChar c = m_text.at(m_at);
    if (c == u'"' || c == u'\'') {
        skipString();
        return;
    }
    if (c == u'#') {
        const qsizetype end = m_text.indexOf(u'\n', m_at);
        m_at = end < 0 ? m_text.size() : end;
        return;
    }
    const bool joins = c == u'\\' && m_at + 1 < m_text.size() && m_text.at(m_at + 1) == u'\n';
    if (joins)
        ++m_at;
    if (c == u'(' || c == u'[' || c == u'{')
        ++m_depth;
    else if ((c == u')' || c == u']' || c == u'}') && m_depth > 0)
        --m_depth;
    if (c == u'\n' && m_depth == 0)
        finish();
    else
        m_line += c == u'\n' || joins ? QChar(u' ') : c;
    ++m_at;
}

void StatementReader::skipString()
{
    const QChar quote = m_text.at(m_at);
    const qsizetype from = m_at;
    const bool isLong = QStringView(m_text).mid(m_at, 3) == QString(3, quote);
    const qsizetype length = isLong ? 3 : 1;
    m_at += length;
    while (m_at < m_text.size()) {
        const QChar c = m_text.at(m_at);
        if (c == u'\\') {
            m_at += 2;
            continue;
        }
        if (!isLong && c == u'\n')
            break; // not closed: a string of one line ends with it
        const bool closes = c == quote && (!isLong || QStringView(m_text).mid(m_at, 3) == QString(3, quote));
        m_at += closes ? length : 1;
        if (closes)
            break;
    }
    m_at = std::min(m_at, m_text.size());
    m_line += QStringView(m_text).mid(from, m_at - from);
}

void StatementReader::finish()
{
    qsizetype indent = 0;
    while (indent < m_line.size() && (m_line.at(indent) == u' ' || m_line.at(indent) == u'\t'))
        ++indent;
    if (indent < m_line.size())
        m_result.append({indent, m_line.mid(indent).trimmed()});
    m_line.clear();
}

} // namespace

QVector<Statement> pythonStatements(const QString &text)
{
    return StatementReader(text).read();
}

} // namespace baton::outline
