// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/fence_names.h"

#include <array>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

struct Names {
    QLatin1StringView extensions;
    QLatin1StringView fences;
};

constexpr std::array<Names, 34> table{{
    {"py pyw pyi", "python py python3 python2 py3"},
    {"js mjs cjs", "javascript js node mjs cjs ecmascript jsx"},
    {"jsx", "jsx javascript js tsx"},
    {"ts mts cts", "typescript ts javascript js tsx"},
    {"tsx", "tsx typescript ts jsx javascript"},
    {"vue", "vue html javascript"},
    {"svelte", "svelte html"},
    {"cpp cc cxx", "cpp c++ cxx cc c"},
    {"hpp hh hxx", "cpp c++ hpp cxx c h"},
    {"h", "c cpp c++ h hpp"},
    {"c", "c"},
    {"go", "go golang"},
    {"rs", "rust rs"},
    {"java", "java"},
    {"kt kts", "kotlin kt"},
    {"cs", "csharp cs c#"},
    {"rb", "ruby rb"},
    {"php", "php"},
    {"swift", "swift"},
    {"html htm", "html htm xml xhtml"},
    {"css", "css"},
    {"scss sass less", "scss sass less css"},
    {"json", "json jsonc json5"},
    {"yaml yml", "yaml yml"},
    {"toml", "toml ini"},
    {"ini cfg conf env", "ini cfg conf properties toml env dotenv"},
    {"xml svg", "xml svg html"},
    {"sql", "sql sqlite postgresql mysql"},
    {"sh bash zsh", "bash sh shell zsh console"},
    {"ps1", "powershell ps1"},
    {"md markdown", "markdown md gfm"},
    {"txt csv", "text txt csv plaintext plain"},
    {"dockerfile", "dockerfile docker"},
    {"makefile mk cmake", "makefile make cmake"},
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
    static const QStringList others{u"mermaid"_s, u"diff"_s, u"output"_s, u"log"_s, u"cmd"_s, u"bat"_s,
        u"lua"_s, u"r"_s, u"perl"_s, u"dart"_s, u"scala"_s, u"haskell"_s, u"elixir"_s, u"graphql"_s,
        u"proto"_s, u"latex"_s};
    for (const Names &names : table) {
        if (holds(names.fences, word))
            return true;
    }
    return others.contains(word);
}

bool isMarkdownPath(const QString &path)
{
    const QString extension = extensionOf(path);
    return extension == "md"_L1 || extension == "markdown"_L1;
}

bool isProsePath(const QString &path)
{
    static const QStringList prose{
        u"md"_s, u"markdown"_s, u"txt"_s, u"csv"_s, u"rst"_s, u"license"_s, u"readme"_s, u"adoc"_s};
    return prose.contains(extensionOf(path));
}

} // namespace baton::artefact
