// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "ui/window/window_services.h"

#include <QMainWindow>

#include <memory>

QT_FORWARD_DECLARE_CLASS(QStackedWidget)

namespace baton::ui {

class Actions;
class AwayNotices;
class CommandPalette;
class GoToFile;
class KeyRing;
class ProjectController;
class SettingsController;
class StartController;
class StartPage;
class StatusStrip;
class Toast;

/// The window: start page or an open project, menus, status line, dialogs. Puts things together and nothing
/// else. GUI thread.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// `services` are copied; what they refer to outlives the window.
    explicit MainWindow(const WindowServices &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens a project; the run goes on only where the person says so.
    void openProject(const QString &folder);
    /// Offers the run of a recording on the start page; what is wrong with the file is said there.
    void replayRecording(const QString &path);
    void createProject(const session::NewProject &project);
    [[nodiscard]] ProjectController *project() const { return m_project.get(); }

protected:
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void connectActions();
    void connectDocumentActions();
    void connectProject();
    void awaitSession(const std::function<void(session::Session &)> &begin);
    void onOpened();
    void onOpenFailed(const Error &error);
    void openNotice(const QString &id);
    void showStart();
    void presentStart();
    Toast &toast();
    void say(const QString &sentence);
    void askLimit();
    void showPalette();
    void updateRunActions();
    void renewResolver();
    void applySettings(const settings::AppSettings &settings);
    void setAppearance(settings::Appearance appearance);
    void setFontPercent(int percent);
    void updateTitle();
    void retranslate();

    const WindowServices m_services;
    QStackedWidget *m_stack;
    StartPage *m_start;
    StatusStrip *m_status;
    Actions *m_actions;
    KeyRing *m_keys;
    StartController *m_startController;
    SettingsController *m_settings;
    AwayNotices *m_notices;
    // Made when first asked for.
    Toast *m_toast = nullptr;
    CommandPalette *m_palette = nullptr;
    GoToFile *m_goTo = nullptr;
    std::unique_ptr<TimerHandle> m_search; ///< until servers on this computer are looked for
    bool m_searched = false;
    std::unique_ptr<session::Session> m_opening;
    QString m_wanted; ///< folder of the last project that was to open
    QString m_begun; ///< requirement of the last project that was to begin
    std::unique_ptr<ProjectController> m_project;
};

} // namespace baton::ui
