// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/language.h"

#include <array>
#include <utility>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

using Entry = std::pair<QLatin1StringView, Language>;

constexpr std::array<Entry, 51> extensions{{
    {"py"_L1, Language::Python},
    {"pyw"_L1, Language::Python},
    {"pyi"_L1, Language::Python},
    {"c"_L1, Language::Cpp},
    {"h"_L1, Language::Cpp},
    {"cc"_L1, Language::Cpp},
    {"cpp"_L1, Language::Cpp},
    {"cxx"_L1, Language::Cpp},
    {"hh"_L1, Language::Cpp},
    {"hpp"_L1, Language::Cpp},
    {"hxx"_L1, Language::Cpp},
    {"cs"_L1, Language::CSharp},
    {"java"_L1, Language::Java},
    {"kt"_L1, Language::Java},
    {"kts"_L1, Language::Java},
    {"js"_L1, Language::JavaScript},
    {"mjs"_L1, Language::JavaScript},
    {"cjs"_L1, Language::JavaScript},
    {"jsx"_L1, Language::JavaScript},
    {"ts"_L1, Language::TypeScript},
    {"tsx"_L1, Language::TypeScript},
    {"go"_L1, Language::Go},
    {"rs"_L1, Language::Rust},
    {"html"_L1, Language::Html},
    {"htm"_L1, Language::Html},
    {"vue"_L1, Language::Html},
    {"svelte"_L1, Language::Html},
    {"php"_L1, Language::Html},
    {"xml"_L1, Language::Xml},
    {"svg"_L1, Language::Xml},
    {"qrc"_L1, Language::Xml},
    {"ui"_L1, Language::Xml},
    {"css"_L1, Language::Css},
    {"scss"_L1, Language::Css},
    {"json"_L1, Language::Json},
    {"yml"_L1, Language::Yaml},
    {"yaml"_L1, Language::Yaml},
    {"md"_L1, Language::Markdown},
    {"markdown"_L1, Language::Markdown},
    {"sh"_L1, Language::Bash},
    {"bash"_L1, Language::Bash},
    {"bat"_L1, Language::Batch},
    {"cmd"_L1, Language::Batch},
    {"cmake"_L1, Language::CMake},
    {"sql"_L1, Language::Sql},
    {"rb"_L1, Language::Ruby},
    {"lua"_L1, Language::Lua},
    {"toml"_L1, Language::Properties},
    {"ini"_L1, Language::Properties},
    {"cfg"_L1, Language::Properties},
    {"mk"_L1, Language::Makefile},
}};

constexpr std::array<Entry, 4> fileNames{{
    {"cmakelists.txt"_L1, Language::CMake},
    {"makefile"_L1, Language::Makefile},
    {"gemfile"_L1, Language::Ruby},
    {"dockerfile"_L1, Language::Bash},
}};

template <class Table> Language lookUp(const Table &table, const QString &key)
{
    for (const Entry &entry : table) {
        if (key == entry.first)
            return entry.second;
    }
    return Language::Plain;
}

} // namespace

Language languageOfPath(const QString &path)
{
    const QString name = path.mid(path.lastIndexOf(u'/') + 1).toLower();
    const Language byName = lookUp(fileNames, name);
    if (byName != Language::Plain)
        return byName;
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot < 0 ? Language::Plain : lookUp(extensions, name.mid(dot + 1));
}

} // namespace baton::ui
