// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

#include <optional>

namespace baton::ui {

struct FuzzyMatch {
    int score = 0; ///< higher is better; comparable between texts for the same query
    QVector<int> positions; ///< matched characters of the text, ascending
};

/// Finds the letters of each word of `query` (split at spaces, any order of words) in their order in `text`,
/// ignoring case; nullopt when a word is not found. Beginnings of words, neighbours and characters from
/// `titleStart` on count more. An empty query matches everything with score 0. Pure.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(
    const QString &query, const QString &text, int titleStart = 0);

} // namespace baton::ui
