// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/sop_library.h"
#include "tests/support/test_main.h"
#include "tests/support/tiny_sop.h"

#include <QFile>
#include <QTemporaryDir>

namespace baton::test {

using namespace Qt::StringLiterals;
using namespace baton::settings;

class SopLibraryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void stockSopsHaveNoProblems();
    void stockCompanyHasItsTeam();
    void readsEveryMember();
    void readsTextsAndObjectsAlike();
    void copyIsATeamOfOnesOwn();
    void warnings_data();
    void warnings();
    void brokenFileDoesNotHideTheOthers();
    void findsByIdAndByFile();
    void refusesABrokenFileByName();
    void userFolderMayBeAbsent();
    void knowsEveryCheck();
    void ownPromptWinsOverStockPrompt();

private:
    QString write(const QString &name, const QString &text);

    std::unique_ptr<QTemporaryDir> m_folder;
};

BATON_TEST_CLASS(SopLibraryTest)

void SopLibraryTest::init()
{
    failOnWarnings();
    m_folder = std::make_unique<QTemporaryDir>();
    write(u"tiny.md"_s, u"Write it.\n"_s);
}

QString SopLibraryTest::write(const QString &name, const QString &text)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        qWarning("cannot write %s", qPrintable(name));
    return file.fileName();
}

void SopLibraryTest::stockSopsHaveNoProblems()
{
    const QVector<SopEntry> library = loadSopLibrary({});
    QVERIFY(!library.isEmpty());
    for (const SopEntry &entry : library) {
        QVERIFY(entry.stock);
        for (const SopProblem &problem : entry.problems)
            QFAIL(qPrintable(problem.file + u' ' + problem.pointer + u": "_s + problem.what));
        QVERIFY(entry.sop);
        QVERIFY(!entry.sop->steps.isEmpty());
        for (const StepSpec &step : entry.sop->steps) {
            QCOMPARE(step.temperature.has_value(), step.asksModel());
            for (const SectionSpec &section : step.schema) {
                const bool hasForm =
                    section.form == SectionForm::Table || section.form == SectionForm::Mermaid;
                QVERIFY2(!hasForm || !section.example.isEmpty(), qPrintable(section.title));
            }
        }
        QVERIFY2(
            entry.warnings.isEmpty(), entry.warnings.isEmpty() ? "" : qPrintable(entry.warnings.at(0).what));
    }
}

void SopLibraryTest::stockCompanyHasItsTeam()
{
    const Result<Sop> sop = findSop(u"software-company"_s, {});
    QVERIFY(sop);
    for (const QString &role : {u"you"_s, u"product_manager"_s, u"architect"_s, u"project_manager"_s,
             u"engineer"_s, u"qa_engineer"_s})
        QVERIFY2(sop->role(role) != nullptr, qPrintable(role));
    QCOMPARE(sop->producerOf(u"prd"_s)->path, u"docs/prd.md"_s);
    QCOMPARE(sop->producerOf(u"design"_s)->path, u"docs/system_design.md"_s);
    QCOMPARE(sop->producerOf(u"tasks"_s)->path, u"docs/tasks.md"_s);
    QVERIFY(sop->producerOf(u"code"_s)->isPerItem());
    for (const StepSpec &step : sop->steps) {
        QCOMPARE(step.asksModel(), !step.prompt.isEmpty());
        QVERIFY(step.maxTokens >= 256);
    }
}

void SopLibraryTest::readsEveryMember()
{
    const SopEntry entry = loadSop(u"tiny.json"_s, tinySop().toUtf8(), m_folder->path());
    QVERIFY2(entry.problems.isEmpty(),
        entry.problems.isEmpty() ? "" : qPrintable(entry.problems.at(0).pointer + entry.problems.at(0).what));
    const Sop &sop = *entry.sop;
    QCOMPARE(sop.title, u"Tiny team"_s);
    QCOMPARE(sop.language, u"en"_s);
    QCOMPARE(sop.role(u"writer"_s)->constraints, QStringList{u"short"_s});
    QCOMPARE(sop.step(u"requirement"_s)->gate, GateRule::Never);
    const StepSpec &plan = *sop.step(u"plan"_s);
    QCOMPARE(plan.type, StepType::Document);
    QCOMPARE(plan.gate, GateRule::Always);
    QCOMPARE(plan.stage, u"Plan"_s);
    QCOMPARE(plan.prompt, u"Write it.\n"_s);
    QCOMPARE(plan.maxTokens, 8000);
    QCOMPARE(plan.schema.at(0).columnTitles(), (QStringList{u"File"_s, u"Depends on"_s}));
    QCOMPARE(plan.schema.at(1).form, SectionForm::Mermaid);
    const StepSpec &file = *sop.step(u"file"_s);
    QCOMPARE(file.maxTokens, 9000);
    QCOMPARE(file.forEach.dependsOnColumn, u"Depends on"_s);
    QCOMPARE(file.after, QStringList{u"manifest"_s});
    const StepSpec &critique = *sop.step(u"critique"_s);
    QCOMPARE(critique.switchName, u"review"_s);
    QCOMPARE(critique.maxRounds, 2);
    QCOMPARE(critique.onVerdict.value(u"LBTM"_s), (VerdictRule{VerdictRule::Action::Revise, u"file"_s}));
    QCOMPARE(critique.onVerdict.value(u"LGTM"_s).action, VerdictRule::Action::Next);
}

void SopLibraryTest::readsTextsAndObjectsAlike()
{
    const QString json =
        tinySop()
            .replace(u"\"format\": \"baton-sop\""_s, u"\"format_version\": 1"_s)
            .replace(
                u"{\"title\": \"Flow\", \"form\": \"mermaid\", "_s + u"\"diagram\": \"sequenceDiagram\"}"_s,
                u"\"Notes\", {\"title\": \"待明确\", \"tag\": \"questions\"}"_s)
            .replace(u"\"columns\": [\"File\""_s, u"\"columns\": [{\"title\": \"文件\", \"tag\": \"file\"}"_s)
            .replace(u"\"item_column\": \"File\""_s, u"\"item_column\": \"file\""_s)
            .replace(
                u"[\"sections\", \"dag\"]"_s, u"[\"sections\", {\"id\": \"length\", \"minutes\": 7.5}]"_s);
    const SopEntry entry = loadSop(u"tiny.json"_s, json.toUtf8(), m_folder->path());
    QVERIFY2(entry.sop, entry.problems.isEmpty() ? "" : qPrintable(entry.problems.at(0).pointer));
    const StepSpec &plan = *entry.sop->step(u"plan"_s);
    QCOMPARE(plan.schema.at(1).title, u"Notes"_s);
    QCOMPARE(plan.section(u"questions"_s)->title, u"待明确"_s);
    QCOMPARE(plan.schema.at(0).column(u"file"_s)->title, u"文件"_s);
    QCOMPARE(plan.schema.at(0).column(u"depends_on"_s)->title, u"Depends on"_s); // by the stock title
    QVERIFY(plan.runs(check::length) && !plan.runs(check::dag));
    QCOMPARE(plan.checks.at(1).parameters.value(u"minutes"_s), QStringList(u"7.5"_s));
}

void SopLibraryTest::copyIsATeamOfOnesOwn()
{
    const QString place = m_folder->filePath(u"own"_s);
    const auto file = copySop(u"software-company"_s, {}, place);
    QVERIFY2(file, file ? "" : qPrintable(file.error().detail));
    const auto copy = findSop(u"my-software-company"_s, place);
    QVERIFY2(copy, copy ? "" : qPrintable(copy.error().detail));
    QCOMPARE(copy->steps.size(), findSop(u"software-company"_s, place)->steps.size());
    QVERIFY(QFile::exists(place + u"/code.md"_s));
    // Nothing that is there is replaced.
    const auto again = copySop(u"software-company"_s, {}, place);
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::FileWrite);
    QCOMPARE(copySop(u"nobody"_s, {}, place).error().code, ErrorCode::NotFound);
}

void SopLibraryTest::warnings_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("what");
    const auto row = [](const char *name, const QString &from, const QString &to, const QString &pointer,
                         const QString &what) { QTest::newRow(name) << from << to << pointer << what; };
    row("a check without its section", {}, {}, u"/steps/1/checks/1"_s, u"tagged 'tasks'"_s);
    row("a check with its section", u"{\"title\": \"Files\","_s,
        u"{\"title\": \"Files\", \"tag\": \"tasks\","_s, {}, {});
    row("a check of files", u"\"dag\""_s, u"\"stubs\""_s, u"/steps/1/checks/1"_s, u"one of files"_s);
    row("an unknown tag", u"{\"title\": \"Flow\""_s, u"{\"tag\": \"flwo\", \"title\": \"Flow\""_s,
        u"/steps/1/schema/1/tag"_s, u"'flwo'"_s);
    row("a tag twice", u"{\"title\": \"Files\""_s,
        u"{\"tag\": \"flow\", \"title\": \"Other\"}, {\"tag\": \"flow\", \"title\": \"Files\""_s,
        u"/steps/1/schema/1/tag"_s, u"another section"_s);
    row("an unknown tag of a column", u"[\"File\","_s, u"[\"File\", {\"title\": \"N\", \"tag\": \"n\"},"_s,
        u"/steps/1/schema/0/columns/1/tag"_s, u"'n'"_s);
    row("a section nobody writes", u"plan#Files"_s, u"plan#Folders"_s, u"/steps/3/reads/0"_s, u"'Folders'"_s);
    row("an example of another form", u"{\"title\": \"Flow\""_s,
        u"{\"example\": [\"- a\", \"- b\"], \"title\": \"Flow\""_s, u"/steps/1/schema/1/example"_s,
        u"form"_s);
    row("nothing to derive from", {}, {}, u"/steps/2/reads"_s, u"'packages'"_s);
}

void SopLibraryTest::warnings()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    QFETCH(const QString, pointer);
    QFETCH(const QString, what);
    QString json = tinySop();
    QVERIFY(from.isEmpty() || json.contains(from));
    if (!from.isEmpty())
        json.replace(json.indexOf(from), from.size(), to);
    const SopEntry entry = loadSop(u"tiny.json"_s, json.toUtf8(), m_folder->path());
    QVERIFY2(entry.sop, entry.problems.isEmpty() ? "" : qPrintable(entry.problems.at(0).what));
    QStringList found;
    bool said = false;
    for (const SopProblem &warning : entry.warnings) {
        QVERIFY(!warning.remedy.isEmpty());
        said = said || (warning.pointer == pointer && warning.what.contains(what));
        found.append(warning.pointer + u": "_s + warning.what);
    }
    // Without an expectation the check finds what it needs.
    const bool expected = pointer.isEmpty() ? !found.join(u' ').contains("/checks/"_L1) : said;
    QVERIFY2(expected, qPrintable(found.join(u'\n')));
}

void SopLibraryTest::brokenFileDoesNotHideTheOthers()
{
    write(u"a-broken.json"_s, u"{"_s);
    write(u"b-tiny.json"_s, tinySop());
    const QVector<SopEntry> library = loadSopLibrary(m_folder->path());
    const qsizetype stock = loadSopLibrary({}).size();
    QCOMPARE(library.size(), stock + 2);
    QVERIFY(!library.at(stock).sop);
    QCOMPARE(library.at(stock).problems.size(), 1);
    QVERIFY(library.at(stock + 1).sop);
    QVERIFY(!library.at(stock + 1).stock);
}

void SopLibraryTest::findsByIdAndByFile()
{
    const QString file = write(u"any-name.json"_s, tinySop());
    QCOMPARE(findSop(u"tiny"_s, m_folder->path())->id, u"tiny"_s);
    QCOMPARE(findSop(file, {})->id, u"tiny"_s);
    QCOMPARE(findSop(u"absent"_s, m_folder->path()).error().code, ErrorCode::NotFound);
}

void SopLibraryTest::refusesABrokenFileByName()
{
    const QString file =
        write(u"bad.json"_s, tinySop().replace(u"\"role\": \"critic\""_s, u"\"role\": \"nobody\""_s));
    const Result<Sop> sop = findSop(file, {});
    QCOMPARE(sop.error().code, ErrorCode::SopInvalid);
    QVERIFY2(sop.error().detail.contains(u"/steps/4/role"_s), qPrintable(sop.error().detail));
}

void SopLibraryTest::userFolderMayBeAbsent()
{
    QCOMPARE(loadSopLibrary(m_folder->filePath(u"absent"_s)).size(), loadSopLibrary({}).size());
}

void SopLibraryTest::knowsEveryCheck()
{
    QStringList all;
    QVector<CheckSpec> specs;
    for (const check::Kind &kind : check::kinds()) {
        all += kind.id.value;
        specs += kind.id;
    }
    QVERIFY(all.size() > 10);
    const QString json = tinySop().replace(u"\"sections\", \"dag\""_s, u'"' + all.join(u"\", \""_s) + u'"');
    const SopEntry entry = loadSop(u"tiny.json"_s, json.toUtf8(), m_folder->path());
    QVERIFY(entry.sop);
    QCOMPARE(entry.sop->step(u"plan"_s)->checks, specs);
}

void SopLibraryTest::ownPromptWinsOverStockPrompt()
{
    write(u"prd.md"_s, u"My own words.\n"_s);
    const QString own =
        tinySop().replace(u"\"prompt\": \"tiny.md\", \"checks\""_s, u"\"prompt\": \"prd.md\", \"checks\""_s);
    const SopEntry entry = loadSop(u"own.json"_s, own.toUtf8(), m_folder->path());
    QVERIFY(entry.sop);
    QCOMPARE(entry.sop->step(u"plan"_s)->prompt, u"My own words.\n"_s);
    QFile::remove(m_folder->filePath(u"prd.md"_s));
    const SopEntry stock = loadSop(u"own.json"_s, own.toUtf8(), m_folder->path());
    QVERIFY(stock.sop && !stock.sop->step(u"plan"_s)->prompt.isEmpty());
}

} // namespace baton::test

#include "sop_library_test.moc"
