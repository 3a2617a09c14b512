// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/contrast.h"
#include "tests/support/sample_state.h"
#include "tests/support/test_main.h"
#include "ui/support/format.h"
#include "ui/support/live_announcer.h"
#include "ui/support/paint.h"
#include "ui/support/role_book.h"
#include "ui/support/small_widgets.h"
#include "ui/support/state_store.h"
#include "ui/support/theme.h"
#include "ui/support/theme_controller.h"
#include "ui/support/words_field.h"
#include "ui/views/start_values.h"

#include <QAccessible>
#include <QClipboard>
#include <QDir>
#include <QMimeData>
#include <QTemporaryDir>
#include <QToolTip>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;

class SupportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void themesAreReadable_data();
    void themesAreReadable();
    void styleSheetHasNoLeftOvers();
    void iconsAreTinted();
    void rolesKeepColourAndLetter();
    void numbers();
    void announcerSpeaks();
    void widgetNames();
    void pastingNothingDoesNothing();
    void wordsAreHandedOutWhileTyping();
    void labelsShowWordsAsTheyStand();
    void recentProjects();
    void folderNames_data();
    void folderNames();
    void demosMatchLoosely();
};

BATON_TEST_CLASS(SupportTest)

void SupportTest::init()
{
    test::failOnWarnings();
}

void SupportTest::themesAreReadable_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void SupportTest::themesAreReadable()
{
    QFETCH(bool, dark);
    const Theme theme = dark ? Theme::night() : Theme::light();
    QCOMPARE(theme.dark, dark);
    QVERIFY(theme.roles.size() >= 6);
    const auto readable = [](const QColor &ink, const QColor &ground, const char *what) {
        QVERIFY2(test::contrast(ink, ground) >= 4.5,
            qPrintable(u"%1: %2 on %3 is %4"_s.arg(QLatin1StringView(what), ink.name(), ground.name())
                           .arg(test::contrast(ink, ground))));
    };
    for (const QColor &ground : {theme.background, theme.panel, theme.selection, theme.code}) {
        readable(theme.text, ground, "text");
        readable(theme.muted, ground, "muted");
        readable(theme.accent, ground, "accent");
    }
    readable(theme.onAccent, theme.accent, "button");
    for (const Tone tone : {Tone::Neutral, Tone::Accent, Tone::Ok, Tone::Warn, Tone::Error}) {
        readable(theme.ink(tone), theme.fill(tone), "tone");
        readable(theme.ink(tone), theme.panel, "tone on panel");
        readable(theme.muted, theme.fill(tone), "muted on tone");
    }
    for (const QColor &role : theme.roles)
        readable(theme.onRole, role, "role");
}

void SupportTest::styleSheetHasNoLeftOvers()
{
    const QString sheet = styleSheet(Theme::light(), 150);
    QVERIFY(!sheet.contains(u'$'));
    QVERIFY(!sheet.contains(u"px#"));
    QVERIFY(sheet.contains(u"font-size: 21px")); // 14 at 150 %
    QCOMPARE(sheet.count(u'{'), sheet.count(u'}'));
}

void SupportTest::iconsAreTinted()
{
    QDir icons(u":/baton/icons"_s);
    const QStringList names = icons.entryList({u"*.svg"_s});
    QVERIFY(names.size() > 20);
    for (const QString &name : names)
        QVERIFY2(!tintedIcon(name.chopped(4), Qt::red).pixmap(16, 16).isNull(), qPrintable(name));
    const QImage image = tintedIcon(u"stop"_s, Qt::red).pixmap(16, 16).toImage();
    QCOMPARE(image.pixelColor(8, 8), QColor(Qt::red));
    QVERIFY(tintedIcon(u"no-such-icon"_s, Qt::red).isNull());
}

void SupportTest::rolesKeepColourAndLetter()
{
    const RoleBook roles(test::sampleSop());
    QCOMPARE(roles.lane(humanRole), 0);
    QCOMPARE(roles.lane(u"qa_engineer"_s), 5);
    QCOMPARE(roles.letter(u"product_manager"_s), u"P"_s);
    QCOMPARE(roles.letter(u"project_manager"_s), u"M"_s);
    QCOMPARE(roles.name(u"architect"_s), u"Architect"_s);
    QCOMPARE(roles.name(u"stranger"_s), u"stranger"_s);
}

void SupportTest::numbers()
{
    QCOMPARE(moneyText(Money::fromUsd(0.42)), u"$0.42"_s);
    QCOMPARE(moneyText(Money::fromUsd(0.0042)), u"$0.004"_s);
    QCOMPARE(moneyText(Money{}), u"$0.00"_s);
    QCOMPARE(moneyText(std::nullopt), u"cost unknown"_s);
    UsageTotals totals;
    totals.cost = Money::fromUsd(1.5);
    totals.unpricedCalls = 1;
    QCOMPARE(costText(totals), u"at least $1.50"_s);
    QCOMPARE(tokensText(2310), u"2,310 tokens"_s);
    QCOMPARE(durationText(400), u"0.4 s"_s);
    QCOMPARE(durationText(14'000), u"14 s"_s);
    QCOMPARE(durationText(200'000), u"3 min 20 s"_s);
    QCOMPARE(ageText(120'000), u"2 min"_s);
    QCOMPARE(ageText(10), u"just now"_s);
    QCOMPARE(speedText(61.7), u"62 tok/s"_s);
}

void SupportTest::announcerSpeaks()
{
    LiveAnnouncer announcer;
    announcer.resize(400, 20);
    announcer.announce(u"Architect: System design waits for you"_s);
    QCOMPARE(announcer.text(), u"Architect: System design waits for you"_s);
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&announcer);
    QVERIFY(accessible);
    QCOMPARE(accessible->role(), QAccessible::Notification);
    QCOMPARE(accessible->text(QAccessible::Name), announcer.lastSentence());
}

void SupportTest::widgetNames()
{
    QWidget widget;
    nameWidget(&widget, "Approve and hand off");
    QCOMPARE(widget.objectName(), u"approveAndHandOff"_s);
    nameWidget(&widget, "Swim-lanes");
    QCOMPARE(widget.objectName(), u"swimLanes"_s);
    QCOMPARE(widget.accessibleName(), u"Swim-lanes"_s);
}

void SupportTest::pastingNothingDoesNothing()
{
    WordsField field;
    field.show();
    field.startWith(u"kept"_s);
    QGuiApplication::clipboard()->setMimeData(new QMimeData); // as it is when no program owns the clipboard
    QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
    QGuiApplication::clipboard()->clear();
    QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
    QVERIFY(!field.canPaste());
    QCOMPARE(field.toPlainText(), u"kept"_s);
    QGuiApplication::clipboard()->setText(u" on"_s);
    field.moveCursor(QTextCursor::End);
    QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(field.toPlainText(), u"kept on"_s);
}

void SupportTest::wordsAreHandedOutWhileTyping()
{
    WordsField field;
    field.show();
    QSignalSpy typed(&field, &WordsField::typed);
    field.flush();
    QCOMPARE(typed.size(), 0);
    QTest::keyClicks(&field, u"one"_s);
    QVERIFY(typed.size() > 0 || typed.wait());
    QTest::keyClicks(&field, u" two"_s);
    field.flush();
    QCOMPARE(typed.constLast().constFirst().toString(), u"one two"_s);
    const qsizetype said = typed.size();
    field.startWith(u"another"_s);
    field.flush();
    QCOMPARE(typed.size(), said);
    QSignalSpy submitted(&field, &WordsField::submitted);
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(submitted.size(), 0);
    QTest::keyClick(&field, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(submitted.size(), 1);
}

/// Sentences and names come from models and servers, too.
void SupportTest::labelsShowWordsAsTheyStand()
{
    const ThemeController theme(*static_cast<QApplication *>(QCoreApplication::instance()));
    const QString foreign = u"<b>bold</b><img src='file:///etc/hostname'>"_s;
    QLabel label(foreign);
    label.show();
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QLabel own(foreign);
    own.setTextFormat(Qt::RichText);
    own.show();
    QCOMPARE(own.textFormat(), Qt::RichText);
    QToolTip::showText({10, 10}, foreign, &label);
    const auto tips = QApplication::topLevelWidgets();
    const auto tip = std::find_if(tips.cbegin(), tips.cend(),
        [](const QWidget *widget) { return widget->objectName() == "qtooltip_label"_L1; });
    QVERIFY(tip != tips.cend());
    QCOMPARE(qobject_cast<QLabel *>(*tip)->textFormat(), Qt::PlainText);
    QToolTip::hideText();
}

void SupportTest::recentProjects()
{
    const QTemporaryDir dir;
    QDir(dir.path()).mkdir(u"a"_s);
    QDir(dir.path()).mkdir(u"b"_s);
    const QString file = dir.filePath(u"ui.ini"_s);
    const RecentProject a{dir.filePath(u"a"_s), u"甲"_s, u"waiting"_s, u"src/a.py"_s, 1, 0.5, 42};
    const RecentProject b{dir.filePath(u"b"_s), u"B"_s, u"finished"_s, {}, 0, -1, 43};
    {
        UiStateStore store(file);
        store.rememberProject(a);
        store.rememberProject(b);
        store.rememberProject({u"/no/such/folder"_s, u"gone"_s, {}, {}, 0, -1, 0});
        store.setBytes(u"geometry"_s, "abc");
    }
    UiStateStore store(file);
    QCOMPARE(store.recentProjects(), (QVector<RecentProject>{b, a}));
    QCOMPARE(store.bytes(u"geometry"_s), QByteArray("abc"));
    store.forgetProject(b.folder);
    QCOMPARE(store.recentProjects(), QVector<RecentProject>{a});
}

void SupportTest::folderNames_data()
{
    QTest::addColumn<QString>("requirement");
    QTest::addColumn<QString>("name");
    QTest::newRow("english") << u"A terminal 2048 with undo that survives"_s << u"terminal-2048-with-undo"_s;
    QTest::newRow("chinese") << u"命令行番茄钟"_s << u"命令行番茄钟"_s;
    QTest::newRow("empty") << QString() << u"project"_s;
    QTest::newRow("dots") << u"../../etc"_s << u"etc"_s;
}

void SupportTest::folderNames()
{
    QFETCH(QString, requirement);
    QTEST(folderNameFor(requirement), "name");
}

void SupportTest::demosMatchLoosely()
{
    const QVector<DemoInfo> demos{{u"snake"_s, u"Snake"_s, u"A Snake  game"_s, u"en"_s}};
    QCOMPARE(demoFor(demos, u" a snake game\n"_s), u"snake"_s);
    QVERIFY(demoFor(demos, u"a worm game"_s).isEmpty());
}

#include "tst_support.moc"
