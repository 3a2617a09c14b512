// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/document_presenter.h"

#include "core/session/hand_over.h"
#include "ui/document/document_page.h"
#include "ui/document/document_pane.h"
#include "ui/models/view_state.h"
#include "ui/support/format.h"
#include "ui/support/role_book.h"
#include "ui/text/failure_text.h"
#include "ui/window/tests_presenter.h"
#include "ui/window/window_services.h"

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

/// Paths an event changes something about; empty for events about the run.
QStringList touched(const Event &event)
{
    return std::visit(
        [](const auto &e) -> QStringList {
            if constexpr (requires { QString(e.path); })
                return {e.path};
            else if constexpr (requires { QString(e.remark.path); })
                return {e.remark.path};
            else if constexpr (requires { QString(e.call.path); })
                return {e.call.path};
            else
                return {};
        },
        event);
}

QVector<TextHash> textsOf(const Artefact &artefact)
{
    QVector<TextHash> hashes{artefact.failure.partial, artefact.partial};
    for (const Revision &revision : artefact.revisions)
        hashes.append(revision.text);
    return hashes;
}

DocumentMode modeOf(ViewKind view)
{
    switch (view) {
    case ViewKind::Source:
        return DocumentMode::Source;
    case ViewKind::Changes:
        return DocumentMode::Changes;
    case ViewKind::Trace:
        return DocumentMode::Trace;
    default:
        return DocumentMode::Document;
    }
}

} // namespace

DocumentPresenter::DocumentPresenter(session::Session &session, DocumentPane &pane, ViewState &view,
    const WindowServices &services, QObject *parent)
    : QObject(parent), m_session(session), m_pane(pane), m_view(view), m_services(services),
      m_drafts(services.uiState, session.folder()), m_tests(new TestsPresenter(session, this))
{
    connect(m_tests, &TestsPresenter::changed, this, &DocumentPresenter::refresh);
    using session::Session;
    connect(&session, &Session::appended, this, &DocumentPresenter::onAppended);
    connect(&session, &Session::liveChanged, this, &DocumentPresenter::onLive);
    connect(&pane, &DocumentPane::textWanted, this, &DocumentPresenter::fetchText);
    connect(&pane, &DocumentPane::traceWanted, this, &DocumentPresenter::fetchTrace);
    connect(
        &pane, &DocumentPane::draftChanged, this, [this](const QString &path, int base, const QString &text) {
            m_drafts.keepEdit(path, {base, text});
        });
    connect(&pane, &DocumentPane::remarkTyped, this,
        [this](const QString &path, const Remark &remark) { m_drafts.keepRemark(path, remark); });
    connect(&pane, &DocumentPane::currentChanged, &view, &ViewState::select);
    connect(&view, &ViewState::openRequested, this, &DocumentPresenter::followView);
    connect(&view, &ViewState::traceRequested, this, &DocumentPresenter::fetchTrace);
}

DocumentInput DocumentPresenter::inputOf(const Artefact &artefact) const
{
    const State &state = m_session.state();
    const RoleBook roles(state.sop);
    DocumentInput input{.artefact = artefact, .remarks = state.remarksOf(artefact.path)};
    for (const TextHash &hash : textsOf(artefact)) {
        if (const auto text = m_session.text(hash))
            input.texts.insert(hash, *text);
    }
    input.expectedCost = forecastText(m_session.forecastApproval(artefact.path));
    for (const QString &role : session::receiversOf(state, artefact))
        input.receivers.append({roles.name(role), roles.lane(role)});
    if (artefact.state == ArtefactState::Failed) {
        const ErrorText words = failureText(artefact.failure);
        input.failure = {words.happened, words.kept, words.todo};
    }
    input.byRole = session::isWrittenByRole(state, artefact);
    input.roomToOffer = roomToOffer(artefact);
    input.tests = m_tests->sightOf(artefact);
    input.roleName = roles.name(artefact.role);
    input.remarkHint = remarkHint(artefact);
    input.canUndo = session::canUndo(state, artefact.path);
    input.canTakeBack = !input.canUndo && !session::rolesToStop(state, artefact.path).isEmpty();
    input.hasReviewer = session::hasReviewer(state, artefact.path);
    if (const OutsideChange *change = state.outsideChange(artefact.path); change && !change->overruled) {
        input.onDisk = change->disk;
        if (const auto text = m_session.text(change->disk))
            input.texts.insert(change->disk, *text);
    }
    if (!m_pane.isOpen(artefact.path)) {
        input.unsaved = m_drafts.edit(artefact.path);
        input.writing = m_drafts.remark(artefact.path);
    }
    return input;
}

QString DocumentPresenter::remarkHint(const Artefact &artefact) const
{
    const State &state = m_session.state();
    const QString asked = verbLine(Verb::Revise, artefact.path, artefact.kind);
    if (state.config.demo.isEmpty() || artefact.state != ArtefactState::Review
        || state.timesAsked.value(asked) > 0)
        return {};
    // Looking it up reads the recording, so it is done once.
    if (!m_hints.contains(artefact.path))
        m_hints.insert(artefact.path, m_services.suggestedRemark(state.config.demo, artefact.path));
    return m_hints.value(artefact.path);
}

/// What an answer that ran out of its room, or over it, may have next time.
qint64 DocumentPresenter::roomToOffer(const Artefact &artefact) const
{
    const qint64 limit = session::answerLimit(m_session.state(), artefact);
    switch (artefact.failure.code) {
    case ErrorCode::ThinkingOnly:
    case ErrorCode::Truncated:
        return 2 * limit;
    case ErrorCode::RunawayAnswer:
        return limit;
    default:
        return 0;
    }
}

void DocumentPresenter::giveBack(const Remark &remark)
{
    open(remark.path);
    if (DocumentPage *page = m_pane.page(remark.path))
        page->giveBack(remark);
}

void DocumentPresenter::open(const QString &path)
{
    if (const Artefact *artefact = m_session.state().artefact(path)) {
        m_pane.open(inputOf(*artefact));
        if (const session::LiveText *live = m_session.live(artefact->activeCall))
            m_pane.setLive(*live);
    }
}

void DocumentPresenter::followView()
{
    open(m_view.currentPath());
    DocumentPage *page = m_pane.page(m_view.currentPath());
    if (page == nullptr)
        return;
    page->setMode(modeOn(*page));
    if (m_view.line() > 0)
        page->goToLine(m_view.line());
}

/// A report on tests is looked at in its own view, unless the person wants another or a line of it.
DocumentMode DocumentPresenter::modeOn(const DocumentPage &page) const
{
    const bool isPlain = m_view.view() == ViewKind::Document && m_view.line() == 0;
    return page.input().tests && isPlain ? DocumentMode::Tests : modeOf(m_view.view());
}

void DocumentPresenter::refresh(const QString &path)
{
    const Artefact *artefact = m_session.state().artefact(path);
    if (artefact != nullptr && m_pane.isOpen(path))
        m_pane.refresh(inputOf(*artefact));
}

void DocumentPresenter::refreshAll()
{
    for (const QString &path : m_pane.openPaths())
        refresh(path);
}

void DocumentPresenter::onAppended(const EventBatch &batch)
{
    QStringList changed;
    for (const StoredEvent &stored : batch.events)
        changed += touched(stored.event);
    changed.removeDuplicates();
    // An approval may end the possibility to undo another one, so the tab in front is always looked at.
    changed.append(m_pane.currentPath());
    // What became of the files at fault is told with the tests.
    if (const Artefact *tests = session::testReportOf(m_session.state()))
        changed.append(tests->path);
    changed.removeDuplicates();
    for (const QString &path : std::as_const(changed))
        refresh(path);
}

void DocumentPresenter::onLive(const CallId &call)
{
    const session::LiveText *live = m_session.live(call);
    if (live != nullptr && m_pane.isOpen(live->path))
        m_pane.setLive(*live);
}

void DocumentPresenter::fetchText(const TextHash &hash)
{
    if (m_fetching.contains(hash))
        return;
    m_fetching.insert(hash);
    m_session.ask(
        this, [hash](const session::ProjectView &project) { return project.text(hash); },
        [this, hash](const Result<QString> &text) { showText(hash, text.value_or(QString())); });
}

/// To the pages that show it, and to nobody who would keep it longer.
void DocumentPresenter::showText(const TextHash &hash, const QString &text)
{
    m_fetching.remove(hash);
    for (const QString &path : m_pane.openPaths()) {
        const Artefact *artefact = m_session.state().artefact(path);
        if (artefact == nullptr || !textsOf(*artefact).contains(hash))
            continue;
        DocumentInput input = inputOf(*artefact);
        input.texts.insert(hash, text);
        m_pane.refresh(input);
    }
}

void DocumentPresenter::fetchTrace(const CallId &call)
{
    m_session.ask(
        this, [call](const session::ProjectView &project) { return project.trace(call); },
        [this](const Result<session::CallTrace> &trace) {
            if (trace)
                m_pane.setTrace(*trace);
        });
}

} // namespace baton::ui

#include "moc_document_presenter.cpp"
