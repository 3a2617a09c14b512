// SPDX-License-Identifier: GPL-3.0-or-later
// What a person is told of the events of an open project; the rest is in project_controller.cpp.
#include "core/domain/test_report.h"
#include "core/session/hand_over.h"
#include "ui/support/live_announcer.h"
#include "ui/support/role_book.h"
#include "ui/text/error_text.h"
#include "ui/text/words.h"
#include "ui/views/status_strip.h"
#include "ui/window/project_controller.h"
#include "ui/window/project_models.h"
#include "ui/window/undo_offer.h"

namespace baton::ui {

using namespace Qt::StringLiterals;

void ProjectController::announce(const Event &event)
{
    const RoleBook roles(m_session->state().sop);
    const auto tell = [this](const QString &path, const QString &text) {
        m_status.announcer().announce(text);
        Q_EMIT noticed(path, m_session->state().name, text);
    };
    if (const auto *proposed = std::get_if<event::RevisionProposed>(&event)) {
        if (const TestTotals totals = totalsIn(proposed->revision.facts); totals.all() > 0)
            m_status.announcer().announce(tr("Tests: %1.").arg(totalsText(totals)));
        const Artefact *artefact = m_session->state().artefact(proposed->path);
        if (artefact != nullptr && session::waitingPaths(m_session->state()).contains(artefact->path))
            tell(proposed->path,
                session::isWrittenByRole(m_session->state(), *artefact)
                    ? tr("%1: %2 waits for your review.").arg(roles.name(proposed->role), proposed->path)
                    : tr("%1 waits for your review.").arg(proposed->path));
    } else if (const auto *failed = std::get_if<event::ArtefactFailed>(&event)) {
        tell(failed->path, tr("%1: %2").arg(failed->path, errorText({failed->failure.code, {}}).happened));
    } else if (const auto *approved = std::get_if<event::RevisionApproved>(&event)) {
        m_status.announcer().announce(tr("%1 approved.").arg(approved->path));
        if (approved->byPerson && approved->role != humanRole)
            m_undo->approved(approved->path);
    } else if (std::holds_alternative<event::RunFinished>(event)) {
        tell(u"run"_s, tr("The run is finished. Everything is approved."));
        Q_EMIT said(tr("Finished. The project is ready to export."));
    } else if (std::holds_alternative<event::BudgetReached>(event)) {
        tell(u"run"_s, tr("The money limit stopped the run before a call."));
    } else if (const auto *commit = std::get_if<event::HandOffCommitted>(&event)) {
        if (commit->commit.isEmpty())
            Q_EMIT said(sentence(errorText({commit->code, commit->detail})));
    } else if (const auto *unwritten = std::get_if<event::FileWriteFailed>(&event)) {
        Q_EMIT said(sentence(errorText({unwritten->code, unwritten->detail})));
    }
}

} // namespace baton::ui
