// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/artefact.h"
#include "core/domain/call.h"
#include "core/domain/endpoint.h"
#include "core/domain/run_config.h"
#include "core/domain/sop.h"
#include "tests/support/test_main.h"

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

/// No setting as it is by default, nor as in the other one of the test.
RunConfig everythingElse()
{
    return {.model = {u"p"_s, u"q"_s},
        .roleModels = {{u"b"_s, {u"two"_s, u"other"_s}}, {u"c"_s, {u"three"_s, u"o"_s}}},
        .fallbacks = {{QString(), {u"f"_s, u"g"_s}}},
        .baseUrl = u"https://a.example"_s,
        .apiKeyEnv = u"A_KEY"_s,
        .autonomy = {true, false},
        .roleAutoApprove = {{u"r"_s, true}},
        .language = u"de"_s,
        .demo = u"d"_s,
        .demoSpeed = 0.5,
        .parallel = 7,
        .maxCost = std::nullopt,
        .roleLimits = {{u"r"_s, Money{3}}},
        .allowUnknownPrice = true,
        .switches = {{u"tests"_s, false}},
        .until = u"s"_s,
        .useGit = false};
}

} // namespace

/// Money, usage, words of the contract, look-ups in SOPs and revisions.
class ValuesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void moneySumsAreExact();
    void usageAddsUp();
    void verbsRoundTrip();
    void verbLineNamesPathAndKind();
    void artefactStatesHaveContractWords();
    void finishReasonsHaveWords();
    void protocolsHaveWords();
    void switchesAreOnUnlessSwitchedOff();
    void revisionsAreNumberedFromOne();
    void sectionsAreFoundInAnyCase();
    void onlyFailedChecksCount();
    void sopFindsItsParts();
    void patchesOfARun();
};

BATON_TEST_CLASS(ValuesTest)

void ValuesTest::init()
{
    failOnWarnings();
}

void ValuesTest::moneySumsAreExact()
{
    Money sum;
    for (int i = 0; i < 1'000'000; ++i)
        sum += Money::fromUsd(0.000001);
    QCOMPARE(sum, Money::fromUsd(1.0));
    QCOMPARE((Money{7} - Money{10}).nanoUsd, -3);
    QVERIFY(Money::fromUsd(0.1) + Money::fromUsd(0.2) == Money::fromUsd(0.3));
    QVERIFY(Money{1} < Money{2});
    QCOMPARE(Money::fromUsd(2.5).usd(), 2.5);
}

void ValuesTest::usageAddsUp()
{
    Usage sum{10, 20, 3, 4, 5, false};
    sum += Usage{1, 2, 3, 4, 5, true};
    QCOMPARE(sum, (Usage{11, 22, 6, 8, 10, true}));
    sum += Usage{};
    QVERIFY(sum.estimated);
}

void ValuesTest::verbsRoundTrip()
{
    for (const Verb verb : {Verb::Produce, Verb::Revise, Verb::Review, Verb::Complete, Verb::Continue,
             Verb::Fix, Verb::Attribute}) {
        QVERIFY(!toWord(verb).isEmpty());
        QCOMPARE(verbFromWord(toWord(verb)), verb);
    }
    QCOMPARE(verbFromWord(u"produce"_s), std::nullopt);
    QCOMPARE(verbFromWord(QString()), std::nullopt);
}

void ValuesTest::verbLineNamesPathAndKind()
{
    QCOMPARE(verbLine(Verb::Produce, u"docs/prd.md"_s, u"prd"_s), u"Produce docs/prd.md as prd"_s);
    QCOMPARE(verbLine(Verb::Review, u"src/board.py"_s, u"review"_s), u"Review src/board.py as review"_s);
}

void ValuesTest::artefactStatesHaveContractWords()
{
    using enum ArtefactState;
    const QStringList words{u"queued"_s, u"writing"_s, u"review"_s, u"approved"_s, u"changes_requested"_s,
        u"stale"_s, u"failed"_s, u"skipped"_s};
    const QVector<ArtefactState> states{
        Queued, Writing, Review, Approved, ChangesRequested, Stale, Failed, Skipped};
    for (int i = 0; i < states.size(); ++i)
        QCOMPARE(toWord(states.at(i)), words.at(i));
}

void ValuesTest::finishReasonsHaveWords()
{
    QCOMPARE(toWord(FinishReason::None), QString());
    QCOMPARE(toWord(FinishReason::Stop), u"stop"_s);
    QCOMPARE(toWord(FinishReason::Length), u"length"_s);
    QCOMPARE(toWord(FinishReason::ContentFilter), u"content_filter"_s);
    QCOMPARE(toWord(FinishReason::ToolCalls), u"tool_calls"_s);
}

void ValuesTest::protocolsHaveWords()
{
    QCOMPARE(toWord(Protocol::OpenAiChat), u"openai-chat"_s);
    QCOMPARE(toWord(Protocol::OpenAiResponses), u"openai-responses"_s);
    QCOMPARE(toWord(Protocol::Anthropic), u"anthropic"_s);
    QCOMPARE(toWord(Protocol::Gemini), u"gemini"_s);
    QCOMPARE(toWord(Protocol::Ollama), u"ollama"_s);
}

void ValuesTest::switchesAreOnUnlessSwitchedOff()
{
    RunConfig config;
    QVERIFY(config.isOn(u"tests"_s));
    QVERIFY(config.isOn(QString()));
    config.switches = {{u"tests"_s, false}, {u"review"_s, true}, {QString(), false}};
    QVERIFY(!config.isOn(u"tests"_s));
    QVERIFY(config.isOn(u"review"_s));
    QVERIFY(config.isOn(QString()));
}

void ValuesTest::revisionsAreNumberedFromOne()
{
    Artefact artefact;
    QCOMPARE(artefact.head(), nullptr);
    QCOMPARE(artefact.approved(), nullptr);
    for (int number = 1; number <= 3; ++number) {
        Revision revision;
        revision.number = number;
        artefact.revisions.append(revision);
    }
    QCOMPARE(artefact.head()->number, 3);
    QCOMPARE(artefact.approved(), nullptr);
    artefact.approvedRevision = 2;
    QCOMPARE(artefact.approved()->number, 2);
    for (const int absent : {-1, 0, 4})
        QCOMPARE(artefact.revision(absent), nullptr);
}

void ValuesTest::sectionsAreFoundInAnyCase()
{
    DocumentFacts facts;
    facts.sections.append({u"File list"_s, u"d1"_s, {}, {}, {}});
    QCOMPARE(facts.section(u"FILE LIST"_s)->digest, u"d1"_s);
    QCOMPARE(facts.section(u"File"_s), nullptr);
}

void ValuesTest::onlyFailedChecksCount()
{
    QVERIFY(!anyFailed({}));
    QVERIFY(!anyFailed({{{u"a"_s}, CheckState::Passed, {}, 0}, {{u"b"_s}, CheckState::NotRun, {}, 0}}));
    QVERIFY(anyFailed({{{u"a"_s}, CheckState::Passed, {}, 0}, {{u"b"_s}, CheckState::Failed, {}, 3}}));
}

void ValuesTest::sopFindsItsParts()
{
    Sop sop;
    RoleSpec role;
    role.id = u"writer"_s;
    sop.roles.append(role);
    const QVector<QStringList> steps{{u"plan"_s, u"tasks"_s, u"Plan"_s}, {u"code"_s, u"code"_s, u"Code"_s},
        {u"test"_s, u"test"_s, u"Code"_s}};
    for (const QStringList &parts : steps) {
        StepSpec step;
        step.id = parts.at(0);
        step.kind = parts.at(1);
        step.stage = parts.at(2);
        sop.steps.append(step);
    }
    QCOMPARE(sop.role(u"writer"_s)->id, u"writer"_s);
    QCOMPARE(sop.role(u"nobody"_s), nullptr);
    QCOMPARE(sop.step(u"code"_s)->kind, u"code"_s);
    QCOMPARE(sop.step(QString()), nullptr);
    QCOMPARE(sop.producerOf(u"tasks"_s)->id, u"plan"_s);
    QCOMPARE(sop.producerOf(u"plan"_s), nullptr);
    QCOMPARE(sop.stages(), (QStringList{u"Plan"_s, u"Code"_s}));
}

void ValuesTest::patchesOfARun()
{
    RunConfig from;
    from.roleModels = {{u"a"_s, {u"one"_s, u"m"_s}}, {u"b"_s, {u"two"_s, u"n"_s}}};
    from.maxCost = Money{5};
    QCOMPARE(difference(from, from), ConfigPatch());
    QCOMPARE(patched(from, {}), from);
    const RunConfig to = everythingElse();
    QCOMPARE(patched(from, difference(from, to)), to);
    QCOMPARE(patched(to, difference(to, from)), from);
    // Of a map only the keys that change are in the patch, and a key that goes has no value.
    RunConfig less = from;
    less.roleModels.remove(u"b"_s);
    less.maxCost.reset();
    ConfigPatch expected;
    expected.roleModels.insert(u"b"_s, std::nullopt);
    expected.maxCost.emplace(std::nullopt);
    QCOMPARE(difference(from, less), expected);
    QCOMPARE(patched(from, expected), less);
}

} // namespace baton::test

#include "values_test.moc"
