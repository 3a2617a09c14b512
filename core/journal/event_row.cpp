// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/event_row.h"

#include "core/journal/event_codec.h"
#include "core/journal/event_fields_p.h"

#include <QDateTime>

namespace baton::journal {

using namespace Qt::StringLiterals;

namespace {

/// Where and by whom, as far as an event says so.
struct Subject {
    std::optional<QString> role;
    std::optional<QString> path;
    std::optional<int> revision;
};

template <class T>
concept HasRole = requires(const T &e)
{
    QString(e.role);
};
template <class T>
concept HasPath = requires(const T &e)
{
    QString(e.path);
};
template <class T>
concept HasNumber = requires(const T &e)
{
    int{e.revision};
};

template <class T> Subject subjectOf(const T &e)
{
    Subject subject;
    if constexpr (HasRole<T>)
        subject.role = e.role;
    if constexpr (HasPath<T>)
        subject.path = e.path;
    if constexpr (HasNumber<T>)
        subject.revision = e.revision;
    return subject;
}

Subject subjectOf(const event::RevisionProposed &e)
{
    return {e.role, e.path, e.revision.number};
}

Subject subjectOf(const event::RequirementSubmitted &e)
{
    return {humanRole, e.path, e.revision};
}

Subject subjectOf(const event::CallScheduled &e)
{
    return {e.call.role, e.call.path, std::nullopt};
}

Subject subjectOf(const event::ArtefactAdded &e)
{
    return {e.plan.role, e.plan.path, std::nullopt};
}

Subject subjectOf(const event::ArtefactsPlanned &e)
{
    return {std::nullopt, e.because, std::nullopt};
}

Subject subjectOf(const event::RemarkDrafted &e)
{
    return {humanRole, e.remark.path, e.remark.revision};
}

QByteArray textOrNull(const std::optional<QString> &text)
{
    return text && !text->isEmpty() ? dumpJson(Json(text->toStdString())) : "null"_qba;
}

} // namespace

QByteArray eventToJson(const StoredEvent &stored)
{
    const Subject subject = std::visit([](const auto &e) { return subjectOf(e); }, stored.event);
    const QByteArray data =
        std::visit([](const auto &e) { return dumpJson(writeObject(e, JsonStyle::Full)); }, stored.event);
    const QString time = QDateTime::fromMSecsSinceEpoch(stored.time, Qt::UTC).toString(Qt::ISODateWithMs);
    QByteArray line = "{\"seq\":"_qba;
    line += QByteArray::number(stored.seq);
    line += ",\"time\":\""_qba + time.toLatin1();
    line += "\",\"type\":\""_qba + typeWord(stored.event);
    line += "\",\"role\":"_qba + textOrNull(subject.role);
    line += ",\"path\":"_qba + textOrNull(subject.path);
    line += ",\"revision\":"_qba + (subject.revision ? QByteArray::number(*subject.revision) : "null"_qba);
    line += ",\"data\":"_qba + data + '}';
    return line;
}

} // namespace baton::journal
