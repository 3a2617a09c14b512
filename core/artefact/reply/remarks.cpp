// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/reply/remarks.h"

#include "core/markdown/headings.h"
#include "core/markdown/lines.h"
#include "core/markdown/tables.h"

#include <QRegularExpression>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

RemarkState stateOf(const QString &words)
{
    static const QRegularExpression declined(
        u"declin|reject|refus|won'?t|not (?:done|addressed|changed|applied)|\\bno\\b|disagree|skipped"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression addressed(
        u"address|fixed|done|resolved|applied|implemented|changed|accepted|\\byes\\b|✅|✓|added|updated"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (words.contains("unanswered"_L1, Qt::CaseInsensitive))
        return RemarkState::Unanswered;
    if (declined.match(words).hasMatch())
        return RemarkState::Declined;
    return addressed.match(words).hasMatch() ? RemarkState::Addressed : RemarkState::Unanswered;
}

int firstNumber(const QString &text)
{
    static const QRegularExpression number(u"\\d{1,6}"_s);
    const auto found = number.match(text.left(60));
    return found.hasMatch() ? found.captured().toInt() : 0;
}

qsizetype columnLike(const Table &table, QLatin1StringView word, qsizetype fallback)
{
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        if (table.columns.at(i).contains(word, Qt::CaseInsensitive))
            return i;
    }
    return fallback < table.columns.size() ? fallback : -1;
}

QVector<RemarkOutcome> tableOutcomes(const Table &table)
{
    const qsizetype number = columnLike(table, "remark"_L1, 0);
    const qsizetype outcome = columnLike(table, "outcome"_L1, 1);
    const qsizetype note = columnLike(table, "note"_L1, 2);
    QVector<RemarkOutcome> outcomes;
    for (qsizetype row = 0; row < table.rows.size(); ++row) {
        const QStringList &cells = table.rows.at(row);
        const int named = firstNumber(cells.value(number));
        outcomes += RemarkOutcome{
            named > 0 ? named : static_cast<int>(row + 1), stateOf(cells.value(outcome)), cells.value(note)};
    }
    return outcomes;
}

QVector<RemarkOutcome> lineOutcomes(const QString &section)
{
    static const QRegularExpression form(
        u"^\\s*(?:[-*+]\\s*)?(?:remark\\s*)?[#*]*(\\d{1,4})\\**\\s*[.):|–—-]+\\s*\\**([A-Za-z' ]{2,20})\\**\\s*[:.,;–—(-]*\\s*(.*)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    QVector<RemarkOutcome> outcomes;
    for (const QStringView line : Lines(section)) {
        const auto found = form.match(line.left(2000));
        if (!found.hasMatch())
            continue;
        QString note = found.captured(3).trimmed();
        if (note.endsWith(u')') && !note.contains(u'('))
            note.chop(1);
        outcomes += RemarkOutcome{found.captured(1).toInt(), stateOf(found.captured(2)), note};
    }
    return outcomes;
}

} // namespace

QVector<RemarkOutcome> readOutcomes(const QString &section, int count)
{
    QVector<RemarkOutcome> outcomes;
    for (int i = 1; i <= count; ++i)
        outcomes += RemarkOutcome{i, RemarkState::Unanswered, {}};
    const auto table = readTable(section);
    const QVector<RemarkOutcome> found = table ? tableOutcomes(*table) : lineOutcomes(section);
    for (const RemarkOutcome &outcome : found) {
        if (outcome.remark >= 1 && outcome.remark <= count)
            outcomes[outcome.remark - 1] = outcome;
    }
    return outcomes;
}

RemarksCut cutRemarks(const QString &text)
{
    const Lines lines(text);
    const TitleIndex titles(QStringList{remarksTitle});
    for (qsizetype i = lines.size() - 1; i >= 0; --i) {
        if (headingAt(lines.at(i), titles).known != 0)
            continue;
        const QString body = lines.text(i + 1, lines.size());
        const auto table = readTable(body);
        const bool genuine =
            table ? columnLike(*table, "outcome"_L1, 99) >= 0 : !lineOutcomes(body).isEmpty();
        if (!genuine)
            break;
        return {lines.text(0, i) + u'\n', body};
    }
    return {text, {}};
}

} // namespace baton::artefact
