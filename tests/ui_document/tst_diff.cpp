// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui_document/page_fixture.h"
#include "ui/editor/diff_view.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QScrollBar>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;

namespace {

struct DiffFixture {
    ThemeController theme{*static_cast<QApplication *>(QCoreApplication::instance())};
    DiffView view{theme};

    DiffFixture()
    {
        theme.wearStyleSheet();
        view.resize(900, 300);
        view.setPath(u"src/board.py"_s);
        view.show();
        view.activateWindow();
        if (!QTest::qWaitForWindowActive(&view))
            qWarning("the view did not become active");
    }
    void fill(const QString &before, const QString &after)
    {
        view.setText(1, before);
        view.setText(2, after);
        view.setRevisions({{1, u"r1"_s}, {2, u"r2"_s}});
    }
    [[nodiscard]] QAbstractScrollArea *column(const QString &name) const
    {
        return view.findChild<QAbstractScrollArea *>(name);
    }
    /// "Change 2 of 3" as numbers; 0 and 0 when there is none.
    [[nodiscard]] int currentChange() const { return positionWord(1); }
    [[nodiscard]] int changeCount() const { return positionWord(3); }

private:
    [[nodiscard]] int positionWord(int index) const
    {
        return view.findChild<QLabel *>(u"changePosition"_s)->text().section(u' ', index, index).toInt();
    }
};

DiffLine line(DiffLine::Kind kind, int oldLine, int newLine)
{
    return {kind, oldLine, newLine, {}, {}};
}

QString manyLines(const QString &word)
{
    QString text;
    for (int i = 0; i < 5000; ++i)
        text +=
            u"    value_%1 = compute(%1)  # %2\n"_s.arg(QString::number(i), i % 7 == 0 ? word : u"same"_s);
    return text;
}

} // namespace

class DiffTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void columnsAreLevel();
    void navigatesChanges();
    void sideBySideScrollsTogether();
    void asksForMissingTexts();
    void selectionIsInNewLines();
    void removedLinesAreInOldLines();
    void opensLargeFiles();
    void sameTextsSaySo();
};

BATON_TEST_CLASS(DiffTest)

void DiffTest::init()
{
    test::failOnWarnings();
}

void DiffTest::columnsAreLevel()
{
    using Kind = DiffLine::Kind;
    const QVector<DiffLine> lines{line(Kind::Context, 1, 1), line(Kind::Removed, 2, 0),
        line(Kind::Removed, 3, 0), line(Kind::Added, 0, 2), line(Kind::Context, 4, 3),
        line(Kind::Added, 0, 4), line(Kind::Added, 0, 5)};
    const DiffColumns columns = sideBySide(lines);
    QCOMPARE(columns.before.size(), columns.after.size());
    QCOMPARE(columns.before.size(), 6);
    QCOMPARE(columns.before.at(1).oldLine, 2);
    QCOMPARE(columns.after.at(1).newLine, 2);
    QVERIFY(isFiller(columns.after.at(2)));
    QVERIFY(isFiller(columns.before.at(5)));
    QCOMPARE(columns.after.at(3).newLine, 3);
    QCOMPARE(changeStarts(lines), (QVector<int>{1, 5}));
    QCOMPARE(changeStarts(columns), (QVector<int>{1, 4}));
}

void DiffTest::navigatesChanges()
{
    DiffFixture f;
    f.fill(test::boardBefore(), test::boardAfter());
    QCOMPARE(f.changeCount(), 3);
    QCOMPARE(f.currentChange(), 1);
    QVERIFY(f.view.goToChange(true));
    QVERIFY(f.view.goToChange(true));
    QCOMPARE(f.currentChange(), 3);
    QVERIFY(!f.view.goToChange(true));
    QVERIFY(f.view.goToChange(false));
    QCOMPARE(f.view.findChild<QLabel *>(u"changePosition"_s)->text(), u"Change 2 of 3"_s);
    QVERIFY(f.view.findChild<QLabel *>(u"changeCounts"_s)->text().contains(u"+5"_s));
    QVERIFY(f.column(u"changesView"_s)->verticalScrollBar()->value() > 0);
}

void DiffTest::sideBySideScrollsTogether()
{
    DiffFixture f;
    f.fill(test::boardBefore(), test::boardAfter());
    f.view.setSideBySide(true);
    QAbstractScrollArea *left = f.column(u"changesViewOlderRevision"_s);
    QAbstractScrollArea *right = f.column(u"changesViewNewerRevision"_s);
    QVERIFY(left->isVisible() && right->isVisible());
    left->verticalScrollBar()->setValue(5);
    QCOMPARE(right->verticalScrollBar()->value(), 5);
    right->verticalScrollBar()->setValue(9);
    QCOMPARE(left->verticalScrollBar()->value(), 9);
    QCOMPARE(f.changeCount(), 3);
}

void DiffTest::asksForMissingTexts()
{
    DiffFixture f;
    QSignalSpy wanted(&f.view, &DiffView::textWanted);
    f.view.setText(2, u"b\n"_s);
    f.view.setRevisions({{1, u"r1"_s}, {2, u"r2"_s}});
    QVERIFY(wanted.count() > 0);
    QCOMPARE(wanted.constFirst().at(0).toInt(), 1);
    QCOMPARE(f.changeCount(), 0);
    f.view.setText(1, u"a\n"_s);
    QCOMPARE(f.changeCount(), 1);
}

void DiffTest::selectionIsInNewLines()
{
    DiffFixture f;
    f.fill(u"a\nb\nc\n"_s, u"a\nB\nc\n"_s);
    // Rows: a, -b, +B, c; the caret is on the first change.
    QWidget *text = f.column(u"changesView"_s);
    QTest::keyClick(text, Qt::Key_Down);
    QCOMPARE(f.view.selection(), (TextPlace{2, 2, u"B"_s}));
    QTest::keyClick(text, Qt::Key_Down);
    QCOMPARE(f.view.selection(), (TextPlace{3, 3, u"c"_s}));
}

void DiffTest::removedLinesAreInOldLines()
{
    DiffFixture f;
    f.fill(u"a\ngone\nc\n"_s, u"a\nc\n"_s);
    QCOMPARE(f.view.selection(), (TextPlace{2, 2, u"gone"_s}));
    const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(f.column(u"changesView"_s));
    QVERIFY(interface != nullptr);
    QCOMPARE(interface->text(QAccessible::Name), u"Changes view"_s);
}

void DiffTest::opensLargeFiles()
{
    DiffFixture f;
    const QString before = manyLines(u"before"_s);
    const QString after = manyLines(u"after"_s);
    f.fill(before, after);
    QCOMPARE(f.changeCount(), 715);
}

void DiffTest::sameTextsSaySo()
{
    DiffFixture f;
    f.fill(u"same\n"_s, u"same\n"_s);
    QCOMPARE(f.changeCount(), 0);
    QVERIFY(!f.column(u"changesView"_s)->isVisible());
    QVERIFY(!f.view.goToChange(true));
    QCOMPARE(f.view.findChild<QComboBox *>(u"olderRevision"_s)->count(), 2);
}

#include "tst_diff.moc"
