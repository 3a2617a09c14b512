// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/event_codec.h"

#include "core/journal/batch_rules.h"
#include "core/journal/event_fields_p.h"

#include <array>

namespace baton::journal {

using namespace Qt::StringLiterals;

namespace {

using Decoder = bool (*)(const Json &data, Event &out, ReadProblem &problem);

struct EventKind {
    std::string_view type;
    Decoder decode = nullptr;
};

template <class E> bool decodeAs(const Json &data, Event &out, ReadProblem &problem)
{
    return readObject(data, out.emplace<E>(), problem);
}

template <size_t... I> constexpr std::array<EventKind, sizeof...(I)> makeKinds(std::index_sequence<I...>)
{
    return {EventKind{Fields<std::variant_alternative_t<I, Event>>::type,
        &decodeAs<std::variant_alternative_t<I, Event>>}...};
}

/// One row per alternative of the variant, so an event without Fields does not compile.
constexpr auto kinds = makeKinds(std::make_index_sequence<std::variant_size_v<Event>>());

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

tl::unexpected<Error> badRow(qint64 seq, const QString &what)
{
    return failure(ErrorCode::JournalCorrupt, u"event %1: %2"_s.arg(seq).arg(what));
}

} // namespace

void upcast(int version, std::string &type, Json &data, const std::vector<Upcaster> &steps)
{
    for (const Upcaster &step : steps) {
        if (step.from >= version)
            step.apply(type, data);
    }
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
    row.data = std::visit([](const auto &e) { return dumpJson(writeObject(e, JsonStyle::Compact)); }, event);
    if (const CallId *call = callOf(event))
        row.call = *call;
    return row;
}

Result<Event> decodeEvent(qint64 seq, const EncodedEvent &row)
{
    if (row.version > eventVersion)
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

} // namespace baton::journal
