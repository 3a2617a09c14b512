// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/reply/lint.h"
#include "tests/artefact/document_variants.h"
#include "tests/support/test_main.h"

using namespace Qt::StringLiterals;
using namespace baton::artefact;

namespace {

QVector<samples::Variant> allVariants(const QString &kind)
{
    const samples::SampleDocument document = samples::document(kind);
    return samples::documentVariants(document) + samples::jsonVariants(document);
}

QString expectedText(const QString &kind, const samples::Variant &variant)
{
    samples::SampleDocument document = samples::document(kind);
    if (!variant.extra.title.isEmpty())
        document += variant.extra;
    return samples::markdown(document);
}

QString textOf(const QString &raw, const QString &kind)
{
    return parseReply(raw, samples::contextFor(kind)).text;
}

} // namespace

/// Malformed document answers: every row is one answer and must give exactly the sections it means.
class TestDocumentAnswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void recovered_data();
    void recovered();
    void shareRecovered();
    void handWritten_data();
    void handWritten();
    void manyDiagrams();
};

BATON_TEST_CLASS(TestDocumentAnswers)

void TestDocumentAnswers::init()
{
    baton::test::failOnWarnings();
}

void TestDocumentAnswers::recovered_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("expected");
    for (const QString &kind : {u"prd"_s, u"design"_s, u"tasks"_s}) {
        const QVector<samples::Variant> variants = allVariants(kind);
        for (const samples::Variant &variant : variants)
            QTest::addRow("%s: %s", qPrintable(kind), qPrintable(variant.name))
                << kind << variant.raw << expectedText(kind, variant);
    }
}

void TestDocumentAnswers::recovered()
{
    QFETCH(QString, kind);
    QFETCH(QString, raw);
    QFETCH(QString, expected);
    const ParsedReply reply = parseReply(raw, samples::contextFor(kind));
    QCOMPARE(reply.text, expected);
    QCOMPARE(reply.missingSections, QStringList());
    QCOMPARE(textOf(reply.text, kind), reply.text); // a canonical text stays as it is
}

void TestDocumentAnswers::shareRecovered()
{
    int total = 0;
    int good = 0;
    for (const QString &kind : {u"prd"_s, u"design"_s, u"tasks"_s}) {
        const QVector<samples::Variant> variants = allVariants(kind);
        for (const samples::Variant &variant : variants) {
            ++total;
            good += textOf(variant.raw, kind) == expectedText(kind, variant) ? 1 : 0;
        }
    }
    QVERIFY2(total >= 100, qPrintable(QString::number(total)));
    QVERIFY2(good * 100 >= total * 95, qPrintable(u"%1 of %2"_s.arg(good).arg(total)));
}

void TestDocumentAnswers::handWritten_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &raw, const QString &expected) {
        QTest::newRow(name) << raw << expected;
    };
    row("sub-headings with known names stay inside",
        u"## Verdict\n\nLGTM\n\n## Findings\n\n### Verdict\n\n- none\n"_s,
        u"## Verdict\n\nLGTM\n\n## Findings\n\n### Verdict\n\n- none\n"_s);
    row("a known title at another level is taken when it would be missing",
        u"## Verdict\nLBTM\n### Findings\n- line 3, major: leak\n"_s,
        u"## Verdict\n\nLBTM\n\n## Findings\n\n- line 3, major: leak\n"_s);
    row("values behind bold titles", u"**Verdict:** LGTM\n\n**Findings:** None\n"_s,
        u"## Verdict\n\nLGTM\n\n## Findings\n\nNone\n"_s);
    row("values behind headings", u"# Verdict: LGTM\n# Findings: None"_s,
        u"## Verdict\n\nLGTM\n\n## Findings\n\nNone\n"_s);
    row("a bold sentence is no heading",
        u"## Verdict\n\nLGTM\n\n## Findings\n\n**Verdict** is a strong word.\n"_s,
        u"## Verdict\n\nLGTM\n\n## Findings\n\n**Verdict** is a strong word.\n"_s);
    row("each section in its own fence",
        u"```markdown\n## Verdict\nLGTM\n```\n\n```markdown\n## Findings\nNone\n```\nLet me know!"_s,
        u"## Verdict\n\nLGTM\n\n## Findings\n\nNone\n"_s);
    row("two think blocks", u"<think>a</think>\n## Verdict\nLGTM\n<think>b\nc</think>\n## Findings\nNone"_s,
        u"## Verdict\n\nLGTM\n\n## Findings\n\nNone\n"_s);
    row("questions that look like chatter stay",
        u"## Verdict\nLGTM\n## Findings\n- Would you like tests?\n- If you need more, say so\n"_s,
        u"## Verdict\n\nLGTM\n\n## Findings\n\n- Would you like tests?\n- If you need more, say so\n"_s);
    row("a list inside a fence", u"## Verdict\nLGTM\n## Findings\n```\n- a\n- b\n```\n"_s,
        u"## Verdict\n\nLGTM\n\n## Findings\n\n- a\n- b\n"_s);
    row("a JSON list as a body", u"## Verdict\nLGTM\n## Findings\n[\"a\", \"b\"]"_s,
        u"## Verdict\n\nLGTM\n\n## Findings\n\n- a\n- b\n"_s);
    row("a sentence behind the last list",
        u"## Verdict\nLGTM\n## Findings\n- a\n\nReady for the next step.\n"_s,
        u"## Verdict\n\nLGTM\n\n## Findings\n\n- a\n"_s);
    row("a rule and a sentence", u"## Findings\n- a\n\n## Verdict\nLGTM\n\n---\n*Review ends here.*\n"_s,
        u"## Verdict\n\nLGTM\n\n## Findings\n\n- a\n"_s);
    row("quoted JSON", u"> {\"verdict\": \"LGTM\",\n> \"findings\": [\"a\"]}\n"_s,
        u"## Verdict\n\nLGTM\n\n## Findings\n\n- a\n"_s);
    row("no heading at all is kept for the person",
        u"Sure, here you go:\n\nIt looks fine.\n\nHope this helps!"_s, u"It looks fine.\n"_s);
    row("nothing", u"  \n\n"_s, QString());
    row("the last filled repeat wins", u"## Verdict\nLBTM\n## Findings\nNone\n## Verdict\nLGTM\n"_s,
        u"## Verdict\n\nLGTM\n\n## Findings\n\nNone\n"_s);
}

void TestDocumentAnswers::handWritten()
{
    QFETCH(QString, raw);
    QFETCH(QString, expected);
    const auto result = lint(raw, u"review"_s, {}, baton::Sop(), samples::profiles());
    QVERIFY(result);
    QCOMPARE(result->reply.text, expected);
}

/// Only a fence that opens can stand around another one: behind a diagram the next one may follow at once.
void TestDocumentAnswers::manyDiagrams()
{
    const auto sectionOf = [](const QString &body) {
        const ParsedReply reply =
            parseReply(u"## Program call flow\n\n"_s + body, samples::contextFor(u"design"_s));
        return reply.text;
    };
    const QString one = u"```mermaid\nsequenceDiagram\nA->>B: x\n```\n"_s;
    QVERIFY(sectionOf(one.repeated(3)).contains(one.repeated(3)));
    QVERIFY(sectionOf(u"```\n"_s + one + u"```\n"_s).contains(u"## Program call flow\n\n"_s + one));
}

#include "document_answers_test.moc"
