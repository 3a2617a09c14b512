// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outline/outline.h"
#include "core/outline/python_statements.h"

#include <QRegularExpression>
#include <QVector>

namespace baton::outline {

using namespace Qt::StringLiterals;

namespace {

/// Where the words of a statement's head end: its colon outside of brackets and strings.
qsizetype headEnd(const QString &text)
{
    qsizetype depth = 0;
    QChar quote;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (!quote.isNull()) {
            if (c == quote)
                quote = QChar();
            continue;
        }
        if (c == u'"' || c == u'\'')
            quote = c;
        else if (c == u'(' || c == u'[' || c == u'{')
            ++depth;
        else if (c == u')' || c == u']' || c == u'}')
            --depth;
        else if (c == u':' && depth == 0)
            return i;
    }
    return text.size();
}

/// The first line of a string that stands as a statement of its own; null when it is none.
QString docLine(const QString &statement)
{
    static const QRegularExpression doc(
        u"^[rRuU]?(\"\"\"|'''|\"|')(.*)\\1$"_s, QRegularExpression::DotMatchesEverythingOption);
    const auto match = doc.match(statement);
    if (!match.hasMatch())
        return {};
    return shortLine(match.captured(2).trimmed().section(u'\n', 0, 0));
}

bool isOffered(const QString &name)
{
    return !name.startsWith(u'_') || (name.startsWith("__"_L1) && name.endsWith("__"_L1));
}

/// Goes through the statements and keeps what the file offers.
class Reader {
public:
    explicit Reader(bool isPackage) : m_isPackage(isPackage) { }

    QString read(const QVector<Statement> &statements)
    {
        for (const Statement &statement : statements)
            take(statement);
        return m_lines.join(u'\n');
    }

private:
    enum class Kind { Class, Function, Constructor, Block, Hidden };
    struct Scope {
        qsizetype indent = 0;
        Kind kind = Kind::Block;
        bool fresh = true; ///< nothing of it was read: a string now is its documentation
    };

    void take(const Statement &statement);
    void define(const Statement &statement, const QString &word, const QString &name);
    void assign(const QString &text);
    void attribute(const QString &text);
    void emitLine(const QString &line) { m_lines.append(QString(4 * m_depth, u' ') + line); }

    bool m_isPackage;
    bool m_first = true;
    qsizetype m_depth = 0; ///< classes around
    QVector<Scope> m_scopes;
    QStringList m_decorators;
    QStringList m_lines;
};

void Reader::take(const Statement &statement)
{
    while (!m_scopes.isEmpty() && statement.indent <= m_scopes.constLast().indent) {
        if (m_scopes.constLast().kind == Kind::Class)
            --m_depth;
        m_scopes.removeLast();
    }
    const Kind kind = m_scopes.isEmpty() ? Kind::Block : m_scopes.constLast().kind;
    const bool fresh = m_scopes.isEmpty() ? m_first : m_scopes.constLast().fresh;
    m_first = false;
    if (!m_scopes.isEmpty())
        m_scopes.last().fresh = false;
    const QString doc = fresh && kind != Kind::Hidden ? docLine(statement.text) : QString();
    if (!doc.isEmpty()) {
        if (m_scopes.isEmpty() || m_scopes.constLast().kind == Kind::Block)
            emitLine(u"\"\"\""_s + doc + u"\"\"\""_s);
        else
            m_lines.last() += u"  # "_s + doc;
        return;
    }
    if (kind == Kind::Constructor)
        attribute(statement.text);
    if (kind == Kind::Hidden || kind == Kind::Function || kind == Kind::Constructor)
        return;
    static const QRegularExpression definition(u"^(class|def|async\\s+def)\\s+(\\w+)"_s);
    static const QRegularExpression block(u"^(if|elif|else|try|except|finally|with)\\b"_s);
    static const QRegularExpression own(u"^from\\s+\\."_s);
    if (const auto match = definition.match(statement.text); match.hasMatch())
        define(statement, match.captured(1), match.captured(2));
    else if (statement.text.startsWith(u'@'))
        m_decorators.append(shortLine(statement.text));
    else if (block.match(statement.text).hasMatch())
        m_scopes.append(
            {statement.indent, statement.text.contains("__name__"_L1) ? Kind::Hidden : Kind::Block, false});
    else if (m_isPackage && own.match(statement.text).hasMatch())
        emitLine(shortLine(statement.text));
    else
        assign(statement.text);
}

void Reader::define(const Statement &statement, const QString &word, const QString &name)
{
    const QStringList decorators = m_decorators;
    m_decorators.clear();
    if (!isOffered(name)) {
        m_scopes.append({statement.indent, Kind::Hidden, false});
        return;
    }
    for (const QString &decorator : decorators)
        emitLine(decorator);
    emitLine(shortLine(statement.text.left(headEnd(statement.text))) + u':');
    const bool isClass = word == "class"_L1;
    m_depth += isClass ? 1 : 0;
    const Kind kind = isClass ? Kind::Class : name == "__init__"_L1 ? Kind::Constructor : Kind::Function;
    m_scopes.append({statement.indent, kind, true});
    // The scope's lines are members of it, but its own documentation belongs behind its head.
}

void Reader::assign(const QString &text)
{
    static const QRegularExpression name(u"^([A-Za-z_]\\w*)\\s*(:[^=]+)?(=(?!=)|$)"_s);
    const auto match = name.match(text);
    const bool known =
        match.hasMatch() && (isOffered(match.captured(1)) || match.captured(1) == "__all__"_L1);
    static const QStringList words{u"pass"_s, u"break"_s, u"continue"_s, u"return"_s, u"raise"_s};
    if (!known || words.contains(match.captured(1)))
        return;
    constexpr qsizetype longest = 80;
    const QString line = shortLine(text);
    emitLine(line.size() > longest && match.captured(1) != "__all__"_L1
            ? shortLine(match.captured(1) + match.captured(2)) + u" = ..."_s
            : line);
}

/// What a constructor sets is offered, too.
void Reader::attribute(const QString &text)
{
    static const QRegularExpression set(u"^self\\.([A-Za-z]\\w*)\\s*(:[^=]+)?=(?!=)"_s);
    const auto match = set.match(text);
    if (match.hasMatch())
        emitLine(u"self."_s + shortLine(match.captured(1) + match.captured(2)));
}

} // namespace

QString pythonInterface(const QString &text, bool isPackage)
{
    return Reader(isPackage).read(pythonStatements(text));
}

} // namespace baton::outline
