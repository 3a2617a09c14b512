// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document_page.h"

#include <QHash>

QT_FORWARD_DECLARE_CLASS(QAction)
QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QStackedWidget)
QT_FORWARD_DECLARE_CLASS(QTabBar)

namespace baton::ui {

/// What the document pane can do by key; the same actions go into the window's menus. Single letters work
/// only where nothing is typed.
enum class DocumentAction {
    Approve,
    Remark,
    Send,
    Regenerate,
    NextChange,
    PreviousChange,
    Save,
    Find,
    Close
};

/// The document pane: a tab for each open artefact. Plain values in, signals out; it never asks to save: text
/// being edited is handed out by draftChanged and taken in again by DocumentInput::unsaved. GUI thread.
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
    /// Hands out the edits of all pages that wait for the typing to pause.
    void flush();

    [[nodiscard]] bool isOpen(const QString &path) const { return m_pages.contains(path); }
    [[nodiscard]] QStringList openPaths() const; ///< in the order of the tabs
    [[nodiscard]] QString currentPath() const;
    [[nodiscard]] DocumentPage *page(const QString &path) const { return m_pages.value(path); }
    [[nodiscard]] DocumentPage *currentPage() const;
    [[nodiscard]] QAction *action(DocumentAction action) const;

Q_SIGNALS:
    void currentChanged(const QString &path);
    void closed(const QString &path);
    void approveRequested(const QString &path, int revision, const QString &note);
    void editSubmitted(const QString &path, int baseRevision, const QString &text);
    void draftChanged(const QString &path, int baseRevision, const QString &text);
    void remarkDrafted(const baton::Remark &remark);
    void remarkDiscarded(const baton::RemarkId &id);
    void changesRequested(const QString &path);
    void regenerateRequested(const QString &path, const QString &note);
    void stopRequested(const QString &path);
    void retryRequested(const QString &path);
    void continueRequested(const QString &path);
    void keepDraftRequested(const QString &path);
    void keepStaleRequested(const QString &path);
    void refreshRequested(const QString &path);
    void undoRequested(const QString &path);
    void textWanted(const baton::TextHash &hash);
    void traceWanted(const baton::CallId &call);
    void linkActivated(const QUrl &link);
    void cursorMoved(int line, int column);

protected:
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] QWidget *tabStrip();
    void buildActions();
    [[nodiscard]] QAction *addAction(const QKeySequence &key, void (DocumentPane::*slot)());
    [[nodiscard]] DocumentPage *addPage(const QString &path);
    void connectPage(DocumentPage *page);
    void presentTab(const DocumentInput &input);
    [[nodiscard]] int tabOf(const QString &path) const;
    void showPage(DocumentPage *page);
    void onTabChanged(int index);
    void retranslate();

    void approve();
    void remark();
    void sendRemarks();
    void regenerate();
    void nextChange();
    void previousChange();
    void save();
    void find();
    void closeCurrent();

    ThemeController &m_theme;
    const Clock &m_clock;
    QHash<QString, DocumentPage *> m_pages;
    QVector<QAction *> m_actions; ///< by DocumentAction
    QTabBar *m_tabs;
    QWidget *m_strip = nullptr;
    QStackedWidget *m_stack;
    QWidget *m_emptyPage;
    QLabel *m_emptyText;
};

} // namespace baton::ui
