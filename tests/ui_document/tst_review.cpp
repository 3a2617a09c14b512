// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui_document/page_fixture.h"
#include "ui/document/check_bar.h"
#include "ui/document/review_bar.h"
#include "ui/support/small_widgets.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSpinBox>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;
using test::commandsIn;

namespace {

DocumentInput inState(ArtefactState state)
{
    DocumentInput input = test::prdInReview();
    input.artefact.state = state;
    return input;
}

QStringList buttonsOf(const test::PaneFixture &f)
{
    QStringList found;
    const auto buttons = f.find<ReviewBar>(u"reviewBar"_s)->findChildren<QPushButton *>();
    for (const QPushButton *button : buttons) {
        if (button->isVisible())
            found.append(button->objectName());
    }
    found.sort();
    return found;
}

QString sideOf(const test::PaneFixture &f)
{
    return f.find<QLabel>(u"handOff"_s)->text();
}

} // namespace

class ReviewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void modes_data();
    void modes();
    void offersWhatTheTableSays_data();
    void offersWhatTheTableSays();
    void failureOffersWhatFits();
    void narrowUsesShortWords();
    void approveSaysWhereItGoes();
    void noteTravels();
    void writingShowsProgress();
    void staleNamesTheCause();
    void undoOnlyWhilePossible();
    void takeBackStopsWhatWasStarted();
    void longWaitCanBeWaitedFor();
    void roomForTheNextAnswer();
    void computedOnesAreNotAskedFor();
    void checksSummariseWhenNarrow();
    void checkJumpsToLine();
};

BATON_TEST_CLASS(ReviewTest)

void ReviewTest::init()
{
    test::failOnWarnings();
}

void ReviewTest::modes_data()
{
    QTest::addColumn<ArtefactState>("state");
    QTest::addColumn<QStringList>("offered");
    QTest::newRow("queued") << ArtefactState::Queued << QStringList{};
    QTest::newRow("writing") << ArtefactState::Writing << QStringList{u"stopWriting"_s};
    QTest::newRow("review") << ArtefactState::Review << QStringList{u"approveAndHandOff"_s, u"regenerate"_s};
    QTest::newRow("approved") << ArtefactState::Approved << QStringList{u"regenerate"_s};
    QTest::newRow("changes") << ArtefactState::ChangesRequested << QStringList{};
    QTest::newRow("stale") << ArtefactState::Stale
                           << QStringList{u"refresh"_s, u"keepNotAffected"_s, u"regenerate"_s};
    QTest::newRow("failed") << ArtefactState::Failed << QStringList{u"retry"_s};
}

void ReviewTest::modes()
{
    QFETCH(ArtefactState, state);
    QFETCH(QStringList, offered);
    test::PaneFixture f;
    f.pane.open(inState(state));
    offered.sort();
    QCOMPARE(buttonsOf(f), offered);
}

/// What the table offers is what the bar and the menus offer, and it leads to the table's command.
void ReviewTest::offersWhatTheTableSays_data()
{
    QTest::addColumn<ArtefactState>("state");
    for (int i = 0; i <= static_cast<int>(ArtefactState::Skipped); ++i) {
        const auto state = static_cast<ArtefactState>(i);
        QTest::newRow(qPrintable(toWord(state))) << state;
    }
}

void ReviewTest::offersWhatTheTableSays()
{
    QFETCH(ArtefactState, state);
    test::PaneFixture f;
    f.pane.open(inState(state));
    QSignalSpy decided(&f.pane, &DocumentPane::decided);
    const DecisionSight sight = f.pane.currentPage()->sight();
    for (const Decision &decision : decisions()) {
        const Offer offer = decision.offered(sight);
        QAction *action = f.pane.action(decision.id);
        QCOMPARE(action != nullptr, decision.menu != nullptr);
        if (decision.button != nullptr) {
            QWidget named;
            nameWidget(&named, decision.name);
            QCOMPARE(f.isOffered(named.objectName()), offer >= Offer::OnBar);
        }
        if (action == nullptr)
            continue;
        QCOMPARE(action->isEnabled(), offer != Offer::No);
        QVERIFY(!action->text().isEmpty());
        decided.clear();
        action->trigger();
        const bool leads = offer != Offer::No && decision.command != nullptr;
        QCOMPARE(decided.count(), leads ? 1 : 0);
        if (leads)
            QCOMPARE(decided.constFirst().at(0).value<Command>().index(), decision.command({}).index());
    }
}

void ReviewTest::failureOffersWhatFits()
{
    test::PaneFixture f;
    f.pane.open(test::prdFailed(ErrorCode::Disconnected));
    QVERIFY(f.isOffered(u"continue"_s) && f.isOffered(u"retry"_s) && f.isOffered(u"keepAsDraft"_s));
    const QString message = f.find<QLabel>(u"reviewMessage"_s)->text();
    QVERIFY(message.contains(u"was cut"_s) && message.contains(u"are kept"_s)
        && message.contains(u"keep the half"_s));
    QSignalSpy decided(&f.pane, &DocumentPane::decided);
    for (const QString &name : {u"continue"_s, u"retry"_s, u"keepAsDraft"_s})
        QTest::mouseClick(f.find<QPushButton>(name), Qt::LeftButton);
    QCOMPARE(commandsIn<command::ContinueAnswer>(decided).size(), 1);
    QCOMPARE(commandsIn<command::Retry>(decided).size(), 1);
    QCOMPARE(commandsIn<command::KeepDraft>(decided).value(0).path, u"docs/prd.md"_s);
    f.pane.refresh(test::prdFailed(ErrorCode::ContentFilter));
    QVERIFY(!f.isOffered(u"continue"_s)); // what was refused cannot be gone on with
    DocumentInput nothing = test::prdFailed(ErrorCode::Auth);
    nothing.artefact.failure.partial = {};
    f.pane.refresh(nothing);
    QVERIFY(!f.isOffered(u"continue"_s) && !f.isOffered(u"keepAsDraft"_s) && f.isOffered(u"retry"_s));
}

void ReviewTest::narrowUsesShortWords()
{
    test::PaneFixture f({460, 480});
    f.pane.open(test::boardInReview());
    f.pane.currentPage()->setMode(DocumentMode::Changes);
    QCOMPARE(f.pane.width(), 460);
    const auto *bar = f.find<ReviewBar>(u"reviewBar"_s);
    QCOMPARE(f.find<QPushButton>(u"approveAndHandOff"_s)->text(), u"✓ Approve"_s);
    const auto buttons = bar->findChildren<QPushButton *>();
    for (const QPushButton *button : buttons) {
        if (!button->isVisible())
            continue;
        QVERIFY2(button->geometry().right() <= bar->width(), qPrintable(button->text()));
        QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
    }
    f.pane.resize(900, 480);
    QTRY_VERIFY(f.find<QPushButton>(u"approveAndHandOff"_s)->text().contains(u"hand off"_s));
}

void ReviewTest::approveSaysWhereItGoes()
{
    test::PaneFixture f;
    DocumentInput input = test::boardInReview();
    f.pane.open(input);
    QVERIFY(sideOf(f).contains(u"QA Engineer"_s) && sideOf(f).contains(u"about $0.02"_s));
    input.expectedCost.clear();
    f.pane.refresh(input);
    QVERIFY(sideOf(f).startsWith(u"→ "_s) && !sideOf(f).contains(u"about"_s));
}

void ReviewTest::noteTravels()
{
    test::PaneFixture f;
    f.pane.open(test::boardInReview());
    QSignalSpy decided(&f.pane, &DocumentPane::decided);
    QTest::keyClick(f.focus(u"documentView"_s), Qt::Key_R);
    QCOMPARE(commandsIn<command::Regenerate>(decided).size(), 1);
    QCOMPARE(commandsIn<command::Regenerate>(decided).value(0).note, QString());
    f.find<QPushButton>(u"regenerate"_s)->menu()->actions().at(1)->trigger();
    auto *note = f.find<QLineEdit>(u"note"_s);
    QVERIFY(note->isVisible());
    QTest::keyClicks(note, u"shorter"_s);
    QTest::keyClick(note, Qt::Key_Return);
    QCOMPARE(commandsIn<command::Regenerate>(decided).size(), 2);
    QCOMPARE(commandsIn<command::Regenerate>(decided).value(1).note, u"shorter"_s);
    QVERIFY(!note->isVisible());
}

void ReviewTest::writingShowsProgress()
{
    test::PaneFixture f;
    const DocumentInput input = test::prdWriting();
    f.pane.open(input);
    session::LiveText live = test::liveText(input, {});
    live.startedAt = f.clock.now() - 40'000;
    f.pane.setLive(live);
    QCOMPARE(sideOf(f), u"thinking 40 s"_s);
    f.pane.setLive(test::liveText(input, test::prdText()));
    QCOMPARE(sideOf(f), u"412 tokens, 62 tok/s"_s);
    QSignalSpy decided(&f.pane, &DocumentPane::decided);
    QTest::mouseClick(f.find<QPushButton>(u"stopWriting"_s), Qt::LeftButton);
    QCOMPARE(commandsIn<command::Stop>(decided).size(), 1);
}

void ReviewTest::staleNamesTheCause()
{
    test::PaneFixture f;
    f.pane.open(test::prdStale());
    QVERIFY(f.find<QLabel>(u"reviewMessage"_s)->text().contains(u"docs/requirement.md"_s));
    QSignalSpy decided(&f.pane, &DocumentPane::decided);
    QTest::mouseClick(f.find<QPushButton>(u"keepNotAffected"_s), Qt::LeftButton);
    QTest::mouseClick(f.find<QPushButton>(u"refresh"_s), Qt::LeftButton);
    QCOMPARE(commandsIn<command::KeepStale>(decided).size(), 1);
    QCOMPARE(commandsIn<command::Refresh>(decided).size(), 1);
}

void ReviewTest::undoOnlyWhilePossible()
{
    test::PaneFixture f;
    DocumentInput input = test::prdApproved();
    f.pane.open(input);
    QVERIFY(f.isOffered(u"undoTheLastDecision"_s));
    QSignalSpy decided(&f.pane, &DocumentPane::decided);
    QTest::mouseClick(f.find<QPushButton>(u"undoTheLastDecision"_s), Qt::LeftButton);
    QCOMPARE(commandsIn<command::Undo>(decided).size(), 1);
    input.canUndo = false;
    f.pane.refresh(input);
    QVERIFY(!f.isOffered(u"undoTheLastDecision"_s));
}

void ReviewTest::takeBackStopsWhatWasStarted()
{
    test::PaneFixture f;
    DocumentInput input = test::prdApproved();
    input.canUndo = false;
    f.pane.open(input);
    QVERIFY(!f.isOffered(u"takeBackAndStop"_s));
    input.canTakeBack = true;
    f.pane.refresh(input);
    QVERIFY(f.isOffered(u"takeBackAndStop"_s) && !f.isOffered(u"undoTheLastDecision"_s));
    QSignalSpy decided(&f.pane, &DocumentPane::decided);
    QTest::mouseClick(f.find<QPushButton>(u"takeBackAndStop"_s), Qt::LeftButton);
    QVERIFY(commandsIn<command::Undo>(decided).value(0).stop);
}

void ReviewTest::longWaitCanBeWaitedFor()
{
    test::PaneFixture f;
    f.pane.open(test::prdFailed(ErrorCode::RateLimited));
    QVERIFY(!f.isOffered(u"waitAnyway"_s));
    f.pane.refresh(test::prdFailed(ErrorCode::AsksToWait));
    QVERIFY(f.isOffered(u"waitAnyway"_s) && f.isOffered(u"retry"_s));
    QSignalSpy decided(&f.pane, &DocumentPane::decided);
    QTest::mouseClick(f.find<QPushButton>(u"waitAnyway"_s), Qt::LeftButton);
    QTest::mouseClick(f.find<QPushButton>(u"retry"_s), Qt::LeftButton);
    const auto retries = commandsIn<command::Retry>(decided);
    QCOMPARE(retries.size(), 2);
    QCOMPARE(retries.at(0).patienceMs, command::Retry::longestPatienceMs);
    QCOMPARE(retries.at(1).patienceMs, 0);
    QCOMPARE(retries.at(1).maxTokens, 0);
}

void ReviewTest::roomForTheNextAnswer()
{
    test::PaneFixture f;
    f.pane.open(test::prdFailed(ErrorCode::Auth));
    auto *field = f.find<QSpinBox>(u"roomForTheAnswer"_s);
    QVERIFY(field != nullptr && !field->isVisible());
    DocumentInput input = test::prdFailed(ErrorCode::ThinkingOnly);
    input.roomToOffer = 32'000;
    f.pane.refresh(input);
    QVERIFY(field->isVisible());
    QCOMPARE(field->value(), 32'000);
    field->setValue(50'000);
    f.pane.refresh(input); // what was typed stays
    QCOMPARE(field->value(), 50'000);
    QSignalSpy decided(&f.pane, &DocumentPane::decided);
    QTest::mouseClick(f.find<QPushButton>(u"retry"_s), Qt::LeftButton);
    field->setFocus();
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(commandsIn<command::Retry>(decided).size(), 2);
    for (const command::Retry &retry : commandsIn<command::Retry>(decided))
        QCOMPARE(retry.maxTokens, 50'000);
    f.pane.refresh(test::prdInReview());
    QVERIFY(!field->isVisible());
}

/// What a program or a rule makes, no role can be asked for, and no sentence says so.
void ReviewTest::computedOnesAreNotAskedFor()
{
    test::PaneFixture f;
    DocumentInput input = test::prdInReview();
    f.pane.open(input);
    QVERIFY(f.isOffered(u"regenerate"_s));
    input.byRole = false;
    f.pane.refresh(input);
    QVERIFY(!f.isOffered(u"regenerate"_s) && f.isOffered(u"approveAndHandOff"_s));
    input.artefact.state = ArtefactState::Stale;
    input.artefact.staleBecause = {u"src/board.py"_s};
    f.pane.refresh(input);
    const QString stale = f.find<QLabel>(u"reviewMessage"_s)->text();
    QVERIFY2(stale.contains(u"src/board.py"_s) && !stale.contains(input.roleName), qPrintable(stale));
    input.artefact.state = ArtefactState::Queued;
    f.pane.refresh(input);
    const QString queued = f.find<QLabel>(u"reviewMessage"_s)->text();
    QVERIFY2(!queued.contains(input.roleName), qPrintable(queued));
}

void ReviewTest::checksSummariseWhenNarrow()
{
    test::PaneFixture f;
    f.pane.open(test::prdInReview());
    QVERIFY(f.isOffered(u"check_sections"_s) && f.isOffered(u"check_pool"_s));
    QVERIFY(!f.isOffered(u"checkSummary"_s));
    f.pane.resize(460, 480);
    QTRY_VERIFY(f.isOffered(u"checkSummary"_s));
    QVERIFY(!f.isOffered(u"check_sections"_s));
    QVERIFY(f.find<QPushButton>(u"checkSummary"_s)->text().contains(u"1 of 3"_s));
}

void ReviewTest::checkJumpsToLine()
{
    test::PaneFixture f;
    f.pane.open(test::prdInReview());
    f.pane.currentPage()->setMode(DocumentMode::Source);
    QSignalSpy moved(&f.pane, &DocumentPane::cursorMoved);
    QTest::mouseClick(f.find<QPushButton>(u"check_sections"_s), Qt::LeftButton);
    auto *go = f.pane.findChild<QPushButton *>(u"goToLine"_s);
    QVERIFY(go != nullptr && go->isVisible());
    QTest::mouseClick(go, Qt::LeftButton);
    QVERIFY(!go->isVisible());
    QTRY_COMPARE(moved.isEmpty() ? 0 : moved.constLast().at(0).toInt(), 16);
}

#include "tst_review.moc"
