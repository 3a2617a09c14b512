// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "ui/models/timeline_entry.h"

#include <QObject>

#include <optional>

QT_FORWARD_DECLARE_CLASS(QMenu)

namespace baton::ui {

class Composer;
class ImpactPreview;
class ThemeController;
class UiStateStore;

/// Turns what a person does in the panes into commands, and what the engine answers into words. GUI thread.
class DecisionController : public QObject {
    Q_OBJECT

public:
    DecisionController(session::Session &session, const ThemeController &theme, QWidget *window,
        QObject *parent = nullptr);

    /// What is sent from it becomes notes; what is typed and not sent is kept in the store, and is there
    /// again.
    void connectComposer(Composer &composer, UiStateStore &store);

    /// A decision of the person. The run goes on with it unless it was paused or stopped, or the decision
    /// leaves it as it is; asking again for what the run stands still for sets it going. What it would make
    /// stale is shown first.
    void decide(const Command &command);
    /// Lets the person choose what becomes of what is stale.
    void refreshStale();
    [[nodiscard]] const ImpactPreview &preview() const { return *m_preview; }
    /// As a decision, but a run that stands still goes on standing.
    void submit(const Command &command);
    void resume();
    void perform(const TimelineAction &action);
    /// From now on; where it lets something pass that waits, the person is asked whether it is to.
    void changeAutonomy(const Autonomy &autonomy);
    /// Adds what can be decided about an artefact now to a menu.
    void fillMenu(QMenu &menu, const Artefact &artefact);
    /// The answer to an unknown price: go on although the limit cannot be kept for this model.
    void goOnWithoutCounting();
    void keepOutsideChange(const QString &path);
    /// The text on disk becomes a revision of the person's and counts from then on.
    void takeOutsideChange(const QString &path);
    /// A newer version of the project's procedure than it goes by. Looked for once, the first time.
    [[nodiscard]] std::optional<Sop> newerProcedure(const QString &userSopFolder);
    /// The project goes on by it; what is approved stays.
    void useNewerProcedure(const QString &userSopFolder);

Q_SIGNALS:
    void approved(const QString &path);
    void refused(const baton::Error &error);
    /// Words of the person that were not taken go back to where they were typed.
    void remarkNotTaken(const baton::Remark &remark);
    void noteNotTaken(const QString &text);
    /// The note goes back into the composer, to be replaced from there.
    void noteEditWanted(const baton::RoleNote &note);
    void limitWanted();

private:
    [[nodiscard]] session::Decided told();
    void carryOut(const Command &command, const QVector<Command> &after);
    void send(const Command &command, const QVector<Command> &after);
    void editNote(const QString &id);
    void giveBack(const Command &command);
    void sendNote(const QStringList &roles, const QString &text, const QString &replaces);

    session::Session &m_session;
    const ThemeController &m_theme;
    QWidget *m_window;
    ImpactPreview *m_preview;
    std::optional<Sop> m_newest; ///< of the procedure the project goes by; without an id: there is none
};

} // namespace baton::ui
