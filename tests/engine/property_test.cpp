// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/decide.h"
#include "core/engine/evolve.h"
#include "core/engine/prompt_builder.h"
#include "tests/support/engine_driver.h"
#include "tests/support/test_main.h"

#include <QRandomGenerator>

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

/// Makes commands from a seed: half of them sensible (what a session would send), half thrown at random.
class CommandSource {
public:
    CommandSource(quint32 seed, const EngineDriver &driver) : m_random(seed), m_driver(driver) { }

    Command next()
    {
        if (below(2) == 0) {
            if (auto work = sensible())
                return *work;
        }
        return random();
    }

    int below(int limit) { return m_random.bounded(limit); }
    /// An artefact was offered whose prompt could not be built.
    [[nodiscard]] bool metUnbuildable() const { return m_unbuildable; }

private:
    QString path()
    {
        const auto &artefacts = m_driver.state.artefacts;
        return below(20) == 0 ? u"nowhere.py"_s
                              : artefacts.at(below(static_cast<int>(artefacts.size()))).path;
    }
    CallId call()
    {
        const QList<CallId> ids = m_driver.state.calls.keys();
        return ids.isEmpty() || below(10) == 0 ? CallId{u"c%1"_s.arg(below(30))}
                                               : ids.at(below(static_cast<int>(ids.size())));
    }
    Text text() { return makeText(u"text %1\n"_s.arg(below(1000))); }
    QVector<WorkRow> rows()
    {
        QVector<WorkRow> result;
        const int count = 1 + below(5);
        for (int i = 0; i < count; ++i)
            result.append({below(15) == 0 ? u"../x.py"_s : u"f%1.py"_s.arg(i),
                u"f%1.py, f%2.py"_s.arg(below(6)).arg(below(6)), u"p%1"_s.arg(below(3)),
                u"R%1"_s.arg(below(3))});
        return result;
    }
    DocumentFacts factsFor(const QString &path)
    {
        if (path == "docs/list.md"_L1)
            return listFacts(rows(), u"s%1"_s.arg(below(3)));
        if (path == "docs/plan.md"_L1)
            return planFacts({{u"R1"_s, u"n%1"_s.arg(below(3))}}, {below(4) == 0 ? u"Why?"_s : u"None"_s});
        if (path.startsWith("docs/reviews"_L1)) {
            SectionFacts verdict{u"Verdict"_s, u"d"_s, {}, {}, {below(2) == 0 ? u"LGTM"_s : u"LBTM"_s}};
            return {{verdict}};
        }
        return {};
    }
    QVector<CheckResult> checks()
    {
        return below(6) == 0 ? QVector<CheckResult>{{{u"c"_s}, CheckState::Failed, {}, 0}}
                             : QVector<CheckResult>{};
    }
    Command reply(const CallId &id)
    {
        command::ProposeReply c;
        c.call = id;
        c.text = below(8) == 0 ? makeText({}) : text();
        c.facts = factsFor(m_driver.state.calls.value(id).path);
        c.checks = checks();
        if (below(8) == 0)
            c.missingSections = {u"Goals"_s};
        c.outcomes = {{below(4), static_cast<RemarkState>(below(5)), u"n"_s}};
        return c;
    }
    Command answer(const CallId &id)
    {
        command::RecordAnswer c;
        c.call = id;
        c.answer = text();
        c.finish = below(8) == 0 ? FinishReason::Length : FinishReason::Stop;
        c.usage.input = below(100);
        // Settling below the reservation keeps the sum under the limit.
        c.cost = below(10) == 0 ? std::nullopt : std::optional<Money>(Money{below(10)});
        return c;
    }
    std::optional<Command> sensible();
    Command random();
    Command decision(int which);

    QRandomGenerator m_random;
    const EngineDriver &m_driver;
    bool m_unbuildable = false;
};

std::optional<Command> CommandSource::sensible()
{
    const auto ready = engine::readyWork(m_driver.state);
    if (ready.empty() || below(3) == 0) {
        for (const ActiveCall &active : m_driver.state.calls) {
            if (active.answer.isEmpty())
                return answer(active.id);
        }
    }
    if (ready.empty())
        return std::nullopt;
    const engine::Work work = ready.at(static_cast<size_t>(below(static_cast<int>(ready.size()))));
    if (const auto *ask = std::get_if<engine::work::AskModel>(&work)) {
        const auto prompt = engine::buildPrompt(m_driver.state, ask->path, m_driver);
        if (!prompt) {
            m_unbuildable = true;
            return std::nullopt;
        }
        return command::ScheduleCall{
            ask->path, u"e"_s, u"m"_s, prompt->messages, prompt->inputs, Money{10 + below(5)}};
    }
    if (const auto *parse = std::get_if<engine::work::ParseAnswer>(&work))
        return reply(parse->call);
    if (const auto *derive = std::get_if<engine::work::Derive>(&work))
        return command::ProposeDerived{derive->step, below(9) == 0 ? QString() : u"manifest.txt"_s, {},
            text(), 1, derive->inputs, checks()};
    if (const auto *gone = std::get_if<engine::work::RemoveFile>(&work))
        return command::RecordFileRemoved{gone->path};
    if (const auto *commit = std::get_if<engine::work::CommitFile>(&work)) {
        const QString id = below(6) == 0 ? QString() : u"abc"_s;
        return command::RecordCommit{commit->path, commit->revision, id, {ErrorCode::GitFailed, {}}};
    }
    const auto &file = std::get<engine::work::WriteFile>(work);
    if (below(6) == 0)
        return command::RecordFileWriteFailed{file.path, file.revision, {ErrorCode::DiskFull, {}}};
    return command::RecordFileWritten{file.path, file.revision};
}

Command CommandSource::random()
{
    switch (below(16)) {
    case 0:
        return command::Start{};
    case 1:
        return below(4) == 0 ? Command{command::Pause{}} : Command{command::Start{}};
    case 2:
        return below(4) == 0 ? Command{command::Stop{}} : Command{command::Start{}};
    case 3:
        return command::Finish{};
    case 4:
        return command::ScheduleCall{path(), u"e"_s, u"m"_s, {}, {}, Money{10 + below(40)}};
    case 5:
        return answer(call());
    case 6: {
        const ErrorCode codes[]{
            ErrorCode::Disconnected, ErrorCode::Aborted, ErrorCode::Auth, ErrorCode::Server};
        return command::RecordFailure{
            call(), {codes[below(4)], {}}, 0, below(2) == 0 ? Text{} : text(), {}, {}, Money{}, {}};
    }
    case 7:
        return command::MarkInterrupted{call(), {}};
    case 8:
        return reply(call());
    case 9: {
        RunConfig config = m_driver.state.config;
        config.switches.insert(u"tests"_s, below(2) == 0);
        config.parallel = 1 + below(4);
        config.autonomy = {below(2) == 0, below(2) == 0};
        config.until = below(8) == 0 ? u"list"_s : QString();
        return command::ChangeConfig{difference(m_driver.state.config, config)};
    }
    default:
        return decision(below(18));
    }
}

Command CommandSource::decision(int which)
{
    const QString at = path();
    Remark remark;
    remark.path = at;
    remark.text = u"r"_s;
    switch (which) {
    case 0: {
        const Text words = text();
        return command::Edit{
            .path = at, .text = words, .lines = 1, .facts = factsFor(at), .checks = checks()};
    }
    case 1:
        return command::DraftRemark{remark};
    case 2:
        return command::DiscardRemark{{u"m%1"_s.arg(below(30))}};
    case 3:
        return command::RequestChanges{at, {remark}};
    case 4:
        return command::Regenerate{at, u"n"_s};
    case 5:
        return command::Retry{at};
    case 6:
        return command::ContinueAnswer{at};
    case 7:
        return command::KeepDraft{at, text(), 1, factsFor(at), checks()};
    case 8:
        return below(3) == 0 ? Command{command::Skip{at}} : Command{command::Unskip{at}};
    case 9:
        return command::Undo{at};
    case 10:
        return command::KeepStale{at};
    case 11:
        return command::Refresh{at};
    case 12:
        return command::SetPauseMark{at, below(4) == 0};
    case 13:
        return command::RecordOutsideChange{at, text()};
    case 14:
        return below(2) == 0 ? Command{command::OverruleOutsideChange{at}}
                             : Command{command::AdoptOutsideChange{at}};
    case 15:
        return command::PostNote{u"maker"_s, u"n"_s};
    default:
        return command::Approve{at, 0, {}, below(2) == 0};
    }
}

/// What must hold in every state; the first violation in words.
QString violation(const EngineDriver &driver)
{
    const State &state = driver.state;
    QSet<QString> paths;
    for (const Artefact &a : state.artefacts) {
        const bool writing = a.state == ArtefactState::Writing;
        const bool atWork = !a.activeCall.isEmpty() && state.calls.contains(a.activeCall);
        if (writing != atWork || writing == a.activeCall.isEmpty())
            return u"%1: writing and its call disagree"_s.arg(a.path);
        if (paths.contains(a.path))
            return u"%1 is there twice"_s.arg(a.path);
        paths.insert(a.path);
        for (qsizetype i = 0; i < a.revisions.size(); ++i) {
            if (a.revisions.at(i).number != i + 1)
                return u"%1: revisions have gaps"_s.arg(a.path);
        }
        if (a.approved() != nullptr && !a.approvedByPerson && a.state == ArtefactState::Approved
            && anyFailed(a.approved()->checks))
            return u"%1: a failed check passed by itself"_s.arg(a.path);
        if (a.state == ArtefactState::Approved && a.approved() == nullptr)
            return u"%1: approved without a text"_s.arg(a.path);
    }
    for (const ActiveCall &call : state.calls) {
        const Artefact *artefact = state.artefact(call.path);
        if (artefact == nullptr || artefact->activeCall != call.id)
            return u"call %1 belongs to nobody"_s.arg(call.id.value);
    }
    return {};
}

} // namespace

class PropertyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void randomCommands_data();
    void randomCommands();
    void anyEventOnAnyState();
};

BATON_TEST_CLASS(PropertyTest)

void PropertyTest::init()
{
    failOnWarnings();
}

void PropertyTest::randomCommands_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<bool>("limited");
    for (quint32 seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed << (seed % 2 == 0);
}

void PropertyTest::randomCommands()
{
    QFETCH(quint32, seed);
    QFETCH(bool, limited);
    RunConfig config;
    config.autonomy = {seed % 3 == 0, true};
    if (limited) {
        config.maxCost = Money{400};
        config.roleLimits.insert(u"maker"_s, Money{150});
    }
    EngineDriver driver;
    driver.create(config, sampleSopWithReview(2));
    CommandSource source(seed, driver);
    int accepted = 0;
    for (int i = 0; i < 1250; ++i) {
        const Command command = source.next();
        const State before = driver.state;
        const bool refused = driver.apply(command).has_value();
        accepted += refused ? 0 : 1;
        if (refused && !(driver.state == before))
            QFAIL("a refusal changed the state");
        if (limited && driver.state.totals.cost + driver.state.reserved() > *driver.state.config.maxCost)
            QFAIL("the limit was passed");
        const Money ofMaker =
            driver.state.totalsByRole.value(u"maker"_s).cost + driver.state.reservedBy(u"maker"_s);
        if (limited && ofMaker > Money{150})
            QFAIL("the limit of a role was passed");
        const QString broken = violation(driver);
        QVERIFY2(broken.isEmpty(),
            qPrintable(u"%1 after command %2 (kind %3)"_s.arg(broken).arg(i).arg(command.index())));
        if (i % 250 == 0)
            QVERIFY(driver.refolded() == driver.state);
    }
    QVERIFY(driver.refolded() == driver.state);
    QVERIFY(!source.metUnbuildable());
    QVERIFY2(accepted > 300, qPrintable(QString::number(accepted)));
}

void PropertyTest::anyEventOnAnyState()
{
    // A journal is untrusted: events of one run folded in a wrong order, twice or onto nothing do no harm.
    EngineDriver driver;
    driver.create({}, sampleSopWithReview(2));
    CommandSource source(99, driver);
    for (int i = 0; i < 1500; ++i)
        driver.apply(source.next());
    QVERIFY(driver.log.size() > 300);
    State state;
    for (int i = 0; i < 5000; ++i) {
        StoredEvent stored = driver.log.at(source.below(static_cast<int>(driver.log.size())));
        stored.seq = i + 1;
        engine::evolve(state, stored);
        QCOMPARE(state.seq, i + 1);
        if (i % 20 == 0)
            static_cast<void>(engine::readyWork(state));
    }
    EngineDriver odd;
    odd.state = state;
    for (int i = 0; i < 500 && !odd.state.artefacts.isEmpty(); ++i)
        odd.apply(CommandSource(static_cast<quint32>(i), odd).next());
}

} // namespace baton::test

#include "property_test.moc"
