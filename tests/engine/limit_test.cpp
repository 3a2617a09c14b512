// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/budget.h"
#include "core/engine/prompt_builder.h"
#include "core/engine/scheduler.h"
#include "tests/support/engine_driver.h"
#include "tests/support/test_main.h"

#include <QRandomGenerator>

using namespace baton;
using namespace Qt::StringLiterals;

namespace baton::test {

namespace {

enum class Report { Honest, Zero, Missing, Tenfold };

const ModelChoice fake{u"fake"_s, u"fake-1"_s};
const Money limit = Money::fromUsd(0.5);
constexpr int files = 24;

Sop wordySop()
{
    Sop sop = sampleSop();
    for (StepSpec &step : sop.steps) {
        step.prompt += u" Write short lines and mind the rules of the house."_s.repeated(64);
        step.maxTokens = step.type == StepType::File ? 12000 : 8000;
    }
    return sop;
}

/// An endpoint that counts honestly what it is owed, and says what it likes about it. A whole run against it,
/// as the session would make it.
class Till {
public:
    Till(const Tariff &tariff, Report report, quint32 seed, Money most = limit)
        : m_tariff(tariff), m_report(report), m_random(seed)
    {
        RunConfig config;
        config.maxCost = most;
        config.parallel = 12;
        config.autonomy = {true, true};
        m_driver.create(config, wordySop());
    }

    /// Until the run stops or is done.
    void run()
    {
        while (true) {
            m_driver.doLocalWork();
            start();
            if (m_open.isEmpty())
                return;
            answer(m_open.takeAt(m_random.bounded(static_cast<int>(m_open.size()))));
            m_most = std::max(m_most, m_driver.state.totals.cost + m_driver.state.reserved());
        }
    }

    [[nodiscard]] const State &state() const { return m_driver.state; }
    [[nodiscard]] Money owed() const { return m_owed; }
    [[nodiscard]] Money most() const { return m_most; }
    [[nodiscard]] int peak() const { return m_peak; }

private:
    struct Open {
        CallId call;
        QString path;
        qint64 maxTokens = 0;
        qint64 likelyPrompt = 0;
        qint64 characters = 0; ///< of the prompt
    };

    void start()
    {
        for (bool more = true; more;) {
            more = false;
            for (const QString &path : m_driver.askable())
                more = more || ask(path);
        }
        m_peak = std::max(m_peak, static_cast<int>(m_open.size()));
    }

    bool ask(const QString &path)
    {
        const auto prompt = engine::buildPrompt(m_driver.state, path, m_driver);
        if (!prompt)
            return false;
        const auto terms = engine::callTerms(m_driver.state, m_driver.at(path), fake, *prompt, m_tariff);
        const CallId id{u"c%1"_s.arg(m_driver.state.nextCall)};
        const auto error = m_driver.apply(command::ScheduleCall{.path = path,
            .endpoint = fake.provider,
            .model = fake.model,
            .messages = prompt->messages,
            .inputs = prompt->inputs,
            .reservation = terms.reservation,
            .promptTokens = terms.promptTokens,
            .maxTokens = terms.maxTokens});
        if (error || !m_driver.state.calls.contains(id))
            return false;
        Open open{id, path, m_driver.state.calls.value(id).maxTokens, terms.likelyPromptTokens};
        for (const PromptMessage &message : prompt->messages)
            open.characters += message.text.content.size();
        m_open.append(open);
        return true;
    }

    /// Counts a token for 3.7 to 4.3 characters, as tokenisers differ from text to text.
    qint64 tokensOf(qint64 characters)
    {
        return static_cast<qint64>(static_cast<double>(characters) / (3.7 + m_random.bounded(0.6)));
    }

    void answer(const Open &open)
    {
        const bool isFile = open.path.endsWith(".py"_L1);
        const qint64 wished = isFile ? 120 + m_random.bounded(360) : 700;
        Usage honest;
        honest.output = std::min(wished, open.maxTokens);
        honest.input = tokensOf(open.characters);
        m_owed += chargeFor(honest, m_tariff);
        const Usage told = reported(honest, open);
        command::RecordAnswer record;
        record.call = open.call;
        record.answer = makeText(open.path);
        record.finish = FinishReason::Stop;
        record.usage = told;
        record.cost = chargeFor(told, m_tariff);
        m_driver.apply(record);
        m_driver.propose(open.call, replyFor(open.path));
    }

    Usage reported(Usage honest, const Open &open) const
    {
        if (m_report == Report::Tenfold) {
            honest.input *= 10;
            honest.output *= 10;
        } else if (m_report != Report::Honest) {
            // What the session puts in the place of zeros and of nothing.
            honest.input = open.likelyPrompt;
            honest.estimated = true;
        }
        return honest;
    }

    static EngineDriver::Reply replyFor(const QString &path)
    {
        if (path == "docs/plan.md"_L1)
            return {u"## Pool\n"_s, planFacts({{u"R1"_s, u"one"_s}})};
        if (path != "docs/list.md"_L1)
            return {u"text of "_s + path + u'\n'};
        QVector<WorkRow> rows;
        for (int i = 0; i < files; ++i)
            rows.append({u"f%1.py"_s.arg(i), {}});
        return {listText(rows), listFacts(rows)};
    }

    Tariff m_tariff;
    Report m_report;
    QRandomGenerator m_random;
    EngineDriver m_driver;
    QVector<Open> m_open;
    Money m_owed;
    Money m_most;
    int m_peak = 0;
};

Tariff tariffOf(double input, double output)
{
    return {{.input = input, .output = output, .cacheRead = {}, .cacheWrite = {}}, {}};
}

} // namespace

/// A money limit against endpoints that count honestly and report anything.
class LimitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isNeverPassed_data();
    void isNeverPassed();
    void honestUsageUsesItUp_data();
    void honestUsageUsesItUp();
    void roomShrinksToWhatAnswersNeed_data();
    void roomShrinksToWhatAnswersNeed();
    void firstCallOfAModelGoesAlone();
    void guessesLeaveAMargin();
};

BATON_TEST_CLASS(LimitTest)

void LimitTest::init()
{
    failOnWarnings();
}

void LimitTest::isNeverPassed_data()
{
    QTest::addColumn<int>("report");
    QTest::addColumn<double>("input");
    QTest::addColumn<double>("output");
    const QMap<int, const char *> kinds{{int(Report::Honest), "honest"}, {int(Report::Zero), "zero"},
        {int(Report::Missing), "missing"}, {int(Report::Tenfold), "tenfold"}};
    for (const int kind : kinds.keys()) {
        for (const auto &[input, output] : {std::pair(4.0, 20.0), {5.0, 25.0}, {9.0, 18.0}, {20.0, 40.0}})
            QTest::addRow("%s %g/%g", kinds.value(kind), input, output) << kind << input << output;
    }
}

void LimitTest::isNeverPassed()
{
    QFETCH(int, report);
    QFETCH(double, input);
    QFETCH(double, output);
    for (quint32 seed = 1; seed <= 3; ++seed) {
        Till till(tariffOf(input, output), static_cast<Report>(report), seed);
        till.run();
        const QByteArray place = "seed " + QByteArray::number(seed);
        const QByteArray owed = place + ' ' + QByteArray::number(till.owed().usd());
        QVERIFY2(till.owed() <= limit, owed.constData());
        QVERIFY2(till.state().totals.cost <= limit, place.constData());
        QVERIFY2(till.most() <= limit, place.constData());
    }
}

void LimitTest::honestUsageUsesItUp_data()
{
    QTest::addColumn<double>("input");
    QTest::addColumn<double>("output");
    for (const auto &[input, output] :
        {std::pair(4.0, 20.0), {5.0, 25.0}, {9.0, 18.0}, {10.0, 30.0}, {20.0, 40.0}})
        QTest::addRow("%g/%g", input, output) << input << output;
}

void LimitTest::honestUsageUsesItUp()
{
    QFETCH(double, input);
    QFETCH(double, output);
    int stopped = 0;
    for (quint32 seed = 1; seed <= 3; ++seed) {
        Till till(tariffOf(input, output), Report::Honest, seed);
        till.run();
        if (till.state().mode != RunMode::OverBudget)
            continue;
        ++stopped;
        QVERIFY(till.state().totals.calls > 5);
        QVERIFY2(till.owed().nanoUsd >= limit.nanoUsd / 10 * 9,
            qPrintable(u"seed %1: %2"_s.arg(seed).arg(till.owed().usd())));
    }
    QVERIFY2(stopped > 0, "the limit was large enough for the whole run, so this says nothing");
}

void LimitTest::roomShrinksToWhatAnswersNeed_data()
{
    QTest::addColumn<QVector<int>>("ofStep");
    QTest::addColumn<QVector<int>>("ofOthers");
    QTest::addColumn<qint64>("least");
    QTest::newRow("nothing known") << QVector<int>{} << QVector<int>{} << qint64(8000);
    QTest::newRow("twice the usual answer") << QVector<int>{1000, 2000} << QVector<int>{} << qint64(3000);
    QTest::newRow("of other steps, four times")
        << QVector<int>{} << QVector<int>{500, 500, 500} << qint64(2000);
    QTest::newRow("too few of other steps") << QVector<int>{} << QVector<int>{500} << qint64(8000);
    QTest::newRow("never above what is wanted") << QVector<int>{7000} << QVector<int>{} << qint64(8000);
    QTest::newRow("never next to nothing") << QVector<int>{1} << QVector<int>{} << qint64(256);
}

void LimitTest::roomShrinksToWhatAnswersNeed()
{
    QFETCH(QVector<int>, ofStep);
    QFETCH(QVector<int>, ofOthers);
    QVector<CallRecord> ledger;
    const auto add = [&ledger](const QString &step, int output) {
        CallRecord record;
        record.endpoint = fake.provider;
        record.model = fake.model;
        record.step = step;
        record.usage.output = output;
        ledger.append(record);
    };
    for (const int output : ofStep)
        add(u"code"_s, output);
    for (const int output : ofOthers)
        add(u"plan"_s, output);
    const auto room = engine::answerRoom(ledger, fake, u"code"_s, 8000);
    QCOMPARE(room.wanted, 8000);
    QTEST(room.least, "least");
}

void LimitTest::firstCallOfAModelGoesAlone()
{
    RunConfig config;
    config.maxCost = Money{1000};
    EngineDriver driver;
    driver.upToRows({{u"a.py"_s, {}}, {u"b.py"_s, {}}}, config);
    const auto ask = [&driver](const QString &path) {
        return driver.apply(command::ScheduleCall{.path = path,
            .endpoint = u"other"_s,
            .model = u"other-1"_s,
            .messages = {},
            .inputs = {},
            .reservation = Money{10}});
    };
    QVERIFY(!ask(u"a.py"_s));
    QCOMPARE(toWord(ask(u"b.py"_s)->code), u"budget"_s);
    QCOMPARE(driver.state.mode, RunMode::Running); // it waits, nothing stops
    driver.recordAnswer(driver.state.calls.firstKey(), u"raw"_s, FinishReason::Stop, Money{5});
    QVERIFY(!ask(u"b.py"_s));
}

void LimitTest::guessesLeaveAMargin()
{
    RunConfig config;
    config.maxCost = Money{100};
    EngineDriver driver;
    driver.upToRows({{u"a.py"_s, {}}, {u"b.py"_s, {}}}, config);
    const CallId a = driver.schedule(u"a.py"_s, Money{60});
    command::RecordAnswer record;
    record.call = a;
    record.answer = makeText(u"raw"_s);
    record.usage.estimated = true;
    record.cost = Money{50};
    driver.apply(record);
    driver.propose(a, EngineDriver::Reply{u"a\n"_s});
    QVERIFY(driver.schedule(u"b.py"_s, Money{30}).isEmpty());
    QCOMPARE(driver.state.budgetReached->margin, Money{25});
    QCOMPARE(driver.state.budgetReached->spent, Money{75});
    QVERIFY(driver.refolded() == driver.state);
}

} // namespace baton::test

#include "limit_test.moc"
