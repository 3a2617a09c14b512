// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"

#include <QVector>

#include <optional>

namespace baton::ui {

/// What a decision is about and what goes with it.
struct DecisionSubject {
    QString path = {};
    int revision = 0; ///< the one the person saw; 0 = the newest
    QString note = {}; ///< words that go with it
    QString text = {}; ///< of an edit
    QVector<Remark> remarks = {}; ///< sent beside the drafts
    QString test = {}; ///< a failing one, by its id
    QVector<int> lines = {}; ///< findings about the person's lines that are meant; empty = all
    bool despiteFailedChecks = true; ///< the person saw which checks failed
    qint64 maxTokens = 0; ///< room for the answer that is asked for; 0 = as before
    bool stop = false; ///< calls that a decision caused are aborted before it is taken back
};

/// How an artefact stands and what of it is in sight: what can be decided depends on it.
struct DecisionSight {
    ArtefactState state = ArtefactState::Queued;
    int shown = 0; ///< revision in sight
    int newest = 0;
    int drafts = 0; ///< remarks that can be sent
    bool byRole = true; ///< a role writes it; else the person does, or it is computed
    bool mayContinue = false;
    bool mayKeepDraft = false;
    bool asksToWait = false; ///< it failed because the endpoint asks for a wait beyond the patience
    bool mayUndo = false;
    bool mayTakeBack = false; ///< as undo, but calls have to be stopped for it
    bool changesYourWords = false; ///< lines the person wrote are not what they were
    bool pauseBefore = false;
    bool changedOutside = false; ///< its file is not what Baton wrote, and the person has not answered yet
    bool hasReviewer = false; ///< a step of the SOP reviews it before its gate
    bool editing = false; ///< the person typed something that is not saved yet
    bool operator==(const DecisionSight &) const = default;
};

/// "1,3" as numbers; what is none is left out.
[[nodiscard]] QVector<int> numbersIn(const QString &text);

/// The sight of an artefact's newest revision, as far as the artefact alone tells.
[[nodiscard]] DecisionSight sightOf(const Artefact &artefact);

/// Where a decision is offered. `OnBar` and `First` mean in menus as well; `First` is the blue button.
enum class Offer { No, InMenu, OnBar, First };

/// Words that can go with a decision: its menu entry, what the field says, its button.
struct NoteWords {
    const char *menu = nullptr; ///< null: none can go with it
    const char *hint = nullptr;
    const char *button = nullptr;
};

/// A decision of a person on an artefact: button, menu entry, shortcut, words of the command line and of the
/// timeline, and the command it leads to. Review bar, menus, palette, timeline and `baton-cli` read this;
/// there is no second list. Texts are marked for translation; `wordsOf` gives them.
struct Decision {
    QString id = {}; ///< word of the command line
    const char *name = nullptr; ///< of its button for assistive technology; the objectName in camelCase
    QString help = {}; ///< of the command line, English; empty: only the window has it
    const char *menu = nullptr; ///< null: only on the review bar
    const char *button = nullptr; ///< null: only in menus
    const char *shortButton = nullptr; ///< where there is little room; null: the same
    const char *tip = nullptr;
    QString keys = {}; ///< "Ctrl+Return"; empty: none
    bool keysWhenFirst = false; ///< they count only while nothing else is the first choice
    Offer (*offered)(const DecisionSight &sight) = nullptr;
    Command (*command)(const DecisionSubject &subject) = nullptr; ///< null: the page does it by itself
    NoteWords note = {};
    bool asksBack = false; ///< the button opens a menu, so that a slip of the hand costs nothing
    /// The event it leads to, and how the timeline tells it before the artefact's name. Neither where more
    /// is to be told.
    std::optional<size_t> event = {};
    const char *told = nullptr;
};

/// A text of the table in the language of the program, with the numbers of the sight in it.
[[nodiscard]] QString wordsOf(const char *text, const DecisionSight &sight = {});

/// In the order of the review bar.
[[nodiscard]] const QVector<Decision> &decisions();
/// Null: there is none of that name.
[[nodiscard]] const Decision *decision(const QString &id);
/// The decision that the timeline tells of an event; null: something else is to be told.
[[nodiscard]] const Decision *decisionOf(const Event &event);

} // namespace baton::ui
