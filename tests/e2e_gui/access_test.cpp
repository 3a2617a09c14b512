// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e_gui/window_scene.h"
#include "tests/support/test_main.h"

#include <QAccessible>
#include <QApplication>
#include <QRegularExpression>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

const QString prd = u"docs/prd.md"_s;

/// Names of everything below that is not hidden.
void collect(QAccessibleInterface *node, QStringList &names)
{
    if (node == nullptr || node->state().invisible)
        return;
    const QString name = node->text(QAccessible::Name);
    if (!name.isEmpty())
        names.append(name);
    for (int i = 0; i < node->childCount(); ++i)
        collect(node->child(i), names);
}

QStringList namesIn(WindowScene &scene)
{
    QStringList names;
    collect(QAccessible::queryAccessibleInterface(&scene.window()), names);
    return names;
}

bool openPrd(WindowScene &scene)
{
    return scene.startDemo(scene.home(u"p"_s)) && scene.waitForState(prd, ArtefactState::Review)
        && scene.goTo(prd);
}

void verifyNames(WindowScene &scene, const QStringList &wanted)
{
    // Some views fetch what they show first.
    const auto missing = [&] {
        QStringList names = wanted;
        for (const QString &name : namesIn(scene))
            names.removeAll(name);
        return names;
    };
    static_cast<void>(WindowScene::waitFor([&] { return missing().isEmpty(); }));
    QCOMPARE(missing(), QStringList());
}

} // namespace

/// What assistive technology finds: the stable names, cards and rows in words.
class AccessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void startPageHasItsNames();
    void openProjectHasItsNames();
    void cardsAndRowsSpeak();
    void everyPaneTakesTheKeyboard();
};

BATON_TEST_CLASS(AccessTest)

void AccessTest::init()
{
    failOnWarnings();
}

void AccessTest::startPageHasItsNames()
{
    WindowScene scene;
    verifyNames(scene,
        {u"Requirement"_s, u"Start the team"_s, u"Model"_s, u"Autonomy"_s, u"Money limit"_s,
            u"Project folder"_s, u"Recent projects"_s});
}

void AccessTest::openProjectHasItsNames()
{
    WindowScene scene;
    QVERIFY(openPrd(scene));
    verifyNames(scene,
        {u"Autonomy"_s, u"Model"_s, u"Pause run"_s, u"Stop run"_s, u"Export"_s, u"Money spent"_s,
            u"Run state"_s, u"Review queue"_s, u"Project files"_s, u"Swim-lanes"_s, u"Timeline"_s,
            u"Message the team"_s, u"Send message"_s, u"Document view"_s, u"Approve and hand off"_s,
            u"Regenerate"_s, u"Remarks"_s, u"Checks"_s});
    QVERIFY(scene.press(u"showSource"_s));
    verifyNames(scene, {u"Source editor"_s});
    QVERIFY(scene.press(u"showTrace"_s));
    verifyNames(scene, {u"Trace view"_s});
    QVERIFY(scene.press(u"showSource"_s));
    QVERIFY(scene.press(u"sourceEditor"_s, Qt::Key_End, Qt::ControlModifier));
    scene.type(u"One more line."_s);
    scene.key(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(scene.state().artefact(prd)->revisions.size(), 2);
    QVERIFY(scene.press(u"showChanges"_s));
    verifyNames(scene, {u"Changes view"_s});
    QVERIFY(scene.press(u"showDocument"_s));
    scene.key(Qt::Key_4, Qt::ControlModifier);
    scene.key(Qt::Key_C);
    QVERIFY(scene.fill(u"remark"_s, u"Shorter."_s));
    scene.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(scene.seen(u"sendRemarks"_s) != nullptr);
    verifyNames(scene, {u"Send remarks"_s});
}

void AccessTest::cardsAndRowsSpeak()
{
    WindowScene scene;
    QVERIFY(openPrd(scene));
    const QStringList names = namesIn(scene);
    QVERIFY2(names.contains(u"Product Manager, PRD, in review"_s), qPrintable(names.join(u" | "_s)));
    static const QRegularExpression row(u"^Product Manager to You, [0-9]+:[0-9]+, "_s);
    QVERIFY2(!names.filter(row).isEmpty(), qPrintable(names.join(u" | "_s)));
}

void AccessTest::everyPaneTakesTheKeyboard()
{
    WindowScene scene;
    QVERIFY(openPrd(scene));
    const QStringList panes{
        u"reviewQueue"_s, u"projectFiles"_s, u"swimLanes"_s, u"documentView"_s, u"timeline"_s};
    for (int i = 0; i < panes.size(); ++i) {
        scene.key(static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
        QVERIFY(QApplication::focusWidget() != nullptr);
        QCOMPARE(QApplication::focusWidget()->objectName(), panes.at(i));
    }
    for (int i = 0; i < panes.size(); ++i) {
        scene.key(Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget()->objectName(), panes.at(i));
    }
}

#include "access_test.moc"
