// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markdown/cells.h"
#include "core/markdown/paths.h"
#include "tests/support/test_main.h"

using namespace Qt::StringLiterals;

namespace baton::test {

class CellsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void nothing_data();
    void nothing();
    void values_data();
    void values();
    void words();
    void paths_data();
    void paths();
    void pathsOfLists();
    void names_data();
    void names();
};

BATON_TEST_CLASS(CellsTest)

void CellsTest::nothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("nothing");
    const QStringList nothing{u""_s, u"  "_s, u"-"_s, u"–"_s, u"—"_s, u"..."_s, u"None"_s, u"none."_s,
        u"*None.*"_s, u"(none)"_s, u"`None`."_s, u"N/A"_s, u"n/a"_s, u"nil"_s, u"Nothing"_s,
        u"Not applicable."_s, u"No"_s, u"None - all clear"_s, u"None (entry point)"_s,
        u"None; everything is settled."_s, u"None at this time."_s, u"No open questions."_s,
        u"No open questions at this time"_s, u"There are no open questions."_s, u"**No further questions**"_s,
        u"No dependencies"_s, u"no unresolved issues remain"_s, u"Nothing further"_s, u"无"_s, u"无。"_s,
        u"無"_s, u"没有"_s, u"没有问题"_s, u"暂无"_s, u"暂无。"_s, u"无待明确事项"_s, u"没有待明确的事项。"_s,
        u"目前没有其他问题"_s, u"无依赖"_s, u"なし"_s, u"特になし"_s, u"없음"_s, u"Keine"_s,
        u"Keine offenen Fragen."_s, u"keine weiteren"_s, u"entfällt"_s, u"Aucune question ouverte"_s,
        u"Ninguna"_s, u"нет"_s};
    const QStringList something{u"Which colour?"_s, u"None of the users can log in"_s, u"No login"_s,
        u"No network access"_s, u"No third-party packages"_s, u"No files are deleted"_s,
        u"None, but should guests see the board?"_s, u"None, but the price is open"_s,
        u"No open questions? Is the limit 10"_s, u"无需登录"_s, u"无网络时也能使用"_s,
        u"没有登录时显示什么？"_s, u"Keine Anmeldung"_s, u"nothing.py"_s, u"noneless"_s, u"R1"_s, u"a.py"_s,
        u"Nonesuch library"_s, u"Empty lists are shown"_s, u"C++"_s};
    for (const QString &text : nothing)
        QTest::addRow("nothing: %s", qPrintable(text)) << text << true;
    for (const QString &text : something)
        QTest::addRow("something: %s", qPrintable(text)) << text << false;
}

void CellsTest::nothing()
{
    QFETCH(QString, text);
    QTEST(markdown::saysNothing(text), "nothing");
}

void CellsTest::values_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("text"); // as words
    QTest::addColumn<QString>("value"); // to compare
    const auto row = [](const char *name, const QString &cell, const QString &text, const QString &value) {
        QTest::newRow(name) << cell << text << value;
    };
    row("plain", u"src/a.py"_s, u"src/a.py"_s, u"src/a.py"_s);
    row("code", u" `src/a.py` "_s, u"src/a.py"_s, u"src/a.py"_s);
    row("bold", u"**a.py**"_s, u"a.py"_s, u"a.py"_s);
    row("link", u"[a.py](x/a.py)"_s, u"a.py"_s, u"a.py"_s);
    row("link among words", u"see [a.py](x)"_s, u"see [a.py](x)"_s, u"see a.py"_s);
    row("here", u"./a.py"_s, u"a.py"_s, u"a.py"_s);
    row("dunder", u"`pkg/__init__.py`"_s, u"pkg/__init__.py"_s, u"pkg/__init__.py"_s);
    row("escaped pipe", u"a \\| b"_s, u"a | b"_s, u"a | b"_s);
    row("quotes", u"\"a\" and 'b'"_s, u"\"a\" and 'b'"_s, u"a\" and 'b"_s);
    row("star", u"*R1*"_s, u"*R1*"_s, u"R1"_s);
}

void CellsTest::values()
{
    QFETCH(QString, cell);
    QTEST(markdown::plainCell(cell), "text");
    QTEST(markdown::plainValue(cell), "value");
}

void CellsTest::words()
{
    QCOMPARE(markdown::cellWords(u"R1, `R2` and R3 / none"_s), (QStringList{u"R1"_s, u"R2"_s, u"R3"_s}));
    QCOMPARE(
        markdown::cellWords(u"R1; R2、R3，(R4) R1."_s), (QStringList{u"R1"_s, u"R2"_s, u"R3"_s, u"R4"_s}));
    QCOMPARE(markdown::cellWords(u"None"_s), QStringList());
    QCOMPARE(
        markdown::cellParts(u"a.py, b c.py<br>d.py"_s), (QStringList{u"a.py"_s, u" b c.py"_s, u"d.py"_s}));
}

void CellsTest::paths_data()
{
    QTest::addColumn<QString>("item");
    QTest::addColumn<QString>("path");
    const QVector<QPair<QString, QString>> cases{{u"src/a.py"_s, u"src/a.py"_s},
        {u"src/a.py: the board"_s, u"src/a.py"_s}, {u"src/a.py - the board"_s, u"src/a.py"_s},
        {u"src/a.py — the board"_s, u"src/a.py"_s}, {u"src/a.py (the board)"_s, u"src/a.py"_s},
        {u"src/a.py → board"_s, u"src/a.py"_s}, {u"src/a.py holds the board"_s, u"src/a.py"_s},
        {u"`src/a.py`: the board"_s, u"src/a.py"_s}, {u"The board is `src/a.py`."_s, u"src/a.py"_s},
        {u"**src/a.py**: the board"_s, u"src/a.py"_s}, {u"[src/a.py](src/a.py) - the board"_s, u"src/a.py"_s},
        {u"./src/a.py,"_s, u"src/a.py"_s}, {u"- src/a.py: the board"_s, u"src/a.py"_s},
        {u"1. src/a.py"_s, u"src/a.py"_s}, {u"my file.py"_s, u"my file.py"_s},
        {u"my file.py: words"_s, u"my file.py"_s}, {u"Makefile"_s, u"Makefile"_s},
        {u"Makefile with the targets"_s, u"Makefile"_s}, {u"src/"_s, u"src/"_s},
        {u"src/a.py\n- keeps the score"_s, u"src/a.py"_s}};
    for (const auto &[item, path] : cases)
        QTest::addRow("%s", qPrintable(item)) << item << path;
}

void CellsTest::paths()
{
    QFETCH(QString, item);
    QTEST(markdown::pathOf(item), "path");
}

void CellsTest::pathsOfLists()
{
    QCOMPARE(markdown::pathsOfItems(
                 {u"src/\n- a.py: one\n- b.py"_s, u"c.py\n- keeps b.py in step, see d.py"_s, u"None"_s}),
        (QStringList{u"src/a.py"_s, u"src/b.py"_s, u"c.py"_s}));
}

void CellsTest::names_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QStringList>("unknown");
    const auto row = [](const QString &cell, const QStringList &files, const QStringList &unknown = {}) {
        QTest::addRow("%s", qPrintable(cell)) << cell << files << unknown;
    };
    for (const QString &none : {u"None"_s, u"-"_s, u"—"_s, u"n/a"_s, u"无"_s, u""_s, u"None (entry point)"_s})
        row(none, {});
    const QStringList both{u"src/a.py"_s, u"lib/b.py"_s};
    row(u"src/a.py, lib/b.py"_s, both);
    row(u"`src/a.py`; [lib/b.py](x)<br>`lib/b.py`"_s, both);
    row(u"src/a.py and lib/b.py"_s, both);
    row(u"src/a.py、lib/b.py"_s, both);
    row(u"a.py (for the board)"_s, {u"src/a.py"_s});
    row(u"SRC/A.PY"_s, {u"src/a.py"_s});
    row(u"numpy, main.py"_s, {u"main.py"_s}, {u"numpy"_s});
    row(u"twin.py"_s, {}, {u"twin.py"_s}); // two files have that name
}

void CellsTest::names()
{
    QFETCH(QString, cell);
    const markdown::FileNames names(
        {u"main.py"_s, u"src/a.py"_s, u"lib/b.py"_s, u"x/twin.py"_s, u"y/twin.py"_s});
    const markdown::FileNames::Named named = names.namedIn(cell);
    QTEST(named.files, "files");
    QTEST(named.unknown, "unknown");
}

} // namespace baton::test

#include "cells_test.moc"
