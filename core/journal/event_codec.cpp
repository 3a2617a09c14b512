// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/event_codec.h"

#include "core/journal/decision_event_fields_p.h"
#include "core/journal/json_fields_p.h"
#include "core/journal/production_event_fields_p.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace baton::journal {

using namespace Qt::StringLiterals;

namespace {

using Decoder = bool (*)(const Json &data, Event &out, ReadProblem &problem);

struct EventKind {
    std::string_view type;
    int since = 1;
    Decoder decode = nullptr;
};

template <class E> constexpr int sinceOf()
{
    if constexpr (requires { Fields<E>::since; })
        return Fields<E>::since;
    else
        return 1;
}

template <class E> bool decodeAs(const Json &data, Event &out, ReadProblem &problem)
{
    return readObject(data, out.emplace<E>(), problem);
}

template <size_t... I> constexpr std::array<EventKind, sizeof...(I)> makeKinds(std::index_sequence<I...>)
{
    return {EventKind{Fields<std::variant_alternative_t<I, EventVariant>>::type,
        sinceOf<std::variant_alternative_t<I, EventVariant>>(),
        &decodeAs<std::variant_alternative_t<I, EventVariant>>}...};
}

/// One row per alternative of the variant, so an event without Fields does not compile.
constexpr auto kinds = makeKinds(std::make_index_sequence<std::variant_size_v<EventVariant>>());

const EventKind *kindOf(std::string_view type)
{
    for (const EventKind &kind : kinds) {
        if (kind.type == type)
            return &kind;
    }
    return nullptr;
}

/// Oldest first. Empty as long as there is one version only.
const std::vector<Upcaster> &standardUpcasters()
{
    static const std::vector<Upcaster> steps;
    return steps;
}

Failure badRow(qint64 seq, const QString &what)
{
    return failure(ErrorCode::JournalCorrupt, u"event %1: %2"_s.arg(seq).arg(what));
}

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

const CallId *callOf(const Event &event)
{
    if (const auto *scheduled = std::get_if<event::CallScheduled>(&event))
        return &scheduled->call.id;
    if (const auto *retrying = std::get_if<event::CallRetrying>(&event))
        return &retrying->call;
    if (const auto *fallback = std::get_if<event::FallbackChosen>(&event))
        return &fallback->call;
    return endedCall(event);
}

const CallId *endedCall(const Event &event)
{
    if (const auto *answered = std::get_if<event::CallAnswered>(&event))
        return &answered->call;
    if (const auto *failed = std::get_if<event::CallFailed>(&event))
        return &failed->call;
    if (const auto *interrupted = std::get_if<event::CallInterrupted>(&event))
        return &interrupted->call;
    return nullptr;
}

void upcast(int version, std::string &type, Json &data, const std::vector<Upcaster> &steps)
{
    for (const Upcaster &step : steps) {
        if (step.from >= version)
            step.apply(type, data);
    }
}

int eventVersion()
{
    return std::max_element(kinds.cbegin(), kinds.cend(), [](const EventKind &a, const EventKind &b) {
        return a.since < b.since;
    })->since;
}

QByteArray typeWord(const Event &event)
{
    const std::string_view word = kinds.at(event.index()).type;
    return {word.data(), static_cast<qsizetype>(word.size())};
}

EncodedEvent encodeEvent(const Event &event)
{
    EncodedEvent row;
    row.type = typeWord(event);
    row.version = kinds.at(event.index()).since;
    row.data = std::visit([](const auto &e) { return dumpJson(writeObject(e, JsonStyle::Compact)); }, event);
    if (const CallId *call = callOf(event))
        row.call = *call;
    return row;
}

Result<Event> decodeEvent(qint64 seq, const EncodedEvent &row)
{
    if (row.version > eventVersion())
        return failure(ErrorCode::ProjectNewer, u"event %1 has version %2"_s.arg(seq).arg(row.version));
    Json data = Json::parse(row.data.cbegin(), row.data.cend(), nullptr, false);
    if (data.is_discarded())
        return badRow(seq, u"not JSON"_s);
    std::string type(row.type.constData(), static_cast<size_t>(row.type.size()));
    upcast(row.version, type, data, standardUpcasters());
    const EventKind *kind = kindOf(type);
    if (!kind)
        return badRow(seq, u"unknown type '%1'"_s.arg(QString::fromStdString(type).left(80)));
    Result<Event> event;
    ReadProblem problem;
    if (!kind->decode(data, *event, problem))
        return badRow(
            seq, u"%1: member '%2' does not fit"_s.arg(QString::fromStdString(type), problem.where));
    return event;
}

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
