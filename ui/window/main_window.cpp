// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "ui/dialogs/notices/notifier.h"
#include "ui/dialogs/notices/toast.h"
#include "ui/dialogs/pickers/command_palette.h"
#include "ui/document/document_pane.h"
#include "ui/support/state_store.h"
#include "ui/support/theme_controller.h"
#include "ui/text/error_text.h"
#include "ui/views/start_page.h"
#include "ui/views/status_strip.h"
#include "ui/window/actions.h"
#include "ui/window/decision_controller.h"
#include "ui/window/money_controller.h"
#include "ui/window/project_controller.h"
#include "ui/window/project_view.h"
#include "ui/window/settings_controller.h"
#include "ui/window/start_controller.h"
#include "ui/window/trial_controller.h"
#include "ui/window/undo_offer.h"
#include "ui/window/window_dialogs.h"
#include "ui/window/window_ports.h"

#include <QAction>
#include <QCloseEvent>
#include <QMenuBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

const QString geometryKey = u"window/geometry"_s;

} // namespace

MainWindow::MainWindow(const WindowServices &services, QWidget *parent)
    : QMainWindow(parent), m_services(services), m_stack(new QStackedWidget),
      m_start(new StartPage(services.theme, m_stack)), m_status(new StatusStrip),
      m_actions(new Actions(*menuBar(), this)), m_keys(new KeyRing(services.secrets, this)),
      m_startController(new StartController(*m_start, m_services, *m_keys, this)),
      m_settings(new SettingsController(m_services, *m_keys, this))
{
    auto *central = new QWidget;
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_status);
    setCentralWidget(central);
    m_notices = new AwayNotices(services.notifier, *this, this);
    connect(m_notices, &AwayNotices::opened, this, &MainWindow::openNotice);
    connectActions();
    connect(m_startController, &StartController::projectWanted, this, &MainWindow::createProject);
    connect(m_startController, &StartController::openWanted, this, &MainWindow::openProject);
    connect(m_startController, &StartController::settingsWanted, m_settings, [this] { m_settings->open(); });
    connect(&services.settings, &SettingsModel::changed, this, [this](const settings::AppSettings &settings) {
        applySettings(settings);
        if (!m_project)
            m_startController->refresh();
    });
    const auto sayError = [this](const Error &error) { say(sentence(errorText(error))); };
    connect(&services.settings, &SettingsModel::failed, this, sayError);
    connect(m_settings, &SettingsController::failed, this, sayError);
    connect(m_keys, &KeyRing::changed, this, &MainWindow::renewResolver);
    connect(m_keys, &KeyRing::readFailed, this, sayError);
    connect(m_keys, &KeyRing::keychainLost, this, [this] {
        say(tr("The system keychain cannot be used. Keys typed here last until Baton is closed."));
    });
    connect(&services.catalogs, &CatalogPort::changed, this, &MainWindow::renewResolver);
    resize(1280, 820);
    restoreGeometry(services.uiState.bytes(geometryKey));
    applySettings(services.settings.current());
    m_startController->refresh(); // every text in its place before the style sheet measures them
    m_startController->resume();
    services.theme.wearStyleSheet();
    m_stack->addWidget(m_start);
    presentStart();
}

MainWindow::~MainWindow()
{
    m_project.reset();
    m_opening.reset();
}

void MainWindow::renewResolver()
{
    if (m_project)
        m_project->session().setResolver(m_services.resolver(m_keys->keys()));
}

/// Looking for keys and servers waits until the window stands: it is no part of the start.
void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (std::exchange(m_searched, true))
        return;
    m_search = m_services.timers.after(300, [this] {
        m_settings->loadUsedKeys();
        m_services.catalogs.findLocalServers();
    });
}

// ---- actions -------------------------------------------------------------------------------------------

void MainWindow::connectActions()
{
    using W = WindowAction;
    const auto on = [this](W id, auto run) { connect((*m_actions)[id], &QAction::triggered, this, run); };
    const auto onProject = [this](W id, auto run) {
        connect((*m_actions)[id], &QAction::triggered, this, [this, run] {
            if (m_project)
                run(*m_project);
        });
    };
    on(W::NewProject, [this] { showStart(); });
    on(W::CloseProject, [this] { showStart(); });
    on(W::OpenProject, [this] { Q_EMIT m_start->openFolderRequested(); });
    on(W::ReplayRecording, [this] {
        showStart();
        m_startController->chooseRecording();
    });
    on(W::Quit, [this] { close(); });
    on(W::Settings, [this] { m_settings->open(); });
    on(W::Palette, [this] { showPalette(); });
    on(W::Shortcuts, [this] { openShortcuts(m_services.theme, m_actions->menus(), this); });
    on(W::About, [this] { openAbout(m_services.theme, m_services.version, this); });
    on(W::RaiseLimit, [this] { askLimit(); });
    on(W::Light, [this] { setAppearance(settings::Appearance::Light); });
    on(W::Dark, [this] { setAppearance(settings::Appearance::Dark); });
    on(W::FollowSystem, [this] { setAppearance(settings::Appearance::System); });
    on(W::ZoomIn, [this] { setFontPercent(m_services.theme.fontScale() + 10); });
    on(W::ZoomOut, [this] { setFontPercent(m_services.theme.fontScale() - 10); });
    on(W::ZoomReset, [this] { setFontPercent(100); });
    onProject(W::TryIt, [](ProjectController &p) { p.trial().start(); });
    onProject(W::Export, [](ProjectController &p) { p.openExport(); });
    onProject(W::Usage, [](ProjectController &p) { p.money().openUsage(); });
    onProject(W::Continue, [](ProjectController &p) { p.goOn(); });
    onProject(W::NewerProcedure,
        [this](ProjectController &p) { p.decisions().useNewerProcedure(m_services.userSopFolder); });
    onProject(W::RefreshStale, [](ProjectController &p) { p.decisions().refreshStale(); });
    onProject(W::Pause, [](ProjectController &p) { p.pause(); });
    onProject(W::Stop, [](ProjectController &p) { p.stop(); });
    onProject(W::NextWaiting, [](ProjectController &p) { p.stepQueue(1); });
    onProject(W::PreviousWaiting, [](ProjectController &p) { p.stepQueue(-1); });
    onProject(W::RunTests, [](ProjectController &p) { p.decisions().decide(command::RunTests{}); });
    onProject(W::RunFailedTests,
        [](ProjectController &p) { p.decisions().decide(command::RunTests{.onlyFailed = true}); });
    onProject(W::Tests, [](ProjectController &p) { p.openTests(); });
    onProject(W::NextPane, [](ProjectController &p) { p.view().focusNextPane(); });
    for (int i = 0; i < 5; ++i)
        onProject(static_cast<W>(static_cast<int>(W::Pane1) + i),
            [i](ProjectController &p) { p.view().focusPane(i); });
    on(W::GoToFile, [this] {
        if (m_project && m_goTo == nullptr) {
            m_goTo = new GoToFile(m_services.theme, this);
            connect(m_goTo, &GoToFile::fileChosen, this, [this](const QString &path) {
                if (m_project)
                    m_project->openFile(path);
            });
        }
        if (m_project)
            m_goTo->openWith(m_project->paths());
    });
}

void MainWindow::connectDocumentActions()
{
    using D = DocumentAction;
    DocumentPane &pane = m_project->view().documents();
    auto *line = new QAction(&pane);
    line->setSeparator(true);
    QList<QAction *> review{
        pane.action(D::Remark), pane.action(D::NextChange), pane.action(D::PreviousChange),
        pane.action(D::GoToTest), pane.action(D::GoToProgram), line};
    QList<QAction *> edit;
    for (const Decision &decision : decisions()) {
        const bool isAboutTyping = decision.offered({.editing = true}) != Offer::No;
        if (QAction *action = pane.action(decision.id))
            (isAboutTyping ? edit : review).append(action);
    }
    m_actions->adopt(WindowMenu::Review, review);
    m_actions->adopt(WindowMenu::Edit, edit + QList<QAction *>{pane.action(D::Find), pane.action(D::Close)});
}

void MainWindow::showPalette()
{
    if (m_palette == nullptr)
        m_palette = new CommandPalette(m_services.theme, this);
    m_palette->openWith(m_actions->menus());
}

void MainWindow::askLimit()
{
    if (!m_project)
        return;
    openLimit(m_project->session().state().config.maxCost, this, [this](std::optional<Money> limit) {
        if (m_project)
            m_project->money().changeLimit(limit);
    });
}

// ---- projects ------------------------------------------------------------------------------------------

void MainWindow::awaitSession(const std::function<void(session::Session &)> &begin)
{
    m_settings->loadKeys();
    m_opening = m_services.newSession(m_keys->keys());
    connect(m_opening.get(), &session::Session::opened, this, &MainWindow::onOpened);
    connect(m_opening.get(), &session::Session::openFailed, this, &MainWindow::onOpenFailed);
    begin(*m_opening);
}

void MainWindow::openProject(const QString &folder)
{
    if (m_project && m_project->session().folder() == folder)
        return;
    showStart();
    m_wanted = folder;
    awaitSession([&](session::Session &session) { session.open(folder); });
}

void MainWindow::replayRecording(const QString &path)
{
    showStart();
    m_startController->offerRecording(path);
}

void MainWindow::createProject(const session::NewProject &project)
{
    // A key pressed twice does not mean two projects.
    if (m_opening)
        return;
    m_begun = project.requirement;
    m_wanted = project.folder;
    awaitSession([&](session::Session &session) { session.create(project); });
}

void MainWindow::onOpened()
{
    m_opening->disconnect(this);
    const bool created = m_opening->isEngaged();
    m_project = std::make_unique<ProjectController>(std::move(m_opening), m_services, *m_status, this);
    m_stack->addWidget(&m_project->view());
    m_stack->setCurrentWidget(&m_project->view());
    connectProject();
    connectDocumentActions();
    m_actions->setProjectOpen(true);
    if (created)
        m_start->reset(m_begun);
    updateRunActions();
    updateTitle();
    m_project->view().focusPane(3);
    if (const auto newer = m_project->decisions().newerProcedure(m_services.userSopFolder); newer && !created)
        say(tr("This project goes by an older version of \"%1\". Run, Use the newer procedure brings what "
               "came "
               "since; what is approved stays.")
                .arg(newer->title));
}

void MainWindow::connectProject()
{
    ProjectController *project = m_project.get();
    connect(project, &ProjectController::settingsWanted, m_settings,
        [this] { m_settings->openForRun(m_project->session().state().config); });
    connect(m_settings, &SettingsController::runModelChosen, project, &ProjectController::useModel);
    connect(project, &ProjectController::limitWanted, this, &MainWindow::askLimit);
    connect(project, &ProjectController::paletteWanted, this, &MainWindow::showPalette);
    connect(project, &ProjectController::runChanged, this, &MainWindow::updateRunActions);
    connect(project, &ProjectController::said, this, &MainWindow::say);
    connect(project, &ProjectController::noticed, this,
        [this](const QString &id, const QString &title, const QString &body) {
            m_notices->tell({id, title, body});
        });
    UndoOffer *undo = &project->undoOffer();
    connect(undo, &UndoOffer::offered, &toast(), &Toast::post);
    connect(&toast(), &Toast::countedDown, undo, &UndoOffer::renew);
    connect(&toast(), &Toast::actionTriggered, project, &ProjectController::undoLast);
}

/// Goes to what a desktop notice was about; one about the run needs nothing but the window.
void MainWindow::openNotice(const QString &id)
{
    if (m_project && m_project->paths().contains(id))
        m_project->openFile(id);
}

void MainWindow::onOpenFailed(const Error &error)
{
    m_opening.release()->deleteLater();
    showStart();
    m_startController->tellOpenFailed(error, m_wanted);
}

void MainWindow::showStart()
{
    m_project.reset();
    for (QuickPick *pick : findChildren<QuickPick *>())
        pick->dismiss();
    m_actions->setProjectOpen(false);
    m_startController->refresh();
    m_start->setProblem({});
    presentStart();
}

void MainWindow::presentStart()
{
    m_stack->setCurrentWidget(m_start);
    m_start->focusRequirement();
    m_status->setConnection(
        m_keys->keys().isEmpty() ? tr("No model key stored") : tr("Ready"), Tone::Neutral);
    for (const auto &clear : {&StatusStrip::setTokens, &StatusStrip::setSaved, &StatusStrip::setCounts})
        (m_status->*clear)({});
    m_status->setCursor(0, 0);
    m_status->setLanguage(locale().nativeLanguageName());
    updateTitle();
}

void MainWindow::updateRunActions()
{
    if (m_project)
        m_project->enable(*m_actions);
}

void MainWindow::updateTitle()
{
    setWindowTitle(m_project ? tr("%1 - Baton").arg(m_project->session().state().name) : tr("Baton"));
}

// ---- the window itself ---------------------------------------------------------------------------------

Toast &MainWindow::toast()
{
    if (m_toast == nullptr)
        m_toast = new Toast(m_services.theme, m_services.timers, m_status->announcer(), this);
    return *m_toast;
}

void MainWindow::say(const QString &sentence)
{
    toast().post({.text = sentence});
}

void MainWindow::setAppearance(settings::Appearance appearance)
{
    m_services.settings.change([&](settings::AppSettings &now) { now.appearance = appearance; });
}

void MainWindow::setFontPercent(int percent)
{
    m_services.settings.change(
        [&](settings::AppSettings &now) { now.fontPercent = qBound(80, percent, 200); });
}

void MainWindow::applySettings(const settings::AppSettings &settings)
{
    m_services.theme.setChoice(settings.appearance);
    m_services.theme.setFontScale(settings.fontPercent);
    const WindowAction checked = settings.appearance == settings::Appearance::Light ? WindowAction::Light
        : settings.appearance == settings::Appearance::Dark                         ? WindowAction::Dark
                                                            : WindowAction::FollowSystem;
    (*m_actions)[checked]->setChecked(true);
    m_services.setLanguage(settings.uiLanguage);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_services.uiState.setBytes(geometryKey, saveGeometry());
    m_start->flush();
    m_project.reset();
    event->accept();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::retranslate()
{
    m_actions->retranslate();
    if (m_project)
        m_project->retranslate();
    else
        showStart();
    updateTitle();
}

} // namespace baton::ui

#include "moc_main_window.cpp"
