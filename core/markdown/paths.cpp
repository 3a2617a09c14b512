// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markdown/paths.h"

#include <QSet>

#include <algorithm>

namespace baton::markdown {

using namespace Qt::StringLiterals;

namespace {

// What is longer names no file, and would only cost time.
constexpr qsizetype longestPath = 400;

const QSet<QString> &knownExtensions()
{
    static const QSet<QString> known = [] {
        const QString words =
            u"py pyw pyi ipynb js mjs cjs jsx ts mts cts tsx vue svelte cpp cc cxx hpp hh hxx h c ino qml go "
            u"rs "
            "java kt kts gradle cs csproj sln rb erb php swift m mm scala dart lua r pl ex exs html htm "
            "xhtml css "
            "scss sass less json jsonc json5 yaml yml toml ini cfg conf env properties xml svg sql sh bash "
            "zsh "
            "ps1 bat cmd md markdown rst adoc txt csv tsv dockerfile makefile mk cmake proto graphql tmpl "
            "tpl j2 ejs hbs lock png jpg ico example sample gitignore patch diff"_s;
        const QStringList list = words.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return known;
}

bool isKnownName(const QString &name)
{
    static const QSet<QString> names{u"makefile"_s, u"dockerfile"_s, u"license"_s, u"readme"_s, u"procfile"_s,
        u"gemfile"_s, u"rakefile"_s, u"jenkinsfile"_s, u"vagrantfile"_s, u"notice"_s, u"changelog"_s,
        u"gnumakefile"_s, u"justfile"_s, u"codeowners"_s, u"go.mod"_s, u"go.sum"_s};
    return names.contains(name.toLower());
}

/// "Node.js" and its like are no files unless they are marked as one.
bool isProduct(const QString &name)
{
    static const QSet<QString> products{u"node.js"_s, u"vue.js"_s, u"next.js"_s, u"nuxt.js"_s,
        u"express.js"_s, u"react.js"_s, u"d3.js"_s, u"three.js"_s, u"chart.js"_s, u"p5.js"_s, u"alpine.js"_s};
    return products.contains(name.toLower());
}

QString extensionOf(const QString &name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot >= 0 && dot + 1 < name.size() ? name.sliced(dot + 1).toLower() : QString();
}

/// Signs that no file of a project has in its name; also patterns and addresses.
bool cannotBePath(QStringView word)
{
    return word.isEmpty() || word.size() > longestPath || word.contains(u"://") || word.contains(u"...")
        || word.contains(u"**")
        || std::any_of(word.begin(), word.end(), [](QChar c) { return u"*?<>|\"'`{}=;:,!"_s.contains(c); });
}

/// Whether backslashes are Markdown's ("\\_\\_init\\_\\_.py") and not Windows' ("src\\board.py").
bool areEscapes(const QString &path)
{
    bool escapes = path.contains(u'\\');
    for (qsizetype i = path.indexOf(u'\\'); i >= 0; i = path.indexOf(u'\\', i + 1)) {
        const QStringView behind = QStringView(path).sliced(i + 1);
        escapes = escapes && !behind.isEmpty() && u"_*[]()#-."_s.contains(behind.front());
        if (behind.startsWith(u"__") && path.count(u'\\') == 1)
            return false; // "src\\__init__.py"
    }
    return escapes;
}

} // namespace

bool takesNoRoom(QChar c)
{
    const char16_t code = c.unicode();
    return (code >= 0x200B && code <= 0x200D) || code == 0x2060 || code == 0xFEFF || code == 0x00AD;
}

QString withoutInvisible(QStringView text)
{
    QString plain = text.toString();
    plain.removeIf(takesNoRoom);
    return plain.replace(QChar(0x00A0), u' ');
}

QString normalPath(QStringView path)
{
    QString text = withoutInvisible(path).trimmed().normalized(QString::NormalizationForm_C);
    if (areEscapes(text))
        text.remove(u'\\');
    text.replace(u'\\', u'/');
    while (text.startsWith("./"_L1))
        text.remove(0, 2);
    while (text.startsWith(u'/'))
        text.remove(0, 1);
    return text;
}

bool namesFile(QStringView word, bool marked)
{
    const QString path = normalPath(word);
    if (cannotBePath(path) || path.endsWith(u'/') || (!marked && path.contains(u' ')))
        return false;
    const QString name = path.section(u'/', -1);
    const bool letters = std::any_of(name.begin(), name.end(), [](QChar c) { return c.isLetterOrNumber(); });
    if (!letters || (!marked && isProduct(path)) || name.contains(u"()")
        || (name.endsWith(u')') && !path.contains(u'/')))
        return false;
    const QString extension = extensionOf(name);
    if (isKnownName(name) || knownExtensions().contains(extension))
        return true;
    return path.contains(u'/') && !path.contains(u' ') && (marked || name.size() > 1)
        && (!extension.isEmpty() ? extension.at(0).isLetter() : marked);
}

bool namesFolder(QStringView word)
{
    const QString path = normalPath(word);
    return path.size() > 1 && path.endsWith(u'/') && !cannotBePath(path) && !path.contains(u' ')
        && path != "../"_L1;
}

} // namespace baton::markdown
