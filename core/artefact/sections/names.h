// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// What models call the sections and columns of the stock SOP, in the languages they answer in. An SOP's own
/// titles are tried first; these words stand for tags (core/domain/tags.h), whatever an SOP calls them.
namespace baton::artefact {

/// Other titles for the section of a tag; empty when there are none.
[[nodiscard]] QStringList sectionSynonyms(const QString &tag);

/// Whether a column's title is another word for the column of a tag.
[[nodiscard]] bool isColumnSynonym(const QString &tag, const QString &title);
/// Whether one of the words of a title is: "Brief description".
[[nodiscard]] bool isLooseColumnSynonym(const QString &tag, const QString &title);

} // namespace baton::artefact
