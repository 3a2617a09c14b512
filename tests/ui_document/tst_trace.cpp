// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui_document/page_fixture.h"
#include "ui/document/trace_view.h"

#include <QAccessible>
#include <QPlainTextEdit>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;

class TraceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void partsWithSizes();
    void facts();
    void answerIsShownFirst();
    void asksForTheTraceOnce();
    void humanRevisionHasNone();
};

BATON_TEST_CLASS(TraceTest)

void TraceTest::init()
{
    test::failOnWarnings();
}

void TraceTest::partsWithSizes()
{
    const session::CallTrace trace = test::boardTrace();
    const QVector<TraceItem> items = traceItems(trace);
    QCOMPARE(items.at(0).title, u"Prompt"_s);
    QCOMPARE(items.at(1).depth, 1);
    QCOMPARE(items.at(2).title, u"role"_s);
    QCOMPARE(items.at(2).size, u"38 characters"_s);
    // The parts of a message are its text, no more and no less.
    const QString whole = items.at(1).text;
    QCOMPARE(items.at(2).text + items.at(3).text, whole);
    const auto answer =
        std::find_if(items.cbegin(), items.cend(), [](const TraceItem &item) { return item.isAnswer; });
    QVERIFY(answer != items.cend());
    QCOMPARE(answer->text, trace.reply);
    QVERIFY(items.constLast().text.contains(u"rate_limited · HTTP 429"_s));
    QVERIFY(items.constLast().text.contains(u"waited 4"_s));
}

void TraceTest::facts()
{
    const QString facts = traceFacts(test::boardTrace()).join(u'\n');
    for (const QString &fact :
        {u"gpt-4.1 · openai"_s, u"2,310 tokens in (1,400 cached) · 690 out (120 reasoning)"_s, u"$0.03"_s,
            u"first text after 0.8 s"_s, u"done after 14 s"_s, u"ended: stop"_s})
        QVERIFY2(facts.contains(fact), qPrintable(fact + u" in "_s + facts));
    session::CallTrace bare;
    bare.model = u"m"_s;
    QVERIFY(!traceFacts(bare).join(u'\n').contains(u"$0.00"_s)); // unknown is never zero
}

void TraceTest::answerIsShownFirst()
{
    test::PaneFixture f;
    f.pane.open(test::boardInReview());
    f.pane.currentPage()->setMode(DocumentMode::Trace);
    f.pane.setTrace(test::boardTrace());
    auto *tree = f.find<QTreeWidget>(u"traceView"_s);
    QCOMPARE(f.find<QPlainTextEdit>(u"traceText"_s)->toPlainText(), test::boardTrace().reply);
    // Reasoning is folded: a row of its own that has to be chosen.
    const auto reasoning = tree->findItems(u"Reasoning"_s, Qt::MatchExactly);
    QCOMPARE(reasoning.size(), 1);
    tree->setCurrentItem(reasoning.constFirst());
    QCOMPARE(f.find<QPlainTextEdit>(u"traceText"_s)->toPlainText(), test::boardTrace().reasoning);
    QCOMPARE(QAccessible::queryAccessibleInterface(tree)->text(QAccessible::Name), u"Trace view"_s);
}

void TraceTest::asksForTheTraceOnce()
{
    test::PaneFixture f;
    f.pane.open(test::boardInReview());
    QSignalSpy wanted(&f.pane, &DocumentPane::traceWanted);
    f.pane.currentPage()->setMode(DocumentMode::Trace);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.constFirst().at(0).value<CallId>().value, u"c2"_s);
    f.pane.setTrace(test::boardTrace());
    f.pane.refresh(test::boardInReview());
    QCOMPARE(wanted.count(), 1);
}

void TraceTest::humanRevisionHasNone()
{
    test::PaneFixture f;
    DocumentInput input = test::boardInReview();
    test::addRevision(input, u"mine\n"_s, AuthorKind::Human);
    f.pane.open(input);
    QSignalSpy wanted(&f.pane, &DocumentPane::traceWanted);
    f.pane.currentPage()->setMode(DocumentMode::Trace);
    QCOMPARE(wanted.count(), 0);
    QVERIFY(!f.find(u"traceView"_s)->isVisible());
}

#include "tst_trace.moc"
