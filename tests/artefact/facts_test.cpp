// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/document/section_facts.h"
#include "core/domain/tags.h"
#include "core/markdown/tables.h"
#include "tests/artefact/samples.h"
#include "tests/support/test_main.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::artefact;

namespace {

SectionSpec spec(SectionForm form, const QStringList &columns = {})
{
    SectionSpec spec;
    spec.title = u"T"_s;
    spec.form = form;
    for (const QString &column : columns)
        spec.columns += ColumnSpec(column);
    return spec;
}

} // namespace

/// Tables, lists and digests of sections.
class TestFacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rows_data();
    void rows();
    void tables_data();
    void tables();
    void lists_data();
    void lists();
    void tags();
    void digests();
    void documents();
};

BATON_TEST_CLASS(TestFacts)

void TestFacts::init()
{
    test::failOnWarnings();
}

void TestFacts::rows_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("cells");
    QTest::newRow("plain") << u"| a | b |"_s << QStringList({u"a"_s, u"b"_s});
    QTest::newRow("no outer pipes") << u"a | b"_s << QStringList({u"a"_s, u"b"_s});
    QTest::newRow("empty cells") << u"| | b | |"_s << QStringList({QString(), u"b"_s, QString()});
    QTest::newRow("escaped pipe") << u"| a \\| b | c |"_s << QStringList({u"a \\| b"_s, u"c"_s});
    QTest::newRow("pipe in code") << u"| `a | b` | c |"_s << QStringList({u"`a | b`"_s, u"c"_s});
    QTest::newRow("two back-ticks") << u"| ``a ` | b`` | c |"_s << QStringList({u"``a ` | b``"_s, u"c"_s});
    QTest::newRow("code never closed") << u"| `a | b |"_s << QStringList({u"`a"_s, u"b"_s});
    QTest::newRow("backslash at the end") << u"| a \\"_s << QStringList({u"a \\"_s});
    QTest::newRow("a single pipe") << u"|"_s << QStringList({QString()});
}

void TestFacts::rows()
{
    QFETCH(QString, line);
    QFETCH(QStringList, cells);
    QStringList found;
    for (const QStringView cell : markdown::splitRow(line))
        found += cell.toString();
    QCOMPARE(found, cells);
}

void TestFacts::tables_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QStringList>("columns");
    QTest::addColumn<QVector<QStringList>>("rows");
    const QStringList columns{u"File"_s, u"Depends on"_s};
    const QVector<QStringList> rows{{u"a.py"_s, u"b.py"_s}};
    QTest::newRow("plain") << u"| File | Depends on |\n|---|---|\n| a.py | b.py |"_s << columns << rows;
    QTest::newRow("case and underscores")
        << u"| FILE | depends_on |\n|:--|--:|\n| a.py | b.py |"_s << columns << rows;
    QTest::newRow("code and bold") << u"| **File** | `Depends on` |\n|---|---|\n| `./a.py` | **b.py** |"_s
                                   << columns << rows;
    QTest::newRow("links") << u"| File | Depends on |\n|---|---|\n| [a.py](a.py) | [`b.py`](x) |"_s << columns
                           << rows;
    QTest::newRow("no delimiter row") << u"| File | Depends on |\n| a.py | b.py |"_s << columns << rows;
    QTest::newRow("no outer pipes") << u"File | Depends on\n---|---\na.py | b.py"_s << columns << rows;
    QTest::newRow("words around")
        << u"The files:\n\n| File | Depends on |\n|---|---|\n| a.py | b.py |\n\nThat | is all."_s << columns
        << rows;
    QTest::newRow("short row") << u"| File | Depends on |\n|---|---|\n| a.py |"_s << columns
                               << QVector<QStringList>{{u"a.py"_s}};
    QTest::newRow("long row") << u"| File | Depends on |\n|---|---|\n| a.py | b | c |"_s << columns
                              << QVector<QStringList>{{u"a.py"_s, u"b | c"_s}};
    QTest::newRow("in a fence")
        << u"```\n| x | y |\n|---|---|\n```\n| File | Depends on |\n|---|---|\n| a.py | b.py |"_s << columns
        << rows;
    QTest::newRow("dunder") << u"| File | Depends on |\n|---|---|\n| `__init__.py` | None |"_s << columns
                            << QVector<QStringList>{{u"__init__.py"_s, u"None"_s}};
    QTest::newRow("no table") << u"None"_s << QStringList() << QVector<QStringList>();
}

void TestFacts::tables()
{
    QFETCH(QString, body);
    QFETCH(QStringList, columns);
    QFETCH(QVector<QStringList>, rows);
    const SectionFacts facts = factsOf(
        markdown::Section{u"T"_s, body, 0, 1}, spec(SectionForm::Table, {u"File"_s, u"Depends on"_s}));
    QCOMPARE(facts.columns, columns);
    QCOMPARE(facts.rows, rows);
}

void TestFacts::lists_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QStringList>("items");
    const QStringList ab{u"a"_s, u"b"_s};
    QTest::newRow("dashes") << u"- a\n- b"_s << ab;
    QTest::newRow("stars") << u"* a\n* b"_s << ab;
    QTest::newRow("numbers") << u"1. a\n2. b"_s << ab;
    QTest::newRow("bracketed numbers") << u"1) a\n2) b"_s << ab;
    QTest::newRow("bullets") << u"• a\n• b"_s << ab;
    QTest::newRow("check boxes") << u"- [ ] a\n- [x] b"_s << ab;
    QTest::newRow("code") << u"- `a`\n- **b**"_s << ab;
    QTest::newRow("blank lines between") << u"- a\n\n- b\n"_s << ab;
    QTest::newRow("words before") << u"The list:\n- a\n- b"_s << ab;
    QTest::newRow("words behind") << u"- a\n- b\n\nThat is all."_s << ab;
    QTest::newRow("bare lines") << u"a\nb"_s << ab;
    QTest::newRow("fenced lines") << u"```\na\nb\n```"_s << ab;
    QTest::newRow("continuation") << u"- a\n  more\n- b"_s << QStringList({u"a more"_s, u"b"_s});
    QTest::newRow("nested") << u"- a\n  - x\n  - y\n- b"_s << QStringList({u"a\n- x\n- y"_s, u"b"_s});
    QTest::newRow("indented") << u"  - a\n  - b"_s << ab;
    for (const QString &none :
        {u"None"_s, u"- None"_s, u"*None.*"_s, u"N/A"_s, u"-"_s, u"(none)"_s, u"1. None"_s, u"Keine"_s})
        QTest::addRow("%s", qPrintable(u"none: "_s + none)) << none << QStringList();
}

void TestFacts::lists()
{
    QFETCH(QString, body);
    QFETCH(QStringList, items);
    QCOMPARE(factsOf(markdown::Section{u"T"_s, body, 0, 1}, spec(SectionForm::List)).items, items);
}

void TestFacts::tags()
{
    SectionSpec tasks;
    tasks.title = u"逻辑分析"_s;
    tasks.tag = tag::tasks;
    tasks.form = SectionForm::Table;
    tasks.columns = {{u"文件"_s, tag::file}, {u"备注"_s}, {u"依赖"_s, tag::dependsOn}};
    const QString body = u"| 依赖 | 文件 | 别的 |\n|---|---|---|\n| 无 | a.py | x |"_s;
    const SectionFacts facts = factsOf(markdown::Section{tasks.title, body, 0, 1}, tasks);
    QCOMPARE(facts.tag, tag::tasks);
    QCOMPARE(facts.column(tag::dependsOn), 0);
    QCOMPARE(facts.column(tag::file), 1);
    QCOMPARE(facts.column(u"文件"_s), 1);
    QCOMPARE(facts.column(tag::purpose), -1);
    QCOMPARE(facts.column({}), -1);
    DocumentFacts document;
    document.sections = {SectionFacts{u"Logic Analysis"_s, {}, {}, {}, {}}, facts};
    QCOMPARE(document.tagged(tag::tasks)->title, tasks.title); // the tag that was given comes first
    QCOMPARE(document.section(u"logic analysis"_s)->title, u"Logic Analysis"_s);
    document.sections.removeLast();
    QCOMPARE(document.named(tag::tasks)->title, u"Logic Analysis"_s);
    QCOMPARE(document.named(u"Absent"_s), nullptr);
    QCOMPARE(document.named({}), nullptr);
}

void TestFacts::digests()
{
    const QString body = u"Some text\nof two lines"_s;
    const QString hex =
        QString::fromLatin1(QCryptographicHash::hash(body.toUtf8(), QCryptographicHash::Sha256).toHex());
    QCOMPARE(digestOf(u"\n"_s + body + u"  \n\n"_s), hex.left(16));
    QVERIFY(digestOf(body) != digestOf(body + u'!'));
}

void TestFacts::documents()
{
    const DocumentFacts tasks = samples::facts(u"tasks"_s);
    QCOMPARE(tasks.sections.size(), 8);
    const SectionFacts *table = tasks.section(u"logic analysis"_s);
    QVERIFY(table);
    QCOMPARE(table->columns, QStringList({u"File"_s, u"Depends on"_s, u"Purpose"_s, u"Requirements"_s}));
    QCOMPARE(table->rows.at(1),
        QStringList({u"todo/cli.py"_s, u"todo/store.py"_s, u"commands | output"_s, u"R1, R3"_s}));
    QCOMPARE(tasks.section(u"Required packages"_s)->items,
        QStringList({u"rich>=13.0"_s, u"platformdirs==4.2.0"_s}));
    QCOMPARE(tasks.section(u"Open Questions"_s)->items, QStringList());
    QCOMPARE(samples::facts(u"prd"_s).section(u"Programming Language"_s)->items, QStringList(u"Python"_s));
}

#include "facts_test.moc"
