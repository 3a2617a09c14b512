// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/form/notice_box.h"

#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QProgressBar)
QT_FORWARD_DECLARE_CLASS(QPushButton)

namespace baton::ui {

/// A button that asks for a test of the connection, says that it runs, can be told to stop, and shows the
/// verdict in words. One test at a time; a verdict that comes when none runs is dropped. GUI thread.
class ConnectionTest : public QWidget {
    Q_OBJECT

public:
    explicit ConnectionTest(const ThemeController &theme, QWidget *parent = nullptr);

    void retranslate();
    /// Whether the fields allow a test; a running one goes on.
    void setReady(bool ready);
    void begin(const QString &host);
    void end(Tone tone, const QString &sentence, const QStringList &lines = {});
    void end(const ErrorText &error);
    /// Drops the verdict; cancels a running test.
    void reset();
    [[nodiscard]] bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void started();
    void cancelled();

private:
    void onClicked();
    void setBusy(bool busy);

    NoticeBox *m_verdict;
    QPushButton *m_button;
    QProgressBar *m_progress;
    QLabel *m_doing;
    QString m_host;
    bool m_busy = false;
    bool m_ready = true;
};

} // namespace baton::ui
