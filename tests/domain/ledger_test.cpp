// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/ledger.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace baton;
using namespace Qt::StringLiterals;

namespace baton::test {

namespace {

CallRecord record(const QString &id, const QString &role, const QString &path, std::optional<Money> cost)
{
    CallRecord result;
    result.id = {id};
    result.role = role;
    result.step = role == "engineer"_L1 ? u"code"_s : u"prd"_s;
    result.path = path;
    result.endpoint = u"fake"_s;
    result.model = u"fake-1"_s;
    result.usage.input = 100;
    result.usage.cacheRead = 40;
    result.usage.output = 10;
    result.cost = cost;
    result.time = 1'700'000'000'000;
    return result;
}

State sample()
{
    State state;
    state.ledger = {record(u"c1"_s, u"pm"_s, u"docs/prd.md"_s, Money::fromUsd(0.25)),
        record(u"c2"_s, u"engineer"_s, u"a.py"_s, Money::fromUsd(0.5)),
        record(u"c3"_s, u"engineer"_s, u"b.py"_s, std::nullopt),
        record(u"c4"_s, u"pm"_s, u"docs/prd.md"_s, Money{1})};
    return state;
}

} // namespace

class LedgerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sums_data();
    void sums();
    void basis();
    void csv();
    void csvCannotRunAnything();
    void wordsRoundTrip();
};

BATON_TEST_CLASS(LedgerTest)

void LedgerTest::init()
{
    failOnWarnings();
}

void LedgerTest::sums_data()
{
    QTest::addColumn<QString>("by");
    QTest::addColumn<QStringList>("keys");
    QTest::newRow("role") << u"role"_s << QStringList{u"pm"_s, u"engineer"_s};
    QTest::newRow("step") << u"step"_s << QStringList{u"prd"_s, u"code"_s};
    QTest::newRow("file") << u"file"_s << QStringList{u"docs/prd.md"_s, u"a.py"_s, u"b.py"_s};
    QTest::newRow("model") << u"model"_s << QStringList{u"fake/fake-1"_s};
    QTest::newRow("call") << u"call"_s << QStringList{u"c1"_s, u"c2"_s, u"c3"_s, u"c4"_s};
}

void LedgerTest::sums()
{
    QFETCH(QString, by);
    const auto sums = ledgerSums(sample(), *ledgerKeyFromWord(by));
    QStringList keys;
    UsageTotals all;
    for (const LedgerSum &sum : sums) {
        keys.append(sum.key);
        all.calls += sum.totals.calls;
        all.cost += sum.totals.cost;
        all.unpricedCalls += sum.totals.unpricedCalls;
        all.tokens += sum.totals.tokens;
    }
    QTEST(keys, "keys");
    QCOMPARE(all.calls, 4);
    QCOMPARE(all.cost, Money{750'000'001});
    QCOMPARE(all.unpricedCalls, 1);
    QCOMPARE(all.tokens.input, 400);
}

void LedgerTest::basis()
{
    CallRecord one = record(u"c1"_s, u"pm"_s, {}, Money{5});
    QCOMPARE(toWord(costBasis(one)), u"known"_s);
    one.usage.estimated = true;
    QCOMPARE(toWord(costBasis(one)), u"estimated"_s);
    one.cost = Money{};
    QCOMPARE(toWord(costBasis(one)), u"known"_s); // nothing, however many tokens
    one.cost.reset();
    QCOMPARE(toWord(costBasis(one)), u"unknown"_s);
}

void LedgerTest::csv()
{
    const QStringList lines = ledgerCsv(sample()).split(u"\r\n"_s);
    QCOMPARE(lines.size(), 6);
    QCOMPARE(lines.at(0),
        u"call,time,role,step,file,verb,endpoint,model,input_tokens,cached_tokens,cache_write_tokens,"
        u"output_tokens,reasoning_tokens,cost_usd,cost_basis,outcome"_s);
    QCOMPARE(lines.at(1),
        u"c1,2023-11-14T22:13:20.000Z,pm,prd,docs/prd.md,produce,fake,fake-1,100,40,0,10,0,0.250000000,known,"
        u"answered"_s);
    QVERIFY(lines.at(3).endsWith(u",,unknown,answered"_s)); // an unknown cost is no zero
    QCOMPARE(lines.at(5), QString());
    const QString sums = ledgerCsv(ledgerSums(sample(), LedgerKey::Role), LedgerKey::Role);
    QVERIFY(sums.startsWith(u"role,calls,"_s));
    QVERIFY(sums.contains(u"\r\nengineer,2,200,80,0,20,0,0.500000000,1\r\n"_s));
}

void LedgerTest::csvCannotRunAnything()
{
    State state;
    state.ledger = {record(u"c1"_s, u"pm"_s, u"a \"b\", c\n.py"_s, Money{}),
        record(u"c2"_s, u"pm"_s, u"=HYPERLINK(1)"_s, Money{})};
    const QString csv = ledgerCsv(state);
    QVERIFY(csv.contains(u",\"a \"\"b\"\", c\n.py\","_s));
    QVERIFY(csv.contains(u",'=HYPERLINK(1),"_s));
}

void LedgerTest::wordsRoundTrip()
{
    for (const LedgerKey key :
        {LedgerKey::Role, LedgerKey::Step, LedgerKey::File, LedgerKey::Model, LedgerKey::Call})
        QVERIFY(ledgerKeyFromWord(toWord(key)) == key);
    QVERIFY(!ledgerKeyFromWord(u"colour"_s));
}

} // namespace baton::test

#include "ledger_test.moc"
