// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "ui/document/document_page.h"
#include "ui/window/drafts.h"

#include <QObject>
#include <QSet>

namespace baton::ui {

class DocumentPane;
class TestsPresenter;
class ViewState;
struct WindowServices;

/// Keeps the document pane's tabs up to date from the session, and fetches the texts and traces it asks for.
/// GUI thread.
class DocumentPresenter : public QObject {
    Q_OBJECT

public:
    /// All must outlive it.
    DocumentPresenter(session::Session &session, DocumentPane &pane, ViewState &view,
        const WindowServices &services, QObject *parent = nullptr);

    /// Opens an artefact's tab, at a revision or line where given.
    void open(const QString &path);
    /// What the pane would be shown of an artefact.
    [[nodiscard]] DocumentInput inputOf(const Artefact &artefact) const;
    void refreshAll();
    /// A remark that was not taken goes back to where it was written.
    void giveBack(const Remark &remark);

private:
    void onAppended(const EventBatch &batch);
    void onLive(const CallId &call);
    void fetchText(const TextHash &hash);
    void showText(const TextHash &hash, const QString &text);
    void fetchTrace(const CallId &call);
    void refresh(const QString &path);
    void followView();
    [[nodiscard]] DocumentMode modeOn(const DocumentPage &page) const;
    [[nodiscard]] QString remarkHint(const Artefact &artefact) const;
    [[nodiscard]] qint64 roomToOffer(const Artefact &artefact) const;

    session::Session &m_session;
    DocumentPane &m_pane;
    ViewState &m_view;
    const WindowServices &m_services;
    ProjectDrafts m_drafts;
    TestsPresenter *m_tests;
    QSet<TextHash> m_fetching;
    mutable QHash<QString, QString> m_hints;
};

} // namespace baton::ui
