// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/source_file.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace baton::architecture {

using namespace Qt::StringLiterals;

namespace {

/// Walks a text once and copies each character to `code`, `comments` or neither.
class Lexer {
public:
    explicit Lexer(const QString &text) : m_text(text), m_code(blank(text)), m_comments(m_code) { }

    void run()
    {
        while (m_at < m_text.size())
            step();
    }
    [[nodiscard]] QString code() const { return m_code; }
    [[nodiscard]] QString comments() const { return m_comments; }

private:
    static QString blank(const QString &text)
    {
        QString result(text.size(), u' ');
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text.at(i) == u'\n')
                result[i] = u'\n';
        }
        return result;
    }
    [[nodiscard]] bool looksAt(QStringView word) const
    {
        return QStringView(m_text).mid(m_at).startsWith(word);
    }
    void keep() // one character of code
    {
        m_code[m_at] = m_text.at(m_at);
        ++m_at;
    }
    void comment(qsizetype end)
    {
        for (; m_at < end; ++m_at)
            m_comments[m_at] = m_text.at(m_at);
    }
    [[nodiscard]] qsizetype endOf(QStringView closing) const
    {
        const qsizetype found = m_text.indexOf(closing, m_at);
        return found < 0 ? m_text.size() : found + closing.size();
    }
    void step();
    void literal(QChar quote);
    void rawString();
    [[nodiscard]] bool isDigitSeparator() const;

    const QString &m_text;
    QString m_code;
    QString m_comments;
    qsizetype m_at = 0;
};

void Lexer::step()
{
    const QChar c = m_text.at(m_at);
    if (looksAt(u"//")) {
        const qsizetype end = m_text.indexOf(u'\n', m_at);
        comment(end < 0 ? m_text.size() : end);
    } else if (looksAt(u"/*")) {
        comment(endOf(u"*/"));
    } else if (looksAt(u"R\"")) {
        rawString();
    } else if (c == u'"' || (c == u'\'' && !isDigitSeparator())) {
        literal(c);
    } else {
        keep();
    }
}

void Lexer::literal(QChar quote)
{
    keep();
    while (m_at < m_text.size() && m_text.at(m_at) != quote && m_text.at(m_at) != u'\n')
        m_at += m_text.at(m_at) == u'\\' ? 2 : 1;
    if (m_at < m_text.size() && m_text.at(m_at) == quote)
        keep();
}

void Lexer::rawString()
{
    const qsizetype open = m_text.indexOf(u'(', m_at);
    if (open < 0) {
        keep();
        return;
    }
    const QString closing = u')' + m_text.mid(m_at + 2, open - m_at - 2) + u'"';
    const qsizetype end = endOf(closing);
    m_code[m_at] = u'R';
    m_code[m_at + 1] = u'"';
    if (end > m_at + 1)
        m_code[end - 1] = u'"';
    m_at = end;
}

bool Lexer::isDigitSeparator() const
{
    qsizetype start = m_at;
    while (start > 0 && (m_text.at(start - 1).isLetterOrNumber() || m_text.at(start - 1) == u'\''))
        --start;
    return start < m_at && m_text.at(start).isDigit();
}

QVector<Include> includesOf(const SourceFile &file)
{
    static const QRegularExpression pattern(
        u"^[ \\t]*#[ \\t]*include[ \\t]*([<\"])([^>\"\\n]+)[>\"]"_s, QRegularExpression::MultilineOption);
    QVector<Include> result;
    auto matches = pattern.globalMatch(file.raw);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const qsizetype hash = file.raw.indexOf(u'#', match.capturedStart());
        if (file.code.at(hash) == u'#')
            result.append({match.captured(2), match.captured(1) == u"<", file.lineAt(hash)});
    }
    return result;
}

bool isWanted(const QString &path)
{
    static const QRegularExpression names(
        u"\\.(cpp|h|py|sh|md|json|svg|ts|xml|desktop|in|1|txt|cmake)$|^(dev|\\.ci/run)$"_s);
    return names.match(path).hasMatch();
}

} // namespace

bool SourceFile::isProduct() const
{
    static const QRegularExpression product(u"^(app|ui|core|resources|translations)/"_s);
    return isCode() && product.match(path).hasMatch();
}

int SourceFile::lineAt(qsizetype position) const
{
    return static_cast<int>(QStringView(raw).left(position).count(u'\n')) + 1;
}

SourceFile readSource(const QString &path, const QString &text)
{
    SourceFile file{path, text, {}, {}, {}};
    if (!file.isCode())
        return file;
    Lexer lexer(file.raw);
    lexer.run();
    file.code = lexer.code();
    file.comments = lexer.comments();
    file.includes = includesOf(file);
    return file;
}

QVector<SourceFile> loadProject(const QString &top)
{
    QStringList paths{u"README.md"_s, u"dev"_s, u".ci/run"_s, u"CMakeLists.txt"_s};
    const QDir root(top);
    for (const QString &folder :
        {u"app"_s, u"ui"_s, u"core"_s, u"resources"_s, u"tests"_s, u"translations"_s, u"installer"_s}) {
        QDirIterator files(root.filePath(folder), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            paths.append(root.relativeFilePath(files.next()));
    }
    std::sort(paths.begin(), paths.end());
    QVector<SourceFile> result;
    for (const QString &path : paths) {
        QFile file(root.filePath(path));
        if (isWanted(path) && file.open(QIODevice::ReadOnly))
            result.append(readSource(path, QString::fromUtf8(file.readAll())));
    }
    return result;
}

} // namespace baton::architecture
