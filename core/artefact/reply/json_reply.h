// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/sop.h"
#include "core/markdown/sections.h"

#include <QString>
#include <QVector>

#include <optional>

namespace baton::artefact {

/// Sections of an answer that is a JSON object with section names as keys (at the top or one object deeper,
/// or an array of {title, content}). Strings stay, arrays become lists or tables. Mended before reading: raw
/// newlines in strings, trailing commas, missing closing brackets. nullopt when no known title is found.
[[nodiscard]] std::optional<QVector<markdown::Section>> readJsonSections(
    const QString &text, const markdown::TitleIndex &titles, const QVector<SectionSpec> &schema);

/// ["a", "b"] as a Markdown list; objects as "name: description". nullopt when the text is no JSON array or
/// object, also one with single quotes.
[[nodiscard]] std::optional<QString> readJsonList(const QString &text);

/// An array of rows (objects or arrays), or an object of rows by their first cell, as a Markdown table;
/// nullopt when the text is neither.
[[nodiscard]] std::optional<QString> readJsonTable(const QString &text, const SectionSpec &spec);

} // namespace baton::artefact
