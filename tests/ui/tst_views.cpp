// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_state.h"
#include "tests/support/test_main.h"
#include "ui/models/project_tree_model.h"
#include "ui/models/review_queue_model.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"
#include "ui/views/composer.h"
#include "ui/views/review_queue_view.h"
#include "ui/views/run_tool_bar.h"
#include "ui/views/side_panel.h"
#include "ui/views/start_page.h"
#include "ui/views/swimlane_view.h"
#include "ui/views/timeline_panel.h"
#include "ui/views/timeline_view.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;
using namespace baton::test;

namespace {

ThemeController *makeTheme(QObject *parent)
{
    auto *theme = new ThemeController(*qobject_cast<QApplication *>(QCoreApplication::instance()), parent);
    theme->setChoice(settings::Appearance::Light);
    theme->wearStyleSheet();
    return theme;
}

StartOffers offers(bool demo)
{
    StartOffers result;
    result.teams = {{u"software-company"_s, u"Software company"_s, u"5 roles"_s}};
    result.models = {{{u"demo"_s, {}}, u"Recorded demo (no key)"_s, true},
        {{u"ollama"_s, u"qwen3"_s}, u"qwen3 (Ollama)"_s, false}};
    result.model = demo ? 0 : 1;
    result.demos = {{u"snake"_s, u"Snake"_s, u"A snake game"_s, u"en"_s}};
    result.parentFolder = QDir::tempPath() + u"/no-such-parent"_s;
    result.limit = Money::fromUsd(3);
    return result;
}

template <class Widget> Widget *child(QWidget &parent, const char *name)
{
    auto *found = parent.findChild<Widget *>(QLatin1StringView(name));
    if (!found)
        QTest::qFail(name, __FILE__, __LINE__);
    return found;
}

} // namespace

class ViewsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void swimlaneKeysMoveBetweenCards();
    void swimlaneCardsAreAccessible();
    void swimlaneMoreCardOpens();
    void narrowerLanesKeepTheCurrentCard();
    void thousandCardsChangeOneByOne();
    void timelineChipsAreClickable();
    void composerAddressesRoles();
    void composerReplacesWaitingMessage();
    void composerKeepsWhatIsNotSent();
    void chipIsTakenBackByUndo();
    void startDraftComesBack();
    void queueStepsWithJAndK();
    void toolBarFitsSmallWindows_data();
    void toolBarFitsSmallWindows();
    void toolBarButtonsFollowTheRun();
    void startPageGuardsTheDemo();
    void startPageBuildsRequest();
    void startPageFits();
    void namesForAssistiveTechnology();
    void themeAndFontScaleSwitchLive();
};

BATON_TEST_CLASS(ViewsTest)

void ViewsTest::init()
{
    failOnWarnings();
}

void ViewsTest::swimlaneKeysMoveBetweenCards()
{
    QObject owner;
    SwimlaneModel model;
    model.reset(sampleState());
    SwimlaneView view(*makeTheme(&owner));
    view.setSwimlanes(&model);
    view.resize(900, 380);
    view.show();
    const QSignalSpy selected(&view, &SwimlaneView::cardSelected);
    const QSignalSpy opened(&view, &SwimlaneView::cardOpened);
    view.setCurrentPath(u"src/board.py"_s);
    QCOMPARE(selected.size(), 0);
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.currentPath(), u"src/game.py"_s);
    QTest::keyClick(&view, Qt::Key_Up);
    QCOMPARE(view.currentPath(), u"docs/tasks.md"_s);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().toString(), u"docs/tasks.md"_s);
    QCOMPARE(selected.size(), 2);
    view.setZoom(500);
    QCOMPARE(view.zoom(), 200);
    QVERIFY(view.horizontalHeader()->length() > view.viewport()->width());
}

void ViewsTest::swimlaneCardsAreAccessible()
{
    QObject owner;
    SwimlaneModel model;
    model.reset(sampleState());
    SwimlaneView view(*makeTheme(&owner));
    view.setSwimlanes(&model);
    view.resize(900, 380);
    view.show();
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(&view);
    QVERIFY(table && table->tableInterface());
    QCOMPARE(table->text(QAccessible::Name), u"Swim-lanes"_s);
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column)
            names.append(table->tableInterface()->cellAt(row, column)->text(QAccessible::Name));
    }
    QVERIFY(names.contains(u"Architect, System design, approved"_s));
    QVERIFY(names.contains(u"Engineer, board.py, in review"_s));
}

void ViewsTest::swimlaneMoreCardOpens()
{
    QObject owner;
    SwimlaneModel model;
    model.reset(sampleState());
    SwimlaneView view(*makeTheme(&owner));
    view.setSwimlanes(&model);
    view.resize(900, 380);
    view.show();
    const QModelIndex more = model.indexOf(u"src/main.py"_s);
    QCOMPARE(model.card(more).kind, Card::Kind::More);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(more).center());
    QCOMPARE(model.card(model.indexOf(u"src/main.py"_s)).kind, Card::Kind::Artefact);
}

void ViewsTest::thousandCardsChangeOneByOne()
{
    QObject owner;
    State state = largeState(1000);
    SwimlaneModel model;
    model.reset(state);
    SwimlaneView view(*makeTheme(&owner));
    view.setSwimlanes(&model);
    view.resize(1200, 400);
    view.show();
    model.setExpanded(4, 4, true);
    QVERIFY(model.columnCount() > 1000);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    for (int i = 0; i < 10; ++i) {
        state.artefacts.last().state = i % 2 == 0 ? ArtefactState::Review : ArtefactState::Approved;
        model.apply({}, state);
        view.grab();
    }
    QCOMPARE(changed.size(), 10); // one cell each time, not a thousand
}

/// The place of the current card goes in the midst of the layout; what follows the selection then must
/// neither lay out inside it nor end at another card.
void ViewsTest::narrowerLanesKeepTheCurrentCard()
{
    QObject owner;
    SwimlaneModel model;
    model.reset(largeState(40));
    SwimlaneView view(*makeTheme(&owner));
    view.setSwimlanes(&model);
    connect(&view, &SwimlaneView::cardSelected, &view, &SwimlaneView::setCurrentPath); // as the window does
    view.resize(1400, 380);
    view.show();
    const QString last = largeState(40).artefacts.constLast().path;
    view.setCurrentPath(last);
    const QSignalSpy selected(&view, &SwimlaneView::cardSelected);
    const int wide = model.columnCount();
    for (const int width : {640, 420, 1400, 500, 900, 300}) {
        view.resize(width, 380);
        QCOMPARE(view.currentPath(), last);
        QCOMPARE(model.card(view.currentIndex()).path, last);
        QVERIFY(model.columnCount() <= wide);
    }
    QCOMPARE(selected.size(), 0);
}

void ViewsTest::timelineChipsAreClickable()
{
    QObject owner;
    TimelineModel model;
    model.reset(sampleState(), sampleEvents(), sampleNow());
    TimelinePanel panel(*makeTheme(&owner));
    panel.setTimeline(&model);
    panel.resize(320, 900);
    panel.show();
    TimelineView &view = panel.view();
    const QSignalSpy opened(&view, &TimelineView::chipOpened);
    const QSignalSpy acted(&view, &TimelineView::actionTriggered);
    view.setFocus();
    view.setCurrentIndex(view.model()->index(0, 0));
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().at(0).toString(), u"docs/prd.md"_s);
    QCOMPARE(opened.first().at(1).toInt(), 1);
    // Somewhere in the last row is "Try now": a person finds it with the mouse.
    const QModelIndex last = view.model()->index(view.model()->rowCount() - 1, 0);
    view.scrollTo(last);
    const QRect row = view.visualRect(last);
    for (int y = row.top(); y < row.bottom() && acted.isEmpty(); y += 6) {
        for (int x = row.left(); x < row.right() && acted.isEmpty(); x += 12)
            QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, {x, y});
    }
    QCOMPARE(acted.size(), 1);
    QCOMPARE(acted.first().first().value<TimelineAction>().kind, TimelineAction::Kind::TryNow);
}

void ViewsTest::composerAddressesRoles()
{
    Composer composer;
    composer.setRoles(RoleBook(sampleSop()));
    composer.resize(320, 120);
    composer.show();
    const QSignalSpy sent(&composer, &Composer::sent);
    auto *field = child<QPlainTextEdit>(composer, "messageTheTeam");
    field->setPlainText(u"@Architect keep it small"_s);
    QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.first().at(0).toStringList(), QStringList{u"architect"_s});
    QCOMPARE(sent.first().at(1).toString(), u"keep it small"_s);
    QVERIFY(field->toPlainText().isEmpty());
    child<QComboBox>(composer, "receiver")->setCurrentIndex(0);
    field->setPlainText(u"all of you"_s);
    child<QPushButton>(composer, "sendMessage")->click();
    QCOMPARE(sent.last().at(0).toStringList().size(), 5);
}

void ViewsTest::composerReplacesWaitingMessage()
{
    Composer composer;
    composer.setRoles(RoleBook(sampleSop()));
    const QSignalSpy sent(&composer, &Composer::sent);
    composer.editNote(u"n1"_s, u"engineer"_s, u"old words"_s);
    QCOMPARE(composer.draft(), (NoteDraft{u"engineer"_s, u"old words"_s, u"n1"_s}));
    child<QPushButton>(composer, "sendMessage")->click();
    QCOMPARE(sent.first().at(2).toString(), u"n1"_s);
    child<QPlainTextEdit>(composer, "messageTheTeam")->setPlainText(u"new"_s);
    child<QPushButton>(composer, "sendMessage")->click();
    QVERIFY(sent.last().at(2).toString().isEmpty());
}

void ViewsTest::composerKeepsWhatIsNotSent()
{
    Composer composer;
    composer.setRoles(RoleBook(sampleSop()));
    QSignalSpy drafted(&composer, &Composer::drafted);
    auto *field = child<QPlainTextEdit>(composer, "messageTheTeam");
    QTest::keyClicks(field, u"half a thought"_s);
    QVERIFY(drafted.size() > 0 || drafted.wait()); // without a pause, without closing
    const NoteDraft kept = composer.draft();
    Composer later;
    later.setRoles(RoleBook(sampleSop()));
    later.resume(kept);
    QCOMPARE(later.draft(), kept);
    // A waiting message takes the place of what was typed, and Ctrl+Z gives it back.
    composer.editNote(u"n1"_s, u"engineer"_s, u"old words"_s);
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(field->toPlainText(), u"half a thought"_s);
    drafted.clear();
    QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(drafted.size(), 1);
    QCOMPARE(composer.draft().text, QString());
    composer.giveBack(u"half a thought"_s);
    QCOMPARE(composer.draft().text, u"half a thought"_s);
}

void ViewsTest::chipIsTakenBackByUndo()
{
    QObject owner;
    StartPage page(*makeTheme(&owner));
    StartOffers offers;
    offers.models = {{{u"demo"_s, {}}, u"Demo"_s, true}};
    offers.demos = {{.id = u"d"_s, .title = u"An example"_s, .requirement = u"What the example asks for."_s}};
    page.setOffers(offers);
    page.show();
    auto *field = child<QPlainTextEdit>(page, "requirement");
    QTest::keyClicks(field, u"My own long idea"_s);
    const auto chips = page.findChildren<ChipButton *>();
    QCOMPARE(chips.size(), 1);
    chips.constFirst()->click();
    QCOMPARE(field->toPlainText(), u"What the example asks for."_s);
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(field->toPlainText(), u"My own long idea"_s);
}

void ViewsTest::startDraftComesBack()
{
    QObject owner;
    ThemeController *theme = makeTheme(&owner);
    StartOffers offers;
    offers.teams = {{u"a"_s, u"A"_s, {}}, {u"b"_s, u"B"_s, {}}};
    offers.models = {{{u"demo"_s, {}}, u"Demo"_s, true}, {{u"openai"_s, u"m"_s}, u"m"_s}};
    StartPage page(*theme);
    page.setOffers(offers);
    page.show();
    QSignalSpy drafted(&page, &StartPage::drafted);
    QTest::keyClicks(child<QPlainTextEdit>(page, "requirement"), u"Typed, not started."_s);
    QVERIFY(drafted.size() > 0 || drafted.wait());
    StartDraft draft = page.draft();
    QCOMPARE(draft.requirement, u"Typed, not started."_s);
    draft.team = u"b"_s;
    draft.model = {u"openai"_s, u"m"_s};
    draft.folder = u"/some/where"_s;
    draft.limitUsd = 7.5;
    StartPage later(*theme);
    // The model is offered a moment after the start, as one found on this computer is.
    StartOffers first = offers;
    first.models.removeLast();
    later.setOffers(first);
    later.resume(draft);
    later.setOffers(offers);
    QCOMPARE(later.draft(), draft);
    later.reset(u"Another one, begun before."_s);
    QCOMPARE(later.draft().requirement, draft.requirement);
    later.reset(draft.requirement);
    QCOMPARE(later.draft().requirement, QString());
}

void ViewsTest::queueStepsWithJAndK()
{
    QObject owner;
    State state = sampleState();
    state.artefact(u"docs/prd.md"_s)->state = ArtefactState::Stale;
    ReviewQueueModel model;
    model.reset(state, sampleNow());
    ReviewQueueView view(*makeTheme(&owner));
    view.setQueue(&model);
    const QSignalSpy opened(&view, &ReviewQueueView::opened);
    QTest::keyClick(&view, Qt::Key_J);
    QCOMPARE(view.currentIndex().row(), 0);
    QTest::keyClick(&view, Qt::Key_J);
    QCOMPARE(view.currentIndex().row(), 1);
    QTest::keyClick(&view, Qt::Key_K);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(opened.first().first().toString(), u"docs/prd.md"_s);
}

void ViewsTest::toolBarFitsSmallWindows_data()
{
    QTest::addColumn<int>("scale");
    QTest::newRow("100") << 100;
    QTest::newRow("130") << 130;
}

void ViewsTest::toolBarFitsSmallWindows()
{
    QFETCH(int, scale);
    QObject owner;
    ThemeController *theme = makeTheme(&owner);
    theme->setFontScale(scale);
    RunToolBar bar(*theme);
    RunSummary summary = runSummary(sampleState());
    summary.name = u"A project with a rather long name that somebody chose"_s;
    bar.setSummary(summary);
    bar.setUsage(usageSummary(sampleState()));
    bar.resize(1024, 44);
    bar.show();
    QVERIFY2(
        bar.minimumSizeHint().width() <= 1024, qPrintable(QString::number(bar.minimumSizeHint().width())));
    const auto *exports = child<QPushButton>(bar, "export");
    QVERIFY(bar.rect().contains(exports->geometry()));
    QCOMPARE(child<ElidedLabel>(bar, "runState")->fullText().left(9), u"● Running"_s);
    theme->setFontScale(100);
}

void ViewsTest::toolBarButtonsFollowTheRun()
{
    QObject owner;
    RunToolBar bar(*makeTheme(&owner));
    RunSummary summary = runSummary(sampleState());
    bar.setSummary(summary);
    const QSignalSpy paused(&bar, &RunToolBar::pauseRequested);
    const QSignalSpy continued(&bar, &RunToolBar::continueRequested);
    auto *pause = child<QPushButton>(bar, "pauseRun");
    pause->click();
    QCOMPARE(paused.size(), 1);
    summary.mode = RunMode::Paused;
    summary.writing = 0;
    bar.setSummary(summary);
    pause->click();
    QCOMPARE(continued.size(), 1);
    QVERIFY(!child<QPushButton>(bar, "stopRun")->isEnabled());
    const QSignalSpy chosen(&bar, &RunToolBar::autonomyChosen);
    auto *autonomy = child<QComboBox>(bar, "autonomy");
    QCOMPARE(autonomy->currentIndex(), 0);
    QTest::keyClick(autonomy, Qt::Key_Down);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<Autonomy>(), (Autonomy{false, true}));
}

void ViewsTest::startPageGuardsTheDemo()
{
    QObject owner;
    StartPage page(*makeTheme(&owner));
    page.setOffers(offers(true));
    page.resize(1024, 700);
    page.show();
    const QSignalSpy started(&page, &StartPage::startRequested);
    auto *field = child<QPlainTextEdit>(page, "requirement");
    auto *start = child<QPushButton>(page, "startTheTeam");
    QVERIFY(!start->isEnabled());
    field->setPlainText(u"something else"_s);
    QVERIFY(!start->isEnabled());
    QVERIFY(child<QPushButton>(page, "connectAModelInstead")->isVisible());
    QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(started.size(), 0);
    const auto chips = page.findChildren<ChipButton *>();
    QCOMPARE(chips.size(), 1);
    chips.first()->click();
    QVERIFY(start->isEnabled());
    QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(started.size(), 1);
    QCOMPARE(started.first().first().value<StartRequest>().demo, u"snake"_s);
}

void ViewsTest::startPageBuildsRequest()
{
    QObject owner;
    StartPage page(*makeTheme(&owner));
    page.setOffers(offers(false));
    page.setRequirement(u"  A tool that sorts photos  "_s);
    const StartRequest request = page.request();
    QCOMPARE(request.requirement, u"A tool that sorts photos"_s);
    QCOMPARE(request.model, (ModelChoice{u"ollama"_s, u"qwen3"_s}));
    QCOMPARE(request.team, u"software-company"_s);
    QCOMPARE(request.limit, Money::fromUsd(3));
    QVERIFY(request.demo.isEmpty());
    QVERIFY2(request.folder.endsWith(u"/tool-that-sorts-photos"), qPrintable(request.folder));
    page.setFolder(u"/somewhere/else"_s);
    page.setRequirement(u"Another"_s);
    QCOMPARE(page.request().folder, u"/somewhere/else"_s);
}

void ViewsTest::startPageFits()
{
    QObject owner;
    ThemeController *theme = makeTheme(&owner);
    StartPage page(*theme);
    page.setOffers(offers(true));
    page.setRequirement(u"something else"_s);
    page.resize(1024, 700);
    page.show();
    QVERIFY(page.minimumSizeHint().width() <= 1024);
    const auto *start = child<QPushButton>(page, "startTheTeam");
    const QPoint corner = start->mapTo(&page, start->rect().bottomRight());
    QVERIFY(page.rect().contains(corner));
}

void ViewsTest::namesForAssistiveTechnology()
{
    QObject owner;
    ThemeController *theme = makeTheme(&owner);
    StartPage start(*theme);
    RunToolBar bar(*theme);
    TimelinePanel timeline(*theme);
    SidePanel side(*theme);
    SwimlaneView lanes(*theme);
    QSet<QString> names;
    for (QWidget *root : std::initializer_list<QWidget *>{&start, &bar, &timeline, &side, &lanes}) {
        names.insert(root->accessibleName());
        const auto widgets = root->findChildren<QWidget *>();
        for (const QWidget *widget : widgets)
            names.insert(widget->accessibleName());
    }
    for (const char *name :
        {"Requirement", "Start the team", "Model", "Autonomy", "Money limit", "Project folder",
            "Recent projects", "Pause run", "Stop run", "Export", "Review queue", "Project files",
            "Swim-lanes", "Timeline", "Message the team", "Send message", "Money spent", "Run state"})
        QVERIFY2(names.contains(QLatin1StringView(name)), name);
}

void ViewsTest::themeAndFontScaleSwitchLive()
{
    QObject owner;
    ThemeController *theme = makeTheme(&owner);
    const QSignalSpy changed(theme, &ThemeController::changed);
    theme->setChoice(settings::Appearance::Dark);
    QVERIFY(theme->theme().dark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), theme->theme().panel);
    theme->setFontScale(500);
    QCOMPARE(theme->fontScale(), 200);
    QCOMPARE(theme->px(10), 20);
    QCOMPARE(changed.size(), 2);
    theme->setFontScale(100);
    theme->setChoice(settings::Appearance::Light);
    theme->wearStyleSheet();
}

#include "tst_views.moc"
