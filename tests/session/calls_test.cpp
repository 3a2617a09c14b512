// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/session_scene.h"
#include "tests/support/test_main.h"

#include <QSignalSpy>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;
using session::LiveText;
using session::Session;

namespace {

const QString half = u"## Language\nEnglish\n## Programming Language\nPy"_s;

CallId onlyCall(const SessionScene &scene)
{
    return scene.state().calls.isEmpty() ? CallId() : scene.state().calls.firstKey();
}

/// A PRD of which half has arrived.
bool halfWritten(SessionScene &scene)
{
    if (scene.create() || !scene.waitUntilAsked(producePrd))
        return false;
    scene.model.say(producePrd, half);
    return scene.waitFor([&] {
        const LiveText *live = scene.session().live(onlyCall(scene));
        // What was approved before is done with: nothing but the call is under way.
        return live != nullptr && live->text == half
            && scene.artefact(u"docs/requirement.md"_s).committedRevision == 1;
    });
}

bool stopped(SessionScene &scene)
{
    return halfWritten(scene) && !scene.decide(command::Stop{})
        && scene.waitForState(prdPath, ArtefactState::Failed);
}

} // namespace

/// Calls of a model: live text, ends of every kind, interruptions.
class CallsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void liveTextGrowsAndGoes();
    void stopKeepsWhatArrived();
    void continueGoesOnFromThePartialText();
    void keptDraftIsARevision();
    void destroyedSessionKeepsPartialText();
    void destroyedSessionCancelsItsCalls();
    void answeredCallIsNeverAskedAgain();
    void retriesAreFactsAndCanBeHurried();
    void failureWaitsForAPersonAndRetries();
    void missingKeyIsARecordedFailure();
    void promptBeyondTheContextIsACard();
    void requestsAreAsTheStepAndTheModelWant();
    void newResolverCountsFromTheNextCall();
    void sessionsDoNotHearEachOther();
    void moneyLimitStopsBeforeTheCall();
};

BATON_TEST_CLASS(CallsTest)

void CallsTest::init()
{
    failOnWarnings();
}

void CallsTest::liveTextGrowsAndGoes()
{
    SessionScene scene;
    QVERIFY(halfWritten(scene));
    const CallId call = onlyCall(scene);
    const LiveText live = *scene.session().live(call);
    QCOMPARE(live.path, prdPath);
    QVERIFY(live.startedAt > 0 && live.firstTextAt >= live.startedAt && live.tokens > 0);
    QSignalSpy changed(&scene.session(), &Session::liveChanged);
    scene.model.say(producePrd, u"thon\n"_s);
    QVERIFY(scene.waitFor([&] { return !changed.isEmpty(); }));
    QCOMPARE(changed.first().at(1).toString(), prdPath);
    QVERIFY(scene.session().live(call)->text.endsWith("Python\n"_L1));
    scene.model.finish(producePrd);
    QVERIFY(scene.waitFor([&] { return scene.session().live(call) == nullptr; }));
}

void CallsTest::stopKeepsWhatArrived()
{
    SessionScene scene;
    QVERIFY(stopped(scene));
    QCOMPARE(scene.state().mode, RunMode::Stopped);
    QCOMPARE(scene.model.cancelled(), 1);
    const ArtefactFailure failure = scene.artefact(prdPath).failure;
    QCOMPARE(failure.code, ErrorCode::Aborted);
    QCOMPARE(scene.textOf(failure.partial), half);
    QVERIFY(scene.state().calls.isEmpty());
    QVERIFY2(scene.state().totals.tokens.output > 0, "what arrived is paid for, so it is counted");
    QCOMPARE(scene.onDisk(), scene.state());
}

void CallsTest::continueGoesOnFromThePartialText()
{
    SessionScene scene;
    QVERIFY(stopped(scene));
    QCOMPARE(scene.decide(command::ContinueAnswer{prdPath}), std::nullopt);
    scene.session().resume();
    const QString line = u"Continue docs/prd.md as prd"_s;
    QVERIFY(scene.waitUntilAsked(line));
    const QString prd = scene.team.prd();
    QVERIFY(prd.startsWith(half));
    const auto messages = scene.model.request(line).messages;
    QVERIFY(std::any_of(messages.cbegin(), messages.cend(),
        [](const llm::Message &message) { return message.text.contains(half); }));
    scene.model.say(line, prd.mid(half.size()));
    scene.model.finish(line);
    QVERIFY(scene.waitForState(prdPath, ArtefactState::Review));
    QCOMPARE(scene.artefact(prdPath).revisions.size(), 1);
    QVERIFY(scene.textOf(scene.artefact(prdPath).head()->text).contains("## Programming Language\n"_L1));
    QVERIFY(!scene.textOf(scene.artefact(prdPath).head()->text).contains("PyPy"_L1));
}

void CallsTest::keptDraftIsARevision()
{
    SessionScene scene;
    QVERIFY(stopped(scene));
    QCOMPARE(scene.keepDraft(prdPath), std::nullopt);
    QVERIFY(scene.artefact(prdPath).head() != nullptr);
    QVERIFY(scene.artefact(prdPath).head()->draft);
    QCOMPARE(scene.artefact(prdPath).state, ArtefactState::Review);
    QCOMPARE(scene.keepDraft(prdPath), std::optional(ErrorCode::WrongState));
}

void CallsTest::destroyedSessionKeepsPartialText()
{
    SessionScene scene;
    QVERIFY(halfWritten(scene));
    const CallId call = onlyCall(scene);
    scene.close();
    QVERIFY(scene.onDisk().calls.contains(call));

    QCOMPARE(scene.reopen(), std::nullopt);
    QVERIFY(scene.state().calls.isEmpty());
    QVERIFY(scene.session().live(call) == nullptr);
    const auto events = scene.eventsOnDisk();
    const auto *interrupted = std::get_if<event::CallInterrupted>(&events.last().event);
    QVERIFY(interrupted != nullptr);
    QCOMPARE(interrupted->call, call);
    QCOMPARE(scene.textOf(interrupted->partial), half);
    QCOMPARE(scene.artefact(prdPath).state, ArtefactState::Queued);
    QCOMPARE(scene.model.asked(producePrd), 1);
    scene.session().resume();
    QVERIFY(scene.waitUntilAsked(producePrd, 2));
    QCOMPARE(scene.model.request(producePrd).nth, 1);
}

void CallsTest::destroyedSessionCancelsItsCalls()
{
    SessionScene scene;
    QVERIFY(halfWritten(scene));
    const auto events = scene.eventsOnDisk().size();
    scene.close();
    QVERIFY(scene.waitFor([&] { return scene.model.cancelled() == 1; }));
    // The outcome finds nobody any more and becomes no fact.
    QCOMPARE(scene.eventsOnDisk().size(), events);
}

void CallsTest::answeredCallIsNeverAskedAgain()
{
    for (int round = 0; round < 5; ++round) {
        SessionScene scene;
        QVERIFY(halfWritten(scene));
        bool answered = false;
        QObject::connect(
            &scene.session(), &Session::appended, &scene.session(), [&](const EventBatch &batch) {
                answered =
                    answered || std::holds_alternative<event::CallAnswered>(batch.events.first().event);
            });
        scene.model.say(producePrd, scene.team.prd().mid(half.size()));
        scene.model.finish(producePrd);
        QVERIFY(scene.waitFor([&] { return answered; }));
        // Perhaps it has been read by now, perhaps not; the answer is there in any case.
        QCOMPARE(scene.reopen(), std::nullopt);
        QVERIFY(scene.waitForState(prdPath, ArtefactState::Review));
        QVERIFY(scene.resumeUntilIdle());
        QCOMPARE(scene.model.asked(producePrd), 1);
        QCOMPARE(scene.artefact(prdPath).revisions.size(), 1);
    }
}

void CallsTest::retriesAreFactsAndCanBeHurried()
{
    SessionScene scene;
    QCOMPARE(scene.create(), std::nullopt);
    QVERIFY(scene.waitUntilAsked(producePrd));
    const CallId call = onlyCall(scene);
    scene.model.stumble(
        producePrd, {.number = 1, .code = ErrorCode::RateLimited, .httpStatus = 429, .waitMs = 9000});
    QVERIFY(scene.waitFor([&] { return scene.state().calls.value(call).lastAttempt.number == 1; }));
    QCOMPARE(scene.state().calls.value(call).lastAttempt.code, ErrorCode::RateLimited);
    scene.session().tryNow(call);
    QVERIFY(scene.waitFor([&] { return scene.model.hurried() == 1; }));
    scene.model.say(producePrd, scene.team.prd());
    scene.model.finish(producePrd);
    QVERIFY(scene.waitForState(prdPath, ArtefactState::Review));
}

void CallsTest::failureWaitsForAPersonAndRetries()
{
    SessionScene scene;
    QCOMPARE(scene.create(), std::nullopt);
    QSignalSpy idle(&scene.session(), &Session::idle);
    QVERIFY(scene.waitUntilAsked(producePrd));
    scene.model.fail(producePrd, {ErrorCode::Auth, u"bad key sk-abcdefghijklmnopqrstuvwxyz012345"_s});
    QVERIFY(scene.waitForState(prdPath, ArtefactState::Failed));
    QCOMPARE(scene.artefact(prdPath).failure.code, ErrorCode::Auth);
    QVERIFY2(!scene.artefact(prdPath).failure.detail.contains("sk-abc"_L1),
        "keys are masked before they become facts");
    QVERIFY(scene.waitFor([&] { return !idle.isEmpty(); }));
    QCOMPARE(scene.state().totals.cost, Money());
    scene.answerAtOnce();
    // A wrong key concerns every call, so the run has paused; going on is a word of the person's.
    QCOMPARE(scene.state().mode, RunMode::Paused);
    QCOMPARE(scene.decide(command::Retry{prdPath}), std::nullopt);
    QCOMPARE(scene.model.asked(producePrd), 1);
    scene.session().resume();
    QVERIFY(scene.waitForState(prdPath, ArtefactState::Review));
    QCOMPARE(scene.model.asked(producePrd), 2);
}

void CallsTest::missingKeyIsARecordedFailure()
{
    SessionScene scene;
    scene.answerAtOnce();
    session::NewProject project = scene.newProject();
    project.config.autonomy = {};
    QCOMPARE(scene.create(project), std::nullopt);
    QVERIFY(scene.waitForState(prdPath, ArtefactState::Review));
    scene.session().setResolver(
        [](const RunConfig &, const ModelChoice &) -> Result<session::ResolvedEndpoint> {
            return failure(ErrorCode::NoKey, u"scripted"_s);
        });
    QCOMPARE(scene.decide(command::Approve{.path = prdPath}), std::nullopt);
    QVERIFY(scene.waitForState(designPath, ArtefactState::Failed));
    QCOMPARE(scene.artefact(designPath).failure.code, ErrorCode::NoKey);
    QCOMPARE(scene.model.asked(produceDesign), 0);
}

/// What does not fit into the model's context is not sent and costs nothing; a larger model is asked.
void CallsTest::promptBeyondTheContextIsACard()
{
    SessionScene scene;
    scene.answerAtOnce();
    qint64 context = 900;
    scene.resolver = [&context](
                         const RunConfig &, const ModelChoice &choice) -> Result<session::ResolvedEndpoint> {
        session::ResolvedEndpoint endpoint{.model = choice.model};
        endpoint.context = context;
        return endpoint;
    };
    QCOMPARE(scene.create(), std::nullopt);
    QVERIFY(scene.waitForState(prdPath, ArtefactState::Failed));
    QCOMPARE(scene.artefact(prdPath).failure.code, ErrorCode::ContextLength);
    QVERIFY(scene.artefact(prdPath).failure.detail.contains(u"of 900 that the model takes"_s));
    QVERIFY(scene.model.requests().isEmpty());
    QCOMPARE(scene.state().totals.cost, Money{});
    context = 5000;
    QCOMPARE(scene.decide(command::Retry{.path = prdPath}), std::nullopt);
    QVERIFY(scene.resumeUntilIdle());
    QCOMPARE(scene.model.asked(producePrd), 1);
    const llm::Request request = scene.model.request(producePrd);
    QVERIFY(request.maxTokens >= 1024 && request.maxTokens < 5000); // what the prompt leaves
}

void CallsTest::requestsAreAsTheStepAndTheModelWant()
{
    SessionScene scene;
    scene.answerAtOnce();
    qint64 headroom = 0;
    scene.resolver = [&headroom](
                         const RunConfig &, const ModelChoice &choice) -> Result<session::ResolvedEndpoint> {
        session::ResolvedEndpoint endpoint{.model = choice.model};
        endpoint.headroom = headroom;
        return endpoint;
    };
    QCOMPARE(scene.create(), std::nullopt);
    QVERIFY(scene.waitForState(prdPath, ArtefactState::Review));
    const StepSpec step = *scene.state().sop.step(u"prd"_s);
    QVERIFY(step.temperature.has_value());
    QCOMPARE(scene.model.request(producePrd).temperature, step.temperature);
    QCOMPARE(scene.model.request(producePrd).maxTokens, step.maxTokens);
    headroom = 7000; // a model that thinks sets its temperature itself
    QCOMPARE(scene.decide(command::Approve{.path = prdPath}), std::nullopt);
    QVERIFY(scene.waitUntilAsked(produceDesign));
    QCOMPARE(scene.model.request(produceDesign).temperature, std::nullopt);
    QCOMPARE(scene.model.request(produceDesign).maxTokens, 8000 + headroom);
}

void CallsTest::newResolverCountsFromTheNextCall()
{
    SessionScene scene;
    scene.answerAtOnce();
    QCOMPARE(scene.create(), std::nullopt);
    QVERIFY(scene.waitForState(prdPath, ArtefactState::Review));
    scene.session().setResolver(
        [](const RunConfig &, const ModelChoice &choice) -> Result<session::ResolvedEndpoint> {
            return session::ResolvedEndpoint{.model = choice.model, .key = llm::Secret(u"new"_s)};
        });
    QCOMPARE(scene.decide(command::Approve{.path = prdPath}), std::nullopt);
    QVERIFY(scene.waitUntilAsked(produceDesign));
    QVERIFY(scene.model.request(producePrd).key.isEmpty());
    QCOMPARE(scene.model.request(produceDesign).key.reveal(), u"new"_s);
}

void CallsTest::sessionsDoNotHearEachOther()
{
    SessionScene scene;
    QCOMPARE(scene.create(), std::nullopt);
    QVERIFY(scene.waitUntilAsked(producePrd));
    // Both have a call "c1" with the same provider now; the newer request is the second session's.
    auto second = scene.newSession();
    second->create(scene.newProject(u"q"_s));
    QVERIFY(scene.waitUntilAsked(producePrd, 2));
    scene.model.say(producePrd, scene.team.prd());
    scene.model.finish(producePrd);
    QVERIFY(scene.waitFor([&] {
        const Artefact *prd = second->state().artefact(prdPath);
        return prd != nullptr && prd->state == ArtefactState::Review;
    }));
    QCOMPARE(scene.artefact(prdPath).state, ArtefactState::Writing);
    QVERIFY(scene.session().live(onlyCall(scene))->text.isEmpty());
}

void CallsTest::moneyLimitStopsBeforeTheCall()
{
    SessionScene scene;
    scene.answerAtOnce();
    session::NewProject project = scene.newProject();
    project.config.maxCost = Money::fromUsd(0.000001);
    project.config.allowUnknownPrice = true;
    QCOMPARE(scene.create(project), std::nullopt);
    scene.session().setResolver(
        [](const RunConfig &, const ModelChoice &choice) -> Result<session::ResolvedEndpoint> {
            session::ResolvedEndpoint endpoint{.model = choice.model};
            endpoint.price = Price{.input = 10, .output = 30};
            return endpoint;
        });
    QVERIFY(scene.waitForState(prdPath, ArtefactState::Review));
    QCOMPARE(scene.decide(command::Approve{.path = prdPath}), std::nullopt);
    QVERIFY(scene.waitFor([&] { return scene.state().mode == RunMode::OverBudget; }));
    QCOMPARE(scene.model.asked(produceDesign), 0);
    const ConfigPatch noLimit{.maxCost = std::optional<Money>()};
    QCOMPARE(scene.decide(command::ChangeConfig{noLimit}), std::nullopt);
    QCOMPARE(scene.state().config.maxCost, std::nullopt);
    scene.session().resume();
    QVERIFY(scene.waitForState(designPath, ArtefactState::Review));
}

#include "calls_test.moc"
