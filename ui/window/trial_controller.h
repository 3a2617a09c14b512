// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/trial/trial.h"
#include "ui/window/window_services.h"

#include <QObject>
#include <QPointer>

#include <memory>

QT_FORWARD_DECLARE_CLASS(QFileDialog)

namespace baton::ui {

class OutputPane;

/// Has the project's program tried by the person: from Ctrl+R to what it left. GUI thread.
class TrialController : public QObject {
    Q_OBJECT

public:
    /// All must outlive it.
    TrialController(
        session::Session &session, OutputPane &pane, const WindowServices &services, QWidget *window);
    ~TrialController() override;

    /// Starts the program, anew where one runs, and gives it the keyboard.
    void start();
    void stop();
    [[nodiscard]] bool isRunning() const { return m_trial && m_trial->isRunning(); }

Q_SIGNALS:
    /// It has begun: the pane is to be seen.
    void started();
    void said(const QString &sentence);
    /// What the program said as it failed, put to the file it came from.
    void remarkWritten(const baton::Remark &remark);

private:
    void onPlanned(const Result<session::TrialPlan> &plan);
    void run(session::TrialPlan plan);
    void onLooked(const session::TrialUsage &usage);
    void onEnded(const Result<session::TrialEnd> &end);
    [[nodiscard]] QString endWords(const session::TrialEnd &end) const;
    void send();
    void askWhereTo();
    void saveTo(const QString &folder);

    session::Session &m_session;
    OutputPane &m_pane;
    const WindowServices &m_services;
    QWidget *m_window;
    std::unique_ptr<session::ProgramRunner> m_programs;
    std::unique_ptr<session::Trial> m_trial;
    QString m_usual; ///< the command line as the project says it
    bool m_namesPackages = false;
    QString m_address; ///< where it listens
    Remark m_remark; ///< what could be sent of the last end
    QPointer<QFileDialog> m_dialog;
};

/// The last place in a file of the project that what a program said names: "/project/a/b.py", line 3 and the
/// forms of other languages. Line 0: none.
struct ProgramFrame {
    QString path;
    int line = 0;
};
[[nodiscard]] ProgramFrame lastFrame(const QString &words, const State &state);

} // namespace baton::ui
