// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/wiring_rules.h"

#include "tests/architecture/size_rules.h"

#include <QHash>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace baton::architecture {

using namespace Qt::StringLiterals;

namespace {

/// Where the brace that opens at `open` is closed.
qsizetype closingBrace(const QString &code, qsizetype open)
{
    int depth = 0;
    for (qsizetype i = open; i < code.size(); ++i) {
        if (code.at(i) == u'{')
            ++depth;
        else if (code.at(i) == u'}' && --depth == 0)
            return i;
    }
    return code.size();
}

struct ClassText {
    QString name;
    QStringList bases; ///< without their namespaces
    const SourceFile *file = nullptr;
    qsizetype start = 0; ///< of the body
    qsizetype end = 0;
};

QStringList basesOf(const QString &list)
{
    static const QRegularExpression noise(u"\\b(public|protected|private|virtual)\\b|<.*>"_s);
    QStringList bases;
    for (QString base : list.split(u',', Qt::SkipEmptyParts))
        bases.append(base.remove(noise).trimmed().section(u"::"_s, -1));
    return bases;
}

QVector<ClassText> classesOf(const SourceFile &file)
{
    static const QRegularExpression head(
        u"^[ \\t]*(?:class|struct)\\s+(\\w+)(?:\\s+final)?\\s*(?::([^;{:]*(?:::[^;{:]*)*))?\\{"_s,
        QRegularExpression::MultilineOption);
    QVector<ClassText> classes;
    for (auto it = head.globalMatch(file.code); it.hasNext();) {
        const auto match = it.next();
        const qsizetype open = match.capturedEnd() - 1;
        classes.append(
            {match.captured(1), basesOf(match.captured(2)), &file, open, closingBrace(file.code, open)});
    }
    return classes;
}

struct Signal {
    QString name;
    qsizetype at = 0;
};

/// What stands between Q_SIGNALS: and the next label of a class.
QVector<Signal> signalsOf(const ClassText &owner)
{
    static const QRegularExpression section(u"Q_SIGNALS\\s*:"_s);
    static const QRegularExpression label(u"\\b(public|protected|private)\\b[\\sA-Z_]*:"_s);
    static const QRegularExpression declaration(u"\\bvoid\\s+(\\w+)\\s*\\("_s);
    QVector<Signal> found;
    const QString body = owner.file->code.mid(owner.start, owner.end - owner.start);
    for (auto it = section.globalMatch(body); it.hasNext();) {
        const qsizetype from = it.next().capturedEnd();
        const auto next = label.match(body, from);
        const qsizetype to = next.hasMatch() ? next.capturedStart() : body.size();
        for (auto signal = declaration.globalMatch(body, from); signal.hasNext();) {
            const auto match = signal.next();
            if (match.capturedStart() < to)
                found.append({match.captured(1), owner.start + match.capturedStart(1)});
        }
    }
    return found;
}

/// "Class::member" for all addresses of members that the product takes.
QSet<QString> addressesIn(const QVector<SourceFile> &files)
{
    static const QRegularExpression address(u"&\\s*(?:\\w+::)*(\\w+)::(\\w+)\\b"_s);
    QSet<QString> found;
    for (const SourceFile &file : files) {
        if (!file.isProduct())
            continue;
        for (auto it = address.globalMatch(file.code); it.hasNext();) {
            const auto match = it.next();
            found.insert(match.captured(1) + u"::"_s + match.captured(2));
        }
    }
    return found;
}

using Heirs = QHash<QString, QStringList>; ///< derived classes by base

QStringList withHeirs(const QString &name, const Heirs &heirs)
{
    QStringList all{name};
    for (qsizetype i = 0; i < all.size() && i < 1000; ++i)
        all += heirs.value(all.at(i));
    return all;
}

QString without(QString text, const QVector<std::pair<qsizetype, qsizetype>> &spans)
{
    for (const auto &[start, length] : spans)
        std::fill_n(text.begin() + start, length, u' ');
    return text;
}

/// The names of functions that a header declares, with their places.
QMap<QString, qsizetype> declaredIn(const SourceFile &header)
{
    // A return type, a name, parameters, then the end of a declaration or the start of a body.
    static const QRegularExpression declaration(
        u"(?:^|[;{}:\\]])\\s*((?:(?!\\s|return\\b|else\\b|case\\b|delete\\b|new\\b|using\\b|friend\\b|"
        u"throw\\b)[\\w:<>,&*\\s]+?[\\s&*>]))"
        u"(\\w+)\\s*\\(([^;{}]*)\\)\\s*((?:const|noexcept|override|final|=\\s*0|=\\s*default|=\\s*delete|&|\\s)*)[;{]"_s,
        QRegularExpression::MultilineOption);
    QMap<QString, qsizetype> names;
    for (auto it = declaration.globalMatch(header.code); it.hasNext();) {
        const auto match = it.next();
        const QString behind = match.captured(4);
        if (behind.contains(u"override"_s) || behind.contains(u"default"_s) || behind.contains(u"delete"_s))
            continue;
        if (!match.captured(2).startsWith(u"operator"_s))
            names.insert(match.captured(2), match.capturedStart(2));
    }
    return names;
}

/// The code of a file without the places where functions are declared or defined.
QString usesIn(const SourceFile &file, const QMap<QString, qsizetype> &declared)
{
    QVector<std::pair<qsizetype, qsizetype>> spans;
    for (auto it = declared.cbegin(); it != declared.cend(); ++it)
        spans.append({it.value(), it.key().size()});
    static const QRegularExpression definition(
        u"^[\\w:<>,&*\\[\\] \\t]*?\\b(?:\\w+::)?(\\w+)\\([^;]*?\\)[^;{}()]*$\\n\\{"_s,
        QRegularExpression::MultilineOption);
    for (auto it = definition.globalMatch(file.code); it.hasNext();) {
        const auto match = it.next();
        spans.append({match.capturedStart(1), match.capturedLength(1)});
    }
    return without(file.code, spans);
}

struct EnumText {
    QString name;
    QStringList enumerators;
    const SourceFile *file = nullptr;
    qsizetype at = 0;
};

QVector<EnumText> enumsOf(const QVector<SourceFile> &files)
{
    static const QRegularExpression pattern(
        u"\\benum\\s+(?:class\\s+)?(\\w+)\\s*(?::\\s*\\w+\\s*)?\\{([^}]*)\\}"_s);
    QVector<EnumText> enums;
    for (const SourceFile &file : files) {
        if (!file.isProduct())
            continue;
        for (auto it = pattern.globalMatch(file.code); it.hasNext();) {
            const auto match = it.next();
            EnumText found{match.captured(1), {}, &file, match.capturedStart(1)};
            for (const QString &enumerator : match.captured(2).split(u',', Qt::SkipEmptyParts))
                found.enumerators.append(enumerator.section(u'=', 0, 0).trimmed());
            found.enumerators.removeAll(QString());
            enums.append(found);
        }
    }
    return enums;
}

QVector<Finding> mirroredEnums(const QVector<EnumText> &enums)
{
    QVector<Finding> findings;
    for (qsizetype i = 0; i < enums.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            const EnumText &one = enums.at(i);
            const EnumText &other = enums.at(j);
            if (one.enumerators.size() >= 3 && one.enumerators == other.enumerators)
                findings.append({one.file->path, one.file->lineAt(one.at), u"mirrored-enum"_s,
                    u"%1 repeats %2 of %3"_s.arg(one.name, other.name, other.file->path)});
        }
    }
    return findings;
}

/// The enumeration each variable, parameter or member is of, as far as this file says.
QHash<QString, QString> enumVariables(const SourceFile &file, const QString &names)
{
    const QRegularExpression declaration(u"\\b(%1)\\s+(\\w+)\\s*[;=,)]"_s.arg(names));
    QHash<QString, QString> variables;
    for (auto it = declaration.globalMatch(file.code); it.hasNext();) {
        const auto match = it.next();
        variables.insert(match.captured(2), match.captured(1));
    }
    return variables;
}

/// Members that headers declare of one enumeration only, whatever the class.
QHash<QString, QString> enumMembers(const QVector<SourceFile> &files, const QString &names)
{
    QHash<QString, QString> members;
    for (const SourceFile &file : files) {
        if (!file.isProduct() || !file.isHeader())
            continue;
        const QHash<QString, QString> declared = enumVariables(file, names);
        for (auto it = declared.cbegin(); it != declared.cend(); ++it) {
            const QString known = members.value(it.key(), it.value());
            members.insert(it.key(), known == it.value() ? known : QString());
        }
    }
    return members;
}

} // namespace

QVector<Finding> checkSignals(const QVector<SourceFile> &files)
{
    QVector<ClassText> classes;
    for (const SourceFile &file : files) {
        if (file.isProduct())
            classes += classesOf(file);
    }
    Heirs heirs;
    for (const ClassText &known : classes) {
        for (const QString &base : known.bases)
            heirs[base].append(known.name);
    }
    const QSet<QString> addresses = addressesIn(files);
    QVector<Finding> findings;
    for (const ClassText &owner : classes) {
        const QVector<Signal> declared = signalsOf(owner);
        if (declared.size() > maxSignalsPerClass)
            findings.append({owner.file->path, owner.file->lineAt(owner.start), u"many-signals"_s,
                u"%1 declares %2 signals, at most %3"_s.arg(owner.name)
                    .arg(declared.size())
                    .arg(maxSignalsPerClass)});
        for (const Signal &signal : declared) {
            const QStringList names = withHeirs(owner.name, heirs);
            const bool heard = std::any_of(names.cbegin(), names.cend(),
                [&](const QString &name) { return addresses.contains(name + u"::"_s + signal.name); });
            if (!heard)
                findings.append({owner.file->path, owner.file->lineAt(signal.at), u"deaf-signal"_s,
                    u"nobody listens to %1::%2"_s.arg(owner.name, signal.name)});
        }
    }
    return findings;
}

QVector<Finding> checkUnusedFunctions(const QVector<SourceFile> &files)
{
    struct Declaration {
        QString name;
        const SourceFile *header = nullptr;
        qsizetype at = 0;
    };
    QVector<Declaration> declarations;
    QHash<QString, int> uses;
    static const QRegularExpression word(u"\\b[A-Za-z_]\\w*\\b"_s);
    for (const SourceFile &file : files) {
        if (!file.isProduct())
            continue;
        const QMap<QString, qsizetype> declared =
            file.isHeader() ? declaredIn(file) : QMap<QString, qsizetype>{};
        for (auto it = declared.cbegin(); it != declared.cend(); ++it)
            declarations.append({it.key(), &file, it.value()});
        const QString code = usesIn(file, declared);
        for (auto it = word.globalMatch(code); it.hasNext();)
            ++uses[it.next().captured()];
    }
    QVector<Finding> findings;
    for (const Declaration &declaration : declarations) {
        if (uses.value(declaration.name) == 0)
            findings.append({declaration.header->path, declaration.header->lineAt(declaration.at),
                u"unused-function"_s, u"the product does not use %1()"_s.arg(declaration.name)});
    }
    return findings;
}

QVector<Finding> checkEnums(const QVector<SourceFile> &files)
{
    const QVector<EnumText> enums = enumsOf(files);
    QStringList names;
    for (const EnumText &known : enums)
        names.append(QRegularExpression::escape(known.name));
    const QString any = names.join(u'|');
    const QRegularExpression cast(
        u"static_cast<(?:\\w+::)*(%1)>\\(\\s*(?:static_cast<\\s*(?:int|qsizetype|std::size_t)\\s*>\\(\\s*)?([\\w.:>-]+)\\s*\\)"_s
            .arg(any));
    const QRegularExpression enumerator(u"\\b(%1)::\\w+$"_s.arg(any));
    const QHash<QString, QString> members =
        names.isEmpty() ? QHash<QString, QString>{} : enumMembers(files, any);
    QVector<Finding> findings = mirroredEnums(enums);
    for (const SourceFile &file : files) {
        if (!file.isProduct() || names.isEmpty())
            continue;
        const QHash<QString, QString> variables = enumVariables(file, any);
        for (auto it = cast.globalMatch(file.code); it.hasNext();) {
            const auto match = it.next();
            static const QRegularExpression lastName(u"(\\w+)$"_s);
            const QString operand = match.captured(2);
            const auto named = enumerator.match(operand);
            const QString name = lastName.match(operand).captured(1);
            const bool isMember = operand.contains(u'.') || operand.contains(u'>');
            const QString from = named.hasMatch()
                ? named.captured(1)
                : variables.value(name, isMember ? members.value(name) : QString());
            if (!from.isEmpty() && from != match.captured(1))
                findings.append({file.path, file.lineAt(match.capturedStart()), u"enum-cast"_s,
                    u"from %1 to %2: keep one enumeration, or map by name"_s.arg(from, match.captured(1))});
        }
    }
    return findings;
}

} // namespace baton::architecture
