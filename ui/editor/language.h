// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace baton::ui {

/// What a file is written in, as far as colouring goes.
enum class Language {
    Plain,
    Bash,
    Batch,
    CMake,
    Cpp,
    CSharp,
    Css,
    Go,
    Html,
    Java,
    JavaScript,
    Json,
    Lua,
    Makefile,
    Markdown,
    Properties,
    Python,
    Ruby,
    Rust,
    Sql,
    TypeScript,
    Xml,
    Yaml,
};

/// By the name of a file: its extension, or the whole name ("Makefile"). Plain when unknown.
[[nodiscard]] Language languageOfPath(const QString &path);

} // namespace baton::ui
