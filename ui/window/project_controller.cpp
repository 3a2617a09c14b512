// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/project_controller.h"

#include "core/session/hand_over.h"
#include "ui/dialogs/notices/outside_change_bar.h"
#include "ui/document/document_pane.h"
#include "ui/models/run_summary.h"
#include "ui/support/format.h"
#include "ui/support/live_announcer.h"
#include "ui/support/role_book.h"
#include "ui/support/state_store.h"
#include "ui/text/error_text.h"
#include "ui/text/words.h"
#include "ui/views/composer.h"
#include "ui/views/project_tree_view.h"
#include "ui/views/review_queue_view.h"
#include "ui/views/run_tool_bar.h"
#include "ui/views/side_panel.h"
#include "ui/views/status_strip.h"
#include "ui/views/swimlane_view.h"
#include "ui/views/timeline_panel.h"
#include "ui/views/timeline_view.h"
#include "ui/window/decision_controller.h"
#include "ui/window/document_presenter.h"
#include "ui/window/export_controller.h"
#include "ui/window/link_opener.h"
#include "ui/window/money_controller.h"
#include "ui/window/project_models.h"
#include "ui/window/project_view.h"
#include "ui/window/trial_controller.h"

#include <QApplication>
#include <QLocale>
#include <QMenu>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 settleMs = 250;

} // namespace

ProjectController::ProjectController(std::unique_ptr<session::Session> session,
    const WindowServices &services, StatusStrip &status, QWidget *window)
    : m_services(services), m_status(status), m_window(window), m_session(std::move(session)),
      m_models(std::make_unique<ProjectModels>(*m_session, services.clock)),
      m_view(new ProjectView(services.theme, services.clock, *m_models, window))
{
    m_presenter = new DocumentPresenter(*m_session, m_view->documents(), m_models->view, services, this);
    m_decisions = new DecisionController(*m_session, this);
    m_export = new ExportController(*m_session, services.theme, window);
    m_money = new MoneyController(*m_session, m_view->toolBar(), services, window);
    m_trial = new TrialController(*m_session, m_view->output(), services, window);
    m_links = new LinkOpener(m_session->state(), m_models->view, services.browse, window);
    connectViews();
    connectToolBar();
    connectLanes();
    m_view->timeline().composer().setRoles(RoleBook(m_session->state().sop));
    m_decisions->connectComposer(m_view->timeline().composer(), services.uiState);
    m_view->restoreArrangement(services.uiState);
    showRun();
    openFirst();
    remember();
}

ProjectController::~ProjectController()
{
    m_view->documents().flush();
    m_view->timeline().composer().flush();
    m_view->saveArrangement(m_services.uiState);
    remember();
    delete m_trial;
    delete m_links;
    delete m_export;
    delete m_money;
    // The views go before the models and the session they show.
    delete m_view;
}

void ProjectController::connectViews()
{
    using session::Session;
    connect(m_session.get(), &Session::appended, this, &ProjectController::onAppended);
    connect(m_session.get(), &Session::broken, this, &ProjectController::onBroken);
    connect(&m_view->documents(), &DocumentPane::decided, m_decisions, &DecisionController::decide);
    connect(m_decisions, &DecisionController::refused, this,
        [this](const Error &error) { Q_EMIT said(sentence(errorText(error)), {}); });
    connect(m_decisions, &DecisionController::remarkNotTaken, m_presenter, &DocumentPresenter::giveBack);
    connect(m_decisions, &DecisionController::approved, this, &ProjectController::suggestDocumentsOnly);
    connect(m_decisions, &DecisionController::limitWanted, this, &ProjectController::limitWanted);
    connect(&m_view->timeline().view(), &TimelineView::actionTriggered, m_decisions,
        &DecisionController::perform);
    connect(&m_view->timeline().view(), &TimelineView::chipOpened, &m_models->view,
        [this](const QString &path, int revision) { m_models->view.open(path, revision); });
    connect(
        &m_view->timeline().view(), &TimelineView::traceRequested, &m_models->view, &ViewState::showTrace);
    connect(&m_view->side().queue(), &ReviewQueueView::opened, this, &ProjectController::openFile);
    connect(&m_view->side().tree(), &ProjectTreeView::opened, this, &ProjectController::openFile);
    connect(
        &m_view->side().tree(), &ProjectTreeView::menuRequested, this, &ProjectController::showArtefactMenu);
    connect(&m_view->outsideChanges(), &OutsideChangeBar::reloadRequested, m_decisions,
        &DecisionController::takeOutsideChange);
    connect(&m_view->outsideChanges(), &OutsideChangeBar::keepRequested, m_decisions,
        &DecisionController::keepOutsideChange);
    connect(&m_view->outsideChanges(), &OutsideChangeBar::compareRequested, this,
        &ProjectController::compareOutsideChange);
    connect(&m_view->documents(), &DocumentPane::linkActivated, m_links, &LinkOpener::follow);
    const auto tell = [this](const QString &words) { Q_EMIT said(words, {}); };
    connect(m_links, &LinkOpener::said, this, tell);
    connect(m_trial, &TrialController::said, this, tell);
    connect(m_trial, &TrialController::started, m_view, &ProjectView::showOutput);
    connect(m_trial, &TrialController::remarkWritten, this, [this](const Remark &remark) {
        m_decisions->submit(command::DraftRemark{remark});
        m_models->view.open(remark.path, 0, remark.lineFrom);
    });
    connect(&m_view->documents(), &DocumentPane::cursorMoved, &m_status, &StatusStrip::setCursor);
    connect(&m_models->view, &ViewState::currentPathChanged, &m_view->lanes(), &SwimlaneView::setCurrentPath);
    connect(&m_models->view, &ViewState::currentPathChanged, &m_view->side().queue(),
        &ReviewQueueView::setCurrentPath);
    connect(&m_models->view, &ViewState::currentPathChanged, &m_view->side().tree(),
        &ProjectTreeView::setCurrentPath);
}

void ProjectController::connectToolBar()
{
    RunToolBar &bar = m_view->toolBar();
    connect(&bar, &RunToolBar::pauseRequested, this, &ProjectController::pause);
    connect(&bar, &RunToolBar::continueRequested, this, &ProjectController::goOn);
    connect(&bar, &RunToolBar::stopRequested, this, &ProjectController::stop);
    connect(&bar, &RunToolBar::tryRequested, m_trial, &TrialController::start);
    connect(&bar, &RunToolBar::exportRequested, this, &ProjectController::openExport);
    connect(&bar, &RunToolBar::modelRequested, this, &ProjectController::settingsWanted);
    connect(&bar, &RunToolBar::limitRequested, this, &ProjectController::limitWanted);
    connect(m_money, &MoneyController::modelWanted, this, &ProjectController::settingsWanted);
    connect(m_money, &MoneyController::said, this, &ProjectController::said);
    connect(&bar, &RunToolBar::paletteRequested, this, &ProjectController::paletteWanted);
    connect(&bar, &RunToolBar::autonomyChosen, this, [this](const Autonomy &autonomy) {
        m_decisions->decide(command::ChangeConfig{{.autonomy = autonomy}});
    });
}

void ProjectController::connectLanes()
{
    connect(&m_view->lanes(), &SwimlaneView::cardSelected, &m_models->view, &ViewState::select);
    connect(&m_view->lanes(), &SwimlaneView::cardOpened, this, &ProjectController::openFile);
    connect(&m_view->lanes(), &SwimlaneView::cardMenuRequested, this, &ProjectController::showArtefactMenu);
}

void ProjectController::openFirst()
{
    const State &state = m_session->state();
    QString path = nextInSight(state);
    for (const Artefact &artefact : state.artefacts)
        path = path.isEmpty() && artefact.kind != "requirement"_L1 ? artefact.path : path;
    if (!path.isEmpty())
        openFile(path);
}

void ProjectController::openFile(const QString &path)
{
    m_models->view.open(path);
}

QStringList ProjectController::paths() const
{
    QStringList result;
    for (const Artefact &artefact : m_session->state().artefacts) {
        if (!artefact.removed)
            result.append(artefact.path);
    }
    return result;
}

void ProjectController::goOn()
{
    m_decisions->resume();
    showRun();
}

void ProjectController::pause()
{
    m_decisions->submit(command::Pause{});
}

void ProjectController::stop()
{
    m_decisions->submit(command::Stop{});
}

void ProjectController::stepQueue(int by)
{
    if (const QString path = m_view->side().queue().step(by); !path.isEmpty())
        openFile(path);
}

void ProjectController::openExport()
{
    m_export->open();
}

void ProjectController::useModel(const ModelChoice &model, const QString &baseUrl)
{
    const RunConfig &config = m_session->state().config;
    if (config.model == model && config.baseUrl == baseUrl)
        return;
    m_decisions->submit(command::ChangeConfig{{.model = model, .baseUrl = baseUrl}});
    Q_EMIT said(tr("This run uses another model from the next call on."), {});
}

void ProjectController::focusPane(int index)
{
    m_view->panes().at(index)->setFocus(Qt::ShortcutFocusReason);
}

void ProjectController::focusNextPane()
{
    const QVector<QWidget *> panes = m_view->panes();
    const QWidget *focus = QApplication::focusWidget();
    int next = 0;
    for (int i = 0; i < panes.size(); ++i) {
        if (focus != nullptr && (panes.at(i) == focus || panes.at(i)->isAncestorOf(focus)))
            next = (i + 1) % static_cast<int>(panes.size());
    }
    focusPane(next);
}

// ---- what the project says -----------------------------------------------------------------------------

void ProjectController::onAppended(const EventBatch &batch)
{
    for (const StoredEvent &stored : batch.events)
        announce(stored.event);
    // Should the program be killed, the list says where the run stood.
    remember();
    showRun();
}

/// Told at once, to a person who is elsewhere too, and in sight from then on.
void ProjectController::onBroken(const Error &error)
{
    m_isBroken = true;
    const QString words = sentence(errorText(error));
    Q_EMIT said(words, {});
    Q_EMIT noticed(u"journal"_s, m_session->state().name, words);
    showRun();
}

void ProjectController::announce(const Event &event)
{
    const RoleBook roles(m_session->state().sop);
    const auto tell = [this](const QString &path, const QString &text) {
        m_status.announcer().announce(text);
        Q_EMIT noticed(path, m_session->state().name, text);
    };
    if (const auto *proposed = std::get_if<event::RevisionProposed>(&event)) {
        const Artefact *artefact = m_session->state().artefact(proposed->path);
        if (artefact != nullptr && session::waitingPaths(m_session->state()).contains(artefact->path))
            tell(proposed->path,
                tr("%1: %2 waits for your review.").arg(roles.name(proposed->role), proposed->path));
    } else if (const auto *failed = std::get_if<event::ArtefactFailed>(&event)) {
        tell(failed->path, tr("%1: %2").arg(failed->path, errorText({failed->failure.code, {}}).happened));
    } else if (const auto *approved = std::get_if<event::RevisionApproved>(&event)) {
        m_status.announcer().announce(tr("%1 approved.").arg(approved->path));
        if (approved->byPerson && approved->role != humanRole)
            onApproved(approved->path);
    } else if (std::holds_alternative<event::RunFinished>(event)) {
        tell(u"run"_s, tr("The run is finished. Everything is approved."));
        Q_EMIT said(tr("Finished. The project is ready to export."), {});
    } else if (std::holds_alternative<event::BudgetReached>(event)) {
        tell(u"run"_s, tr("The money limit stopped the run before a call."));
    } else if (const auto *commit = std::get_if<event::HandOffCommitted>(&event)) {
        if (commit->commit.isEmpty())
            Q_EMIT said(sentence(errorText({commit->code, commit->detail})), {});
    } else if (const auto *unwritten = std::get_if<event::FileWriteFailed>(&event)) {
        Q_EMIT said(sentence(errorText({unwritten->code, unwritten->detail})), {});
    }
}

void ProjectController::onApproved(const QString &path)
{
    m_lastApproved = path;
    // What the approval starts is started within moments; only then is it known what can still be taken back
    // and what there is to look at next.
    m_moveOn = m_services.timers.after(settleMs, [this] { moveOn(); });
}

void ProjectController::moveOn()
{
    const State &state = m_session->state();
    const bool undoable = session::canUndo(state, m_lastApproved);
    Q_EMIT said(tr("%1 approved.").arg(m_lastApproved), undoable ? tr("&Undo") : QString());
    if (m_models->view.currentPath() != m_lastApproved)
        return; // the person has gone on already
    const Artefact *approved = state.artefact(m_lastApproved);
    // A file that is done with makes room; the few documents stay at hand.
    if (approved != nullptr && !approved->item.file.isEmpty())
        m_view->documents().closeDocument(m_lastApproved);
    if (const QString next = nextInSight(state); !next.isEmpty())
        openFile(next);
}

void ProjectController::undoLast()
{
    if (!m_lastApproved.isEmpty())
        m_decisions->decide(command::Undo{m_lastApproved});
}

void ProjectController::showRun()
{
    const State &state = m_session->state();
    RunSummary summary = runSummary(state);
    // Opened, but nobody has said "go on" yet; or stopped by a journal that fails.
    const bool stands = !m_session->isEngaged() || m_isBroken;
    if (stands && state.mode == RunMode::Running && state.phase() == RunPhase::Running) {
        summary.mode = RunMode::Paused;
        summary.phase = RunPhase::Paused;
    }
    m_view->toolBar().setSummary(summary);
    m_money->refresh();
    m_view->outsideChanges().setChanges(state.outsideChanges);
    showStatus();
    Q_EMIT runChanged();
}

void ProjectController::showStatus()
{
    const State &state = m_session->state();
    const bool demo = state.config.model.provider == "demo"_L1;
    m_status.setConnection(demo ? tr("Replays a recording; no model is asked")
                                : tr("%1 · %2").arg(state.config.model.provider, state.config.model.model),
        Tone::Neutral);
    m_status.setTokens(usageSummary(state).tokensText());
    const QString saved = m_isBroken ? tr("Nothing is saved after event %1") : tr("Saved · event %1");
    m_status.setSaved(saved.arg(QLocale().toString(state.seq)));
    m_status.setCounts(countsText(state));
}

void ProjectController::suggestDocumentsOnly(const QString &path)
{
    const State &state = m_session->state();
    const Artefact *artefact = state.artefact(path);
    if (m_suggested || artefact == nullptr || artefact->kind != "tasks"_L1
        || state.config.autonomy != Autonomy{})
        return;
    m_suggested = true;
    Q_EMIT said(
        tr("Files wait for each other while every output is reviewed. \"Review documents only\" writes them "
           "at the same time."),
        {});
}

void ProjectController::showArtefactMenu(const QString &path, const QPoint &position)
{
    const Artefact *artefact = m_session->state().artefact(path);
    if (artefact == nullptr)
        return;
    // What is chosen here is about the remark that is being written, too.
    if (DocumentPage *page = m_view->documents().page(path))
        page->keepRemark();
    auto *menu = new QMenu(m_window);
    menu->setObjectName(u"artefactMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Open"), this, [this, path] { openFile(path); });
    const auto trace = [this, path] { m_models->view.open(path, ViewKind::Trace); };
    menu->addAction(tr("Sho&w the prompt and answer"), this, trace)->setEnabled(artefact->head() != nullptr);
    menu->addSeparator();
    m_decisions->fillMenu(*menu, *artefact);
    menu->popup(position);
}

void ProjectController::compareOutsideChange(const QString &path)
{
    openFile(path);
    if (DocumentPage *page = m_view->documents().page(path))
        page->compareWithDisk();
}

void ProjectController::retranslate()
{
    m_models->retranslate();
    m_presenter->refreshAll();
    showRun();
}

void ProjectController::remember() const
{
    m_services.uiState.rememberProject(
        recentOf(m_session->state(), m_session->folder(), m_services.clock.now()));
}

} // namespace baton::ui

#include "moc_project_controller.cpp"
