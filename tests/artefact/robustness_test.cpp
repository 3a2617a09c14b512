// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/answer_families.h"
#include "tests/artefact/document_variants.h"
#include "tests/support/test_main.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::artefact;

namespace {

/// One random edit: cut, repeat, swap or insert something that parsers stumble over.
QString mutated(const QString &text, QRandomGenerator &random)
{
    static const QStringList pieces{u"```"_s, u"\n```\n"_s, u"## "_s, u"\n|"_s, u"**"_s, u"`"_s, u"\\"_s,
        u"<think>"_s, u"</think>"_s, u"{"_s, u"\""_s, u"\n---\n"_s, u"\r\n"_s, QString(QChar(0)),
        QString(QChar(0xD800)), u"\n> "_s, u"~~~\n"_s, u"\n    "_s, u"\n## Remarks\n"_s, u"]"_s};
    const auto position = [&] { return text.isEmpty() ? 0 : random.bounded(static_cast<int>(text.size())); };
    QString result = text;
    const int at = position();
    const int length = random.bounded(200);
    switch (random.bounded(4)) {
    case 0:
        return result.remove(at, length);
    case 1:
        return result.insert(at, text.mid(position(), length));
    case 2:
        return result.left(at);
    default:
        return result.insert(at, pieces.at(random.bounded(static_cast<int>(pieces.size()))));
    }
}

void verifyReply(const ParsedReply &reply)
{
    QVERIFY(reply.text.isEmpty() || reply.text.endsWith(u'\n'));
    QVERIFY(reply.text.size() < 2 || !reply.text.endsWith("\n\n"_L1));
    QVERIFY(!reply.text.contains(u'\r'));
}

} // namespace

/// Whatever arrives, nothing crashes, texts end with one newline and large answers come to an end.
class TestRobustness : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void mutations_data();
    void mutations();
    void largeAnswers_data();
    void largeAnswers();
    void tagsAreReadOnce_data();
    void tagsAreReadOnce();
    void limitsKeepTheText();
};

BATON_TEST_CLASS(TestRobustness)

void TestRobustness::init()
{
    test::failOnWarnings();
}

void TestRobustness::mutations_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("path");
    for (const QString &kind : {u"prd"_s, u"design"_s, u"tasks"_s})
        QTest::addRow("%s", qPrintable(kind)) << kind << QString();
    QTest::newRow("code") << u"code"_s << u"todo/store.py"_s;
    QTest::newRow("readme") << u"code"_s << u"README.md"_s;
}

void TestRobustness::mutations()
{
    QFETCH(QString, kind);
    QFETCH(QString, path);
    QRandomGenerator random(20240229);
    ReplyContext context = samples::contextFor(kind, path);
    context.remarkCount = 2;
    const samples::SampleDocument document = samples::document(kind == "code"_L1 ? u"design"_s : kind);
    QVector<samples::Variant> variants =
        samples::documentVariants(document) + samples::jsonVariants(document);
    if (kind == "code"_L1)
        variants +=
            samples::Variant{u"code"_s, u"Here:\n```python\n"_s + samples::pythonFile() + u"```\n"_s, {}};
    for (int round = 0; round < 200; ++round) {
        QString text = variants.at(round % variants.size()).raw;
        const int edits = 1 + random.bounded(12);
        for (int i = 0; i < edits; ++i)
            text = mutated(text, random);
        context.verb = random.bounded(3) ? Verb::Produce
            : random.bounded(2)          ? Verb::Complete
                                         : Verb::Continue;
        context.base = text.left(random.bounded(2000));
        context.wanted = QStringList{document.constFirst().title};
        const ParsedReply reply = parseReply(text, context);
        verifyReply(reply);
        verifyReply(parseEdited(text, context));
        if (kind != "code"_L1 && context.verb == Verb::Produce && !reply.facts.sections.isEmpty())
            QCOMPARE(parseEdited(reply.text, context).facts, reply.facts);
    }
}

void TestRobustness::largeAnswers_data()
{
    QTest::addColumn<int>("family");
    const QVector<samples::AnswerFamily> families = samples::answerFamilies();
    QVERIFY(families.size() >= 120);
    for (int i = 0; i < families.size(); ++i)
        QTest::addRow("%s", qPrintable(families.at(i).name)) << i;
}

void TestRobustness::largeAnswers()
{
    QFETCH(int, family);
    static const QVector<samples::AnswerFamily> families = samples::answerFamilies();
    const samples::AnswerFamily &shape = families.at(family);
    // Nobody looks at a clock here: what takes the square of this, or its memory, does not come to an end.
    // `./dev bench --only reading` measures growth.
    // What every reader meets is read in full by one of documents and one of files.
    const bool inFull = shape.kind == "prd"_L1 || shape.kind == "code"_L1 || shape.isOwn;
    shape.read(shape.text(inFull ? 200'000 : 20'000));
    const QString path = shape.path;
    const bool known = samples::stockSop().producerOf(shape.kind) != nullptr;
    if (known)
        verifyReply(parseReply(shape.text(5000), samples::contextFor(shape.kind, path)));
}

void TestRobustness::tagsAreReadOnce_data()
{
    QTest::addColumn<QString>("piece");
    QTest::newRow("closed, never opened") << u"</think>"_s;
    QTest::newRow("pairs") << u"<think>a</think>"_s;
    QTest::newRow("the last kind") << u"a[/THINK]"_s;
    QTest::newRow("nested") << u"<think><reasoning>"_s;
    QTest::newRow("spaces between") << u"   </reasoning>   "_s;
}

void TestRobustness::tagsAreReadOnce()
{
    QFETCH(QString, piece);
    // As many as would need some hundred gigabytes if each tag kept the rest of the line.
    const QString line = piece.repeated(1'000'000 / piece.size());
    const QString answer = line + u"\n## Language\n\nEnglish\n"_s;
    const ParsedReply reply = parseReply(answer, samples::contextFor(u"prd"_s));
    if (piece.startsWith("<think><"_L1))
        return; // never closed: what was thought is kept
    QVERIFY(reply.text.startsWith("## Language\n\nEnglish\n"_L1));
}

void TestRobustness::limitsKeepTheText()
{
    // Tables wider and cells longer than any person's, and more headings: facts are cut, the text is not.
    const QString wide =
        u"## Requirement Pool\n\n"_s + QString(2000, u'|') + u"\n|-|\n"_s + u"|\n"_s.repeated(50'000);
    const ParsedReply table = parseEdited(wide, samples::contextFor(u"prd"_s));
    QCOMPARE(table.text.size(), wide.size());
    const SectionFacts *facts = table.facts.section(u"Requirement Pool"_s);
    QVERIFY(facts != nullptr);
    QCOMPARE(facts->columns.size(), 64);
    qsizetype cells = 0;
    for (const QStringList &row : facts->rows)
        cells += row.size();
    QCOMPARE(cells, 50'000);
    QString headings;
    for (int i = 0; i < 20'000; ++i)
        headings += u"## Extra %1\n\nx\n\n"_s.arg(i);
    const ParsedReply many = parseEdited(headings, samples::contextFor(u"prd"_s));
    QCOMPARE(many.facts.sections.size(), 5000);
    QVERIFY(many.text.endsWith("## Extra 19999\n\nx\n"_L1));
}

#include "robustness_test.moc"
