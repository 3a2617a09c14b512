// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outline/definitions.h"
#include "core/outline/parameter_list.h"

#include <QRegularExpression>

namespace baton::outline {

using namespace Qt::StringLiterals;

namespace {

/// "List~Optional~int~~" as "List<Optional<int>>": what mermaid writes for angle brackets.
QString withAngles(QString text)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text.at(at) != u'~')
            continue;
        const QChar next = at + 1 < text.size() ? text.at(at + 1) : QChar(u' ');
        const QChar last = at > 0 ? text.at(at - 1) : QChar(u' ');
        const bool opens = next.isLetterOrNumber() && (last.isLetterOrNumber() || last == u'_');
        text[at] = opens ? u'<' : u'>';
    }
    return text;
}

/// A word that names a type, so that it says nothing of what the parameter is called.
bool isType(const QString &word)
{
    static const QStringList types{u"int"_s, u"str"_s, u"string"_s, u"float"_s, u"double"_s, u"bool"_s,
        u"boolean"_s, u"number"_s, u"bytes"_s, u"list"_s, u"dict"_s, u"set"_s, u"tuple"_s, u"object"_s,
        u"any"_s, u"char"_s, u"long"_s, u"short"_s, u"void"_s, u"none"_s, u"null"_s, u"func"_s, u"callable"_s,
        u"byte"_s, u"date"_s, u"datetime"_s, u"array"_s, u"map"_s, u"unknown"_s, u"never"_s, u"unsigned"_s,
        u"const"_s, u"uint"_s, u"size_t"_s, u"auto"_s};
    return word.front().isUpper() || types.contains(word.toLower());
}

/// The words that may be a parameter's name; none when it tells of none.
QStringList parameterWords(const QString &part)
{
    static const QRegularExpression modifiers(
        u"^(?:(?:public|private|protected|readonly|final|const|out|in|ref|var|mut)\\s+)+"_s);
    static const QRegularExpression name(u"[A-Za-z_$][\\w$]*"_s);
    static const QStringList owners{u"self"_s, u"cls"_s, u"this"_s};
    if (part.startsWith(u'*') || part.startsWith(u'.'))
        return {}; // any further ones
    QString plain = before(part, u"="_s, true).remove(modifiers);
    static const QRegularExpression typed(u"^[*.&\\s]*([A-Za-z_$][\\w$]*)\\s*\\??\\s*:"_s);
    if (const auto match = typed.match(plain); match.hasMatch())
        return owners.contains(match.captured(1)) ? QStringList() : QStringList(match.captured(1));
    static const QRegularExpression arguments(u"<[^<>]*>|\\[[^\\[\\]]*\\]|\\([^()]*\\)|\\{[^{}]*\\}"_s);
    for (qsizetype size = -1; size != plain.size();) {
        size = plain.size();
        plain.remove(arguments);
    }
    QStringList words;
    for (auto it = name.globalMatch(plain); it.hasNext();)
        words += it.next().captured();
    const bool saysNothing = words.isEmpty() || owners.contains(words.constFirst())
        || (words.size() == 1 && isType(words.constFirst()));
    return saysNothing ? QStringList() : words;
}

/// A line of a class as a method of it that others may call.
std::optional<PromisedMethod> methodIn(const QString &line)
{
    const QString text = withAngles(QString(line).remove(u'`'));
    const qsizetype open = text.indexOf(u'(');
    if (open < 1 || text.first(open).contains(u':') || text.startsWith("%%"_L1))
        return std::nullopt; // a value of a type with brackets, or a comment
    static const QRegularExpression last(u"([A-Za-z_$#][\\w$]*)\\s*(?:<[^()]*>)?\\s*$"_s);
    const auto name = last.match(text.first(open));
    const QString word = name.captured(1);
    const bool isSpecial = word.startsWith("__"_L1) && word.endsWith("__"_L1);
    const bool isPrivate = text.startsWith(u'-') || text.startsWith(u'#') || word.startsWith(u'#')
        || (word.startsWith(u'_') && !isSpecial);
    if (!name.hasMatch() || isPrivate)
        return std::nullopt;
    PromisedMethod method{word, {}};
    const qsizetype end = closingOf(text, open);
    for (const QString &part : partsOf(text.sliced(open + 1, qMax<qsizetype>(0, end - open - 1)), true)) {
        if (const QStringList words = parameterWords(part); !words.isEmpty())
            method.parameters += words;
    }
    return method;
}

} // namespace

PromisedClass promiseOf(const DiagramClass &entry)
{
    PromisedClass promise{.name = entry.name};
    static const QRegularExpression stereotype(
        u"<<\\s*(?:module|modules|package|file|functions|namespace|script)\\s*>>"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression head(u"^class\\s[^{]*"_s);
    static const QRegularExpression beside(u"^\\S+\\s+:\\s*"_s);
    static const QRegularExpression relation(u"<\\|(?:--|\\.\\.)|(?:--|\\.\\.)\\|>"_s);
    promise.isModule = stereotype.match(entry.text).hasMatch();
    for (QString line : entry.text.split(u'\n')) {
        if (relation.match(line).hasMatch() || line.contains("<<"_L1))
            continue;
        line = line.trimmed();
        line.remove(head);
        if (line.startsWith(entry.name))
            line.remove(beside);
        while (line.startsWith(u'{'))
            line = line.sliced(1).trimmed();
        if (const auto method = methodIn(line))
            promise.methods += *method;
    }
    return promise;
}

} // namespace baton::outline
