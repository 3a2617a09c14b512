// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/dependency_graph.h"
#include "core/engine/planning.h"
#include "tests/support/engine_driver.h"
#include "tests/support/test_main.h"

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

QStringList pathsOfStep(const State &state, const QString &step)
{
    QStringList paths;
    for (const Artefact &artefact : state.artefacts) {
        if (artefact.step == step && !artefact.removed)
            paths.append(artefact.path);
    }
    return paths;
}

ForEach overWork()
{
    return sampleSop().step(u"code"_s)->forEach;
}

} // namespace

class RowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void dependencies();
    void planPaths_data();
    void planPaths();
    void refusedPaths();
    void pathsOfOnePlace();
    void replanning();
    void cyclesDoNotDeadlock_data();
    void cyclesDoNotDeadlock();
};

BATON_TEST_CLASS(RowsTest)

void RowsTest::init()
{
    failOnWarnings();
}

void RowsTest::dependencies()
{
    const QVector<QPair<QString, QStringList>> cases{
        {u"None"_s, {}}, {u"-"_s, {}}, {u"—"_s, {}}, {u"n/a"_s, {}}, {u"无"_s, {}}, {QString(), {}},
        {u"src/a.py, lib/b.py"_s, {u"src/a.py"_s, u"lib/b.py"_s}},
        {u"`src/a.py`; [b](x)<br>`lib/b.py`"_s, {u"src/a.py"_s, u"lib/b.py"_s}},
        {u"src/a.py and lib/b.py"_s, {u"src/a.py"_s, u"lib/b.py"_s}},
        {u"src/a.py、lib/b.py"_s, {u"src/a.py"_s, u"lib/b.py"_s}},
        {u"a.py (for the board)"_s, {u"src/a.py"_s}}, {u"SRC/A.PY"_s, {u"src/a.py"_s}},
        {u"numpy, main.py"_s, {}}, {u"twin.py"_s, {}}, // two rows have that name
    };
    for (const auto &[cell, expected] : cases) {
        const auto items = engine::workItems(overWork(),
            listFacts({{u"main.py"_s, cell}, {u"src/a.py"_s, {}}, {u"lib/b.py"_s, {}}, {u"x/twin.py"_s, {}},
                {u"y/twin.py"_s, {}}}));
        QCOMPARE(items.size(), 5);
        QVERIFY2(items.first().dependsOn == expected,
            qPrintable(cell + u" -> "_s + items.first().dependsOn.join(u' ')));
    }
}

void RowsTest::planPaths_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QStringList>("tests");
    QTest::newRow("one") << QStringList{u"src/board.py"_s} << QStringList{u"tests/test_board.py"_s};
    QTest::newRow("same stem") << QStringList{u"a/utils.py"_s, u"b/utils.py"_s}
                               << QStringList{u"tests/test_a_utils.py"_s, u"tests/test_b_utils.py"_s};
    QTest::newRow("same stem at the top") << QStringList{
        u"utils.py"_s, u"b/utils.py"_s} << QStringList{u"tests/test_utils.py"_s, u"tests/test_b_utils.py"_s};
    QTest::newRow("skipped") << QStringList{u"README.md"_s, u"pkg/__init__.py"_s, u"docs/x.md"_s}
                             << QStringList{};
    QTest::newRow("no extension") << QStringList{u"bin/tool"_s} << QStringList{u"tests/test_tool"_s};
    QTest::newRow("braces") << QStringList{u"{item}.py"_s} << QStringList{u"tests/test_{item}.py"_s};
}

void RowsTest::planPaths()
{
    QFETCH(QStringList, files);
    EngineDriver driver;
    QVector<WorkRow> rows;
    for (const QString &file : files)
        rows.append({file, {}});
    driver.upToRows(rows);
    QCOMPARE(pathsOfStep(driver.state, u"code"_s), files);
    QTEST(pathsOfStep(driver.state, u"test"_s), "tests");
}

void RowsTest::refusedPaths()
{
    EngineDriver driver;
    driver.create();
    driver.write(u"docs/plan.md"_s, u"plan"_s);
    driver.approve(u"docs/plan.md"_s);
    const QVector<WorkRow> rows{{u"../evil.py"_s, {}}, {u"ok.py"_s, {}}, {u"ok.py"_s, {}},
        {u"docs/plan.md"_s, {}}, {u"/etc/passwd"_s, {}}, {u".git/config"_s, {}}, {u"ok.py/inner.py"_s, {}},
        {u"deep/x.py"_s, {}}, {u"deep"_s, {}}};
    driver.write(u"docs/list.md"_s, EngineDriver::Reply{listText(rows), listFacts(rows)});
    const Artefact list = driver.at(u"docs/list.md"_s);
    QCOMPARE(list.state, ArtefactState::Review);
    QVERIFY(anyFailed(list.head()->checks)); // the person sees what cannot be planned before approving
    QCOMPARE(driver.refusal(command::Approve{list.path, 0, {}, false}), u"checks_failed"_s);
    QCOMPARE(driver.refusal(command::Approve{list.path, 0, {}, true}), QString());
    const auto plan = driver.lastOf<event::ArtefactsPlanned>();
    QVERIFY(plan.has_value());
    for (const CheckResult &check : plan->refused)
        QCOMPARE(check.id, check::paths);
    QVERIFY(plan->refused.size() >= 7);
    QCOMPARE(pathsOfStep(driver.state, u"code"_s), (QStringList{u"ok.py"_s, u"deep/x.py"_s}));
}

/// On some disks they are one file.
void RowsTest::pathsOfOnePlace()
{
    EngineDriver driver;
    driver.create();
    driver.write(u"docs/plan.md"_s, u"plan"_s);
    driver.approve(u"docs/plan.md"_s);
    const QVector<WorkRow> rows{{u"caf\u00E9.py"_s, {}}, {u"cafe\u0301.py"_s, {}}, {u"CAF\u00C9.py"_s, {}}};
    driver.write(u"docs/list.md"_s, EngineDriver::Reply{listText(rows), listFacts(rows)});
    QVERIFY(anyFailed(driver.at(u"docs/list.md"_s).head()->checks));
    QCOMPARE(driver.refusal(command::Approve{u"docs/list.md"_s, 0, {}, true}), QString());
    QVERIFY(driver.lastOf<event::ArtefactsPlanned>()->refused.size() >= 2);
    QCOMPARE(pathsOfStep(driver.state, u"code"_s), QStringList{u"caf\u00E9.py"_s});
}

void RowsTest::replanning()
{
    EngineDriver driver;
    driver.upToRows({{u"a.py"_s, {}}, {u"b.py"_s, u"a.py"_s}, {u"c.py"_s, {}}});
    driver.relist({{u"a.py"_s, {}}, {u"b.py"_s, {}}, {u"d.py"_s, u"a.py"_s}});
    const auto plan = driver.lastOf<event::ArtefactsPlanned>();
    QVERIFY(plan.has_value());
    QStringList planned;
    for (const auto &entry : plan->planned)
        planned.append(entry.path);
    QCOMPARE(planned, (QStringList{u"b.py"_s, u"d.py"_s, u"tests/test_b.py"_s, u"tests/test_d.py"_s}));
    QCOMPARE(plan->removed, (QStringList{u"c.py"_s, u"tests/test_c.py"_s}));
    QVERIFY(driver.at(u"c.py"_s).removed);
    QVERIFY(driver.at(u"b.py"_s).item.dependsOn.isEmpty());
    // A row that comes back takes up its old card.
    driver.relist({{u"a.py"_s, {}}, {u"c.py"_s, {}}});
    QVERIFY(!driver.at(u"c.py"_s).removed);
    QVERIFY(driver.at(u"d.py"_s).removed);
    // A second file of the same stem does not move the test that is there.
    driver.relist({{u"a.py"_s, {}}, {u"c.py"_s, {}}, {u"lib/a.py"_s, {}}});
    QVERIFY(pathsOfStep(driver.state, u"test"_s).contains(u"tests/test_a.py"_s));
    QVERIFY(pathsOfStep(driver.state, u"test"_s).contains(u"tests/test_lib_a.py"_s));
}

void RowsTest::cyclesDoNotDeadlock_data()
{
    QTest::addColumn<QStringList>("dependsOn"); // of a, b, c, d in this order
    QTest::addColumn<QStringList>("free"); // who may start at once
    QTest::newRow("pair") << QStringList{u"b"_s, u"a"_s, {}, {}} << QStringList{u"b"_s, u"c"_s, u"d"_s};
    QTest::newRow("ring") << QStringList{u"b"_s, u"c"_s, u"a"_s, {}} << QStringList{u"c"_s, u"d"_s};
    QTest::newRow("behind a ring") << QStringList{u"b"_s, u"a"_s, u"a"_s, u"c"_s} << QStringList{u"b"_s};
    QTest::newRow("itself") << QStringList{u"a"_s, {}, {}, {}} << QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s};
    QTest::newRow("no ring, backwards") << QStringList{{}, u"a"_s, u"b"_s, u"c"_s} << QStringList{u"a"_s};
    QTest::newRow("no ring, forwards") << QStringList{u"b"_s, u"c"_s, u"d"_s, {}} << QStringList{u"d"_s};
}

void RowsTest::cyclesDoNotDeadlock()
{
    QFETCH(QStringList, dependsOn);
    RunConfig config;
    config.switches.insert(u"tests"_s, false);
    EngineDriver driver;
    driver.upToRows({{u"a"_s, dependsOn.at(0)}, {u"b"_s, dependsOn.at(1)}, {u"c"_s, dependsOn.at(2)},
                        {u"d"_s, dependsOn.at(3)}},
        config);
    QStringList free = driver.askable();
    free.sort();
    QTEST(free, "free");
    int rounds = 0;
    while (!driver.askable().isEmpty() && rounds++ < 10) {
        const QString path = driver.askable().first();
        QVERIFY(!driver.write(path, u"text of "_s + path));
        QVERIFY(!driver.approve(path));
    }
    for (const QString &path : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
        QVERIFY(driver.at(path).approved() != nullptr);
}

} // namespace baton::test

#include "rows_test.moc"
