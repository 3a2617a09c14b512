// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_visitor_p.h"

#include "ui/support/format.h"
#include "ui/text/error_text.h"

#include <QCoreApplication>

namespace baton::ui {

using namespace Qt::StringLiterals;
using Action = TimelineAction::Kind;

namespace {

QString nameOf(const QString &endpoint, const QString &model)
{
    return model.isEmpty() ? endpoint : QString(endpoint + u'/' + model);
}

} // namespace

void TimelineFold::Visitor::operator()(const event::BudgetReached &e) const
{
    const ErrorText words = errorText({ErrorCode::Budget, {}});
    const QString text = e.role.isEmpty()
        ? words.happened
        : QCoreApplication::translate("baton", "The next call could pass the limit of this role.");
    TimelineEntry &entry = fold.append(stored, EntryKind::Error, e.role, text);
    entry.tone = Tone::Warn;
    entry.chips = {chipFor(e.path)};
    entry.detail =
        QCoreApplication::translate("baton", "Spent and reserved %1 of %2; this call may need %3. %4")
            .arg(moneyText(e.spent), moneyText(e.limit), moneyText(e.needed), words.kept);
    entry.actions.append({Action::RaiseLimit, e.path});
}

void TimelineFold::Visitor::operator()(const event::BudgetWarning &e) const
{
    const QString text = e.role.isEmpty()
        ? QCoreApplication::translate("baton", "%1 of the money limit of %2 are spent.")
        : QCoreApplication::translate("baton", "%1 of this role’s money limit of %2 are spent.");
    TimelineEntry &entry =
        fold.append(stored, EntryKind::Message, e.role, text.arg(moneyText(e.spent), moneyText(e.limit)));
    entry.tone = Tone::Warn;
    entry.detail = QCoreApplication::translate(
        "baton", "The run stops before a call that could pass it; nothing that is made gets lost.");
}

void TimelineFold::Visitor::operator()(const event::PriceUnknown &e) const
{
    const ErrorText words = errorText({ErrorCode::PriceUnknown, nameOf(e.endpoint, e.model)});
    TimelineEntry &entry = fold.append(stored, EntryKind::Error, e.role, words.happened);
    entry.key = u"price:"_s + QString::number(stored.seq);
    entry.tone = Tone::Warn;
    entry.chips = {chipFor(e.path)};
    entry.detail = QStringList{words.kept, words.todo}.join(u' ').trimmed();
    entry.actions.append({Action::CountWithout, e.path});
    entry.actions.append({Action::RaiseLimit, e.path});
}

void TimelineFold::Visitor::operator()(const event::FallbackChosen &e) const
{
    const QString text = QCoreApplication::translate("baton", "%1 is down; %2 is asked instead.")
                             .arg(nameOf(e.from.provider, e.from.model), nameOf(e.to.provider, e.to.model));
    TimelineEntry &entry = fold.append(stored, EntryKind::Error, e.role, text);
    entry.tone = Tone::Warn;
    entry.chips = {chipFor(e.path)};
    entry.detail = errorText({e.reason, {}}).happened;
    entry.call = e.call;
    if (!e.call.isEmpty())
        entry.actions.append({Action::ShowTrace, e.call.value});
}

} // namespace baton::ui
