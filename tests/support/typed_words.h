// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QString>
#include <QStringList>
#include <QVector>

namespace baton::test {

/// The words the monkey has typed, each of them once in the world, and what the window owes of them: a word
/// is promised once it stands for longer than a person may lose, or the window was closed behind it; it is
/// given up when the monkey itself throws it away. Written to a file at once, so that it outlives a kill.
class TypedWords {
public:
    /// `log` is the file; what an earlier walk wrote there counts.
    TypedWords(const QString &log, quint32 seed);

    /// A word nobody has typed yet.
    [[nodiscard]] QString fresh();
    void typed(const QString &word);
    /// What of them stands in a text is thrown away on purpose.
    void giveUp(const QString &text);
    /// Promises what was typed long enough ago; all of it, when the window is closed.
    void promise(bool all);
    /// Words that are promised and found nowhere below a folder: in no file and no text of a journal.
    [[nodiscard]] QStringList lostBelow(const QString &folder) const;

private:
    struct Pending {
        QString word;
        QElapsedTimer age;
    };

    void write(QChar mark, const QString &word) const;

    QString m_log;
    quint32 m_seed;
    int m_count = 0;
    QStringList m_promised;
    QVector<Pending> m_pending;
};

} // namespace baton::test
