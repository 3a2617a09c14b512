// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/reply/stitch.h"
#include "tests/artefact/document_variants.h"
#include "tests/support/test_main.h"

#include <QRandomGenerator>

#include <ctime>

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

/// Whatever arrives, nothing crashes, texts end with one newline and large answers stay cheap.
class TestRobustness : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void mutations_data();
    void mutations();
    void largeAnswers_data();
    void largeAnswers();
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
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("raw");
    // An optimised build takes the full size; a debug build is ten times slower.
#ifdef NDEBUG
    constexpr int size = 5'000'000;
#else
    constexpr int size = 500'000;
#endif
    const auto filled = [](const QString &piece) { return piece.repeated(size / piece.size()); };
    const QString good = samples::markdown(samples::prd());
    QTest::newRow("a long section") << u"prd"_s
                                    << good + filled(u"A line of text that says very little.\n"_s);
    QTest::newRow("the document again and again") << u"prd"_s << filled(good);
    QTest::newRow("a long table")
        << u"prd"_s
        << u"## Requirement Pool\n| ID | Priority | Requirement |\n|---|---|---|\n"_s
            + filled(u"| R1 | P0 | x `y` |\n"_s);
    QTest::newRow("fences") << u"prd"_s << good + filled(u"```\n"_s);
    QTest::newRow("fences with languages") << u"prd"_s << good + filled(u"```python\n## Language\n"_s);
    QTest::newRow("back-ticks") << u"prd"_s
                                << u"## Requirement Pool\n| a | b |\n|---|---|\n| "_s + filled(u"`"_s);
    QTest::newRow("headings") << u"prd"_s << filled(u"## Language\n"_s);
    QTest::newRow("brackets") << u"prd"_s << filled(u"["_s);
    QTest::newRow("JSON") << u"prd"_s
                          << u"{\"Language\": \"x\", "_s + filled(u"\"k\": [1], "_s) + u"\"z\": 1}"_s;
    QTest::newRow("quotes") << u"prd"_s << filled(u"> ## Language\n> x\n"_s);
    QTest::newRow("think tags") << u"prd"_s << filled(u"<think>\nx</think>\n"_s);
    QTest::newRow("one line") << u"prd"_s << filled(u"word "_s);
    QTest::newRow("code") << u"code"_s << u"```python\n"_s + filled(u"x = f(1)  # y\n"_s) + u"```"_s;
    QTest::newRow("code fences") << u"code"_s << filled(u"```python\nx = 1\n"_s);
    QTest::newRow("code without fences") << u"code"_s << filled(u"x = f(1)  # y\n"_s);
    QTest::newRow("code of functions") << u"code"_s << u"```python\n"_s + filled(u"def f(\n"_s) + u"```"_s;
}

void TestRobustness::largeAnswers()
{
    QFETCH(QString, kind);
    QFETCH(QString, raw);
    constexpr qint64 limitMs = 4'000; // of the worst; ordinary answers take a tenth
    const std::clock_t start = std::clock(); // processor time: other programs do not count
    verifyReply(parseReply(raw, samples::contextFor(kind, kind == "code"_L1 ? u"a.py"_s : QString())));
    const qint64 elapsed = (std::clock() - start) * 1000 / CLOCKS_PER_SEC;
    qInfo("%lld ms", elapsed);
    QVERIFY2(elapsed < limitMs, qPrintable(QString::number(elapsed)));
    QVERIFY(!stitch(raw.left(raw.size() / 2), raw.mid(raw.size() / 2)).isEmpty());
}

#include "robustness_test.moc"
