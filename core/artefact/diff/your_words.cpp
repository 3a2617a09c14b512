// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/diff/your_words.h"

#include "core/artefact/diff/diff.h"
#include "core/markdown/lines.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostFindings = 200;
constexpr qsizetype shownCharacters = 200;

QSet<int> numbersIn(const QVector<LineRange> &ranges)
{
    QSet<int> numbers;
    for (const LineRange &range : ranges) {
        for (int line = std::max(range.from, 1); line <= range.to; ++line)
            numbers.insert(line);
    }
    return numbers;
}

/// Lines of a text in the making and whose they are.
class Writer {
public:
    void add(const QString &line, bool isPersons)
    {
        m_lines.append(line);
        if (!isPersons)
            return;
        const int number = count();
        if (!m_ranges.isEmpty() && m_ranges.last().to == number - 1)
            m_ranges.last().to = number;
        else
            m_ranges.append({number, number});
    }
    [[nodiscard]] int count() const { return static_cast<int>(m_lines.size()); }
    [[nodiscard]] OwnedText take() const
    {
        return {m_lines.isEmpty() ? QString() : m_lines.join(u'\n') + u'\n', m_ranges};
    }

private:
    QStringList m_lines;
    QVector<LineRange> m_ranges;
};

/// What stands between two stretches of lines that both texts have.
struct Hunk {
    QVector<DiffLine> removed;
    QVector<DiffLine> added;
    [[nodiscard]] bool isEmpty() const { return removed.isEmpty() && added.isEmpty(); }
};

/// Calls `same(line)` and `changed(hunk)` in the order of the texts.
template <class Same, class Changed>
void walk(const QString &before, const QString &after, Same same, Changed changed)
{
    Hunk hunk;
    const auto flush = [&] {
        if (!hunk.isEmpty())
            changed(std::exchange(hunk, {}));
    };
    for (const DiffLine &line : diffLines(before, after)) {
        if (line.kind == DiffLine::Kind::Removed) {
            hunk.removed.append(line);
        } else if (line.kind == DiffLine::Kind::Added) {
            hunk.added.append(line);
        } else {
            flush();
            same(line);
        }
    }
    flush();
}

/// How often each line was added somewhere, without its indentation: where a line may have moved to.
QHash<QString, int> linesAdded(const QString &before, const QString &after)
{
    QHash<QString, int> counts;
    walk(
        before, after, [](const DiffLine &) {},
        [&](const Hunk &hunk) {
            for (const DiffLine &line : hunk.added)
                ++counts[line.text.trimmed()];
        });
    return counts;
}

CheckResult finding(const QString &what, const QString &old, int line)
{
    const QString shown = old.trimmed().left(shownCharacters);
    return {check::yourWords, CheckState::Failed, u"%1: %2"_s.arg(what, shown), line};
}

/// One walk over what a role made of a text, line by line.
class Follower {
public:
    Follower(const OwnedText &before, const QString &answer, const QVector<LineRange> &asked)
        : m_persons(numbersIn(before.personLines)), m_asked(numbersIn(asked)),
          m_added(linesAdded(before.text, answer))
    {
        walk(
            before.text, answer,
            [this](const DiffLine &line) { m_writer.add(line.text, m_persons.contains(line.oldLine)); },
            [this](const Hunk &hunk) { follow(hunk); });
    }

    [[nodiscard]] FollowedWords take()
    {
        m_result.now = m_writer.take();
        return std::move(m_result);
    }

private:
    [[nodiscard]] bool isPersons(const DiffLine &line) const
    {
        return m_persons.contains(line.oldLine) && !line.text.trimmed().isEmpty();
    }

    /// Nothing came in their place, only a person's lines went, and none of them stands elsewhere.
    [[nodiscard]] bool isPlainlyDropped(const Hunk &hunk) const
    {
        const auto goes = [this](const DiffLine &line) {
            const bool isBlank = line.text.trimmed().isEmpty();
            return (isBlank || isPersons(line)) && !m_asked.contains(line.oldLine)
                && (isBlank || m_added.value(line.text.trimmed()) == 0);
        };
        return hunk.added.isEmpty() && std::all_of(hunk.removed.cbegin(), hunk.removed.cend(), goes)
            && std::any_of(hunk.removed.cbegin(), hunk.removed.cend(),
                [this](const DiffLine &line) { return isPersons(line); });
    }

    void follow(const Hunk &hunk)
    {
        if (isPlainlyDropped(hunk)) {
            for (const DiffLine &line : hunk.removed)
                m_writer.add(line.text, m_persons.contains(line.oldLine));
            m_result.putBack += static_cast<int>(hunk.removed.size());
            return;
        }
        const int place = m_writer.count() + 1;
        QSet<QString> theirs;
        for (const DiffLine &line : hunk.removed) {
            if (!isPersons(line))
                continue;
            theirs.insert(line.text.trimmed());
            tell(line, hunk, place);
        }
        for (const DiffLine &line : hunk.added)
            m_writer.add(line.text, theirs.contains(line.text.trimmed()));
    }

    void tell(const DiffLine &line, const Hunk &hunk, int place)
    {
        if (m_result.changed.size() == mostFindings)
            m_result.changed.append(finding(u"and more lines"_s, {}, place));
        if (m_result.changed.size() > mostFindings)
            return;
        const bool stands = m_added.value(line.text.trimmed()) > 0;
        const QString what = stands ? u"your line was moved or indented anew"_s
            : hunk.added.isEmpty()  ? u"your line is gone"_s
                                    : u"your line was changed"_s;
        m_result.changed.append(finding(what, line.text, place));
    }

    QSet<int> m_persons;
    QSet<int> m_asked;
    QHash<QString, int> m_added;
    Writer m_writer;
    FollowedWords m_result;
};

} // namespace

FollowedWords followWords(const OwnedText &before, const QString &answer, const QVector<LineRange> &asked)
{
    if (before.personLines.isEmpty())
        return {{answer, {}}, {}, 0};
    return Follower(before, answer, asked).take();
}

namespace {

/// What stood stays whose it was; what is new is the person's or a role's.
QVector<LineRange> personLinesOf(const OwnedText &before, const QString &after, bool isByPerson)
{
    const QSet<int> persons = numbersIn(before.personLines);
    Writer writer;
    walk(
        before.text, after,
        [&](const DiffLine &line) { writer.add(line.text, persons.contains(line.oldLine)); },
        [&](const Hunk &hunk) {
            for (const DiffLine &line : hunk.added)
                writer.add(line.text, isByPerson);
        });
    return writer.take().personLines;
}

} // namespace

QVector<LineRange> personLinesAfterEdit(const OwnedText &before, const QString &edited)
{
    return personLinesOf(before, edited, true);
}

QVector<LineRange> personLinesThatStand(const OwnedText &before, const QString &text)
{
    return personLinesOf(before, text, false);
}

namespace {

/// The added line that took the place of `line`; -1 when none is like it.
qsizetype replacementOf(const DiffLine &line, const QVector<DiffLine> &added, const QSet<qsizetype> &taken)
{
    const QStringList words = line.text.simplified().split(u' ');
    qsizetype best = -1;
    qsizetype shared = 0;
    for (qsizetype i = 0; i < added.size(); ++i) {
        const QStringList other = added.at(i).text.simplified().split(u' ');
        const auto common = std::count_if(
            other.cbegin(), other.cend(), [&](const QString &word) { return words.contains(word); });
        if (!taken.contains(i) && common > shared) {
            best = i;
            shared = common;
        }
    }
    return 2 * shared >= words.size() ? best : -1;
}

} // namespace

QString putBack(const OwnedText &before, const QString &newest, const QVector<int> &lines)
{
    const QSet<int> persons = numbersIn(before.personLines);
    const QHash<QString, int> added = linesAdded(before.text, newest);
    int number = 0;
    QHash<QString, int> moved; // copies that go, by their words
    QSet<int> back; // lines of `before`
    walk(
        before.text, newest, [](const DiffLine &) {},
        [&](const Hunk &hunk) {
            for (const DiffLine &line : hunk.removed) {
                const QString words = line.text.trimmed();
                if (!persons.contains(line.oldLine) || words.isEmpty())
                    continue;
                if (++number; !lines.isEmpty() && !lines.contains(number))
                    continue;
                back.insert(line.oldLine);
                if (added.value(words) > moved.value(words))
                    ++moved[words];
            }
        });
    Writer writer;
    walk(
        before.text, newest, [&](const DiffLine &line) { writer.add(line.text, false); },
        [&](const Hunk &hunk) {
            QSet<qsizetype> taken;
            for (const DiffLine &line : hunk.removed) {
                if (!back.contains(line.oldLine))
                    continue;
                writer.add(line.text, true);
                if (moved.value(line.text.trimmed()) == 0)
                    taken.insert(replacementOf(line, hunk.added, taken));
            }
            for (qsizetype i = 0; i < hunk.added.size(); ++i) {
                int &copies = moved[hunk.added.at(i).text.trimmed()];
                if (copies > 0)
                    --copies;
                else if (!taken.contains(i))
                    writer.add(hunk.added.at(i).text, false);
            }
        });
    return writer.take().text;
}

} // namespace baton::artefact
