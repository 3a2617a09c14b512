// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace baton::artefact {

/// An answer without the model's thinking aloud.
struct Thoughtless {
    QString text;
    bool unclosed = false; ///< a thinking block began and never ended; its text is kept
};

/// Drops <think> blocks (closed, or only closed because the template opened them), the same with other usual
/// tag names, and the analysis channel of Harmony answers. Tags inside fences stay: they belong to a file.
/// `markup`: the artefact is itself written in tags, so that only the surest ones count.
[[nodiscard]] Thoughtless withoutThinking(const QString &text, bool markup = false);

} // namespace baton::artefact
