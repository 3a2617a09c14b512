// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/state_store.h"
#include "ui/views/start_values.h"

#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QFrame)
QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QPushButton)

namespace baton::ui {

class FlowLayout;
class Heading;
class RecentList;
class StartForm;
class ThemeController;
class WordsField;

/// Where a run begins: the requirement, how it is to go, and the projects of before. Starts nothing itself.
class StartPage : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(const ThemeController &theme, QWidget *parent = nullptr);

    void setOffers(const StartOffers &offers);
    void setRecent(const QVector<RecentProject> &projects, TimeMs now);
    void setForecast(const QString &text); ///< "this run about $0.40 to $0.90"
    /// In the place of what is typed there, which Ctrl+Z brings back.
    void setRequirement(const QString &text);
    /// What was typed and chosen before the program ended.
    void resume(const StartDraft &draft);
    [[nodiscard]] StartDraft draft() const;
    /// Hands out what waits for the typing to go on.
    void flush();
    void setFolder(const QString &folder);
    /// Makes room for the next requirement: the last one (`begun`) has become a project. Words typed since
    /// stay.
    void reset(const QString &begun);
    /// What went wrong with the last start, above the buttons, and what can be done; empty hides it.
    void setProblem(const QString &sentence, const QString &remedy = {});
    [[nodiscard]] StartRequest request() const;
    void focusRequirement();

Q_SIGNALS:
    void startRequested(const baton::ui::StartRequest &request);
    /// To be kept: draft() is another one.
    void drafted();
    /// Something that a forecast depends on changed.
    void requestChanged();
    void openFolderRequested();
    void browseFolderRequested(const QString &folder);
    void connectModelRequested();
    void projectOpened(const QString &folder);
    void projectForgotten(const QString &folder);
    void remedyRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *buildLeft();
    QWidget *buildRight();
    void connectParts();
    void retranslate();
    void applySizes();
    void refreshChips();
    void refreshNotice();
    void onRequirementChanged();
    void start();

    const ThemeController &m_theme;
    StartOffers m_offers;
    QWidget *m_left = nullptr;
    QWidget *m_column = nullptr;
    Heading *m_recentHeading;
    RecentList *m_recent;
    QLabel *m_recentEmpty;
    QPushButton *m_openFolder;
    QLabel *m_title;
    QLabel *m_subtitle;
    WordsField *m_requirement;
    QWidget *m_chips;
    FlowLayout *m_chipFlow;
    QLabel *m_notice;
    QPushButton *m_connect;
    StartForm *m_form;
    QLabel *m_problem;
    QPushButton *m_remedy;
    QPushButton *m_start;
};

} // namespace baton::ui
