// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/event_codec.h"
#include "tests/journal/sample_filler.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

/// One of each alternative of the variant, so that a new event is tested without anybody thinking of it.
template <size_t... I> QVector<Event> oneOfEach(SampleFiller &filler, std::index_sequence<I...>)
{
    return {Event(filler.make<std::variant_alternative_t<I, EventVariant>>())...};
}

QVector<Event> oneOfEach(quint32 seed)
{
    SampleFiller filler(seed);
    return oneOfEach(filler, std::make_index_sequence<std::variant_size_v<EventVariant>>());
}

template <size_t... I> QVector<Event> emptyOfEach(std::index_sequence<I...>)
{
    return {Event(std::variant_alternative_t<I, EventVariant>{})...};
}

/// A base counts as one member in a braced list; its own stand for it.
template <class T> constexpr size_t wholeCount()
{
    if constexpr (std::is_base_of_v<Standing, T> && !std::is_same_v<Standing, T>)
        return memberCount<T>() - 1 + memberCount<Standing>();
    else
        return memberCount<T>();
}

template <class T> void compareCount(const char *name)
{
    QVERIFY2(describedCount<T>() == wholeCount<T>(),
        qPrintable(u"%1: %2 members, the codec knows %3"_s.arg(QLatin1StringView(name))
                       .arg(wholeCount<T>())
                       .arg(describedCount<T>())));
}

template <size_t... I> void compareEventCounts(std::index_sequence<I...>)
{
    (compareCount<std::variant_alternative_t<I, EventVariant>>(
         journal::Fields<std::variant_alternative_t<I, EventVariant>>::type.data()),
        ...);
}

/// The event types that came with each version. A version that has left the house never changes: a new type
/// goes into a new line, with that version as `since` in its Fields.
const QVector<QByteArrayList> &typesByVersion()
{
    static const QVector<QByteArrayList> types{
        QByteArrayList{"approval_undone", "artefact_added", "artefact_failed", "artefact_stale",
            "artefacts_planned", "budget_reached", "budget_warning", "call_answered", "call_failed",
            "call_interrupted", "call_retrying", "call_scheduled", "changes_requested", "completion_needed",
            "config_changed", "fallback_chosen", "file_write_failed", "file_written", "hand_off_committed",
            "note_posted", "note_removed", "outside_change_overruled", "outside_change_seen",
            "pause_mark_set", "price_unknown", "refresh_requested", "regenerate_requested",
            "remark_discarded", "remark_drafted", "requirement_submitted", "retry_requested",
            "revision_approved", "revision_proposed", "run_finished", "run_paused", "run_started",
            "run_stopped", "stale_kept", "step_skipped"},
        QByteArrayList{"step_unskipped"},
        QByteArrayList{"answer_limit_raised", "decision_undone", "file_removed"},
        QByteArrayList{"finding_decided", "findings_noted", "program_ended", "program_started", "project_created",
            "review_requested", "sent_back", "sop_changed"},
        QByteArrayList{"fault_decided", "tests_requested"}};
    return types;
}

void roundTrip(const Event &event)
{
    const journal::EncodedEvent row = journal::encodeEvent(event);
    const Result<Event> back = journal::decodeEvent(1, row);
    QVERIFY2(back.has_value(), back ? "" : qPrintable(back.error().detail));
    QVERIFY2(*back == event, row.data.constData());
}

QJsonObject logRow(const Event &event)
{
    const QByteArray line = journal::eventToJson({7, 1'706'702'400'123, event});
    return QJsonDocument::fromJson(line).object();
}

} // namespace

class TestEventCodec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyMemberIsDescribed();
    void everyEventRoundTrips();
    void randomEventsRoundTrip();
    void defaultsRoundTrip();
    void typeWordsAreDistinct();
    void eachTypeCameWithItsVersion();
    void eachVersionHasItsProjects();
    void aTypeFromTheFutureIsNewerNotDamaged();
    void unknownMembersAreIgnored();
    void missingMembersTakeDefaults();
    void olderConfigurationsKeepTheirMeaning();
    void badRowsNameTheirNumber_data();
    void badRowsNameTheirNumber();
    void anUnknownErrorCodeIsInternal();
    void upcastersApplyFromTheRowsVersion();
    void logRows_data();
    void logRows();
    void everyLogRowIsJson();
    void shortFormsAreReadAndWritten();
};

BATON_TEST_CLASS(TestEventCodec)

void TestEventCodec::init()
{
    test::failOnWarnings();
}

void TestEventCodec::everyMemberIsDescribed()
{
    compareEventCounts(std::make_index_sequence<std::variant_size_v<EventVariant>>());
    compareCount<event::ArtefactsPlanned::Plan>("Plan");
    compareCount<Sop>("Sop");
    compareCount<RoleSpec>("RoleSpec");
    compareCount<StepSpec>("StepSpec");
    compareCount<SectionSpec>("SectionSpec");
    compareCount<ForEach>("ForEach");
    compareCount<VerdictRule>("VerdictRule");
    compareCount<RunConfig>("RunConfig");
    compareCount<ModelChoice>("ModelChoice");
    compareCount<Autonomy>("Autonomy");
    compareCount<Usage>("Usage");
    compareCount<UsageTotals>("UsageTotals");
    compareCount<CheckResult>("CheckResult");
    compareCount<Remark>("Remark");
    compareCount<RemarkOutcome>("RemarkOutcome");
    compareCount<PromptPart>("PromptPart");
    compareCount<PromptMessageRef>("PromptMessageRef");
    compareCount<CallTimes>("CallTimes");
    compareCount<CallAttempt>("CallAttempt");
    compareCount<InputRef>("InputRef");
    compareCount<ActiveCall>("ActiveCall");
    compareCount<SectionFacts>("SectionFacts");
    compareCount<DocumentFacts>("DocumentFacts");
    compareCount<Revision>("Revision");
    compareCount<ArtefactFailure>("ArtefactFailure");
    compareCount<WorkItem>("WorkItem");
    compareCount<TestFault>("TestFault");
    compareCount<Artefact>("Artefact");
    compareCount<RoleNote>("RoleNote");
    compareCount<ApprovalNote>("ApprovalNote");
    compareCount<OutsideChange>("OutsideChange");
    compareCount<Error>("Error");
    compareCount<CallRecord>("CallRecord");
    compareCount<State>("State");
}

void TestEventCodec::everyEventRoundTrips()
{
    for (const Event &event : oneOfEach(1))
        roundTrip(event);
}

void TestEventCodec::randomEventsRoundTrip()
{
    for (quint32 seed = 2; seed < 40; ++seed) {
        for (const Event &event : oneOfEach(seed))
            roundTrip(event);
    }
}

void TestEventCodec::defaultsRoundTrip()
{
    for (const Event &event : emptyOfEach(std::make_index_sequence<std::variant_size_v<EventVariant>>()))
        roundTrip(event);
}

void TestEventCodec::typeWordsAreDistinct()
{
    QSet<QByteArray> words;
    for (const Event &event : oneOfEach(1))
        words.insert(journal::typeWord(event));
    QCOMPARE(words.size(), static_cast<qsizetype>(std::variant_size_v<EventVariant>));
    QVERIFY(words.contains("outside_change_overruled"));
}

void TestEventCodec::eachTypeCameWithItsVersion()
{
    QCOMPARE(journal::eventVersion(), static_cast<int>(typesByVersion().size()));
    QHash<QByteArray, int> came;
    for (int version = 1; version <= typesByVersion().size(); ++version) {
        for (const QByteArray &type : typesByVersion().at(version - 1))
            came.insert(type, version);
    }
    for (const Event &event : emptyOfEach(std::make_index_sequence<std::variant_size_v<EventVariant>>())) {
        const journal::EncodedEvent row = journal::encodeEvent(event);
        QVERIFY2(came.contains(row.type), row.type.constData());
        QCOMPARE(row.version, came.take(row.type));
    }
    QVERIFY2(came.isEmpty(), came.keys().join(' ').constData()); // a type is never taken away
}

void TestEventCodec::eachVersionHasItsProjects()
{
    for (int version = 1; version <= journal::eventVersion(); ++version) {
        const QString archive = u"/tests/data/journals/projects-v%1.tar.gz"_s.arg(version);
        QVERIFY2(QFile::exists(QStringLiteral(BATON_SOURCE_DIR) + archive), qPrintable(archive));
    }
}

void TestEventCodec::aTypeFromTheFutureIsNewerNotDamaged()
{
    journal::EncodedEvent row;
    row.type = "not_invented_yet"_qba;
    row.version = journal::eventVersion() + 1;
    row.data = "{}"_qba;
    QCOMPARE(journal::decodeEvent(7, row).error().code, ErrorCode::ProjectNewer);
    row.version = journal::eventVersion();
    QCOMPARE(journal::decodeEvent(7, row).error().code, ErrorCode::JournalCorrupt);
}

void TestEventCodec::unknownMembersAreIgnored()
{
    const auto event =
        journal::decodeEvent(1, {"file_written", 1, R"({"path":"a","revision":2,"since":{"x":[1]}})", {}});
    QVERIFY(event);
    QCOMPARE(std::get<event::FileWritten>(*event).revision, 2);
}

void TestEventCodec::missingMembersTakeDefaults()
{
    const auto event =
        journal::decodeEvent(1, {"call_scheduled", 1, R"({"call":{"id":"c1","role":null}})", {}});
    QVERIFY(event);
    const ActiveCall &call = std::get<event::CallScheduled>(*event).call;
    QCOMPARE(call.id.value, u"c1"_s);
    QCOMPARE(call.nth, 1);
    QVERIFY(!call.reserved);
}

void TestEventCodec::olderConfigurationsKeepTheirMeaning()
{
    // As long as unknown prices were let through without asking, each row said so.
    const auto older = journal::decodeEvent(
        1, {"config_changed", 1, R"({"config":{"max_cost_nano_usd":5,"allow_unknown_price":true}})", {}});
    QVERIFY(older);
    QVERIFY(std::get<event::ConfigChanged>(*older).config.allowUnknownPrice);
    const auto newer =
        journal::decodeEvent(1, {"config_changed", 1, R"({"config":{"max_cost_nano_usd":5}})", {}});
    QVERIFY(newer);
    QVERIFY(!std::get<event::ConfigChanged>(*newer).config.allowUnknownPrice);
}

void TestEventCodec::badRowsNameTheirNumber_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("version");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("says");

    const auto row = [](const char *name, const char *type, int version, const char *data, ErrorCode code,
                         const QString &says) {
        QTest::newRow(name) << QByteArray(type) << version << QByteArray(data) << code << says;
    };
    const ErrorCode corrupt = ErrorCode::JournalCorrupt;
    row("type", "moon_landed", 1, "{}", corrupt, u"moon_landed"_s);
    row("no json", "file_written", 1, "{", corrupt, u"not JSON"_s);
    row("empty", "file_written", 1, "", corrupt, u"not JSON"_s);
    row("array", "file_written", 1, "[]", corrupt, u"file_written"_s);
    row("bad utf-8", "file_written", 1, "{\"path\":\"\xff\"}", corrupt, u"not JSON"_s);
    row("text for number", "file_written", 1, R"({"revision":"2"})", corrupt, u"'revision'"_s);
    row("real for integer", "file_written", 1, R"({"revision":2.5})", corrupt, u"'revision'"_s);
    row("too large", "file_written", 1, R"({"revision":3000000000})", corrupt, u"'revision'"_s);
    row("far too large", "requirement_submitted", 1, R"({"bytes":18446744073709551615})", corrupt,
        u"'bytes'"_s);
    row("nested", "call_scheduled", 1, R"({"call":{"verb":"sing"}})", corrupt, u"'call.verb'"_s);
    row("in a list", "artefact_stale", 1, R"({"because":[1]})", corrupt, u"'because'"_s);
    row("future", "file_written", journal::eventVersion() + 1, "{}", ErrorCode::ProjectNewer,
        u"version %1"_s.arg(journal::eventVersion() + 1));
}

void TestEventCodec::badRowsNameTheirNumber()
{
    QFETCH(QByteArray, type);
    QFETCH(int, version);
    QFETCH(QByteArray, data);
    QFETCH(ErrorCode, code);
    QFETCH(QString, says);
    const Result<Event> event = journal::decodeEvent(4711, {type, version, data, {}});
    QVERIFY(!event);
    QCOMPARE(event.error().code, code);
    QVERIFY2(event.error().detail.contains(u"4711"_s), qPrintable(event.error().detail));
    QVERIFY2(event.error().detail.contains(says), qPrintable(event.error().detail));
}

void TestEventCodec::anUnknownErrorCodeIsInternal()
{
    const auto event = journal::decodeEvent(1, {"file_write_failed", 1, R"({"code":"from_the_future"})", {}});
    QVERIFY(event);
    QCOMPARE(std::get<event::FileWriteFailed>(*event).code, ErrorCode::Internal);
}

void TestEventCodec::upcastersApplyFromTheRowsVersion()
{
    const std::vector<journal::Upcaster> steps{
        {1, [](std::string &type, journal::Json &) { type += ".2"; }},
        {2,
            [](std::string &type, journal::Json &data) {
                type += ".3";
                data["name"] = data["title"];
            }},
    };
    std::string type = "old";
    journal::Json data = {{"title", "t"}};
    journal::upcast(1, type, data, steps);
    QCOMPARE(type, std::string("old.2.3"));
    QCOMPARE(data["name"].get<std::string>(), std::string("t"));
    type = "newer";
    journal::upcast(3, type, data, steps);
    QCOMPARE(type, std::string("newer"));
}

void TestEventCodec::logRows_data()
{
    QTest::addColumn<Event>("event");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QJsonValue>("role");
    QTest::addColumn<QJsonValue>("path");
    QTest::addColumn<QJsonValue>("revision");

    const QJsonValue none = QJsonValue::Null;
    QTest::newRow("started") << Event(event::RunStarted{}) << u"run_started"_s << none << none << none;
    QTest::newRow("written") << Event(event::FileWritten{u"a.py"_s, 3}) << u"file_written"_s << none
                             << QJsonValue(u"a.py"_s) << QJsonValue(3);
    QTest::newRow("requirement") << Event(event::RequirementSubmitted{u"r.md"_s, 1, {}, 0, 0, {}})
                                 << u"requirement_submitted"_s << QJsonValue(u"you"_s)
                                 << QJsonValue(u"r.md"_s) << QJsonValue(1);
    event::RevisionProposed proposed;
    proposed.path = u"需.md"_s;
    proposed.role = u"qa"_s;
    proposed.revision.number = 2;
    QTest::newRow("proposed") << Event(proposed) << u"revision_proposed"_s << QJsonValue(u"qa"_s)
                              << QJsonValue(u"需.md"_s) << QJsonValue(2);
    event::CallScheduled scheduled;
    scheduled.call.path = u"p"_s;
    scheduled.call.role = u"architect"_s;
    QTest::newRow("scheduled") << Event(scheduled) << u"call_scheduled"_s << QJsonValue(u"architect"_s)
                               << QJsonValue(u"p"_s) << none;
}

void TestEventCodec::logRows()
{
    QFETCH(Event, event);
    QFETCH(QString, type);
    QFETCH(QJsonValue, role);
    QFETCH(QJsonValue, path);
    QFETCH(QJsonValue, revision);
    const QJsonObject row = logRow(event);
    QCOMPARE(row.value("seq"_L1).toInt(), 7);
    QCOMPARE(row.value("time"_L1).toString(), u"2024-01-31T12:00:00.123Z"_s);
    QCOMPARE(row.value("type"_L1).toString(), type);
    QCOMPARE(row.value("role"_L1), role);
    QCOMPARE(row.value("path"_L1), path);
    QCOMPARE(row.value("revision"_L1), revision);
    QVERIFY(row.value("data"_L1).isObject());
    QCOMPARE(row.size(), 7);
}

void TestEventCodec::everyLogRowIsJson()
{
    for (const Event &event : oneOfEach(99)) {
        const QByteArray line = journal::eventToJson({1, 0, event});
        QVERIFY2(!QJsonDocument::fromJson(line).isNull(), line.constData());
        QVERIFY(!line.contains('\n'));
    }
}

/// Columns and checks of an SOP were texts before they had tags and parameters, and still are without them.
void TestEventCodec::shortFormsAreReadAndWritten()
{
    using namespace baton::journal;
    const Json json = Json::parse(R"({"columns":["File",{"title":"N","tag":"n"}],"title":"T"})");
    SectionSpec section;
    ReadProblem problem;
    QVERIFY(readObject(json, section, problem));
    QCOMPARE(section.columns.size(), 2);
    QCOMPARE(section.columns.at(0), ColumnSpec(u"File"_s));
    QCOMPARE(section.columns.at(1), ColumnSpec(u"N"_s, u"n"_s));
    QVERIFY(writeObject(section, JsonStyle::Compact) == json);
    StepSpec step;
    const Json checks =
        Json::parse(R"({"checks":["dag",{"id":"length","parameters":{"minutes":["5"]}},"of_later"]})");
    QVERIFY(readObject(checks, step, problem));
    QVERIFY(step.runs(check::dag) && step.runs(check::length) && step.runs(CheckId{u"of_later"_s}));
    QVERIFY(writeObject(step, JsonStyle::Compact)["checks"] == checks["checks"]);
    QVERIFY(!readObject(Json::parse(R"({"columns":[5]})"), section, problem));
}

#include "event_codec_test.moc"
