// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e_gui/window_scene.h"
#include "tests/support/test_main.h"

#include <QAction>
#include <QComboBox>
#include <QMenuBar>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

bool isChinese(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

/// The settings dialog, its page with the language, the entry that far down.
bool chooseLanguage(WindowScene &scene, int entry)
{
    scene.key(Qt::Key_Comma, Qt::ControlModifier);
    if (!scene.press(u"settingsPages"_s, Qt::Key_Home))
        return false;
    for (int i = 0; i < 10 && scene.seen(u"language"_s) == nullptr; ++i)
        scene.key(Qt::Key_Down);
    if (!scene.press(u"language"_s, Qt::Key_Home))
        return false;
    for (int i = 0; i < entry; ++i)
        scene.key(Qt::Key_Down);
    return scene.press(u"saveSettings"_s)
        && scene.waitFor([&] { return scene.seen(u"settingsDialog"_s) == nullptr; });
}

QStringList menuWords(const WindowScene &scene)
{
    QStringList words;
    for (const QAction *menu : const_cast<WindowScene &>(scene).window().menuBar()->actions()) {
        words.append(menu->text());
        for (const QAction *action : menu->menu()->actions()) {
            if (!action->isSeparator())
                words.append(action->text());
        }
    }
    return words;
}

} // namespace

/// The window's language, switched while a project is open.
class LanguageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everythingFollowsAtOnce();
};

BATON_TEST_CLASS(LanguageTest)

void LanguageTest::init()
{
    failOnWarnings();
}

void LanguageTest::everythingFollowsAtOnce()
{
    WindowScene scene;
    QVERIFY(scene.startDemo(scene.home(u"p"_s)));
    QVERIFY(scene.waitForState(u"docs/prd.md"_s, ArtefactState::Review));
    QVERIFY(scene.goTo(u"docs/prd.md"_s));
    const QStringList english = menuWords(scene);
    const QString approve = scene.words(u"approveAndHandOff"_s);
    QVERIFY(chooseLanguage(scene, 2));
    QTRY_VERIFY(menuWords(scene) != english);
    for (const QString &words : menuWords(scene))
        QVERIFY2(isChinese(words), qPrintable(words));
    for (const QString &name : {u"pauseRun"_s, u"stopRun"_s, u"export"_s, u"approveAndHandOff"_s,
             u"showSource"_s, u"runState"_s, u"connection"_s})
        QVERIFY2(isChinese(scene.words(name)), qPrintable(name + u": "_s + scene.words(name)));
    // Names for assistive technology stay.
    QCOMPARE(scene.seen(u"approveAndHandOff"_s)->accessibleName(), u"Approve and hand off"_s);
    QVERIFY(chooseLanguage(scene, 1));
    QTRY_COMPARE(menuWords(scene), english);
    QCOMPARE(scene.words(u"approveAndHandOff"_s), approve);
}

#include "language_test.moc"
