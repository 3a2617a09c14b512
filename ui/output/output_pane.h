// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QBoxLayout)
QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QLineEdit)
QT_FORWARD_DECLARE_CLASS(QPushButton)
QT_FORWARD_DECLARE_CLASS(QStackedWidget)
QT_FORWARD_DECLARE_CLASS(QToolButton)

namespace baton::ui {

class TerminalView;
class ThemeController;
class TrialCard;

/// The pane under the document in which a person tries what the team wrote: how the program is called, its
/// terminal, what it uses. Plain values in, signals out. GUI thread.
class OutputPane : public QWidget {
    Q_OBJECT

public:
    explicit OutputPane(ThemeController &theme, QWidget *parent = nullptr);
    ~OutputPane() override;

    [[nodiscard]] TerminalView &terminal() const { return *m_terminal; }
    [[nodiscard]] TrialCard &card() const { return *m_card; }
    /// The command line as it stands in the field.
    [[nodiscard]] QString command() const;
    void setCommand(const QString &line);

    void showRunning();
    /// `send`: words of the button that sends what it said to a role; empty: there is nobody to send it to.
    void showEnded(const QString &sentence, bool isBad, const QString &send);
    /// Instead of a program: why there is none.
    void showMessage(const QString &sentence);
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

    void setFolded(bool isFolded);
    [[nodiscard]] bool isFolded() const { return m_isFolded; }

Q_SIGNALS:
    void runRequested();
    void stopRequested();
    void sendRequested();
    void foldChanged(bool isFolded);
    /// The pane is to have all the room, or to give it back.
    void roomRequested();

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *buildBar();
    [[nodiscard]] QWidget *buildEndBar();
    void retranslate();
    void present();

    ThemeController &m_theme;
    QWidget *m_bar = nullptr;
    QPushButton *m_tab;
    QLineEdit *m_command;
    QPushButton *m_run;
    QPushButton *m_stop;
    QToolButton *m_again;
    QToolButton *m_fold;
    QStackedWidget *m_stack;
    QLabel *m_message;
    QWidget *m_body;
    QBoxLayout *m_sides;
    TerminalView *m_terminal;
    TrialCard *m_card;
    QWidget *m_endBar = nullptr;
    QLabel *m_endText;
    QPushButton *m_endRun;
    QPushButton *m_send;
    bool m_isRunning = false;
    bool m_isFolded = false;
};

} // namespace baton::ui
