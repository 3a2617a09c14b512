// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_fold.h"

#include "ui/models/timeline_visitor_p.h"
#include "ui/support/format.h"
#include "ui/text/error_text.h"

#include <QCoreApplication>

namespace baton::ui {

using namespace Qt::StringLiterals;

TimelineChip chipFor(const QString &path, int revision)
{
    const QString name = path.section(u'/', -1);
    return {revision > 0 ? QString(name + u" r"_s + QString::number(revision)) : name, path, revision};
}

void TimelineFold::add(const StoredEvent &stored)
{
    std::visit(Visitor{*this, stored}, stored.event);
}

TimelineEntry &TimelineFold::append(
    const StoredEvent &stored, EntryKind kind, const QString &sender, const QString &text)
{
    TimelineEntry entry;
    entry.key = QString::number(stored.seq) + u'.' + QString::number(m_rows.size());
    entry.seq = stored.seq;
    entry.time = stored.time;
    entry.kind = kind;
    entry.sender = sender;
    entry.text = text;
    if (kind == EntryKind::Error)
        entry.tone = Tone::Error;
    m_rows.append(entry);
    return m_rows.last();
}

TimelineEntry *TimelineFold::lastOf(const QString &key)
{
    for (qsizetype i = m_rows.size() - 1; i >= 0; --i) {
        if (m_rows[i].key == key) {
            m_changed.insert(static_cast<int>(i));
            return &m_rows[i];
        }
    }
    return nullptr;
}

QString TimelineFold::callDetail(const CallId &call) const
{
    const auto facts = m_calls.constFind(call);
    if (call.isEmpty() || facts == m_calls.cend() || !facts->ended)
        return {};
    QStringList parts{tokensText(facts->usage.input + facts->usage.output), moneyText(facts->cost)};
    if (facts->duration > 0)
        parts.append(durationText(facts->duration));
    return parts.join(u" · "_s);
}

void TimelineFold::noteRetries(
    const StoredEvent &stored, const CallId &call, const QString &path, const QString &role)
{
    CallFacts &facts = m_calls[call];
    if (facts.failedTries == 0)
        return;
    const QString reason = errorText({facts.lastError, {}}).happened;
    TimelineEntry &entry = append(stored, EntryKind::Error, role, reason);
    entry.tone = Tone::Warn;
    entry.chips = {chipFor(path)};
    entry.call = call;
    entry.detail =
        QCoreApplication::translate("baton", "Asked again %n time(s).", nullptr, facts.failedTries);
    facts.failedTries = 0;
}

} // namespace baton::ui
