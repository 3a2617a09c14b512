// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "ui/tests/test_list_model.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace baton::ui {

namespace {

TestResult result(const QString &id, TestState state, const QString &file = u"tests/test_a.py"_s)
{
    return {.id = id, .file = file, .state = state, .ms = 8};
}

QVector<TestResult> someResults()
{
    return {result(u"tests/test_a.py::A::test_one"_s, TestState::Passed),
        result(u"tests/test_a.py::A::test_two"_s, TestState::Skipped),
        result(u"tests/test_b.py::B::test_one"_s, TestState::Passed, u"tests/test_b.py"_s),
        result(u"tests/test_b.py::B::test_same"_s, TestState::Failed, u"tests/test_b.py"_s),
        result(u"tests/test_b.py::C::test_same"_s, TestState::Passed, u"tests/test_b.py"_s),
        result(u"tests/test_c.py"_s, TestState::Error, u"tests/test_c.py"_s)};
}

QStringList lines(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QStringList found;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        found.append(index.data().toString());
        for (const QString &line : lines(model, index))
            found.append(u"  "_s + line);
    }
    return found;
}

} // namespace

class ListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }
    void failuresComeFirst();
    void rowsSpeak();
    void onlySomeAreShown();
    void anotherRunIsLikeAFreshOne();
    void timesAreShort();
};

BATON_TEST_CLASS(ListTest)

void ListTest::failuresComeFirst()
{
    TestListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setResults(someResults());
    QCOMPARE(lines(model),
        QStringList({u"test_b.py"_s, u"  B::test_same"_s, u"  test_one"_s, u"  C::test_same"_s,
            u"test_c.py"_s, u"  could not be loaded"_s, u"test_a.py"_s, u"  test_one"_s, u"  test_two"_s}));
    QCOMPARE(model.index(0, 0).data(TestListModel::NoteRole).toString(), u"1 of 3 failed"_s);
    QCOMPARE(model.index(2, 0).data(TestListModel::NoteRole).toString(), u"2"_s);
    QCOMPARE(model.name(u"tests/test_b.py::C::test_same"_s), u"C::test_same"_s);
    QVERIFY(!model.indexOf(u"tests/test_b.py::C::test_none"_s).isValid());
    QCOMPARE(model.data({}, Qt::DisplayRole), QVariant());
}

void ListTest::rowsSpeak()
{
    TestListModel model;
    QVector<TestResult> results = someResults();
    results.append(result(u"tests/test_a.py::A::test_now_and_then"_s, TestState::NotRun));
    results.last().message = u"flaky: failed in one run and passed in the next; it said: no"_s;
    model.setResults(results);
    const auto spoken = [&model](const QString &id) {
        return model.indexOf(id).data(Qt::AccessibleTextRole).toString();
    };
    QCOMPARE(spoken(u"tests/test_b.py::B::test_same"_s), u"B::test_same, failed, 8 milliseconds"_s);
    QCOMPARE(spoken(u"tests/test_a.py::A::test_two"_s), u"test_two, skipped, 8 milliseconds"_s);
    QCOMPARE(
        spoken(u"tests/test_a.py::A::test_now_and_then"_s), u"test_now_and_then, flaky, 8 milliseconds"_s);
    QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(), u"test_b.py, 1 of 3 failed"_s);
    QVERIFY(
        model.indexOf(u"tests/test_a.py::A::test_now_and_then"_s).data(TestListModel::FlakyRole).toBool());
}

void ListTest::onlySomeAreShown()
{
    TestListModel model;
    TestFilter filter;
    filter.setSourceModel(&model);
    const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setResults(someResults());
    QCOMPARE(lines(filter), lines(model));
    filter.setShow(TestFilter::Show::Failed);
    QCOMPARE(lines(filter),
        QStringList({u"test_b.py"_s, u"  B::test_same"_s, u"test_c.py"_s, u"  could not be loaded"_s}));
    filter.setShow(TestFilter::Show::Others);
    QCOMPARE(lines(filter), QStringList({u"test_a.py"_s, u"  test_two"_s}));
    filter.setShow(TestFilter::Show::All);
    filter.setWords(u" TEST_ONE "_s);
    QCOMPARE(lines(filter), QStringList({u"test_b.py"_s, u"  test_one"_s, u"test_a.py"_s, u"  test_one"_s}));
    filter.setWords(u"test_c.py"_s);
    QCOMPARE(lines(filter), QStringList({u"test_c.py"_s, u"  could not be loaded"_s}));
    filter.setShow(TestFilter::Show::Passed);
    QCOMPARE(lines(filter), QStringList());
}

/// Whatever runs came before, the list is that of the last one.
void ListTest::anotherRunIsLikeAFreshOne()
{
    QRandomGenerator random(7);
    TestListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    constexpr std::array states{TestState::Passed, TestState::Failed, TestState::Error, TestState::Skipped,
        TestState::TimedOut, TestState::NotRun};
    for (int run = 0; run < 60; ++run) {
        QVector<TestResult> results;
        const int count = random.bounded(0, 8);
        for (int i = 0; i < count; ++i) {
            const QString file = u"tests/test_%1.py"_s.arg(i % 3);
            results.append(result(file + u"::Case::test_%1"_s.arg(i), states.at(random.bounded(6U)), file));
            results.last().ms = random.bounded(2000);
        }
        model.setResults(results);
        TestListModel fresh;
        fresh.setResults(results);
        QCOMPARE(lines(model), lines(fresh));
        for (const TestResult &expected : std::as_const(results)) {
            const TestResult *found = model.result(model.indexOf(expected.id));
            QVERIFY(found != nullptr);
            QCOMPARE(*found, expected);
        }
    }
}

void ListTest::timesAreShort()
{
    QCOMPARE(testTimeText(0), u"0 ms"_s);
    QCOMPARE(testTimeText(999), u"999 ms"_s);
    QCOMPARE(testTimeText(1410), u"1.4 s"_s);
}

} // namespace baton::ui

#include "list_test.moc"
