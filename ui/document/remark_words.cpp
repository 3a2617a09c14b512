// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/remark_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace baton::ui {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("baton::ui::Remarks", text);
}

int countIf(const QVector<Remark> &remarks, bool (*matches)(const Remark &))
{
    return static_cast<int>(std::count_if(remarks.cbegin(), remarks.cend(), matches));
}

} // namespace

QString remarkOutcome(const Remark &remark)
{
    switch (remark.state) {
    case RemarkState::Draft:
        return words(QT_TRANSLATE_NOOP("baton::ui::Remarks", "not sent"));
    case RemarkState::Sent:
        return words(QT_TRANSLATE_NOOP("baton::ui::Remarks", "sent"));
    case RemarkState::Addressed:
        return words(QT_TRANSLATE_NOOP("baton::ui::Remarks", "addressed in r%1")).arg(remark.answeredIn);
    case RemarkState::Declined:
        return words(QT_TRANSLATE_NOOP("baton::ui::Remarks", "declined"));
    case RemarkState::Unanswered:
        return words(QT_TRANSLATE_NOOP("baton::ui::Remarks", "unanswered"));
    case RemarkState::Finding:
        return words(QT_TRANSLATE_NOOP("baton::ui::Remarks", "not decided"));
    case RemarkState::Dropped:
        return words(QT_TRANSLATE_NOOP("baton::ui::Remarks", "dropped"));
    }
    return {};
}

Tone remarkTone(RemarkState state)
{
    switch (state) {
    case RemarkState::Draft:
    case RemarkState::Unanswered:
        return Tone::Warn;
    case RemarkState::Sent:
        return Tone::Accent;
    case RemarkState::Addressed:
        return Tone::Ok;
    case RemarkState::Declined:
        return Tone::Error;
    case RemarkState::Finding:
        return Tone::Warn;
    case RemarkState::Dropped:
        return Tone::Neutral;
    }
    return Tone::Neutral;
}

QString remarkPlace(const Remark &remark)
{
    if (remark.lineFrom == 0)
        return words(QT_TRANSLATE_NOOP("baton::ui::Remarks", "on the whole, r%1")).arg(remark.revision);
    if (remark.lineTo <= remark.lineFrom)
        return words(QT_TRANSLATE_NOOP("baton::ui::Remarks", "on line %1, r%2"))
            .arg(remark.lineFrom)
            .arg(remark.revision);
    return words(QT_TRANSLATE_NOOP("baton::ui::Remarks", "on lines %1 to %2, r%3"))
        .arg(remark.lineFrom)
        .arg(remark.lineTo)
        .arg(remark.revision);
}

int openRemarks(const QVector<Remark> &remarks)
{
    return countIf(remarks, [](const Remark &r) {
        return r.state == RemarkState::Draft || r.state == RemarkState::Unanswered
            || r.state == RemarkState::Sent || r.state == RemarkState::Finding;
    });
}

int draftRemarks(const QVector<Remark> &remarks)
{
    return countIf(remarks, [](const Remark &r) { return r.state == RemarkState::Draft; });
}

} // namespace baton::ui
