// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui_document/page_fixture.h"
#include "ui/document/check_bar.h"
#include "ui/document/review_bar.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;

namespace {

DocumentInput inState(ArtefactState state)
{
    DocumentInput input = test::prdInReview();
    input.artefact.state = state;
    return input;
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
    void failureOffersWhatFits();
    void narrowUsesShortWords();
    void approveSaysWhereItGoes();
    void noteTravels();
    void writingShowsProgress();
    void staleNamesTheCause();
    void undoOnlyWhilePossible();
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
    QTest::newRow("skipped") << ArtefactState::Skipped << QStringList{};
}

void ReviewTest::modes()
{
    QFETCH(ArtefactState, state);
    QFETCH(QStringList, offered);
    test::PaneFixture f;
    f.pane.open(inState(state));
    QStringList found;
    const auto buttons = f.find<ReviewBar>(u"reviewBar"_s)->findChildren<QPushButton *>();
    for (const QPushButton *button : buttons) {
        if (button->isVisible())
            found.append(button->objectName());
    }
    found.sort();
    offered.sort();
    QCOMPARE(found, offered);
}

void ReviewTest::failureOffersWhatFits()
{
    test::PaneFixture f;
    f.pane.open(test::prdFailed(ErrorCode::Disconnected));
    QVERIFY(f.isOffered(u"continue"_s) && f.isOffered(u"retry"_s) && f.isOffered(u"keepAsDraft"_s));
    const QString message = f.find<QLabel>(u"reviewMessage"_s)->text();
    QVERIFY(message.contains(u"was cut"_s) && message.contains(u"are kept"_s)
        && message.contains(u"keep the half"_s));
    QSignalSpy goOn(&f.pane, &DocumentPane::continueRequested);
    QSignalSpy retry(&f.pane, &DocumentPane::retryRequested);
    QSignalSpy keep(&f.pane, &DocumentPane::keepDraftRequested);
    for (const QString &name : {u"continue"_s, u"retry"_s, u"keepAsDraft"_s})
        QTest::mouseClick(f.find<QPushButton>(name), Qt::LeftButton);
    QCOMPARE(goOn.count() + retry.count() + keep.count(), 3);
    QCOMPARE(keep.constFirst().at(0).toString(), u"docs/prd.md"_s);
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
    QSignalSpy again(&f.pane, &DocumentPane::regenerateRequested);
    QTest::keyClick(f.focus(u"documentView"_s), Qt::Key_R);
    QCOMPARE(again.count(), 1);
    QCOMPARE(again.constLast().at(1).toString(), QString());
    f.find<QPushButton>(u"regenerate"_s)->menu()->actions().at(1)->trigger();
    auto *note = f.find<QLineEdit>(u"note"_s);
    QVERIFY(note->isVisible());
    QTest::keyClicks(note, u"shorter"_s);
    QTest::keyClick(note, Qt::Key_Return);
    QCOMPARE(again.count(), 2);
    QCOMPARE(again.constLast().at(1).toString(), u"shorter"_s);
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
    QSignalSpy stopped(&f.pane, &DocumentPane::stopRequested);
    QTest::mouseClick(f.find<QPushButton>(u"stopWriting"_s), Qt::LeftButton);
    QCOMPARE(stopped.count(), 1);
}

void ReviewTest::staleNamesTheCause()
{
    test::PaneFixture f;
    f.pane.open(test::prdStale());
    QVERIFY(f.find<QLabel>(u"reviewMessage"_s)->text().contains(u"docs/requirement.md"_s));
    QSignalSpy keep(&f.pane, &DocumentPane::keepStaleRequested);
    QSignalSpy refresh(&f.pane, &DocumentPane::refreshRequested);
    QTest::mouseClick(f.find<QPushButton>(u"keepNotAffected"_s), Qt::LeftButton);
    QTest::mouseClick(f.find<QPushButton>(u"refresh"_s), Qt::LeftButton);
    QCOMPARE(keep.count(), 1);
    QCOMPARE(refresh.count(), 1);
}

void ReviewTest::undoOnlyWhilePossible()
{
    test::PaneFixture f;
    DocumentInput input = test::prdApproved();
    f.pane.open(input);
    QVERIFY(f.isOffered(u"undoApproval"_s));
    QSignalSpy undone(&f.pane, &DocumentPane::undoRequested);
    QTest::mouseClick(f.find<QPushButton>(u"undoApproval"_s), Qt::LeftButton);
    QCOMPARE(undone.count(), 1);
    input.canUndo = false;
    f.pane.refresh(input);
    QVERIFY(!f.isOffered(u"undoApproval"_s));
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
