// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outline/definitions.h"
#include "core/outline/parameter_list.h"
#include "core/outline/python_statements.h"

#include <QRegularExpression>

namespace baton::outline {

using namespace Qt::StringLiterals;

namespace {

/// What stands in the brackets behind a name; empty without any.
QString inBrackets(const QString &text, qsizetype from)
{
    const qsizetype open = text.indexOf(u'(', from);
    return open < 0 ? QString() : text.sliced(open + 1, qMax<qsizetype>(0, closingOf(text, open) - open - 1));
}

Definition functionOf(const QString &name, const QString &list)
{
    Definition function{.name = name, .isFunction = true};
    for (QString part : partsOf(list, false)) {
        if (part == "/"_L1 || part == "*"_L1)
            continue;
        function.takesAny = function.takesAny || part.startsWith(u'*');
        part = before(part, u":="_s, false).remove(u'*');
        function.parameters += part.trimmed();
    }
    return function;
}

/// Goes through the statements of a file and keeps what they define.
class Reader {
public:
    Definitions read(const QVector<Statement> &statements)
    {
        for (const Statement &statement : statements)
            take(statement);
        return std::move(m_result);
    }

private:
    enum class Kind { Class, Function, Block };
    struct Scope {
        qsizetype indent = 0;
        Kind kind = Kind::Block;
        qsizetype owner = -1; ///< index of the class around or begun; -1 = none
    };

    void take(const Statement &statement);
    void define(const Statement &statement, const QString &word, const QString &name, qsizetype owner);
    void beginClass(const Statement &statement, const QString &name, qsizetype owner);
    void assign(const QString &text, qsizetype owner);
    bool import(const QString &text, qsizetype owner);
    void add(qsizetype owner, const Definition &definition)
    {
        (owner < 0 ? m_result.names : m_result.classes[owner].members).append(definition);
    }
    void addValue(qsizetype owner, const QString &name) { add(owner, {.name = name}); }

    Definitions m_result;
    QVector<Scope> m_scopes;
    QStringList m_decorators;
};

void Reader::take(const Statement &statement)
{
    while (!m_scopes.isEmpty() && statement.indent <= m_scopes.constLast().indent)
        m_scopes.removeLast();
    const Scope around = m_scopes.isEmpty() ? Scope() : m_scopes.constLast();
    if (around.kind == Kind::Function) {
        static const QRegularExpression set(u"^(?:self|cls)\\.(\\w+)\\s*(?::[^=]+)?=(?!=)"_s);
        if (const auto match = set.match(statement.text); around.owner >= 0 && match.hasMatch())
            addValue(around.owner, match.captured(1));
        return;
    }
    static const QRegularExpression definition(u"^(class|def|async\\s+def)\\s+(\\w+)"_s);
    static const QRegularExpression block(u"^(?:if|elif|else|try|except|finally|with|for|while)\\b.*:$"_s);
    if (const auto match = definition.match(statement.text); match.hasMatch())
        define(statement, match.captured(1), match.captured(2), around.owner);
    else if (statement.text.startsWith(u'@'))
        m_decorators += statement.text.sliced(1).trimmed();
    else if (block.match(statement.text).hasMatch())
        m_scopes.append({statement.indent, Kind::Block, around.owner});
    else if (!import(statement.text, around.owner))
        assign(statement.text, around.owner);
}

void Reader::define(const Statement &statement, const QString &word, const QString &name, qsizetype owner)
{
    if (word == "class"_L1) {
        beginClass(statement, name, owner);
        return;
    }
    const QStringList decorators = std::exchange(m_decorators, {});
    Definition function = functionOf(name, inBrackets(statement.text, 0));
    static const QRegularExpression property(u"(?:^|\\.)(?:\\w*property|setter|getter|deleter)$"_s);
    const bool isValue = decorators.indexOf(property) >= 0;
    if (owner >= 0 && !decorators.contains("staticmethod"_L1) && !function.parameters.isEmpty())
        function.parameters.removeFirst();
    if (name == "__getattr__"_L1)
        (owner < 0 ? m_result.isOpen : m_result.classes[owner].isOpen) = true;
    if (isValue)
        addValue(owner, name);
    else
        add(owner, function);
    m_scopes.append({statement.indent, Kind::Function, owner});
}

void Reader::beginClass(const Statement &statement, const QString &name, qsizetype owner)
{
    DefinedClass entry{.name = name, .isDecorated = !std::exchange(m_decorators, {}).isEmpty()};
    static const QRegularExpression head(u"^class\\s+\\w+\\s*(?:\\[[^\\]]*\\])?\\s*\\("_s);
    const bool hasBases = head.match(statement.text).hasMatch();
    for (const QString &part : hasBases ? partsOf(inBrackets(statement.text, 0), false) : QStringList()) {
        if (!part.contains(u'=')) // else what a metaclass is told
            entry.bases += before(part, u"[("_s, false).section(u'.', -1).section(u'[', 0, 0).trimmed();
    }
    if (owner >= 0)
        addValue(owner, name);
    m_result.classes.append(entry);
    m_scopes.append({statement.indent, Kind::Class, m_result.classes.size() - 1});
}

bool Reader::import(const QString &text, qsizetype owner)
{
    static const QRegularExpression head(u"^(?:from\\s+\\S+\\s+)?import\\s+(.*)$"_s);
    const auto match = head.match(text);
    if (!match.hasMatch())
        return false;
    QString list = match.captured(1);
    for (const QString &part : partsOf(list.remove(u'(').remove(u')'), false)) {
        if (part == "*"_L1)
            m_result.isOpen = true;
        else
            addValue(owner, part.section(u' ', -1).section(u'.', 0, 0));
    }
    return true;
}

void Reader::assign(const QString &text, qsizetype owner)
{
    static const QRegularExpression names(
        u"^([A-Za-z_]\\w*(?:\\s*,\\s*[A-Za-z_]\\w*)*)\\s*(?::[^=]+)?(?:=(?!=)|$)"_s);
    const auto match = names.match(text);
    if (!match.hasMatch())
        return;
    for (const QString &name : partsOf(match.captured(1), false))
        addValue(owner, name);
}

} // namespace

Definitions pythonDefinitions(const QString &text)
{
    return Reader().read(pythonStatements(text));
}

} // namespace baton::outline
