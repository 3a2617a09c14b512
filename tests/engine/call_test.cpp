// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/evolve.h"
#include "core/engine/prompt_builder.h"
#include "tests/support/engine_driver.h"
#include "tests/support/test_main.h"

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

const QString plan = u"docs/plan.md"_s;

command::RecordFailure failed(const CallId &call, ErrorCode code, const QString &partial = {})
{
    command::RecordFailure record;
    record.call = call;
    record.error = {code, u"why"_s};
    if (!partial.isEmpty())
        record.partial = makeText(partial);
    return record;
}

} // namespace

class CallTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void schedule();
    void scheduleRefused();
    void answeredOnce();
    void budget();
    void budgetUnknownPrice();
    void failures_data();
    void failures();
    void disconnects();
    void aborted();
    void interrupted();
    void nthCountsAnswers();
    void thinkingOnlyIsAskedOnceMoreWithMoreRoom();
    void moreRoomByThePerson();
    void runawayAnswerIsNeverGoneOnFrom();
    void paidInVainIsAskedOnceMore();
};

BATON_TEST_CLASS(CallTest)

void CallTest::init()
{
    failOnWarnings();
}

void CallTest::schedule()
{
    EngineDriver driver;
    driver.create();
    const CallId call = driver.schedule(plan, Money{5});
    QCOMPARE(call.value, u"c1"_s);
    const ActiveCall active = driver.state.calls.value(call);
    QCOMPARE(active.verb, Verb::Produce);
    QCOMPARE(active.nth, 1);
    QCOMPARE(active.path, plan);
    QCOMPARE(active.role, u"planner"_s);
    QCOMPARE(active.maxTokens, 8000);
    QCOMPARE(active.messages.size(), 4);
    QCOMPARE(active.inputs, (QVector<InputRef>{{u"docs/request.md"_s, 1}}));
    QCOMPARE(driver.stateOf(plan), ArtefactState::Writing);
    QCOMPARE(driver.state.reserved(), Money{5});
    QCOMPARE(driver.state.phase(), RunPhase::Running);
}

void CallTest::scheduleRefused()
{
    EngineDriver driver;
    driver.create();
    QCOMPARE(driver.refusal(command::ScheduleCall{u"nothing"_s, {}, {}, {}, {}, {}}), u"unknown_artefact"_s);
    QCOMPARE(driver.refusal(command::ScheduleCall{u"docs/list.md"_s, {}, {}, {}, {}, {}}), u"wrong_state"_s);
    QCOMPARE(
        driver.refusal(command::ScheduleCall{u"docs/request.md"_s, {}, {}, {}, {}, {}}), u"wrong_state"_s);
    driver.apply(command::Pause{});
    QCOMPARE(driver.refusal(command::ScheduleCall{plan, {}, {}, {}, {}, {}}), u"wrong_state"_s);
    driver.apply(command::Start{});
    QVERIFY(!driver.schedule(plan).isEmpty());
    QCOMPARE(driver.refusal(command::ScheduleCall{plan, {}, {}, {}, {}, {}}), u"wrong_state"_s);
}

void CallTest::answeredOnce()
{
    EngineDriver driver;
    driver.create();
    const CallId call = driver.schedule(plan);
    driver.recordAnswer(call, u"raw"_s, FinishReason::Stop, std::nullopt);
    QCOMPARE(driver.state.calls.value(call).answer, hashOf(u"raw"_s));
    QCOMPARE(driver.at(plan).pendingReply, call);
    QCOMPARE(driver.stateOf(plan), ArtefactState::Writing);
    QCOMPARE(driver.state.totals.unpricedCalls, 1);
    QCOMPARE(driver.state.totals.calls, 1);
    QCOMPARE(driver.state.totalsByRole.value(u"planner"_s).tokens.input, 100);
    const auto ready = engine::readyWork(driver.state);
    QVERIFY(ready.front() == engine::Work{engine::work::ParseAnswer{call}});
    command::RecordAnswer again;
    again.call = call;
    again.answer = makeText(u"other"_s);
    QCOMPARE(driver.refusal(again), u"wrong_state"_s);
    QCOMPARE(driver.refusal(failed(call, ErrorCode::Server)), u"wrong_state"_s);
    QCOMPARE(driver.refusal(command::MarkInterrupted{call, {}}), u"wrong_state"_s);
    QVERIFY(!driver.propose(call, EngineDriver::Reply{u"text\n"_s}));
    QVERIFY(driver.propose(call, EngineDriver::Reply{u"text\n"_s}).has_value());
    // A journal that says it twice counts it once.
    State twice;
    for (const StoredEvent &stored : std::as_const(driver.log)) {
        engine::evolve(twice, stored);
        if (std::holds_alternative<event::CallAnswered>(stored.event))
            engine::evolve(twice, stored);
    }
    QVERIFY(twice == driver.state);
    again.call = {u"c99"_s};
    QCOMPARE(driver.refusal(again), u"wrong_state"_s);
    QCOMPARE(driver.state.totals.calls, 1);
}

void CallTest::budget()
{
    RunConfig config;
    config.maxCost = Money{100};
    EngineDriver driver;
    driver.upToRows({{u"a.py"_s, {}}, {u"b.py"_s, {}}, {u"c.py"_s, {}}}, config);
    QVERIFY(!driver.schedule(u"a.py"_s, Money{60}).isEmpty());
    // 60 + 41 > 100, but the call in flight may need less than it holds: worth waiting for.
    QVERIFY(driver.schedule(u"b.py"_s, Money{41}).isEmpty());
    QCOMPARE(driver.state.mode, RunMode::Running);
    // 101 could never fit.
    QVERIFY(driver.schedule(u"b.py"_s, Money{101}).isEmpty());
    const auto stop = driver.lastOf<event::BudgetReached>();
    QVERIFY(stop.has_value());
    QVERIFY((*stop == event::BudgetReached{u"b.py"_s, Money{100}, Money{60}, Money{101}, {}, Money{60}}));
    QCOMPARE(driver.state.mode, RunMode::OverBudget);
    QCOMPARE(driver.refusal(command::Start{}), u"budget"_s);
    // The call in flight goes on; it costs less than reserved, so a smaller one fits now.
    driver.recordAnswer({u"c3"_s}, u"raw"_s, FinishReason::Stop, Money{50});
    QVERIFY(!driver.propose({u"c3"_s}, EngineDriver::Reply{u"a\n"_s}));
    QCOMPARE(driver.state.phase(), RunPhase::Budget);
    RunConfig less = driver.state.config;
    less.maxCost = Money{151};
    driver.apply(command::ChangeConfig{difference(driver.state.config, less)});
    QCOMPARE(driver.refusal(command::Start{}), QString());
    less.maxCost = Money{100};
    driver.apply(command::ChangeConfig{difference(driver.state.config, less)});
    QVERIFY(!driver.schedule(u"b.py"_s, Money{41}).isEmpty());
    QVERIFY(driver.schedule(u"c.py"_s, Money{51}).isEmpty());
    QCOMPARE(driver.state.mode, RunMode::OverBudget);
    RunConfig more = driver.state.config;
    more.maxCost = Money{1000};
    driver.apply(command::ChangeConfig{difference(driver.state.config, more)});
    QCOMPARE(driver.refusal(command::Start{}), QString());
    QVERIFY(!driver.schedule(u"c.py"_s, Money{10}).isEmpty());
}

void CallTest::budgetUnknownPrice()
{
    RunConfig config;
    config.maxCost = Money{100};
    EngineDriver driver;
    driver.create(config);
    QVERIFY(driver.schedule(plan, std::nullopt).isEmpty());
    QCOMPARE(driver.state.mode, RunMode::OverBudget);
    QVERIFY(!driver.state.budgetReached);
    QVERIFY((driver.state.priceUnknown == event::PriceUnknown{plan, u"planner"_s, u"fake"_s, u"fake-1"_s}));
    // Nothing is lost by trying again: a price may have been entered since.
    QCOMPARE(driver.refusal(command::Start{}), QString());
    QVERIFY(!driver.state.priceUnknown);
    QVERIFY(driver.schedule(plan, std::nullopt).isEmpty());
    config.allowUnknownPrice = true;
    driver.apply(command::ChangeConfig{difference(driver.state.config, config)});
    QCOMPARE(driver.refusal(command::Start{}), QString());
    QVERIFY(!driver.schedule(plan, std::nullopt).isEmpty());
}

void CallTest::failures_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("partial");
    QTest::addColumn<bool>("pauses");
    QTest::newRow("server") << int(ErrorCode::Server) << QString() << false;
    QTest::newRow("disconnected before text") << int(ErrorCode::Disconnected) << QString() << false;
    QTest::newRow("model not found") << int(ErrorCode::ModelNotFound) << QString() << false;
    QTest::newRow("filter after text") << int(ErrorCode::ContentFilter) << u"half"_s << false;
    QTest::newRow("exhausted") << int(ErrorCode::RecordingExhausted) << QString() << false;
    QTest::newRow("mismatch") << int(ErrorCode::RecordingMismatch) << QString() << false;
    QTest::newRow("auth") << int(ErrorCode::Auth) << QString() << true;
    QTest::newRow("no key") << int(ErrorCode::NoKey) << QString() << true;
    QTest::newRow("quota") << int(ErrorCode::Quota) << QString() << true;
    QTest::newRow("permission") << int(ErrorCode::Permission) << QString() << true;
}

void CallTest::failures()
{
    QFETCH(int, code);
    QFETCH(QString, partial);
    QFETCH(bool, pauses);
    EngineDriver driver;
    driver.create();
    const CallId call = driver.schedule(plan);
    QCOMPARE(driver.refusal(failed(call, static_cast<ErrorCode>(code), partial)), QString());
    const Artefact artefact = driver.at(plan);
    QCOMPARE(artefact.state, ArtefactState::Failed);
    QCOMPARE(artefact.failure.code, static_cast<ErrorCode>(code));
    QCOMPARE(artefact.failure.detail, u"why"_s);
    QCOMPARE(artefact.failure.partial.isEmpty(), partial.isEmpty());
    QVERIFY(driver.state.calls.isEmpty());
    QCOMPARE(driver.state.mode == RunMode::Paused, pauses);
    QCOMPARE(driver.state.timesAsked.size(), 0);
    QCOMPARE(driver.refusal(command::Retry{plan}), QString());
    QCOMPARE(driver.stateOf(plan), ArtefactState::Queued);
}

void CallTest::disconnects()
{
    EngineDriver driver;
    driver.create();
    QString text;
    for (int round = 1; round <= 3; ++round) {
        const CallId call = driver.schedule(plan);
        QVERIFY(!call.isEmpty());
        QCOMPARE(driver.state.calls.value(call).verb, round == 1 ? Verb::Produce : Verb::Continue);
        text += u"part%1 "_s.arg(round);
        command::RecordFailure record = failed(call, ErrorCode::Disconnected, u"part%1 "_s.arg(round));
        if (round > 1)
            record.stitched = makeText(text);
        QCOMPARE(driver.refusal(record), QString());
        if (round < 3) {
            QCOMPARE(driver.at(plan).nextVerb, Verb::Continue);
            QCOMPARE(driver.lastOf<event::CompletionNeeded>()->reason, ErrorCode::Disconnected);
            QCOMPARE(driver.at(plan).partial, hashOf(text));
        }
    }
    const Artefact artefact = driver.at(plan);
    QCOMPARE(artefact.state, ArtefactState::Failed);
    QCOMPARE(artefact.failure.partial, hashOf(text)); // all of it, not just the last piece
    QCOMPARE(driver.read(artefact.failure.partial).value_or(QString()), text);
    driver.apply(command::Retry{plan});
    QCOMPARE(driver.at(plan).nextVerb, Verb::Produce);
}

void CallTest::aborted()
{
    EngineDriver driver;
    driver.create();
    const CallId first = driver.schedule(plan);
    driver.apply(command::Stop{});
    QCOMPARE(driver.refusal(failed(first, ErrorCode::Aborted)), QString());
    QCOMPARE(driver.stateOf(plan), ArtefactState::Queued);
    QVERIFY(driver.askable().isEmpty());
    driver.apply(command::Start{});
    QCOMPARE(driver.askable(), QStringList{plan});
    const CallId second = driver.schedule(plan);
    QCOMPARE(driver.state.calls.value(second).nth, 1);
    driver.apply(command::Stop{});
    QCOMPARE(driver.refusal(failed(second, ErrorCode::Aborted, u"half"_s)), QString());
    QCOMPARE(driver.stateOf(plan), ArtefactState::Failed);
    QCOMPARE(driver.at(plan).failure.code, ErrorCode::Aborted);
    QCOMPARE(driver.at(plan).failure.partial, hashOf(u"half"_s));
}

void CallTest::interrupted()
{
    EngineDriver driver;
    driver.create();
    const CallId call = driver.schedule(plan);
    QCOMPARE(driver.refusal(command::MarkInterrupted{call, makeText(u"half"_s)}), QString());
    QCOMPARE(driver.lastOf<event::CallInterrupted>()->partial, hashOf(u"half"_s));
    QVERIFY(driver.read(hashOf(u"half"_s)).has_value());
    QCOMPARE(driver.stateOf(plan), ArtefactState::Queued);
    const CallId again = driver.schedule(plan);
    QCOMPARE(again.value, u"c2"_s);
    QCOMPARE(driver.state.calls.value(again).nth, 1); // a crash uses up no recording
}

void CallTest::nthCountsAnswers()
{
    EngineDriver driver;
    driver.create();
    for (int nth = 1; nth <= 3; ++nth) {
        const CallId call = driver.schedule(plan);
        QCOMPARE(driver.state.calls.value(call).nth, nth);
        driver.recordAnswer(call, u"raw %1"_s.arg(nth));
        driver.propose(call, EngineDriver::Reply{u"text %1\n"_s.arg(nth)});
        driver.apply(command::Regenerate{plan, {}});
    }
}

void CallTest::thinkingOnlyIsAskedOnceMoreWithMoreRoom()
{
    EngineDriver driver;
    driver.create();
    command::RecordFailure thought = failed(driver.schedule(plan), ErrorCode::ThinkingOnly);
    thought.usage.output = 8000;
    thought.cost = Money{5};
    QCOMPARE(driver.refusal(thought), QString());
    QVERIFY(!driver.lastOf<event::ArtefactFailed>());
    QVERIFY(!driver.lastOf<event::CompletionNeeded>()); // there is nothing to go on from
    QCOMPARE(driver.lastOf<event::AnswerLimitRaised>()->maxTokens, 16'000);
    QCOMPARE(driver.askable(), QStringList{plan});
    QCOMPARE(driver.at(plan).nextVerb, Verb::Produce);
    QCOMPARE(driver.state.ledger.size(), 1); // it was paid for
    const auto prompt = engine::buildPrompt(driver.state, plan, driver);
    QCOMPARE(prompt->maxTokens, 16'000);
    // The second time a person is asked.
    thought.call = driver.schedule(plan);
    QCOMPARE(driver.refusal(thought), QString());
    QCOMPARE(driver.stateOf(plan), ArtefactState::Failed);
    QCOMPARE(driver.at(plan).failure.code, ErrorCode::ThinkingOnly);
    QVERIFY(driver.at(plan).failure.partial.isEmpty());
    QCOMPARE(driver.refusal(command::ContinueAnswer{plan}), u"wrong_state"_s);
    QVERIFY(driver.refolded() == driver.state);
}

void CallTest::moreRoomByThePerson()
{
    const auto room = [](EngineDriver &driver) {
        return engine::buildPrompt(driver.state, plan, driver)->maxTokens;
    };
    EngineDriver driver;
    driver.create();
    for (int i = 0; i < 2; ++i)
        driver.apply(failed(driver.schedule(plan), ErrorCode::ThinkingOnly));
    QCOMPARE(driver.refusal(command::Retry{.path = plan, .maxTokens = -1}), u"invalid_argument"_s);
    driver.apply(command::Retry{.path = plan, .maxTokens = 40'000});
    QCOMPARE(room(driver), 40'000);
    driver.apply(failed(driver.schedule(plan), ErrorCode::ThinkingOnly));
    QCOMPARE(driver.stateOf(plan), ArtefactState::Failed);
    driver.apply(command::Retry{plan}); // with as much as before, not with the little that failed first
    QCOMPARE(room(driver), 40'000);
    driver.apply(failed(driver.schedule(plan), ErrorCode::ModelNotFound));
    driver.apply(command::Retry{plan});
    QCOMPARE(room(driver), 8000);
    ConfigPatch patch;
    patch.maxAnswer = 9000;
    driver.apply(command::ChangeConfig{patch});
    QCOMPARE(room(driver), 9000);
    patch.maxAnswer = -1;
    QCOMPARE(driver.refusal(command::ChangeConfig{patch}), u"invalid_argument"_s);
    QVERIFY(driver.refolded() == driver.state);
}

void CallTest::runawayAnswerIsNeverGoneOnFrom()
{
    EngineDriver driver;
    driver.create();
    driver.apply(failed(driver.schedule(plan), ErrorCode::RunawayAnswer, u"and so on and so on"_s));
    QCOMPARE(driver.stateOf(plan), ArtefactState::Failed);
    QCOMPARE(driver.at(plan).failure.partial, hashOf(u"and so on and so on"_s));
    QCOMPARE(driver.refusal(command::ContinueAnswer{plan}), u"wrong_state"_s);
    driver.apply(command::Retry{plan});
    const auto prompt = engine::buildPrompt(driver.state, plan, driver);
    for (const PromptMessage &message : prompt->messages)
        QVERIFY(!message.text.content.contains("and so on"_L1));
}

void CallTest::paidInVainIsAskedOnceMore()
{
    for (const ErrorCode code : {ErrorCode::EmptyResponse, ErrorCode::Disconnected, ErrorCode::Server}) {
        EngineDriver driver;
        driver.create();
        command::RecordFailure empty = failed(driver.schedule(plan), code);
        empty.usage.input = 500;
        empty.usage.output = 3;
        empty.cost = Money{7};
        driver.apply(empty);
        QCOMPARE(driver.askable(), QStringList{plan});
        QCOMPARE(driver.state.totals.cost, Money{7});
        empty.call = driver.schedule(plan);
        driver.apply(empty);
        QCOMPARE(driver.stateOf(plan), ArtefactState::Failed);
        QCOMPARE(driver.state.ledger.size(), 2);
        // Where nothing was used the gateway has tried often enough.
        EngineDriver other;
        other.create();
        other.apply(failed(other.schedule(plan), code));
        QCOMPARE(other.stateOf(plan), ArtefactState::Failed);
    }
}

} // namespace baton::test

#include "call_test.moc"
