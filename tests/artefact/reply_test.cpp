// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/reply/lint.h"
#include "tests/artefact/samples.h"
#include "tests/support/test_main.h"

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::artefact;

namespace {

const CheckResult *checkOf(const ParsedReply &reply, const QString &id)
{
    for (const CheckResult &check : reply.checks) {
        if (check.id.value == id)
            return &check;
    }
    return nullptr;
}

QString withoutSection(const QString &kind, const QString &title)
{
    samples::SampleDocument document = samples::document(kind);
    document.removeIf([&](const samples::SampleSection &section) { return section.title == title; });
    return samples::markdown(document);
}

QStringList problemIds(const LintResult &result)
{
    QStringList ids;
    for (const LintProblem &problem : result.problems)
        ids += problem.id;
    return ids;
}

} // namespace

/// Verbs of parseReply: Complete, Continue, Revise with remarks; edited texts; lint.
class TestReply : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void missingSections();
    void completeMergesWantedSections();
    void completeTakesABareBody();
    void continueStitches();
    void remarks_data();
    void remarks();
    void remarksLeaveCode();
    void editedTextStaysAsItIs();
    void checksFollowTheStep();
    void lintOfDocuments();
    void lintOfCode();
    void lintOfUnknownKind();
};

BATON_TEST_CLASS(TestReply)

void TestReply::init()
{
    test::failOnWarnings();
}

void TestReply::missingSections()
{
    QString raw = withoutSection(u"prd"_s, u"User Stories"_s);
    raw.replace("- One user per machine"_L1, ""_L1);
    raw.replace("| ID | Priority | Requirement |"_L1, "| ID | Text |"_L1);
    const ParsedReply reply = parseReply(raw, samples::contextFor(u"prd"_s));
    QCOMPARE(
        reply.missingSections, QStringList({u"User Stories"_s, u"Requirement Pool"_s, u"Assumptions"_s}));
    const CheckResult *sections = checkOf(reply, u"sections"_s);
    QVERIFY(sections);
    QCOMPARE(sections->state, CheckState::Failed);
    QVERIFY(sections->detail.contains("'User Stories' is missing"_L1));
    QVERIFY(sections->detail.contains("'Assumptions' is empty"_L1));
    QVERIFY(sections->detail.contains("lacks the column 'Priority'"_L1));
}

void TestReply::completeMergesWantedSections()
{
    ReplyContext context = samples::contextFor(u"prd"_s);
    context.verb = Verb::Complete;
    context.base = withoutSection(u"prd"_s, u"User Stories"_s);
    context.wanted = QStringList{u"User Stories"_s};
    const ParsedReply reply = parseReply(
        u"Sure:\n\n### User stories\n- As a user, I want x\n\n### Language\nGerman\n\n### Remark on style\nNone\n"_s,
        context);
    samples::SampleDocument expected = samples::prd();
    expected[5].items = QStringList{u"As a user, I want x"_s};
    QCOMPARE(reply.text, samples::markdown(expected));
    QVERIFY(reply.missingSections.isEmpty());
}

void TestReply::completeTakesABareBody()
{
    ReplyContext context = samples::contextFor(u"prd"_s);
    context.verb = Verb::Complete;
    context.base = withoutSection(u"prd"_s, u"Assumptions"_s);
    context.wanted = QStringList{u"Assumptions"_s};
    const ParsedReply reply =
        parseReply(u"Sure, here is the section:\n\n- One user per machine\n\nLet me know!"_s, context);
    QCOMPARE(reply.text, samples::markdown(samples::prd()));
}

void TestReply::continueStitches()
{
    const QString whole = u"```python\n"_s + samples::pythonFile() + u"```\n"_s;
    ReplyContext context = samples::contextFor(u"code"_s, u"todo/store.py"_s);
    context.verb = Verb::Continue;
    context.base = whole.left(200);
    QCOMPARE(parseReply(whole.mid(200), context).text, samples::pythonFile());
    QCOMPARE(parseReply(u"```python\n"_s + whole.mid(200), context).text, samples::pythonFile());
    ReplyContext document = samples::contextFor(u"design"_s);
    const QString text = samples::markdown(samples::design());
    document.verb = Verb::Continue;
    document.base = text.left(400);
    QCOMPARE(parseReply(text.mid(400), document).text, text);
}

void TestReply::remarks_data()
{
    QTest::addColumn<QString>("tail");
    QTest::addColumn<QStringList>("expected");
    const QStringList both{u"addressed: renamed"_s, u"declined: a | b"_s, u"unanswered: "_s};
    QTest::newRow("table")
        << u"## Remarks\n\n| Remark | Outcome | Note |\n|---|---|---|\n| 1 | addressed | renamed |\n| 2 | declined | a \\| b |\n"_s
        << both;
    QTest::newRow("words and numbers")
        << u"### Remarks:\n| # Remark | Outcome | Note |\n|---|---|---|\n| Remark 2 | **Declined** | a \\| b |\n| #1 | Fixed | renamed |\n"_s
        << both;
    QTest::newRow("bold heading")
        << u"**Remarks**\n\n| Remark | Outcome | Note |\n|---|---|---|\n| 1 | Addressed | renamed |\n| 2 | Declined | a \\| b |\n"_s
        << both;
    QTest::newRow("lines") << u"## Remarks\n1. addressed: renamed\n2. Declined - a | b\n"_s << both;
    QTest::newRow("out of range")
        << u"## Remarks\n\n| Remark | Outcome | Note |\n|---|---|---|\n| 7 | addressed | x |\n"_s
        << QStringList({u"unanswered: "_s, u"unanswered: "_s, u"unanswered: "_s});
    QTest::newRow("none") << QString()
                          << QStringList({u"unanswered: "_s, u"unanswered: "_s, u"unanswered: "_s});
}

void TestReply::remarks()
{
    QFETCH(QString, tail);
    QFETCH(QStringList, expected);
    ReplyContext context = samples::contextFor(u"design"_s);
    context.verb = Verb::Revise;
    context.remarkCount = 3;
    const QString text = samples::markdown(samples::design());
    const ParsedReply reply = parseReply(text + u'\n' + tail, context);
    QCOMPARE(reply.text, text);
    QStringList outcomes;
    for (const RemarkOutcome &outcome : reply.outcomes) {
        const QString state = outcome.state == RemarkState::Addressed ? u"addressed"_s
            : outcome.state == RemarkState::Declined                  ? u"declined"_s
                                                                      : u"unanswered"_s;
        outcomes += state + u": "_s + outcome.note;
    }
    QCOMPARE(outcomes, expected);
}

void TestReply::remarksLeaveCode()
{
    ReplyContext context = samples::contextFor(u"code"_s, u"todo/store.py"_s);
    context.verb = Verb::Revise;
    context.remarkCount = 1;
    const ParsedReply reply = parseReply(u"```python\n"_s + samples::pythonFile()
            + u"```\n\n## Remarks\n\n| Remark | Outcome | Note |\n|---|---|---|\n| 1 | declined | too slow |\n"_s,
        context);
    QCOMPARE(reply.text, samples::pythonFile());
    QCOMPARE(reply.outcomes, QVector<RemarkOutcome>({{1, RemarkState::Declined, u"too slow"_s}}));
}

void TestReply::editedTextStaysAsItIs()
{
    const QString text = u"My words first.\r\n\r\n# language\r\nEnglish\r\n\r\n# Custom\r\nx"_s;
    const ParsedReply reply = parseEdited(text, samples::contextFor(u"prd"_s));
    QCOMPARE(reply.text, u"My words first.\n\n# language\nEnglish\n\n# Custom\nx\n"_s);
    QCOMPARE(reply.lines, 7);
    QCOMPARE(reply.facts.sections.size(), 2);
    QCOMPARE(reply.facts.sections.at(0).title, u"Language"_s);
    QCOMPARE(reply.facts.sections.at(1).title, u"Custom"_s);
}

void TestReply::checksFollowTheStep()
{
    ReplyContext context = samples::contextFor(u"design"_s);
    context.step.checks = {check::length, CheckId{u"no_such_check"_s}, check::syntax};
    const ParsedReply reply = parseReply(samples::markdown(samples::design()), context);
    QStringList ids;
    for (const CheckResult &check : reply.checks)
        ids += check.id.value;
    QCOMPARE(ids, QStringList({u"sections"_s, u"length"_s, u"no_such_check"_s}));
    QCOMPARE(reply.checks.constLast().state, CheckState::NotRun);
}

void TestReply::lintOfDocuments()
{
    for (const QString &kind : {u"prd"_s, u"design"_s, u"tasks"_s}) {
        const auto good = lint(
            samples::markdown(samples::document(kind)), kind, {}, samples::stockSop(), samples::profiles());
        QVERIFY(good);
        QVERIFY2(good->ok, qPrintable(kind + problemIds(*good).join(u' ')));
        QCOMPARE(good->sections.size(), samples::document(kind).size());
        QCOMPARE(good->sections.constFirst().first, samples::document(kind).constFirst().title);
        QCOMPARE(good->sections.constFirst().second, samples::document(kind).constFirst().body());
    }
    QString bad = samples::markdown(samples::tasks());
    bad.replace("| None | reads"_L1, "| main.py | reads"_L1).replace("`todo/cli.py`"_L1, "`../cli.py`"_L1);
    bad.remove("## Shared Knowledge"_L1);
    const auto result = lint(bad, u"tasks"_s, {}, samples::stockSop(), samples::profiles());
    QVERIFY(result);
    QVERIFY(!result->ok);
    const QStringList ids = problemIds(*result);
    for (const QString &id : {u"missing_section"_s, u"unsafe_path"_s, u"cycle"_s})
        QVERIFY2(ids.contains(id), qPrintable(ids.join(u' ')));
}

void TestReply::lintOfCode()
{
    const QString raw = u"```python\n"_s + samples::pythonFile() + u"```\n"_s;
    const auto good = lint(raw, u"code"_s, u"todo/store.py"_s, samples::stockSop(), samples::profiles());
    QVERIFY(good);
    QVERIFY2(good->ok, qPrintable(problemIds(*good).join(u' ')));
    QCOMPARE(good->files.size(), 1);
    QCOMPARE(good->files.constFirst().first, u"todo/store.py"_s);
    QCOMPARE(good->files.constFirst().second, samples::pythonFile());
    const auto unsafe = lint(raw, u"code"_s, u"../store.py"_s, samples::stockSop(), samples::profiles());
    QVERIFY(unsafe);
    QVERIFY(problemIds(*unsafe).contains(u"unsafe_path"_s));
    const auto none =
        lint(u"I'm sorry, no."_s, u"test"_s, u"tests/test_a.py"_s, baton::Sop(), samples::profiles());
    QVERIFY(none);
    QCOMPARE(problemIds(*none), QStringList(u"no_code"_s));
}

void TestReply::lintOfUnknownKind()
{
    const auto result = lint(u"x"_s, u"poem"_s, {}, samples::stockSop(), samples::profiles());
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::InvalidArgument);
}

#include "reply_test.moc"
