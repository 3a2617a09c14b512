// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outline/definitions.h"
#include "core/outline/parameter_list.h"
#include "core/outline/script_code.h"

#include <QRegularExpression>

namespace baton::outline {

using namespace Qt::StringLiterals;

namespace {

const QString nameForm = u"[A-Za-z_$][\\w$]*"_s;

void addParameter(Definition &function, QString part)
{
    static const QRegularExpression modifiers(u"^(?:(?:public|private|protected|readonly|override)\\s+)+"_s);
    function.takesAny =
        function.takesAny || part.startsWith(u'.') || part.startsWith(u'{') || part.startsWith(u'[');
    part.remove(modifiers);
    if (part.startsWith(u'{') || part.startsWith(u'[')) {
        const QString pattern = before(part, u":="_s, true);
        for (const QString &inner : partsOf(pattern.sliced(1, qMax<qsizetype>(0, pattern.size() - 2)), true))
            addParameter(function, inner);
        return;
    }
    const QString name = before(part, u":=?"_s, true).remove(u'.');
    if (!name.isEmpty() && name != "this"_L1)
        function.parameters += name.trimmed();
}

Definition functionOf(const QString &name, const QString &list)
{
    Definition function{.name = name, .isFunction = true};
    for (const QString &part : partsOf(list, true))
        addParameter(function, part);
    return function;
}

/// Reads what a file defines from its code.
class Reader {
public:
    explicit Reader(const QString &text) : m_code(text) { }

    Definitions read()
    {
        readFunctions();
        readValues();
        readClasses();
        readExports();
        readAssigned();
        return std::move(m_result);
    }

private:
    void readFunctions();
    void readValues();
    void readClasses();
    void readExports();
    void readAssigned();
    void readMembers(DefinedClass &entry, qsizetype open);
    qsizetype readMember(DefinedClass &entry, qsizetype at);
    [[nodiscard]] Definition valueAt(const QString &name, qsizetype at) const;
    [[nodiscard]] qsizetype behindMethod(qsizetype closing) const;

    ScriptCode m_code;
    Definitions m_result;
};

/// What stands behind the "=" or ":" of a name: a function where it can be seen to be one.
Definition Reader::valueAt(const QString &name, qsizetype at) const
{
    static const QRegularExpression word(u"\\G\\s*(?:async\\s+)?([A-Za-z_$][\\w$]*)\\s*=>"_s);
    static const QRegularExpression list(
        u"\\G\\s*(?:async\\b\\s*)?(function\\b\\s*\\*?\\s*[\\w$]*\\s*)?(?:<[^>()]*>\\s*)?\\("_s);
    static const QRegularExpression arrow(u"\\G\\s*(?::[^={;]+)?=>"_s);
    if (const auto match = word.match(m_code.text(), at); match.hasMatch())
        return functionOf(name, match.captured(1));
    const auto match = list.match(m_code.text(), at);
    if (!match.hasMatch())
        return {.name = name};
    const qsizetype open = match.capturedEnd() - 1;
    const bool isFunction = match.capturedLength(1) > 0
        || arrow.match(m_code.text(), qMin(m_code.closing(open) + 1, m_code.text().size())).hasMatch();
    return isFunction ? functionOf(name, m_code.inside(open)) : Definition{.name = name};
}

void Reader::readFunctions()
{
    static const QRegularExpression head(
        u"(?<![\\w$.])function\\b\\s*\\*?\\s*("_s + nameForm + u")\\s*(?:<[^()]*>\\s*)?\\("_s);
    for (auto it = head.globalMatch(m_code.text()); it.hasNext();) {
        const auto match = it.next();
        if (m_code.isTop(match.capturedStart()))
            m_result.names += functionOf(match.captured(1), m_code.inside(match.capturedEnd() - 1));
    }
}

void Reader::readValues()
{
    static const QRegularExpression head(
        u"(?<![\\w$.])(?:const|let|var)\\s+(?:("_s + nameForm + u")\\s*(?::[^=;]*)?(=(?![=>]))?|([{\\[]))"_s);
    for (auto it = head.globalMatch(m_code.text()); it.hasNext();) {
        const auto match = it.next();
        if (!m_code.isTop(match.capturedStart()))
            continue;
        if (match.capturedLength(3) > 0) {
            for (const QString &part : partsOf(m_code.inside(match.capturedStart(3)), false))
                m_result.names.append({.name = part.section(u':', -1).section(u'=', 0, 0).trimmed()});
            continue;
        }
        m_result.names += match.capturedLength(2) > 0 ? valueAt(match.captured(1), match.capturedEnd(2))
                                                      : Definition{.name = match.captured(1)};
    }
    static const QRegularExpression type(u"(?<![\\w$.])(?:enum|type|namespace)\\s+("_s + nameForm + u")"_s);
    for (auto it = type.globalMatch(m_code.text()); it.hasNext();) {
        const auto match = it.next();
        if (m_code.isTop(match.capturedStart()))
            m_result.names.append({.name = match.captured(1)});
    }
}

void Reader::readClasses()
{
    static const QRegularExpression head(u"(?<![\\w$.])(class|interface)\\s+("_s + nameForm
        + u")([^{};()=]*(?:\\([^()]*\\))?[^{};()=]*)\\{"_s);
    static const QRegularExpression base(u"\\bextends\\s+([^{]*)$"_s);
    for (auto it = head.globalMatch(m_code.text()); it.hasNext();) {
        const auto match = it.next();
        DefinedClass entry{.name = match.captured(2)};
        const QString bases = base.match(match.captured(3)).captured(1).section(u" implements "_s, 0, 0);
        for (const QString &part : partsOf(bases, true)) {
            const QString name = before(part, u"<("_s, false).section(u'.', -1).trimmed();
            entry.bases += name;
        }
        readMembers(entry, match.capturedEnd() - 1);
        m_result.classes += entry;
    }
}

void Reader::readMembers(DefinedClass &entry, qsizetype open)
{
    const qsizetype end = m_code.closing(open);
    qsizetype at = open + 1;
    while (at < end) {
        const QChar c = m_code.text().at(at);
        if (c.isSpace() || c == u';' || c == u',')
            ++at;
        else if (c == u'@' || c == u'{')
            at = c == u'{' ? m_code.closing(at) + 1 : at + 1;
        else
            at = qMax(readMember(entry, at), at + 1);
    }
}

/// Behind the body of a method whose parameters end at `closing`, or behind its declaration.
qsizetype Reader::behindMethod(qsizetype closing) const
{
    const QString &text = m_code.text();
    QChar last = u')';
    for (qsizetype at = closing + 1; at < text.size(); ++at) {
        const QChar c = text.at(at);
        if (c == u'{') {
            if (last != u':' && last != u'|' && last != u'&')
                return m_code.closing(at) + 1;
            at = m_code.closing(at); // the type of what it returns
        } else if (c == u';' || c == u'}' || (c == u'\n' && last != u')' && last != u':')) {
            return at;
        }
        if (!c.isSpace())
            last = c;
    }
    return text.size();
}

qsizetype Reader::readMember(DefinedClass &entry, qsizetype at)
{
    static const QRegularExpression head(
        u"\\G((?:(?:static|async|get|set|public|protected|private|readonly|abstract|override|declare|"
        "accessor)\\s+(?=[\\w$#*\\[\"']))*)\\*?\\s*([#\\w$]+)\\s*[?!]?\\s*(?:<[^()]*>\\s*)?([(=:]?)"_s);
    const auto match = head.match(m_code.text(), at);
    if (!match.hasMatch())
        return m_code.endOf(at);
    const QString name = match.captured(2);
    const bool isProperty = match.captured(1).contains("get "_L1) || match.captured(1).contains("set "_L1);
    const bool isMethod = match.captured(3) == "("_L1;
    const qsizetype mark = match.capturedStart(3);
    if (isMethod && !isProperty)
        entry.members += functionOf(name, m_code.inside(mark));
    else if (!isMethod && match.capturedLength(3) > 0)
        entry.members += valueAt(name, mark + 1);
    else
        entry.members.append({.name = name});
    return isMethod ? behindMethod(m_code.closing(mark)) : m_code.endOf(match.capturedEnd());
}

/// Names under which a file offers what it defines, or what others do.
void Reader::readExports()
{
    static const QRegularExpression lists(u"\\bexport\\s*(?:type\\s*)?\\{|\\bmodule\\.exports\\s*=\\s*\\{"_s);
    static const QRegularExpression others(
        u"\\bexport\\s*\\*|\\bmodule\\.exports\\s*=\\s*(?![\\s{])|\\bObject\\.assign\\s*\\(\\s*(?:module\\.)?exports"_s);
    for (auto it = lists.globalMatch(m_code.text()); it.hasNext();) {
        const auto match = it.next();
        for (const QString &part : partsOf(m_code.inside(match.capturedEnd() - 1), false)) {
            m_result.isOpen = m_result.isOpen || part.startsWith(u'.');
            m_result.names.append({.name = before(part, u":("_s, false).section(u' ', -1).trimmed()});
        }
    }
    m_result.isOpen = m_result.isOpen || others.match(m_code.text()).hasMatch();
}

/// "exports.run = ...", "Board.prototype.rows = ...", "this.rows = ...".
void Reader::readAssigned()
{
    static const QRegularExpression set(
        u"(?<![\\w$.])("_s + nameForm + u")\\.(?:prototype\\.)?("_s + nameForm + u")\\s*=(?![=>])"_s);
    for (auto it = set.globalMatch(m_code.text()); it.hasNext();) {
        const auto match = it.next();
        const Definition value = valueAt(match.captured(2), match.capturedEnd());
        if (match.captured(1) == "exports"_L1)
            m_result.names += value;
        for (DefinedClass &entry : m_result.classes) {
            if (match.captured(1) == "this"_L1 || entry.name == match.captured(1))
                entry.members += value; // "this" is one of them
        }
    }
}

} // namespace

Definitions scriptDefinitions(const QString &text)
{
    return Reader(text).read();
}

} // namespace baton::outline
