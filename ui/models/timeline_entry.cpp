// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_entry.h"

#include <QCoreApplication>

namespace baton::ui {

using namespace Qt::StringLiterals;

QString TimelineAction::label() const
{
    switch (kind) {
    case Kind::TryNow:
        return QCoreApplication::translate("baton", "Try now");
    case Kind::Retry:
        return QCoreApplication::translate("baton", "Ask again");
    case Kind::Continue:
        return QCoreApplication::translate("baton", "Continue");
    case Kind::KeepDraft:
        return QCoreApplication::translate("baton", "Keep as draft");
    case Kind::ShowTrace:
        return QCoreApplication::translate("baton", "Show trace");
    case Kind::EditNote:
        return QCoreApplication::translate("baton", "Edit");
    case Kind::RemoveNote:
        return QCoreApplication::translate("baton", "Remove");
    case Kind::RaiseLimit:
        return QCoreApplication::translate("baton", "Change the limit…");
    case Kind::CountWithout:
        return QCoreApplication::translate("baton", "Go on without counting");
    case Kind::TakeOutsideChange:
        return QCoreApplication::translate("baton", "Take as my edit");
    case Kind::KeepMine:
        return QCoreApplication::translate("baton", "Keep Baton’s text");
    }
    return {};
}

QString entryKindText(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Message:
        return QCoreApplication::translate("baton", "Messages");
    case EntryKind::Decision:
        return QCoreApplication::translate("baton", "Decisions");
    case EntryKind::Call:
        return QCoreApplication::translate("baton", "Calls");
    case EntryKind::Error:
        return QCoreApplication::translate("baton", "Errors");
    }
    return {};
}

QString TimelineEntry::plainText() const
{
    QStringList parts{text};
    for (const TimelineChip &chip : chips)
        parts.append(chip.label);
    if (added > 0 || removed > 0)
        parts.append(u"+%1 −%2"_s.arg(added).arg(removed));
    parts.append(tail);
    parts.append(detail);
    parts.removeAll(QString());
    return parts.join(u' ');
}

} // namespace baton::ui
