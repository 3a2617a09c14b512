// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/check.h"
#include "core/settings/sop_library.h"
#include "tests/settings/tiny_sop.h"
#include "tests/support/test_main.h"

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
    QCOMPARE(plan.schema.at(0).columns, (QStringList{u"File"_s, u"Depends on"_s}));
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
    const QStringList all = artefact::knownChecks();
    QVERIFY(all.size() > 10);
    const QString json = tinySop().replace(u"\"sections\", \"dag\""_s, u'"' + all.join(u"\", \""_s) + u'"');
    const SopEntry entry = loadSop(u"tiny.json"_s, json.toUtf8(), m_folder->path());
    QVERIFY(entry.sop);
    QCOMPARE(entry.sop->step(u"plan"_s)->checks, all);
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
