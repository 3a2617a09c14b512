// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document_page.h"

#include <QHash>

#include <functional>

QT_FORWARD_DECLARE_CLASS(QAction)
QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QStackedWidget)
QT_FORWARD_DECLARE_CLASS(QTabBar)

namespace baton::ui {

/// What the document pane can do by key beside decisions; the same actions go into the window's menus. Single
/// letters work only where nothing is typed.
enum class DocumentAction { Remark, NextChange, PreviousChange, Find, Close, GoToTest, GoToProgram };

/// The document pane: a tab for each open artefact. Plain values in, signals out; it never asks to save: text
/// being edited is handed out by draftChanged and remarkTyped and taken in again by DocumentInput. GUI
/// thread.
class DocumentPane : public QWidget {
    Q_OBJECT

public:
    DocumentPane(ThemeController &theme, const Clock &clock, QWidget *parent = nullptr);
    ~DocumentPane() override;

    /// Opens a tab for the artefact if there is none, and shows it.
    void open(const DocumentInput &input);
    /// Brings an open tab up to date; does nothing when there is none.
    void refresh(const DocumentInput &input);
    void setLive(const session::LiveText &live);
    void setTrace(const session::CallTrace &trace);
    void closeDocument(const QString &path);
    /// Hands out what is typed in any page and waits for its moment.
    void flush();

    [[nodiscard]] bool isOpen(const QString &path) const { return m_pages.contains(path); }
    [[nodiscard]] QStringList openPaths() const; ///< in the order of the tabs
    [[nodiscard]] QString currentPath() const;
    [[nodiscard]] DocumentPage *page(const QString &path) const { return m_pages.value(path); }
    [[nodiscard]] DocumentPage *currentPage() const;
    [[nodiscard]] QAction *action(DocumentAction action) const;
    /// By Decision::id; null for one that stands in no menu.
    [[nodiscard]] QAction *action(const QString &decision) const { return m_decisions.value(decision); }

Q_SIGNALS:
    void currentChanged(const QString &path);
    void decided(const baton::Command &command);
    void draftChanged(const QString &path, int baseRevision, const QString &text);
    void remarkTyped(const QString &path, const baton::Remark &remark);
    void textWanted(const baton::TextHash &hash);
    void traceWanted(const baton::CallId &call);
    /// `path` is the document that holds it.
    void linkActivated(const QUrl &link, const QString &path);
    void cursorMoved(int line, int column);

protected:
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] QWidget *tabStrip();
    void buildActions();
    [[nodiscard]] QAction *addAction(const QKeySequence &key, const std::function<void(DocumentPage &)> &act);
    void presentActions();
    [[nodiscard]] DocumentPage *addPage(const QString &path);
    void connectPage(DocumentPage *page);
    void presentTab(const DocumentInput &input);
    [[nodiscard]] int tabOf(const QString &path) const;
    void showPage(DocumentPage *page);
    void onTabChanged(int index);
    void retranslate();

    ThemeController &m_theme;
    const Clock &m_clock;
    QHash<QString, DocumentPage *> m_pages;
    QVector<QAction *> m_actions; ///< by DocumentAction
    QHash<QString, QAction *> m_decisions; ///< by Decision::id
    QTabBar *m_tabs;
    QWidget *m_strip = nullptr;
    QStackedWidget *m_stack;
    QWidget *m_emptyPage;
    QLabel *m_emptyText;
};

} // namespace baton::ui
