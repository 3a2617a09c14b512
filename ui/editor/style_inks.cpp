// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/style_inks.h"

#include <initializer_list>

namespace baton::ui {

namespace {

/// Style numbers of a lexer with one meaning, as its header lists them.
struct Row {
    Ink ink;
    std::initializer_list<int> styles;
};

Ink lookUp(std::initializer_list<Row> rows, int style)
{
    for (const Row &row : rows) {
        for (const int candidate : row.styles) {
            if (candidate == style)
                return row.ink;
        }
    }
    return Ink::Text;
}

Ink pythonInk(int style)
{
    return lookUp(
        {{Ink::Comment, {1, 12}}, {Ink::Number, {2}}, {Ink::String, {3, 4, 6, 7, 13, 16, 17, 18, 19}},
            {Ink::Keyword, {5}}, {Ink::Name, {8, 9}}, {Ink::Mark, {15}}},
        style);
}

Ink cppInk(int style)
{
    return lookUp({{Ink::Comment, {1, 2, 3, 15, 17, 18, 23, 24, 26}}, {Ink::Number, {4, 8}},
                      {Ink::String, {6, 7, 12, 13, 14, 20, 21, 22, 25, 27}}, {Ink::Keyword, {5, 16}},
                      {Ink::Name, {19}}, {Ink::Mark, {9}}},
        style);
}

/// HTML with the script languages it may hold.
Ink htmlInk(int style)
{
    return lookUp({{Ink::Keyword, {1, 2, 11, 12, 13, 14, 47, 62, 74, 84, 96, 111, 121}}, {Ink::Key, {3, 4}},
                      {Ink::Number, {5, 45, 60, 73, 83, 93, 108, 122}},
                      {Ink::String,
                          {6, 7, 19, 24, 25, 48, 49, 51, 52, 63, 64, 66, 67, 75, 85, 94, 95, 97, 98, 109, 110,
                              112, 113, 119, 120, 126}},
                      {Ink::Comment, {9, 20, 29, 30, 42, 43, 44, 57, 58, 59, 72, 82, 92, 107, 124, 125}},
                      {Ink::Mark, {10, 17, 28, 123}}, {Ink::Name, {99, 100, 114, 115}}, {Ink::Error, {26}}},
        style);
}

Ink jsonInk(int style)
{
    return lookUp({{Ink::Number, {1}}, {Ink::String, {2, 3, 5}}, {Ink::Key, {4}}, {Ink::Comment, {6, 7}},
                      {Ink::Keyword, {11, 12}}, {Ink::Error, {13}}},
        style);
}

Ink yamlInk(int style)
{
    return lookUp({{Ink::Comment, {1}}, {Ink::Key, {2}}, {Ink::Keyword, {3}}, {Ink::Number, {4}},
                      {Ink::Mark, {5, 6, 7}}, {Ink::Error, {8}}},
        style);
}

Ink markdownInk(int style)
{
    return lookUp({{Ink::Strong, {2, 3}}, {Ink::Emphasis, {4, 5}}, {Ink::Heading, {6, 7, 8, 9, 10, 11}},
                      {Ink::Mark, {13, 14, 17}}, {Ink::Comment, {15, 16}}, {Ink::Key, {18}},
                      {Ink::String, {19, 20, 21}}},
        style);
}

Ink bashInk(int style)
{
    return lookUp({{Ink::Error, {1}}, {Ink::Comment, {2}}, {Ink::Number, {3}}, {Ink::Keyword, {4}},
                      {Ink::String, {5, 6, 11, 12, 13}}, {Ink::Key, {9, 10}}},
        style);
}

Ink cmakeInk(int style)
{
    return lookUp({{Ink::Comment, {1}}, {Ink::String, {2, 3, 4}}, {Ink::Keyword, {5, 9, 10, 11, 12}},
                      {Ink::Key, {6, 13}}, {Ink::Number, {14}}},
        style);
}

Ink cssInk(int style)
{
    return lookUp({{Ink::Keyword, {1, 12, 22}}, {Ink::Name, {2, 10}}, {Ink::Mark, {3, 4, 11, 18, 20, 21}},
                      {Ink::Key, {6, 7, 15, 16, 17, 19, 23}}, {Ink::Comment, {9}}, {Ink::String, {13, 14}}},
        style);
}

Ink sqlInk(int style)
{
    return lookUp({{Ink::Comment, {1, 2, 3, 13, 15, 17, 18}}, {Ink::Number, {4}},
                      {Ink::Keyword, {5, 8, 19, 20, 21, 22}}, {Ink::String, {6, 7}}, {Ink::Key, {23}}},
        style);
}

Ink rubyInk(int style)
{
    return lookUp({{Ink::Error, {1, 40}}, {Ink::Comment, {2, 3}}, {Ink::Number, {4}}, {Ink::Keyword, {5, 29}},
                      {Ink::String, {6, 7, 12, 18, 20, 21, 24, 25, 26, 27, 28}}, {Ink::Name, {8, 9, 15}},
                      {Ink::Key, {13, 14, 16, 17}}},
        style);
}

Ink luaInk(int style)
{
    return lookUp({{Ink::Comment, {1, 2}}, {Ink::Number, {4}}, {Ink::Keyword, {5}},
                      {Ink::String, {6, 7, 8, 12}}, {Ink::Mark, {9, 20}}, {Ink::Name, {13, 14, 15}}},
        style);
}

Ink makefileInk(int style)
{
    return lookUp(
        {{Ink::Comment, {1}}, {Ink::Mark, {2}}, {Ink::Key, {3}}, {Ink::Keyword, {5}}, {Ink::Error, {9}}},
        style);
}

Ink propertiesInk(int style)
{
    return lookUp({{Ink::Comment, {1}}, {Ink::Keyword, {2}}, {Ink::Key, {5}}}, style);
}

Ink batchInk(int style)
{
    return lookUp({{Ink::Comment, {1}}, {Ink::Keyword, {2, 5}}, {Ink::Mark, {3, 4}}, {Ink::Key, {6}}}, style);
}

} // namespace

Ink inkOf(Language language, int style)
{
    switch (language) {
    case Language::Plain:
        return Ink::Text;
    case Language::Python:
        return pythonInk(style);
    case Language::Cpp:
    case Language::CSharp:
    case Language::Go:
    case Language::Java:
    case Language::JavaScript:
    case Language::Rust:
    case Language::TypeScript:
        return cppInk(style);
    case Language::Html:
    case Language::Xml:
        return htmlInk(style);
    case Language::Json:
        return jsonInk(style);
    case Language::Yaml:
        return yamlInk(style);
    case Language::Markdown:
        return markdownInk(style);
    case Language::Bash:
        return bashInk(style);
    case Language::Batch:
        return batchInk(style);
    case Language::CMake:
        return cmakeInk(style);
    case Language::Css:
        return cssInk(style);
    case Language::Sql:
        return sqlInk(style);
    case Language::Ruby:
        return rubyInk(style);
    case Language::Lua:
        return luaInk(style);
    case Language::Makefile:
        return makefileInk(style);
    case Language::Properties:
        return propertiesInk(style);
    }
    return Ink::Text;
}

QColor colourOf(Ink ink, const Theme &theme)
{
    switch (ink) {
    case Ink::Text:
    case Ink::Strong:
    case Ink::Emphasis:
    case Ink::Name:
        return theme.text;
    case Ink::Keyword:
        return theme.role(2); // the purple of the picture
    case Ink::String:
        // A shade darker on light ground, to stay readable on removed lines too.
        return theme.dark ? theme.ok : theme.ok.darker(112);
    case Ink::Comment:
        return theme.muted;
    case Ink::Number:
        return theme.warn;
    case Ink::Key:
    case Ink::Mark:
    case Ink::Heading:
        return theme.accent;
    case Ink::Error:
        return theme.error;
    }
    return theme.text;
}

} // namespace baton::ui
