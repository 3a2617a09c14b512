// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/relative_path.h"

#include "core/base/text.h"

#include <QRegularExpression>
#include <QStringList>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxComponentBytes = 200;
constexpr qsizetype maxPathBytes = 1000;

bool isForbiddenCharacter(QChar c)
{
    const ushort u = c.unicode();
    // Some file systems leave these out when they compare names, so that ".g<U+206A>it" is ".git" there.
    const bool ignored = u == 0x00AD || u == 0x034F || (u >= 0x2060 && u <= 0x206F);
    const bool invisible =
        ignored || (u >= 0x200B && u <= 0x200D) || u == 0xFEFF || u == 0x2028 || u == 0x2029;
    return u < 0x20 || (u >= 0x7F && u < 0xA0) || isBidiControl(c) || invisible || u"<>:\"|?*\\"_s.contains(c)
        || c.isSurrogate();
}

bool isReservedWindowsName(const QString &component)
{
    static const QRegularExpression reserved(
        u"^(con|prn|aux|nul|conin\\$|conout\\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\\.|$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return reserved.match(component.trimmed()).hasMatch();
}

QString componentProblem(const QString &component)
{
    if (component.isEmpty())
        return u"empty component"_s;
    if (component == "."_L1 || component == ".."_L1)
        return u"'%1' component"_s.arg(component);
    if (component.toUtf8().size() > maxComponentBytes)
        return u"component longer than 200 bytes"_s;
    if (component.endsWith(u'.') || component.endsWith(u' ') || component.startsWith(u' '))
        return u"component begins with a space or ends with a dot or space"_s;
    if (isReservedWindowsName(component))
        return u"'%1' is a reserved name"_s.arg(component);
    const QString lower = component.toLower();
    // "git~1" is what Windows calls ".git" in its short form.
    if (lower == ".git"_L1 || lower == ".baton"_L1 || lower == "git~1"_L1)
        return u"'%1' belongs to Baton or Git"_s.arg(component);
    if (lower.endsWith(".baton-tmp"_L1))
        return u"'%1' is how Baton names a file while it writes it"_s.arg(component);
    return {};
}

} // namespace

Result<RelativePath> RelativePath::parse(const QString &text)
{
    if (text.isEmpty())
        return failure(ErrorCode::UnsafePath, u"empty path"_s);
    if (text.toUtf8().size() > maxPathBytes)
        return failure(ErrorCode::UnsafePath, u"path longer than 1000 bytes"_s);
    if (text.startsWith(u'/') || text.startsWith(u'~'))
        return failure(ErrorCode::UnsafePath, u"'%1' is not relative to the project"_s.arg(text));
    for (const QChar c : text) {
        if (isForbiddenCharacter(c))
            return failure(
                ErrorCode::UnsafePath, u"forbidden character U+%1"_s.arg(c.unicode(), 4, 16, QChar(u'0')));
    }
    for (const QString &component : text.split(u'/')) {
        if (const QString problem = componentProblem(component); !problem.isEmpty())
            return failure(ErrorCode::UnsafePath, u"%1 in '%2'"_s.arg(problem, text));
    }
    return RelativePath(text);
}

QString placeKey(const QString &path)
{
    return path.normalized(QString::NormalizationForm_C)
        .toCaseFolded()
        .normalized(QString::NormalizationForm_C);
}

QString RelativePath::stem() const
{
    const QString name = fileName();
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot > 0 ? name.left(dot) : name;
}

QString RelativePath::extension() const
{
    const QString name = fileName();
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot > 0 ? name.mid(dot + 1).toLower() : QString();
}

} // namespace baton
