// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "ui/window/window_services.h"

#include <QObject>

#include <memory>

namespace baton::ui {

class DecisionController;
class DocumentPresenter;
class ExportController;
class LinkOpener;
class MoneyController;
class ProjectModels;
class ProjectView;
class StatusStrip;
class TrialController;
struct ToastMessage;

/// One open project in a window: session, models, panes and what joins them. GUI thread.
class ProjectController : public QObject {
    Q_OBJECT

public:
    /// The session must be open already.
    ProjectController(std::unique_ptr<session::Session> session, const WindowServices &services,
        StatusStrip &status, QWidget *window);
    ~ProjectController() override;

    [[nodiscard]] ProjectView &view() const { return *m_view; }
    [[nodiscard]] session::Session &session() const { return *m_session; }
    [[nodiscard]] MoneyController &money() const { return *m_money; }
    [[nodiscard]] DecisionController &decisions() const { return *m_decisions; }
    [[nodiscard]] TrialController &trial() const { return *m_trial; }

    void goOn();
    void pause();
    void stop();
    void stepQueue(int by);
    void openFile(const QString &path);
    [[nodiscard]] QStringList paths() const;
    void openExport();
    void focusPane(int index);
    void focusNextPane();
    /// Takes back the approval made last, if that is still possible.
    void undoLast();
    /// From the next call on.
    void useModel(const ModelChoice &model, const QString &baseUrl);
    void retranslate();
    /// What the start page's list is to say of this project.
    void remember() const;

Q_SIGNALS:
    void settingsWanted();
    void limitWanted();
    void paletteWanted();
    void runChanged();
    void said(const QString &sentence, const QString &action);
    /// Something a person should hear of when the window is not in front.
    void noticed(const QString &id, const QString &title, const QString &body);

private:
    void connectViews();
    void connectToolBar();
    void connectLanes();
    void onAppended(const EventBatch &batch);
    void onBroken(const Error &error);
    void announce(const Event &event);
    void onApproved(const QString &path);
    void moveOn();
    void showRun();
    void showStatus();
    void openFirst();
    void showArtefactMenu(const QString &path, const QPoint &position);
    void compareOutsideChange(const QString &path);
    void suggestDocumentsOnly(const QString &path);

    const WindowServices &m_services;
    StatusStrip &m_status;
    QWidget *m_window;
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<ProjectModels> m_models;
    ProjectView *m_view; ///< child of the window's stack
    DocumentPresenter *m_presenter = nullptr;
    DecisionController *m_decisions = nullptr;
    ExportController *m_export = nullptr;
    MoneyController *m_money = nullptr;
    LinkOpener *m_links = nullptr;
    TrialController *m_trial = nullptr;
    QString m_lastApproved;
    std::unique_ptr<TimerHandle> m_moveOn;
    bool m_suggested = false;
    bool m_isBroken = false; ///< nothing is recorded any more
};

} // namespace baton::ui
