// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/state.h"
#include "tests/support/test_main.h"

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

using States = QVector<ArtefactState>;

State stateWith(RunMode mode, const States &states)
{
    State state;
    state.mode = mode;
    for (int i = 0; i < states.size(); ++i) {
        Artefact artefact;
        artefact.path = u"a%1"_s.arg(i);
        artefact.state = states.at(i);
        state.artefacts.append(artefact);
    }
    return state;
}

} // namespace

/// What a state says about itself: phase, what waits, reserved money, look-ups.
class StateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void phase_data();
    void phase();
    void waitsForThePerson();
    void reservesOnlyCallsInFlight();
    void findsArtefactsByPath();
    void listsRemarksOldestFirst();
    void findsOutsideChanges();
    void existsOnceItHasAnSop();
};

BATON_TEST_CLASS(StateTest)

void StateTest::init()
{
    failOnWarnings();
}

void StateTest::phase_data()
{
    using enum ArtefactState;
    QTest::addColumn<RunMode>("mode");
    QTest::addColumn<States>("states");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, RunMode mode, const States &states, const QString &word) {
        QTest::newRow(name) << mode << states << word;
    };
    row("nothing planned", RunMode::Running, {}, u"running"_s);
    row("queued work", RunMode::Running, {Approved, Queued}, u"running"_s);
    row("writing", RunMode::Running, {Writing}, u"running"_s);
    row("writing beside a review", RunMode::Running, {Review, Writing}, u"running"_s);
    row("writing beside a failure", RunMode::Running, {Failed, Writing}, u"running"_s);
    row("review", RunMode::Running, {Review, Queued}, u"waiting"_s);
    row("stale", RunMode::Running, {Stale}, u"waiting"_s);
    row("failed", RunMode::Running, {Failed, Review}, u"failed"_s);
    row("paused", RunMode::Paused, {Queued}, u"paused"_s);
    row("paused with a review", RunMode::Paused, {Review}, u"paused"_s);
    row("paused, a call still ends", RunMode::Paused, {Writing}, u"running"_s);
    row("paused with a failure", RunMode::Paused, {Failed}, u"failed"_s);
    row("stopped", RunMode::Stopped, {Queued}, u"paused"_s);
    row("over budget", RunMode::OverBudget, {Review, Queued}, u"budget"_s);
    row("over budget with a failure", RunMode::OverBudget, {Failed}, u"budget"_s);
    row("finished", RunMode::Finished, {Approved, Skipped}, u"finished"_s);
    row("changes requested", RunMode::Running, {ChangesRequested}, u"running"_s);
}

void StateTest::phase()
{
    QFETCH(const RunMode, mode);
    QFETCH(const States, states);
    QTEST(toWord(stateWith(mode, states).phase()), "word");
}

void StateTest::waitsForThePerson()
{
    using enum ArtefactState;
    State state = stateWith(RunMode::Running,
        {Queued, Writing, Review, Approved, ChangesRequested, Stale, Failed, Skipped, Review});
    state.artefacts.last().removed = true;
    QCOMPARE(state.waiting(), (QStringList{u"a2"_s, u"a5"_s, u"a6"_s}));
    State removedFailure = stateWith(RunMode::Running, {Failed});
    removedFailure.artefacts.last().removed = true;
    QCOMPARE(removedFailure.phase(), RunPhase::Running);
}

void StateTest::reservesOnlyCallsInFlight()
{
    State state;
    QCOMPARE(state.reserved(), Money{});
    ActiveCall flying;
    flying.id = {u"c1"_s};
    flying.reserved = Money::fromUsd(0.5);
    ActiveCall answered = flying;
    answered.id = {u"c2"_s};
    answered.answer = {u"hash"_s};
    ActiveCall unpriced;
    unpriced.id = {u"c3"_s};
    for (const ActiveCall &call : {flying, answered, unpriced})
        state.calls.insert(call.id, call);
    QCOMPARE(state.reserved(), Money::fromUsd(0.5));
}

void StateTest::findsArtefactsByPath()
{
    State state = stateWith(RunMode::Running, {ArtefactState::Queued, ArtefactState::Review});
    QCOMPARE(std::as_const(state).artefact(u"a1"_s)->state, ArtefactState::Review);
    QCOMPARE(std::as_const(state).artefact(u"a2"_s), nullptr);
    state.artefact(u"a0"_s)->title = u"changed"_s;
    QCOMPARE(state.artefacts.at(0).title, u"changed"_s);
    QCOMPARE(state.artefact(QString()), nullptr);
}

void StateTest::listsRemarksOldestFirst()
{
    State state;
    const auto add = [&state](const QString &id, const QString &path, TimeMs time) {
        Remark remark;
        remark.id = {id};
        remark.path = path;
        remark.time = time;
        state.remarks.insert(remark.id, remark);
    };
    add(u"m10"_s, u"a"_s, 1);
    add(u"m2"_s, u"a"_s, 3);
    add(u"m1"_s, u"a"_s, 2);
    add(u"m3"_s, u"b"_s, 0);
    QStringList ids;
    for (const Remark &remark : state.remarksOf(u"a"_s))
        ids.append(remark.id.value);
    QCOMPARE(ids, (QStringList{u"m10"_s, u"m1"_s, u"m2"_s}));
    QVERIFY(state.remarksOf(u"c"_s).isEmpty());
}

void StateTest::findsOutsideChanges()
{
    State state;
    state.outsideChanges.append({u"a"_s, {u"hash"_s}, false});
    QVERIFY(state.outsideChange(u"a"_s) != nullptr);
    QCOMPARE(state.outsideChange(u"a"_s)->disk.value, u"hash"_s);
    QVERIFY(state.outsideChange(u"b"_s) == nullptr);
}

void StateTest::existsOnceItHasAnSop()
{
    State state;
    QVERIFY(!state.exists());
    state.sop.id = u"tiny"_s;
    QVERIFY(state.exists());
}

} // namespace baton::test

#include "state_test.moc"
