// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/document/fence_names.h"

#include <QSet>

#include <array>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

struct Names {
    QLatin1StringView extensions;
    QLatin1StringView fences;
};

constexpr std::array<Names, 34> table{{
    {"py pyw pyi"_L1, "python py python3 python2 py3"_L1},
    {"js mjs cjs"_L1, "javascript js node mjs cjs ecmascript jsx"_L1},
    {"jsx"_L1, "jsx javascript js tsx"_L1},
    {"ts mts cts"_L1, "typescript ts javascript js tsx"_L1},
    {"tsx"_L1, "tsx typescript ts jsx javascript"_L1},
    {"vue"_L1, "vue html javascript"_L1},
    {"svelte"_L1, "svelte html"_L1},
    {"cpp cc cxx"_L1, "cpp c++ cxx cc c"_L1},
    {"hpp hh hxx"_L1, "cpp c++ hpp cxx c h"_L1},
    {"h"_L1, "c cpp c++ h hpp"_L1},
    {"c"_L1, "c"_L1},
    {"go"_L1, "go golang"_L1},
    {"rs"_L1, "rust rs"_L1},
    {"java"_L1, "java"_L1},
    {"kt kts"_L1, "kotlin kt"_L1},
    {"cs"_L1, "csharp cs c#"_L1},
    {"rb"_L1, "ruby rb"_L1},
    {"php"_L1, "php"_L1},
    {"swift"_L1, "swift"_L1},
    {"html htm"_L1, "html htm xml xhtml"_L1},
    {"css"_L1, "css"_L1},
    {"scss sass less"_L1, "scss sass less css"_L1},
    {"json"_L1, "json jsonc json5"_L1},
    {"yaml yml"_L1, "yaml yml"_L1},
    {"toml"_L1, "toml ini"_L1},
    {"ini cfg conf env"_L1, "ini cfg conf properties toml env dotenv"_L1},
    {"xml svg"_L1, "xml svg html"_L1},
    {"sql"_L1, "sql sqlite postgresql mysql"_L1},
    {"sh bash zsh"_L1, "bash sh shell zsh console"_L1},
    {"ps1"_L1, "powershell ps1"_L1},
    {"md markdown"_L1, "markdown md gfm"_L1},
    {"txt csv"_L1, "text txt csv plaintext plain"_L1},
    {"dockerfile"_L1, "dockerfile docker"_L1},
    {"makefile mk cmake"_L1, "makefile make cmake"_L1},
}};

QString extensionOf(const QString &path)
{
    const QString name = path.section(u'/', -1).toLower();
    return name.contains(u'.') ? name.section(u'.', -1) : name;
}

bool holds(QLatin1StringView words, const QString &word)
{
    return QString(words).split(u' ').contains(word);
}

} // namespace

QStringList fenceNamesFor(const QString &path)
{
    const QString extension = extensionOf(path);
    for (const Names &names : table) {
        if (holds(names.extensions, extension))
            return QString(names.fences).split(u' ');
    }
    return {};
}

bool isFenceName(const QString &word)
{
    static const QSet<QString> known = [] {
        QSet<QString> words{u"mermaid"_s, u"diff"_s, u"output"_s, u"log"_s, u"cmd"_s, u"bat"_s, u"lua"_s,
            u"r"_s, u"perl"_s, u"dart"_s, u"scala"_s, u"haskell"_s, u"elixir"_s, u"graphql"_s, u"proto"_s,
            u"latex"_s};
        for (const Names &names : table) {
            const QStringList fences = QString(names.fences).split(u' ');
            words.unite(QSet<QString>(fences.begin(), fences.end()));
        }
        return words;
    }();
    return known.contains(word);
}

bool isMarkdownPath(const QString &path)
{
    const QString extension = extensionOf(path);
    return extension == "md"_L1 || extension == "markdown"_L1;
}

bool isMarkup(const QString &path)
{
    static const QStringList markup{u"html"_s, u"htm"_s, u"xml"_s, u"svg"_s, u"xhtml"_s, u"vue"_s,
        u"svelte"_s, u"jsx"_s, u"tsx"_s, u"qml"_s, u"ui"_s, u"xsd"_s, u"xsl"_s, u"csproj"_s};
    return markup.contains(extensionOf(path));
}

bool isProsePath(const QString &path)
{
    static const QStringList prose{
        u"md"_s, u"markdown"_s, u"txt"_s, u"csv"_s, u"rst"_s, u"license"_s, u"readme"_s, u"adoc"_s};
    return prose.contains(extensionOf(path));
}

} // namespace baton::artefact
