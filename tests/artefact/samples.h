// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/document/language_profile.h"
#include "core/artefact/reply/reply_parser.h"
#include "core/domain/sop.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace samples {

/// A section as data, so that it can be written as Markdown and as JSON.
struct SampleSection {
    QString title;
    QString text; ///< body of a text or diagram section
    QStringList items; ///< of a list
    QStringList columns; ///< of a table
    QVector<QStringList> rows;

    [[nodiscard]] QString body() const; ///< canonical Markdown
};

using SampleDocument = QVector<SampleSection>;

[[nodiscard]] const baton::Sop &stockSop();
[[nodiscard]] const baton::artefact::LanguageProfiles &profiles();
[[nodiscard]] baton::StepSpec step(const QString &kind);
[[nodiscard]] baton::artefact::ReplyContext contextFor(const QString &kind, const QString &path = {});

[[nodiscard]] SampleDocument prd();
[[nodiscard]] SampleDocument design();
[[nodiscard]] SampleDocument tasks();
[[nodiscard]] SampleDocument document(const QString &kind);
/// Canonical text of a document.
[[nodiscard]] QString markdown(const SampleDocument &document);

/// A Python file with everything that makes answers awkward: fences in docstrings, hashes, blank lines.
[[nodiscard]] QString pythonFile();

/// Facts of canonical documents.
[[nodiscard]] baton::DocumentFacts facts(const QString &kind);

} // namespace samples
