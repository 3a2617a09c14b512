// SPDX-License-Identifier: GPL-3.0-or-later
// What a person writes in a page and decides there: words are kept as they are typed, saved as a revision or
// draft, or given up.
#include "ui/document/document_page.h"
#include "ui/document/remark_margin.h"
#include "ui/document/review_bar.h"
#include "ui/document/review_status.h"
#include "ui/editor/code_editor.h"

namespace baton::ui {

using namespace Qt::StringLiterals;

/// What was typed before the page was closed, or the program was.
void DocumentPage::takeUp(const DocumentInput &input)
{
    m_unsaved = input.unsaved;
    if (!input.writing)
        return;
    m_marginOpen = true;
    m_margin->resume(*input.writing);
}

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
    // Not put off by each letter: who types without a pause is kept, too.
    if (!m_keep.isActive())
        m_keep.start();
    presentBar();
}

void DocumentPage::flush()
{
    m_keep.stop();
    m_margin->flush();
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
    Q_EMIT decided(
        decision(u"edit"_s)->command({.path = path(), .revision = m_submittedOn, .text = m_unsaved->text}));
}

void DocumentPage::keepRemark()
{
    m_margin->keepWriting();
}

void DocumentPage::giveBack(const Remark &remark)
{
    setMarginOpen(true);
    m_margin->resume(remark);
}

void DocumentPage::decide(const QString &id, const QString &note)
{
    const Decision *made = decision(id);
    if (made == nullptr || made->offered(sight()) == Offer::No)
        return;
    if (id == "edit"_L1 || id == "save-and-approve"_L1)
        submitEdit(id == "save-and-approve"_L1);
    else if (id == "discard"_L1)
        discardEdit();
    else if (id == "newest"_L1)
        setMode(DocumentMode::Document);
    else if (id == "request-changes"_L1)
        sendRemarks(*made);
    else
        Q_EMIT decided(made->command({.path = path(),
            .revision = shownRevision(),
            .note = note,
            .maxTokens = m_bar->roomForAnswer()}));
}

/// One that is typed and not saved yet goes along.
void DocumentPage::sendRemarks(const Decision &made)
{
    keepRemark();
    Q_EMIT decided(made.command({.path = path(), .revision = shownRevision()}));
}

void DocumentPage::discardEdit()
{
    // Kept text may be there before anybody has looked at the source.
    makeView(DocumentMode::Source);
    presentSource();
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
