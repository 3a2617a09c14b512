// SPDX-License-Identifier: GPL-3.0-or-later
// Editing in a page: unsaved text is kept as it is typed, saved as a revision, or given up.
#include "ui/document/document_page.h"
#include "ui/document/review_bar.h"
#include "ui/document/review_status.h"
#include "ui/editor/code_editor.h"

namespace baton::ui {

void DocumentPage::onEdited()
{
    const int newest = static_cast<int>(m_input.artefact.revisions.size());
    const int base = m_unsaved ? m_unsaved->baseRevision : newest;
    const Revision *head = m_input.artefact.head();
    const QString text = m_source->text();
    const bool asSaved = head != nullptr && m_input.texts.value(head->text) == text;
    if (asSaved) {
        // Undone to the last step: nothing is left to save.
        m_unsaved.reset();
    } else {
        m_unsaved = UnsavedText{base, text};
    }
    m_keep.start();
    presentBar();
}

void DocumentPage::flush()
{
    m_keep.stop();
    if (m_unsaved)
        Q_EMIT draftChanged(path(), m_unsaved->baseRevision, m_unsaved->text);
    else
        Q_EMIT draftChanged(path(), 0, {});
}

/// The text goes on top of the newest revision, which the bar has said when it is not the one edited.
void DocumentPage::submitEdit(bool approve)
{
    if (!m_unsaved)
        return;
    flush();
    m_submittedOn = static_cast<int>(m_input.artefact.revisions.size());
    m_approveWhenSaved = approve;
    Q_EMIT decided(decision(QStringLiteral("edit"))
                       ->command({.path = path(), .revision = m_submittedOn, .text = m_unsaved->text}));
}

void DocumentPage::discardEdit()
{
    m_unsaved.reset();
    m_submittedOn = -1;
    flush();
    const Revision *head = m_input.artefact.head();
    // As a step that can be undone, so that a slip of the hand costs nothing.
    if (head != nullptr && m_input.texts.contains(head->text))
        m_source->replaceText(m_input.texts.value(head->text));
    m_unsaved.reset();
    m_keep.stop();
    present();
}

/// A revision of the person that is newer than the submitted edit is that edit.
void DocumentPage::noticeSaved()
{
    const Revision *head = m_input.artefact.head();
    if (m_submittedOn < 0 || head == nullptr || head->number <= m_submittedOn
        || head->author != AuthorKind::Human)
        return;
    m_submittedOn = -1;
    m_unsaved.reset();
    flush();
    const bool approve = m_approveWhenSaved && m_input.artefact.state == ArtefactState::Review;
    m_approveWhenSaved = false;
    if (approve)
        Q_EMIT decided(command::Approve{path(), head->number, {}, true});
}

} // namespace baton::ui
