// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/review.h"
#include "ui/document/document_input.h"
#include "ui/views/composer.h"
#include "ui/views/start_values.h"

namespace baton::ui {

class UiStateStore;

/// Words a person has typed and not handed over yet: on the disk as soon as the event loop turns, so that
/// neither closing nor a kill loses them, and offered again at the next start. What is kept without words is
/// forgotten. GUI thread.
[[nodiscard]] StartDraft keptStart(const UiStateStore &store);
void keepStart(UiStateStore &store, const StartDraft &draft);

/// The same of one project.
class ProjectDrafts {
public:
    /// The store outlives it.
    ProjectDrafts(UiStateStore &store, const QString &folder) : m_store(store), m_folder(folder) { }

    [[nodiscard]] std::optional<UnsavedText> edit(const QString &path) const;
    /// Base 0: there is none any more.
    void keepEdit(const QString &path, const UnsavedText &edit);
    [[nodiscard]] std::optional<Remark> remark(const QString &path) const;
    void keepRemark(const QString &path, const Remark &remark);
    [[nodiscard]] NoteDraft note() const;
    void keepNote(const NoteDraft &note);

private:
    [[nodiscard]] QString key(const QString &kind, const QString &path) const;

    UiStateStore &m_store;
    QString m_folder;
};

} // namespace baton::ui
