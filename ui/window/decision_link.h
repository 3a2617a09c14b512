// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "ui/models/timeline_entry.h"

#include <QObject>

namespace baton::ui {

class Composer;
class DocumentPane;

/// Turns what a person does in the panes into commands, and what the engine answers into words. GUI thread.
class DecisionLink : public QObject {
    Q_OBJECT

public:
    explicit DecisionLink(session::Session &session, QObject *parent = nullptr);

    void connectPane(DocumentPane &pane);
    void connectComposer(Composer &composer);

    /// A decision of the person. The run goes on with it unless it was paused or stopped.
    void decide(const Command &command);
    /// The same, but a run that stands still goes on standing.
    void submit(const Command &command);
    void resume();
    /// The same for a failed step. Where the run stands still because of it, asking again sets it going.
    void askAgain(const QString &path, const Command &command);
    void perform(const TimelineAction &action);
    /// The answer to an unknown price: go on although the limit cannot be kept for this model.
    void goOnWithoutCounting();
    void keepOutsideChange(const QString &path);
    /// The text on disk becomes a revision of the person's and counts from then on.
    void takeOutsideChange(const QString &path);
    void stopCall(const QString &path);

Q_SIGNALS:
    void approved(const QString &path);
    void refused(const baton::Error &error);
    void traceWanted(const baton::CallId &call);
    void noteEditWanted(const QString &id);
    void limitWanted();

private:
    [[nodiscard]] session::Decided told();
    void edit(const QString &path, int baseRevision, const QString &text);
    void keepDraft(const QString &path);
    void reload(const QString &path, const QString &disk);
    void sendNote(const QStringList &roles, const QString &text, const QString &replaces);

    session::Session &m_session;
};

} // namespace baton::ui
