// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QVector>

/// Private to this folder.
namespace baton::outline {

/// A text of JavaScript or TypeScript of which comments and the insides of strings, templates and regular
/// expressions are blanks, place for place, with its brackets paired.
class ScriptCode {
public:
    explicit ScriptCode(const QString &text);

    [[nodiscard]] const QString &text() const { return m_text; }
    /// Where the bracket at `open` is closed; the end of the text when it is not.
    [[nodiscard]] qsizetype closing(qsizetype open) const { return m_closings.value(open, m_text.size()); }
    /// What stands between the bracket at `open` and its end.
    [[nodiscard]] QString inside(qsizetype open) const
    {
        return m_text.sliced(open + 1, qMax<qsizetype>(0, closing(open) - open - 1));
    }
    /// A place in no brackets at all.
    [[nodiscard]] bool isTop(qsizetype at) const { return m_depths.at(at) == 0; }
    /// Where what begins at `from` ends: behind the next semicolon, comma or end of a line that is in no
    /// brackets of its own and that nothing goes on from, or before the bracket that closes around it.
    [[nodiscard]] qsizetype endOf(qsizetype from) const;

private:
    void blankOut();
    void pair();
    [[nodiscard]] qsizetype endOfTemplate(qsizetype at, int depth) const;
    [[nodiscard]] qsizetype endOfString(qsizetype at) const;
    [[nodiscard]] qsizetype endOfPattern(qsizetype at) const;
    [[nodiscard]] bool mayBeginPattern(qsizetype at) const;

    QString m_text;
    QHash<qsizetype, qsizetype> m_closings;
    QVector<int> m_depths;
};

} // namespace baton::outline
