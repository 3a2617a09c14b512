// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/prompt_builder.h"
#include "core/engine/prompt_parts.h"
#include "tests/support/engine_driver.h"
#include "tests/support/test_main.h"

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

using Reply = EngineDriver::Reply;
const QString plan = u"docs/plan.md"_s;

QString message(const EngineDriver &driver, const QString &path, qsizetype index)
{
    const auto prompt = engine::buildPrompt(driver.state, path, driver);
    return prompt && prompt->messages.size() == 4 ? prompt->messages.at(index).text.content : QString();
}

} // namespace

class PromptTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void fourMessages();
    void stablePrefix();
    void codeSeesOnlyDirectDependencies();
    void revise();
    void complete();
    void continues();
    void refreshShowsWhatChanged();
    void notesStayOutOfThePrefix();
    void missingText();
    void sectionText();
};

BATON_TEST_CLASS(PromptTest)

void PromptTest::init()
{
    failOnWarnings();
}

void PromptTest::fourMessages()
{
    EngineDriver driver;
    driver.create();
    const auto prompt = engine::buildPrompt(driver.state, plan, driver);
    QVERIFY(prompt.has_value());
    QCOMPARE(prompt->messages.size(), 4);
    const QVector<PromptRole> roles{
        PromptRole::System, PromptRole::User, PromptRole::Assistant, PromptRole::User};
    for (qsizetype i = 0; i < 4; ++i) {
        QCOMPARE(prompt->messages.at(i).role, roles.at(i));
        QCOMPARE(prompt->messages.at(i).text.hash, hashOf(prompt->messages.at(i).text.content));
        QVERIFY(!prompt->messages.at(i).parts.isEmpty());
    }
    const QString system = prompt->messages.at(0).text.content;
    QVERIFY(system.contains(u"Planner of things"_s) && system.contains(u"Be short."_s));
    QVERIFY(system.contains(u"Write the plan."_s));
    QVERIFY(system.indexOf(u"## Goals"_s) < system.indexOf(u"## Pool"_s));
    QVERIFY(system.contains(u"| ID | Need |"_s) && system.contains(u"What it is for."_s));
    QVERIFY(prompt->messages.at(1).text.content.startsWith(u"# docs/request.md (request, revision 1)\n"_s));
    QVERIFY(prompt->messages.at(1).text.content.contains(u"A thing\nthat works"_s));
    QCOMPARE(prompt->messages.at(2).text.content, u"Understood."_s);
    QVERIFY(prompt->messages.at(3).text.content.startsWith(u"Produce docs/plan.md as plan"_s));
    QCOMPARE(prompt->inputs, (QVector<InputRef>{{u"docs/request.md"_s, 1}}));
    QCOMPARE(prompt->maxTokens, 8000);
    QCOMPARE(engine::buildPrompt(driver.state, u"x"_s, driver).error().code, ErrorCode::UnknownArtefact);
    QCOMPARE(
        engine::buildPrompt(driver.state, u"docs/request.md"_s, driver).error().code, ErrorCode::WrongState);
}

void PromptTest::stablePrefix()
{
    EngineDriver driver;
    driver.upToRows({{u"a.py"_s, {}, u"A"_s, u"R1"_s}, {u"b.cpp"_s, {}}, {u"c.py"_s, u"a.py"_s}});
    for (qsizetype index : {0, 1}) {
        QVERIFY(!message(driver, u"a.py"_s, index).isEmpty());
        QCOMPARE(message(driver, u"a.py"_s, index), message(driver, u"b.cpp"_s, index));
        QCOMPARE(message(driver, u"a.py"_s, index), message(driver, u"c.py"_s, index));
    }
    const QString request = message(driver, u"a.py"_s, 3);
    QVERIFY(request.startsWith(u"Produce a.py as code\n"_s));
    QVERIFY(request.contains(u"Purpose: A"_s));
    QVERIFY(request.contains(u"R1 | one"_s)); // the requirement it serves, in words
    QVERIFY(!request.contains(u"R2 | two"_s));
    QVERIFY(request.contains(u"python"_s));
    QVERIFY(message(driver, u"b.cpp"_s, 3).contains(u"cpp"_s));
    const QString context = message(driver, u"a.py"_s, 1);
    QVERIFY(context.contains(u"## Pool"_s)); // plan#Pool, and the whole list
    QVERIFY(context.contains(u"# docs/list.md (list, revision 1)"_s));
    QVERIFY(context.indexOf(u"docs/plan.md"_s) < context.indexOf(u"docs/list.md"_s));
}

void PromptTest::codeSeesOnlyDirectDependencies()
{
    RunConfig config;
    config.autonomy = {false, true};
    EngineDriver driver;
    driver.upToRows({{u"a.py"_s, {}}, {u"b.py"_s, u"a.py"_s}, {u"c.py"_s, u"b.py"_s}}, config);
    driver.write(u"a.py"_s, u"TEXT-OF-A\n"_s);
    driver.write(u"b.py"_s, u"TEXT-OF-B\n"_s);
    const auto prompt = engine::buildPrompt(driver.state, u"c.py"_s, driver);
    QVERIFY(prompt.has_value());
    QString all;
    for (const PromptMessage &part : prompt->messages)
        all += part.text.content;
    QVERIFY(all.contains(u"TEXT-OF-B"_s));
    QVERIFY(!all.contains(u"TEXT-OF-A"_s));
    QVERIFY(!prompt->messages.at(1).text.content.contains(u"TEXT-OF-B"_s)); // shared by all rows
    const QString test = message(driver, u"tests/test_b.py"_s, 3);
    QVERIFY(test.contains(u"TEXT-OF-A"_s) && test.contains(u"TEXT-OF-B"_s)); // the file and what it uses
}

void PromptTest::revise()
{
    EngineDriver driver;
    driver.create();
    const QString prefix = message(driver, plan, 0) + message(driver, plan, 1);
    driver.write(plan, u"## Goals\n- old\n"_s);
    Remark remark;
    remark.path = plan;
    remark.text = u"make it new"_s;
    remark.lineFrom = 2;
    remark.quote = u"- old"_s;
    driver.apply(command::DraftRemark{.remark = remark});
    remark.lineFrom = 0;
    remark.quote.clear();
    remark.text = u"and shorter"_s;
    driver.apply(command::RequestChanges{.path = plan, .extra = {remark}});
    const QString request = message(driver, plan, 3);
    QVERIFY(request.startsWith(u"Revise docs/plan.md as plan\n"_s));
    QVERIFY(request.contains(u"## Goals\n- old\n"_s));
    QVERIFY(request.contains(u"1. On line 2: make it new"_s));
    QVERIFY(request.contains(u"   > - old"_s));
    QVERIFY(request.contains(u"2. On the whole text: and shorter"_s));
    QVERIFY(request.contains(u"## Remarks\n| Remark | Outcome | Note |"_s));
    QCOMPARE(message(driver, plan, 0) + message(driver, plan, 1), prefix);
    QCOMPARE(driver.schedule(plan).isEmpty(), false);
}

void PromptTest::complete()
{
    EngineDriver driver;
    driver.create();
    driver.write(plan, Reply{.text = u"## Pool\nx\n"_s, .missing = {u"Goals"_s, u"Open Questions"_s}});
    const QString request = message(driver, plan, 3);
    QVERIFY(request.startsWith(u"Complete docs/plan.md as plan\n"_s));
    QVERIFY(request.contains(u"## Pool\nx\n"_s));
    QVERIFY(request.contains(u"- Goals\n- Open Questions"_s));
}

void PromptTest::continues()
{
    EngineDriver driver;
    driver.create();
    driver.write(
        plan, Reply{.text = u"x\n"_s, .finish = FinishReason::Length, .stitched = u"## Goals\n- half  \n"_s});
    QCOMPARE(message(driver, plan, 2), u"## Goals\n- half"_s);
    QVERIFY(message(driver, plan, 3).startsWith(u"Continue docs/plan.md as plan\n"_s));
}

void PromptTest::refreshShowsWhatChanged()
{
    EngineDriver driver;
    driver.create();
    driver.write(plan,
        Reply{u"## Goals\ng\n\n## Pool\nOLD\n\n## Open Questions\nq\n"_s, planFacts({{u"R1"_s, u"OLD"_s}})});
    driver.approve(plan);
    driver.write(u"docs/list.md"_s, u"LIST TEXT\n"_s);
    driver.approve(u"docs/list.md"_s);
    driver.edit(
        plan, u"## Goals\ng\n\n## Pool\nNEW\n\n## Open Questions\nq\n"_s, planFacts({{u"R1"_s, u"NEW"_s}}));
    driver.approve(plan);
    driver.apply(command::Refresh{.path = u"docs/list.md"_s});
    const QString request = message(driver, u"docs/list.md"_s, 3);
    QVERIFY(request.startsWith(u"Revise docs/list.md as list\n"_s));
    QVERIFY(request.contains(u"LIST TEXT"_s));
    QVERIFY(request.contains(u"Section \"Pool\" was:"_s));
    QVERIFY(request.contains(u"OLD"_s) && request.contains(u"NEW"_s));
    QVERIFY(!request.contains(u"Section \"Goals\""_s)); // did not change
    QVERIFY(!request.contains(u"## Remarks"_s));
}

void PromptTest::notesStayOutOfThePrefix()
{
    EngineDriver driver;
    driver.create();
    driver.write(plan, u"plan\n"_s);
    driver.apply(command::Approve{.path = plan, .note = u"APPROVED BUT"_s, .despiteFailedChecks = false});
    const QString list = u"docs/list.md"_s;
    const QString prefix = message(driver, list, 0);
    driver.apply(command::PostNote{.role = u"lister"_s, .text = u"NOTE TO LISTER"_s});
    driver.apply(command::PostNote{.role = u"tester"_s, .text = u"NOTE TO TESTER"_s});
    const QString request = message(driver, list, 3);
    QVERIFY(request.contains(u"NOTE TO LISTER"_s) && request.contains(u"APPROVED BUT"_s));
    QVERIFY(!request.contains(u"NOTE TO TESTER"_s));
    QCOMPARE(message(driver, list, 0), prefix);
    QVERIFY(!message(driver, list, 1).contains(u"NOTE"_s));
    driver.apply(command::Regenerate{.path = plan, .note = u"BE BOLD"_s});
    QVERIFY(message(driver, plan, 3).contains(u"BE BOLD"_s));
}

void PromptTest::missingText()
{
    class Empty final : public TextSource {
    public:
        Result<QString> read(const TextHash &hash) const override
        {
            return failure(ErrorCode::NotFound, hash.value);
        }
    };
    EngineDriver driver;
    driver.create();
    const auto prompt = engine::buildPrompt(driver.state, plan, Empty{});
    QVERIFY(!prompt.has_value());
    QCOMPARE(prompt.error().code, ErrorCode::NotFound);
}

void PromptTest::sectionText()
{
    const QString document =
        u"# Title\n\n## One\na\n```\n## Two\n```\n~~~~\n```\n## Two\n~~~~\n\n## Two\nb\n\n"_s;
    QCOMPARE(engine::sectionText(document, u"two"_s), u"## Two\nb"_s);
    QCOMPARE(
        engine::sectionText(document, u"One"_s), u"## One\na\n```\n## Two\n```\n~~~~\n```\n## Two\n~~~~"_s);
    QCOMPARE(engine::sectionText(document, u"Three"_s), QString());
    QCOMPARE(engine::fenced(u"a\n```\nb"_s, u"md"_s), u"````md\na\n```\nb\n````"_s);
    QCOMPARE(engine::fenceLanguage(u"src/x.PY"_s), u"python"_s);
    QCOMPARE(engine::fenceLanguage(u"Makefile"_s), u"makefile"_s);
    QCOMPARE(engine::placeInWords(3, 7), u"lines 3-7"_s);
}

} // namespace baton::test

#include "prompt_test.moc"
