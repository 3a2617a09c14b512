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

/// The file in an answer of the form {"path": ..., "content" or "code": ...}; nullopt when it is not one.
[[nodiscard]] std::optional<QString> readJsonFile(const QString &text);

/// ["a", "b"] as a Markdown list; nullopt when the text is no JSON array.
[[nodiscard]] std::optional<QString> readJsonList(const QString &text);

} // namespace baton::artefact
