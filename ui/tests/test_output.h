// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QPlainTextEdit)
QT_FORWARD_DECLARE_CLASS(QToolButton)

namespace baton::ui {

class ElidedLabel;
class FindBar;
class Heading;
class ScrollFollower;
class ThemeController;

/// What a run of the tests wrote: as it comes, then as it is kept. The end stays in sight while it grows,
/// unless the person reads elsewhere. GUI thread.
class TestOutput : public QWidget {
    Q_OBJECT

public:
    explicit TestOutput(const ThemeController &theme, QWidget *parent = nullptr);

    /// `facts` for one line: how it ended, where it ran, how long.
    void setOutput(const QString &output, const QString &facts);
    /// All that has come so far of a run that goes on.
    void setLive(const QString &output);
    void openFind();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showText(const QString &output);
    void onFind(const QString &words, bool forward);
    void restyle();
    void retranslate();

    const ThemeController &m_theme;
    Heading *m_title;
    ElidedLabel *m_facts;
    QToolButton *m_findButton;
    QToolButton *m_wrap;
    FindBar *m_find;
    QPlainTextEdit *m_text;
    ScrollFollower *m_follower;
    QString m_shown;
};

} // namespace baton::ui
