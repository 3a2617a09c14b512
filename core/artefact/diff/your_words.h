// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/artefact.h"

#include <QString>
#include <QVector>

/// A person's words stay (promise 2): which lines of a text a person wrote is followed from revision to
/// revision, and what a role's answer does to them is found out. Pure and thread-safe; linear in the lines
/// but for the diff.
namespace baton::artefact {

/// A text and which of its lines a person wrote.
struct OwnedText {
    QString text;
    QVector<LineRange> personLines;
};

/// What became of a person's lines in a role's answer.
struct FollowedWords {
    OwnedText now; ///< the answer, with lines put back that it had plainly dropped
    /// One failed check `your_words` per line that is gone, moved or reworded; empty = all stand.
    QVector<CheckResult> changed;
    int putBack = 0; ///< lines
};

/// Compares a role's answer with the text it was to change. A line of the person that was plainly dropped
/// (its surroundings stand and it stands nowhere else) is put back; one that was moved, indented anew or
/// reworded, or that one of `asked` (lines of `before` a remark was put on) names, is a finding instead: a
/// person can ask for their own line to go. Blank lines are nobody's.
[[nodiscard]] FollowedWords followWords(
    const OwnedText &before, const QString &answer, const QVector<LineRange> &asked);

/// Who wrote what after a person's edit: lines they typed or changed are theirs, the others stay whose they
/// were.
[[nodiscard]] QVector<LineRange> personLinesAfterEdit(const OwnedText &before, const QString &edited);

/// Which of a person's lines still stand in a text, unchanged and in place; whoever wrote it.
[[nodiscard]] QVector<LineRange> personLinesThatStand(const OwnedText &before, const QString &text);

/// The newest text with every line of the person that it lacks put back: in the place of what took its place,
/// and without the copy where it was moved. `lines` limits that to some of them, counted from 1 in the order
/// of the findings; empty = all.
[[nodiscard]] QString putBack(const OwnedText &before, const QString &newest, const QVector<int> &lines = {});

} // namespace baton::artefact
