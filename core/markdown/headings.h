// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/markdown/lines.h"

#include <QHash>
#include <QString>
#include <QStringList>
#include <QVector>

namespace baton::markdown {

/// The section titles a text may hold, found again however a model decorates them: case, numbers, emoji,
/// bold, closing hashes, a colon with text behind it, "(optional)", snake_case or camelCase keys.
class TitleIndex {
public:
    struct Match {
        qsizetype index = -1; ///< into titles(); -1 = unknown
        QString rest; ///< text behind a colon or dash: "Language: English"
        bool bySynonym = false; ///< found by another word for the title
        [[nodiscard]] bool isKnown() const { return index >= 0; }
    };

    explicit TitleIndex(QStringList titles);
    /// Another word for a title, taken where nothing is called by a title of this index itself.
    void addSynonym(const QString &words, qsizetype title);

    [[nodiscard]] const QStringList &titles() const { return m_titles; }
    [[nodiscard]] Match match(QStringView heading) const;
    /// Like match, but nothing may follow the title.
    [[nodiscard]] bool isExactly(QStringView text) const;

private:
    [[nodiscard]] qsizetype find(QStringView text) const;
    [[nodiscard]] qsizetype indexOf(QStringView text) const;
    [[nodiscard]] Match matchTitle(QStringView heading) const;

    QStringList m_titles;
    QHash<QString, qsizetype> m_byKey;
    QHash<QString, qsizetype> m_synonyms;
    qsizetype m_longest = 0;
};

/// A heading without decoration: marks, numbers, emoji, closing hashes, final colon.
[[nodiscard]] QString plainTitle(QStringView heading);

/// How a heading is written: 1..6 are ATX levels, the rest stands for other ways.
enum HeadingStyle : int {
    BoldHeading = 7,
    SetextDouble = 8,
    SetextSingle = 9,
    PlainHeading = 10,
    headingStyles = 11
};

struct Heading {
    qsizetype line = 0; ///< index of its first line
    qsizetype bodyLine = 0; ///< index of the first line after it
    int style = 2;
    qsizetype known = -1; ///< index of the title, -1 = a heading the titles do not name
    bool bySynonym = false;
    QString title; ///< as written, without decoration
    QString rest; ///< text behind the title on the same line
};

/// Candidates outside fences, the first 5,000 of them. Bold and plain lines count only when they name a known
/// title.
[[nodiscard]] QVector<Heading> scanHeadings(const Lines &lines, const TitleIndex &titles);

/// One line by itself, as ATX or bold heading; style 0 when it is neither.
[[nodiscard]] Heading headingAt(QStringView line, const TitleIndex &titles);

/// The style that holds most known titles; 2 when there is none.
[[nodiscard]] int canonicalStyle(const QVector<Heading> &headings);

} // namespace baton::markdown
