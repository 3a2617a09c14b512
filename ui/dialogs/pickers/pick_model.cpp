// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/pickers/pick_model.h"

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxText = 400; // texts come from outside; the tables below stay small
constexpr int maxWord = 64;
constexpr int none = -100000;
constexpr int gapCost = 1;

bool startsWord(const QString &text, qsizetype at)
{
    if (at == 0)
        return true;
    const QChar before = text.at(at - 1);
    return !before.isLetterOrNumber() || (before.isLower() && text.at(at).isUpper());
}

int worth(const QString &text, int at, int titleStart)
{
    return 4 + (startsWord(text, at) ? 10 : 0) + (at == titleStart ? 8 : 0) + (at >= titleStart ? 4 : 0);
}

/// Score of matching the first letters of a word so that the last of them stands at each place of the text,
/// and where its predecessor stands then.
struct Row {
    QVector<int> score;
    QVector<int> from;
};

Row nextRow(const Row &before, bool first, QChar letter, const QString &text, int titleStart)
{
    const auto size = static_cast<int>(text.size());
    Row row{QVector<int>(size, none), QVector<int>(size, -1)};
    int best = none; // of a predecessor somewhere before, with the gap paid
    int bestAt = -1;
    for (int at = 0; at < size; ++at) {
        if (!first && at >= 2) {
            best -= gapCost;
            if (before.score[at - 2] - gapCost > best) {
                best = before.score[at - 2] - gapCost;
                bestAt = at - 2;
            }
        }
        if (text.at(at).toCaseFolded() != letter)
            continue;
        const int here = worth(text, at, titleStart);
        if (first) {
            row.score[at] = here;
            continue;
        }
        const int neighbour = at > 0 ? before.score[at - 1] + 12 : none;
        const int previous = std::max(neighbour, best);
        if (previous <= none / 2)
            continue;
        row.score[at] = previous + here;
        row.from[at] = neighbour >= best ? at - 1 : bestAt;
    }
    return row;
}

std::optional<FuzzyMatch> matchWord(const QString &word, const QString &text, int titleStart)
{
    QVector<Row> rows;
    for (const QChar letter : word)
        rows.append(nextRow(rows.isEmpty() ? Row{} : rows.last(), rows.isEmpty(), letter, text, titleStart));
    const QVector<int> &last = rows.last().score;
    const auto best = std::max_element(last.cbegin(), last.cend());
    if (best == last.cend() || *best <= none / 2)
        return std::nullopt;
    FuzzyMatch match{*best, {}};
    auto at = static_cast<int>(best - last.cbegin());
    for (auto row = rows.size() - 1; row >= 0; --row) {
        match.positions.prepend(at);
        at = rows.at(row).from.at(at);
    }
    return match;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString &query, const QString &text, int titleStart)
{
    const QString shown = text.left(maxText);
    FuzzyMatch sum;
    const QStringList words = query.toCaseFolded().simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const std::optional<FuzzyMatch> match = matchWord(word.left(maxWord), shown, titleStart);
        if (!match)
            return std::nullopt;
        sum.score += match->score;
        sum.positions += match->positions;
    }
    if (!words.isEmpty())
        sum.score -= static_cast<int>(shown.size()) / 8; // of two equal matches the shorter text
    std::sort(sum.positions.begin(), sum.positions.end());
    sum.positions.erase(std::unique(sum.positions.begin(), sum.positions.end()), sum.positions.end());
    return sum;
}

QString PickEntry::context() const
{
    QString before = text.left(titleStart);
    while (!before.isEmpty() && (before.back().isSpace() || before.back() == u'/' || before.back() == u'›'))
        before.chop(1);
    return before;
}

void PickModel::setEntries(const QVector<PickEntry> &entries)
{
    m_entries = entries;
    setQuery({});
}

void PickModel::setQuery(const QString &query)
{
    beginResetModel();
    m_rows.clear();
    for (int i = 0; i < m_entries.size(); ++i) {
        const PickEntry &entry = m_entries.at(i);
        if (const auto match = fuzzyMatch(query, entry.text, entry.titleStart))
            m_rows.append({i, match->score, match->positions});
    }
    std::stable_sort(m_rows.begin(), m_rows.end(), [this](const Row &a, const Row &b) {
        const bool aOn = m_entries.at(a.entry).enabled;
        const bool bOn = m_entries.at(b.entry).enabled;
        return aOn != bOn ? aOn : a.score > b.score;
    });
    endResetModel();
}

int PickModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PickModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const PickEntry &picked = entry(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return picked.title();
    case Qt::ToolTipRole:
        return picked.text;
    case Qt::AccessibleTextRole: {
        QStringList parts{picked.title(), picked.context(), picked.keys};
        if (!picked.enabled)
            parts.append(tr("not available now"));
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    case EnabledRole:
        return picked.enabled;
    default:
        return {};
    }
}

} // namespace baton::ui

#include "moc_pick_model.cpp"

#include <algorithm>
