// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/report/test_functions.h"

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

/// Walks once over a text and puts blanks for what is no code.
class Blanker {
public:
    Blanker(const QString &text, const LanguageProfile &profile)
        : m_code(text), m_hash(profile.lineComment == "#"_L1), m_rust(profile.id == "rust"_L1),
          m_backticks(profile.id == "javascript"_L1 || profile.id == "go"_L1)
    {
    }

    QString run()
    {
        while (m_at < m_code.size())
            step();
        return m_code;
    }

private:
    [[nodiscard]] bool at(QLatin1StringView word) const
    {
        return QStringView(m_code).sliced(m_at).startsWith(word);
    }
    void blank(qsizetype end);
    void step();
    void string(QChar quote);
    [[nodiscard]] qsizetype endOf(QLatin1StringView mark, qsizetype from) const;
    [[nodiscard]] bool isNoQuote() const;

    QString m_code;
    bool m_hash;
    bool m_rust;
    bool m_backticks;
    qsizetype m_at = 0;
};

void Blanker::blank(qsizetype end)
{
    for (; m_at < end && m_at < m_code.size(); ++m_at) {
        if (m_code.at(m_at) != u'\n')
            m_code[m_at] = u' ';
    }
}

qsizetype Blanker::endOf(QLatin1StringView mark, qsizetype from) const
{
    const qsizetype end = m_code.indexOf(mark, from);
    return end < 0 ? m_code.size() : end;
}

/// A quote between digits, or one that begins a lifetime in Rust.
bool Blanker::isNoQuote() const
{
    if (!m_hash && m_at > 0 && m_code.at(m_at - 1).isLetterOrNumber())
        return true;
    return m_rust && m_code.at(m_at) == u'\'' && m_at + 2 < m_code.size() && m_code.at(m_at + 1) != u'\\'
        && m_code.at(m_at + 2) != u'\'';
}

void Blanker::string(QChar quote)
{
    const QString triple(3, quote);
    const bool many = m_hash && QStringView(m_code).sliced(m_at).startsWith(triple);
    ++m_at; // the quotes stay
    if (many) {
        m_at += 2;
        qsizetype end = m_code.indexOf(triple, m_at);
        end = end < 0 ? m_code.size() : end;
        blank(end);
        m_at = qMin(end + 3, m_code.size());
        return;
    }
    qsizetype end = m_at;
    const bool lines = quote == u'`';
    while (end < m_code.size() && m_code.at(end) != quote && (lines || m_code.at(end) != u'\n'))
        end += m_code.at(end) == u'\\' ? 2 : 1;
    blank(end);
    m_at = qMin(m_at + 1, m_code.size());
}

void Blanker::step()
{
    const QChar c = m_code.at(m_at);
    if (m_hash ? c == u'#' : at("//"_L1))
        blank(endOf("\n"_L1, m_at));
    else if (!m_hash && at("/*"_L1))
        blank(endOf("*/"_L1, m_at + 2) + 2);
    else if (c == u'"' || (c == u'\'' && !isNoQuote()) || (c == u'`' && m_backticks))
        string(c);
    else
        ++m_at;
}

} // namespace

QString codeOnly(const QString &text, const LanguageProfile &profile)
{
    return Blanker(text, profile).run();
}

} // namespace baton::artefact
