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
    void dependenciesByWhatTheyOffer();
    void classesOfTheOwnFile();
    void revise();
    void complete();
    void continues();
    void refreshShowsWhatChanged();
    void notesStayOutOfThePrefix();
    void missingText();
    void documentsEndWithTheirForm();
    void filesEndWithTheirForm();
    void remarksContradictNoRule();
    void examplesShowOnlyForms();
    void rolesAreNamedOnce_data();
    void rolesAreNamedOnce();
    void conventionsWhereNoneAreSaid();
    void shrinksToTheContext();
    void limitsOfTheModel();
    void promptWords();
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
    QVERIFY(!context.contains(u"docs/plan.md"_s)); // plan#Pool: each row sees what it serves
    QVERIFY(context.contains(u"# docs/list.md (list, revision 1)"_s)); // the whole list
    QVERIFY(message(driver, u"b.cpp"_s, 3).contains(u"R1 | one"_s)); // names none, so it sees all
    QVERIFY(message(driver, u"b.cpp"_s, 3).contains(u"R2 | two"_s));
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

void PromptTest::dependenciesByWhatTheyOffer()
{
    RunConfig config;
    config.autonomy = {false, true};
    EngineDriver driver;
    driver.upToRows({{u"a.py"_s, {}, u"Adds"_s}, {u"b.py"_s, {}, u"Small"_s}, {u"a.css"_s, {}, u"Looks"_s},
                        {u"c.py"_s, u"a.py, b.py, a.css"_s}},
        config);
    driver.write(
        u"a.py"_s, u"def add(a):\n    \"\"\"Adds.\"\"\"\n"_s + u"    a += 1  # BODY\n"_s.repeated(400));
    driver.write(u"b.py"_s, u"def sub(a):\n    return SMALL\n"_s);
    driver.write(u"a.css"_s, u"p { color: red }\n"_s.repeated(400));
    const QString request = message(driver, u"c.py"_s, 3);
    QVERIFY(request.contains(
        u"# a.py (code, revision 1)\nAdds\n\nIt offers:\n```python\ndef add(a):  # Adds.\n```"_s));
    QVERIFY(!request.contains(u"BODY"_s));
    QVERIFY(request.contains(u"return SMALL"_s)); // hardly longer than what it offers
    QVERIFY(request.contains(u"# a.css (code, revision 1)\nLooks"_s)); // its row has to do
    QVERIFY(!request.contains(u"color: red"_s));
    const QString test = message(driver, u"tests/test_a.py"_s, 3);
    QVERIFY(test.contains(u"BODY"_s)); // the file that is tested is whole
}

/// Of the design a row sees the classes of its file, and all rows those that belong to none.
void PromptTest::classesOfTheOwnFile()
{
    Sop sop = sampleSop();
    sop.steps[1].schema[0] = {u"Goals"_s, SectionForm::Mermaid, {}, u"classDiagram"_s, {}};
    sop.steps[4].reads.prepend(u"plan#Goals"_s);
    EngineDriver driver;
    driver.create({}, sop);
    driver.write(u"docs/plan.md"_s,
        Reply{u"## Goals\nAll are small.\n```mermaid\nclassDiagram\nclass Apple {\n+eat()\n}\nclass Pear "
              u"{\n+peel()\n}\n"
              "class Zebra\nApple --> Pear\n```\n"_s,
            planFacts({})});
    driver.approve(u"docs/plan.md"_s);
    const QVector<WorkRow> rows{
        {u"apple.py"_s, u"fruit.py"_s}, {u"fruit.py"_s, u"apple.py"_s, u"the `Pear`"_s}};
    driver.write(u"docs/list.md"_s, Reply{listText(rows), listFacts(rows)});
    driver.approve(u"docs/list.md"_s);
    const QString apple = message(driver, u"apple.py"_s, 3);
    const QString promised = u"What the design promises of this file:\n```mermaid\nclassDiagram\n"_s;
    QVERIFY(apple.contains(promised + u"class Apple {\n  +eat()\n}\n```"_s));
    // A file that waits for this one is not there yet: what the design promises of it is.
    QVERIFY(apple.contains(u"# fruit.py (not written yet)\nthe Pear"_s));
    QVERIFY(apple.contains(u"class Pear {"_s));
    const QString shared = message(driver, u"apple.py"_s, 1);
    QVERIFY(shared.contains(u"All are small."_s) && shared.contains(u"class Zebra"_s));
    QVERIFY(!shared.contains(u"class Pear"_s) && !shared.contains(u"class Apple"_s));
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
    driver.apply(command::DraftRemark{remark});
    remark.lineFrom = 0;
    remark.quote.clear();
    remark.text = u"and shorter"_s;
    driver.apply(command::RequestChanges{plan, {remark}});
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
    driver.apply(command::Refresh{u"docs/list.md"_s});
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
    driver.apply(command::Approve{plan, 0, u"APPROVED BUT"_s, false});
    const QString list = u"docs/list.md"_s;
    const QString prefix = message(driver, list, 0);
    driver.apply(command::PostNote{u"lister"_s, u"NOTE TO LISTER"_s});
    driver.apply(command::PostNote{u"tester"_s, u"NOTE TO TESTER"_s});
    const QString request = message(driver, list, 3);
    QVERIFY(request.contains(u"NOTE TO LISTER"_s) && request.contains(u"APPROVED BUT"_s));
    QVERIFY(!request.contains(u"NOTE TO TESTER"_s));
    QCOMPARE(message(driver, list, 0), prefix);
    QVERIFY(!message(driver, list, 1).contains(u"NOTE"_s));
    driver.apply(command::Regenerate{plan, u"BE BOLD"_s});
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

void PromptTest::documentsEndWithTheirForm()
{
    RunConfig config;
    config.language = u"German"_s;
    EngineDriver driver;
    driver.create(config);
    const QString request = message(driver, plan, 3);
    QVERIFY(request.endsWith(
        u"Begin with `## Goals`. The headings in their order: Goals · Pool · Open Questions. Their text is "
        u"in "
        "German. At most 2000 words in all; a table has at most 80 rows, a list at most 40 items."_s));
    QVERIFY(message(driver, plan, 0).contains(u"in German"_s));
    for (const QString &place : {u"above"_s, u"below follows"_s})
        QVERIFY(!message(driver, plan, 0).contains(place));
    driver.write(plan, Reply{.text = u"## Pool\nx\n"_s, .missing = {u"Goals"_s, u"Open Questions"_s}});
    QVERIFY(message(driver, plan, 3)
                .contains(u"Begin with `## Goals`. The headings in their order: Goals · Open Questions."_s));
}

void PromptTest::filesEndWithTheirForm()
{
    EngineDriver driver;
    driver.upToRows({{u"a.py"_s, {}}});
    QVERIFY(message(driver, u"a.py"_s, 3)
                .endsWith(u"The block begins with ```python. The file has at most 480 lines."_s));
}

void PromptTest::remarksContradictNoRule()
{
    EngineDriver driver;
    driver.create();
    driver.write(plan, u"## Goals\n- old\n"_s);
    Remark remark;
    remark.path = plan;
    remark.text = u"new"_s;
    driver.apply(command::RequestChanges{plan, {remark}});
    const QString request = message(driver, plan, 3);
    QVERIFY(request.contains(u"Goals · Pool · Open Questions · Remarks."_s));
    QVERIFY(message(driver, plan, 0).contains(u"no others unless the request asks for one"_s));
}

void PromptTest::examplesShowOnlyForms()
{
    Sop sop = sampleSop();
    sop.steps[1].schema[1].example = u"| ID | Need |\n|---|---|\n| X1 | hot water |"_s;
    EngineDriver driver;
    driver.create({}, sop);
    const QString system = message(driver, plan, 0);
    QVERIFY(
        system.contains(u"A table with exactly these columns: | ID | Need |\nForm only:\n| ID | Need |\n"_s));
    QCOMPARE(system.count(u"Form only"_s), 1);
}

void PromptTest::rolesAreNamedOnce_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("expected");
    QTest::newRow("another case") << u"Product Manager"_s << u"Product manager"_s << u"Product Manager"_s;
    QTest::newRow("title says more") << u"Architect"_s << u"Software architect"_s << u"Software architect"_s;
    QTest::newRow("a person's name") << u"Ada"_s << u"Architect"_s << u"Ada, Architect"_s;
    QTest::newRow("no title") << u"Ada"_s << QString() << u"Ada"_s;
}

void PromptTest::rolesAreNamedOnce()
{
    QFETCH(QString, name);
    QFETCH(QString, title);
    QFETCH(QString, expected);
    Sop sop = sampleSop();
    sop.roles[1].name = name;
    sop.roles[1].title = title;
    EngineDriver driver;
    driver.create({}, sop);
    QVERIFY(message(driver, plan, 0).startsWith(u"You are "_s + expected + u" in a team"_s));
}

void PromptTest::conventionsWhereNoneAreSaid()
{
    Sop sop = sampleSop();
    sop.steps[2].schema[2].tag = u"knowledge"_s;
    EngineDriver driver;
    driver.create({}, sop);
    driver.write(plan, Reply{u"## Pool\nx\n"_s, planFacts({})});
    driver.approve(plan);
    const QVector<WorkRow> rows{{u"a.py"_s, {}}};
    const QString shared = u"- **Run:** python3 a.py\nImports are sorted.\n"_s;
    DocumentFacts facts = listFacts(rows, shared);
    facts.sections[2].tag = u"knowledge"_s;
    driver.write(u"docs/list.md"_s, Reply{listText(rows, shared), facts});
    driver.approve(u"docs/list.md"_s);
    const engine::PromptNeeds needs{
        .conventions = {u"Imports: by name"_s, u"Run: main.py"_s, u"Test: unittest"_s}};
    const auto prompt = engine::buildPrompt(driver.state, u"a.py"_s, driver, needs);
    const QString request = prompt->messages.at(3).text.content;
    QVERIFY(request.contains(u"Imports: by name\nTest: unittest"_s));
    QVERIFY(!request.contains(u"Run: main.py"_s)); // the project says it itself
}

void PromptTest::shrinksToTheContext()
{
    RunConfig config;
    config.autonomy = {false, true};
    EngineDriver driver;
    driver.upToRows({{u"a.py"_s, {}, u"Adds"_s}, {u"b.py"_s, u"a.py"_s}}, config);
    driver.write(u"a.py"_s, u"def add_numbers(first, second): pass\n"_s.repeated(200));
    const auto at = [&driver](qint64 context) {
        return *engine::buildPrompt(driver.state, u"b.py"_s, driver, {.context = context});
    };
    const engine::Prompt whole = at(0);
    QVERIFY(whole.fits && whole.messages.at(3).text.content.contains(u"add_numbers"_s));
    QCOMPARE(at(whole.tokens + whole.maxTokens).messages.size(), 4);
    QVERIFY(at(whole.tokens + whole.maxTokens).messages == whole.messages);
    const engine::Prompt rows = at(whole.tokens + whole.maxTokens - 1);
    QVERIFY(rows.fits && rows.tokens < whole.tokens);
    QVERIFY(rows.messages.at(3).text.content.contains(u"# a.py (code, revision 1)\nAdds"_s));
    QVERIFY(!rows.messages.at(3).text.content.contains(u"add_numbers"_s));
    const engine::Prompt tight = at(rows.tokens + 3000); // leaves the answer less room
    QVERIFY(tight.fits);
    QCOMPARE(tight.maxTokens, 3000);
    QVERIFY(tight.messages.at(3).text.content.contains(u"at most 180 lines"_s));
    QVERIFY(!at(rows.tokens + 100).fits);
}

void PromptTest::limitsOfTheModel()
{
    EngineDriver driver;
    driver.create();
    const auto with = [&driver](const engine::PromptNeeds &needs) {
        return engine::buildPrompt(driver.state, plan, driver, needs)->maxTokens;
    };
    QCOMPARE(with({}), 8000);
    QCOMPARE(with({.headroom = 5000}), 13000);
    QCOMPARE(with({.maxOutput = 4096}), 4096);
    QCOMPARE(with({.maxOutput = 10000, .headroom = 5000}), 10000);
}

void PromptTest::promptWords()
{
    QCOMPARE(engine::fenceLanguage(u"src/x.PY"_s), u"python"_s);
    QCOMPARE(engine::fenceLanguage(u"Makefile"_s), u"makefile"_s);
    QCOMPARE(engine::placeInWords(3, 7), u"lines 3-7"_s);
}

} // namespace baton::test

#include "prompt_test.moc"
