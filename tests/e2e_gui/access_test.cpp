// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e_gui/window_scene.h"
#include "tests/support/test_main.h"

#include <QAbstractButton>
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

/// What takes the keyboard, or is a cell, and has no name.
void collectNameless(QAccessibleInterface *node, const QString &path, QStringList &found)
{
    if (node == nullptr || node->state().invisible)
        return;
    const QObject *object = node->object();
    const QString kind =
        object == nullptr ? u"cell"_s : QString::fromLatin1(object->metaObject()->className());
    const QString place = path + u'/' + kind + u' ' + (object == nullptr ? QString() : object->objectName());
    const bool speaks = node->state().focusable || node->role() == QAccessible::Cell
        || node->role() == QAccessible::ListItem || node->role() == QAccessible::TreeItem;
    if (speaks && node->text(QAccessible::Name).isEmpty())
        found.append(place);
    for (int i = 0; i < node->childCount(); ++i)
        collectNameless(node->child(i), place, found);
}

QStringList namelessIn(WindowScene &scene)
{
    QStringList found;
    collectNameless(QAccessible::queryAccessibleInterface(&scene.window()), {}, found);
    return found;
}

QString nameOf(WindowScene &scene, const QString &widget)
{
    QAccessibleInterface *node = QAccessible::queryAccessibleInterface(scene.seen(widget));
    return node == nullptr ? u"nothing of that name"_s : node->text(QAccessible::Name);
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
    void nothingThatSpeaksIsNameless();
    void namesAreTheirOwn();
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

void AccessTest::nothingThatSpeaksIsNameless()
{
    WindowScene scene;
    QCOMPARE(namelessIn(scene).join(u"; "_s), QString());
    QVERIFY(openPrd(scene));
    QCOMPARE(namelessIn(scene).join(u"; "_s), QString());
}

/// Qt gives some widgets the text of what they show instead of the name they were given.
void AccessTest::namesAreTheirOwn()
{
    WindowScene scene;
    QVERIFY(openPrd(scene));
    QCOMPARE(nameOf(scene, u"documentTabs"_s), u"Open documents"_s); // a tab bar's own is that of its tab
    QCOMPARE(nameOf(scene, u"autonomy"_s), u"Autonomy"_s);
    QCOMPARE(nameOf(scene, u"receiver"_s), u"Receiver"_s);
    QMap<QString, int> times;
    for (const QAbstractButton *button : scene.window().findChildren<QAbstractButton *>()) {
        if (button->isVisible() && !button->accessibleName().isEmpty())
            ++times[button->accessibleName()];
    }
    for (auto it = times.cbegin(); it != times.cend(); ++it)
        QVERIFY2(it.value() == 1, qPrintable(it.key()));
}

#include "access_test.moc"
