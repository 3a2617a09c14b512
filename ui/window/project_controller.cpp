// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/project_controller.h"

#include "core/session/hand_over.h"
#include "ui/dialogs/notices/outside_change_bar.h"
#include "ui/dialogs/notices/stale_bar.h"
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
#include "ui/window/actions.h"
#include "ui/window/decision_controller.h"
#include "ui/window/document_presenter.h"
#include "ui/window/export_controller.h"
#include "ui/window/impact_preview.h"
#include "ui/window/link_opener.h"
#include "ui/window/money_controller.h"
#include "ui/window/project_models.h"
#include "ui/window/project_view.h"
#include "ui/window/trial_controller.h"
#include "ui/window/undo_offer.h"

#include <QAction>
#include <QLocale>
#include <QMenu>

namespace baton::ui {

using namespace Qt::StringLiterals;

ProjectController::ProjectController(std::unique_ptr<session::Session> session,
    const WindowServices &services, StatusStrip &status, QWidget *window)
    : m_services(services), m_status(status), m_window(window), m_session(std::move(session)),
      m_models(std::make_unique<ProjectModels>(*m_session, services.clock)),
      m_view(new ProjectView(services.theme, services.clock, *m_models, window))
{
    m_presenter = new DocumentPresenter(*m_session, m_view->documents(), m_models->view, services, this);
    m_decisions = new DecisionController(*m_session, services.theme, window, this);
    m_undo = new UndoOffer(*m_session, services, this);
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
        [this](const Error &error) { Q_EMIT said(sentence(errorText(error))); });
    connect(m_decisions, &DecisionController::remarkNotTaken, m_presenter, &DocumentPresenter::giveBack);
    connect(m_decisions, &DecisionController::approved, this, &ProjectController::suggestDocumentsOnly);
    connect(m_undo, &UndoOffer::settled, this, &ProjectController::moveOn);
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
    connect(&m_view->stale(), &StaleBar::refreshRequested, m_decisions, &DecisionController::refreshStale);
    connect(&m_view->documents(), &DocumentPane::linkActivated, m_links, &LinkOpener::follow);
    connect(m_links, &LinkOpener::said, this, &ProjectController::said);
    connect(m_trial, &TrialController::said, this, &ProjectController::said);
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
    connect(&bar, &RunToolBar::autonomyChosen, m_decisions, &DecisionController::changeAutonomy);
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
    // The step a run in the terminal was to end with held for that run.
    if (!m_session->state().config.until.isEmpty())
        m_decisions->submit(command::ChangeConfig{.patch = {.until = QString()}});
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

void ProjectController::openTests()
{
    const Artefact *report = session::testReportOf(m_session->state());
    if (report == nullptr) {
        Q_EMIT said(tr("In this project no tests are run."));
        return;
    }
    m_models->view.open(report->path, ViewKind::Document);
    m_view->documents().setFocus(Qt::ShortcutFocusReason);
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
    Q_EMIT said(tr("This run uses another model from the next call on."));
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
    Q_EMIT said(words);
    Q_EMIT noticed(u"journal"_s, m_session->state().name, words);
    showRun();
}

/// To what there is to look at after an approval.
void ProjectController::moveOn(const QString &path)
{
    const State &state = m_session->state();
    if (m_models->view.currentPath() != path)
        return; // the person has gone on already
    const Artefact *approved = state.artefact(path);
    // A file that is done with makes room; the few documents stay at hand.
    if (approved != nullptr && !approved->item.file.isEmpty())
        m_view->documents().closeDocument(path);
    if (const QString next = nextInSight(state); !next.isEmpty())
        openFile(next);
}

void ProjectController::undoLast()
{
    m_decisions->decide(m_undo->undo());
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
    m_decisions->preview().tell(m_view->stale());
    showStatus();
    Q_EMIT runChanged();
}

void ProjectController::enable(const Actions &actions) const
{
    using W = WindowAction;
    const State &state = m_session->state();
    const bool running = state.mode == RunMode::Running && m_session->isEngaged();
    const bool works = !state.calls.isEmpty() || !state.programs.isEmpty();
    actions[W::Pause]->setEnabled(running);
    actions[W::Stop]->setEnabled(running || works);
    actions[W::Continue]->setEnabled(
        !running && (state.mode != RunMode::Finished || !state.config.until.isEmpty()));
    actions[W::RefreshStale]->setEnabled(m_decisions->preview().staleCount() > 0);
    actions[W::NewerProcedure]->setEnabled(m_decisions->newerProcedure(m_services.userSopFolder).has_value());
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
           "at the same time."));
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
