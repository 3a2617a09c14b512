// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markdown/cells.h"
#include "core/markdown/lines.h"
#include "core/markdown/sections.h"
#include "core/markdown/tables.h"
#include "tests/support/test_main.h"

using namespace Qt::StringLiterals;

namespace baton::test {

class TextsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void fences();
    void linesAreViews();
    void blankEnds_data();
    void blankEnds();
    void sections();
    void rowsAreReadOnce_data();
    void rowsAreReadOnce();
};

BATON_TEST_CLASS(TextsTest)

void TextsTest::fences()
{
    QCOMPARE(markdown::fenced(u"a\n```\nb"_s, u"md"_s), u"````md\na\n```\nb\n````"_s);
    QCOMPARE(markdown::fenced(QString()), u"```\n```"_s);
    markdown::FenceTracker tracker;
    QVector<bool> inside;
    for (const QString &line : {u"```py"_s, u"~~~"_s, u"````"_s, u"text"_s})
        inside += tracker.feed(line);
    QCOMPARE(inside, (QVector<bool>{true, true, true, false}));
}

void TextsTest::linesAreViews()
{
    const QString text = u"one\n\nthree"_s;
    const markdown::Lines lines(text);
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines.at(1).size(), 0);
    QCOMPARE(lines.last(), u"three"_s);
    QCOMPARE(lines.text(0, 2), u"one\n"_s);
    QCOMPARE(lines.text(-5, 50), text);
    QCOMPARE(lines.text(2, 2), QString());
    // An answer has millions of them: none is copied, and neither is the text.
    for (const QStringView line : lines)
        QVERIFY(line.constData() >= text.constData() && line.constData() + line.size() <= text.cend());
    QCOMPARE(lines.text(0, 3).constData(), text.constData());
    QCOMPARE(markdown::Lines(u"a\n"_s).size(), 1);
    QCOMPARE(markdown::Lines(u"a\n\n"_s).size(), 2);
    QVERIFY(markdown::Lines(QString()).isEmpty());
}

void TextsTest::blankEnds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("trimmed");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("blank lines only") << u" \n\t\n"_s << QString();
    QTest::newRow("one line") << u"a"_s << u"a"_s;
    QTest::newRow("spaces of its lines stay") << u"\n \n  a \n\n b\t\n \n"_s << u"  a \n\n b\t"_s;
    QTest::newRow("no line end") << u"\n a "_s << u" a "_s;
}

void TextsTest::blankEnds()
{
    QFETCH(const QString, text);
    QFETCH(const QString, trimmed);
    QCOMPARE(markdown::trimBlankLines(text), trimmed);
}

void TextsTest::sections()
{
    const QString document =
        u"## One\na\n```\n## Two\n```\n~~~~\n```\n## Two\n~~~~\n\n## Two\nb\n\n## 待明确事项\n\n无\n"_s;
    QCOMPARE(markdown::sectionText(document, u"two"_s), u"## Two\nb"_s);
    QCOMPARE(
        markdown::sectionText(document, u"One"_s), u"## One\na\n```\n## Two\n```\n~~~~\n```\n## Two\n~~~~"_s);
    QCOMPARE(markdown::sectionText(document, u"待明确事项"_s), u"## 待明确事项\n\n无"_s);
    QCOMPARE(markdown::sectionText(document, u"Three"_s), QString());
    const auto split = markdown::splitSections(document, markdown::TitleIndex({u"Two"_s, u"待明确事项"_s}));
    QCOMPARE(split.size(), 3);
    QCOMPARE(split.at(0).known, -1);
    QCOMPARE(split.at(2).title, u"待明确事项"_s);
    QCOMPARE(split.at(2).body, u"无"_s);
    QCOMPARE(markdown::writeSections({split.at(1)}), u"## Two\n\nb\n"_s);
}

void TextsTest::rowsAreReadOnce_data()
{
    QTest::addColumn<QString>("row");
    constexpr int much = 400'000; // no clock: the square of it does not come to an end
    QTest::newRow("pipes") << QString(much, u'|');
    QTest::newRow("spans that never close") << u"`` ` "_s.repeated(much / 5);
    QTest::newRow("escaped ticks") << u"\\` "_s.repeated(much / 3);
    QTest::newRow("growing runs") << [] {
        QString text;
        for (int run = 1; text.size() < much; ++run)
            text += QString(run, u'`') + u' ';
        return text;
    }();
    QTest::newRow("brackets") << QString(much, u'[');
    QTest::newRow("spaces") << u'a' + QString(much, u' ') + u'b';
}

void TextsTest::rowsAreReadOnce()
{
    QFETCH(const QString, row);
    const auto table = markdown::readTable(u"| a | b |\n|---|---|\n| "_s + row + u" |"_s);
    QVERIFY(table.has_value());
    QCOMPARE(table->rows.size(), 1);
    QVERIFY(table->rows.constFirst().size() <= 2);
    static_cast<void>(markdown::cellWords(row));
}

} // namespace baton::test

#include "texts_test.moc"
