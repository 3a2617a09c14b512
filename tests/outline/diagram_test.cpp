// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outline/outline.h"
#include "tests/support/test_main.h"

namespace baton::test {

using namespace Qt::StringLiterals;
using outline::classDiagramIn;

/// Class diagrams taken apart, and whose classes they are.
class DiagramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void classes_data();
    void classes();
    void words();
    void files_data();
    void files();
};

BATON_TEST_CLASS(DiagramTest)

void DiagramTest::classes_data()
{
    QTest::addColumn<QString>("section");
    QTest::addColumn<QStringList>("expected"); ///< name, text, name, text, ...
    QTest::newRow("none") << u"Just words here."_s << QStringList();
    QTest::newRow("blocks")
        << u"```mermaid\nclassDiagram\n    class A {\n        +x: int\n    }\n    class B\n```"_s
        << QStringList{u"A"_s, u"class A {\n  +x: int\n}"_s, u"B"_s, u"class B"_s};
    QTest::newRow("members beside")
        << u"```mermaid\nclassDiagram\nclass A\nA : +x() int\n<<enumeration>> A\n```"_s
        << QStringList{u"A"_s, u"class A\nA : +x() int\n<<enumeration>> A"_s};
    QTest::newRow("relations") << u"```mermaid\nclassDiagram\nA --> B : uses\nA <|-- B\nC ..|> A\n```"_s
                               << QStringList{u"B"_s, u"A <|-- B"_s, u"C"_s, u"C ..|> A"_s};
    QTest::newRow("generic and labelled")
        << u"```mermaid\nclassDiagram\nclass Box~T~ {\n+get() T }\nclass D[\"a dog\"]\n```"_s
        << QStringList{u"Box"_s, u"class Box~T~ {\n  +get() T }"_s, u"D"_s, u"class D[\"a dog\"]"_s};
    QTest::newRow("never closed") << u"```mermaid\nclassDiagram\nclass A {\n+x\n```"_s
                                  << QStringList{u"A"_s, u"class A {\n  +x"_s};
}

void DiagramTest::classes()
{
    QFETCH(QString, section);
    QFETCH(QStringList, expected);
    QStringList found;
    for (const outline::DiagramClass &entry : classDiagramIn(section).classes)
        found << entry.name << entry.text;
    QCOMPARE(found, expected);
}

void DiagramTest::words()
{
    const auto diagram =
        classDiagramIn(u"Before: a word.\n\n```mermaid\nclassDiagram\nclass A\n```\n\nAfter."_s);
    QCOMPARE(diagram.words, u"Before: a word.\n\n\nAfter."_s);
    QCOMPARE(diagram.classes.size(), 1);
}

void DiagramTest::files_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("file");
    QTest::newRow("same word") << u"GameState"_s << u"src/game_state.py"_s;
    QTest::newRow("module") << u"board"_s << u"src/board.py"_s;
    QTest::newRow("begins with it") << u"BoardError"_s << u"src/board.py"_s;
    QTest::newRow("one of many") << u"Model"_s << u"src/models.py"_s;
    QTest::newRow("described") << u"Snapshot"_s << u"src/models.py"_s;
    QTest::newRow("too short to begin with") << u"Ionic"_s << QString();
    QTest::newRow("in two") << u"Thing"_s << QString();
    QTest::newRow("nobody's") << u"Zebra"_s << QString();
}

void DiagramTest::files()
{
    QFETCH(QString, name);
    QFETCH(QString, file);
    const QHash<QString, QString> descriptions{{u"src/game_state.py"_s, u"Thing one"_s},
        {u"src/board.py"_s, u"Thing two"_s}, {u"src/models.py"_s, u"`Snapshot` and others"_s},
        {u"src/io.py"_s, {}}};
    QCOMPARE(outline::filesOfClasses({name}, descriptions).value(name), file);
}

} // namespace baton::test

#include "diagram_test.moc"
