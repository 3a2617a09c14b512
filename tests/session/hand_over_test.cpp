// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/report/results_codec.h"
#include "core/session/export_job.h"
#include "tests/session/session_scene.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QThreadPool>

#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;
using session::Session;

namespace {

/// The PRD approved and on disk, the design in review.
bool approvedPrd(SessionScene &scene)
{
    scene.answerAtOnce();
    return !scene.create() && scene.waitForState(prdPath, ArtefactState::Review)
        && !scene.decide(command::Approve{.path = prdPath})
        && scene.waitForState(designPath, ArtefactState::Review)
        && scene.waitFor([&] { return scene.artefact(prdPath).writtenRevision == 1; });
}

struct Exported {
    std::optional<ErrorCode> error;
    int files = 0;
};

Exported exportTo(SessionScene &scene, const QString &destination, ExportFormat format, bool force = false,
    const QString &page = {})
{
    const QObject context;
    std::optional<Result<int>> files;
    scene.session().exportTo({destination, format, force, page}, &context,
        [&files](const Result<int> &result) { files = result; });
    if (!scene.waitFor([&files] { return files.has_value(); }))
        return {ErrorCode::Internal, 0};
    return *files ? Exported{std::nullopt, **files} : Exported{files->error().code, 0};
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(bytes);
}

} // namespace

/// Export through a session, files on disk, and sessions that go while something is under way.
class HandOverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void exportsApprovedContentOnly_data();
    void exportsApprovedContentOnly();
    void reviewNamesWhatLooksLikeAKey();
    void aPageMayGoAlong();
    void whatWasNotRunIsCounted();
    void occupiedDestinationNeedsForce();
    void nothingInsideTheProject();
    void sessionMayGoDuringAnExport();
    void sessionMayGoWhileATextIsRead();
    void answersAreReadWhileACommitIsMade();
    void changeOutsideIsSeenOnOpening();
    void changeOutsideIsSeenBeforeWriting();
};

BATON_TEST_CLASS(HandOverTest)

void HandOverTest::init()
{
    failOnWarnings();
}

void HandOverTest::exportsApprovedContentOnly_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QString>("destination");
    QTest::addColumn<QString>("witness");
    QTest::newRow("folder") << static_cast<int>(ExportFormat::Folder) << u"out"_s << u"out/docs/prd.md"_s;
    QTest::newRow("zip") << static_cast<int>(ExportFormat::Zip) << u"out.zip"_s << u"out.zip"_s;
    QTest::newRow("git") << static_cast<int>(ExportFormat::Git) << u"out"_s << u"out/.git/HEAD"_s;
}

void HandOverTest::exportsApprovedContentOnly()
{
    QFETCH(int, format);
    QFETCH(QString, destination);
    QFETCH(QString, witness);
    SessionScene scene;
    QVERIFY(approvedPrd(scene));
    put(scene.path(u"p/docs/prd.md"_s), "changed by hand\n");
    const Exported exported = exportTo(scene, scene.path(destination), static_cast<ExportFormat>(format));
    QCOMPARE(exported.error, std::nullopt);
    QCOMPARE(exported.files, 2);
    QVERIFY2(!bytesOf(scene.path(witness)).isEmpty(), qPrintable(witness));
    if (format != static_cast<int>(ExportFormat::Zip)) {
        QVERIFY(bytesOf(scene.path(u"out/docs/prd.md"_s)).contains("## Product Goals"));
        QVERIFY(!QFile::exists(scene.path(u"out/docs/system_design.md"_s)));
    }
}

void HandOverTest::reviewNamesWhatLooksLikeAKey()
{
    SessionScene scene;
    QVERIFY(approvedPrd(scene));
    const QString key = u"sk-proj-"_s + u"a1B2c3D4e5F6g7H8"_s.repeated(3);
    const QString text = scene.team.design() + u"\nOPENAI_API_KEY = \"%1\"\n"_s.arg(key);
    QCOMPARE(scene.edit(designPath, 1, text), std::nullopt);
    const auto review = [&] {
        return scene
            .ask([](const session::ProjectView &project) -> Result<ExportReview> {
                return project.exportReview();
            })
            .value_or(ExportReview());
    };
    // What does not go out is not searched.
    using Kind = ExportFinding::Kind;
    QCOMPARE(review().findings.first().kind, Kind::LeftOut);
    QCOMPARE(scene.decide(command::Approve{.path = designPath, .revision = 2}), std::nullopt);
    const auto findings = review().findings;
    const auto secret = std::find_if(findings.cbegin(), findings.cend(),
        [](const ExportFinding &finding) { return finding.kind == Kind::Secret; });
    QVERIFY(secret != findings.cend());
    QCOMPARE(secret->path, designPath);
    QVERIFY(!secret->detail.contains(key));
    QCOMPARE(secret->detail.section(u':', 0, 0).toInt(), text.count(u'\n'));
}

void HandOverTest::aPageMayGoAlong()
{
    SessionScene scene;
    QVERIFY(approvedPrd(scene));
    const Exported exported =
        exportTo(scene, scene.path(u"out"_s), ExportFormat::Folder, false, u"# What was proven\n"_s);
    QCOMPARE(exported.error, std::nullopt);
    QCOMPARE(exported.files, 3);
    QCOMPARE(bytesOf(scene.path(u"out/docs/handover.md"_s)), QByteArray("# What was proven\n"));
    QVERIFY(!QFile::exists(scene.path(u"p/docs/handover.md"_s)));
    // A page of the project's own stays what it is.
    QCOMPARE(session::handOverPath({u"docs/prd.md"_s}), u"docs/handover.md"_s);
    QCOMPARE(
        session::handOverPath({u"docs/Handover.md"_s, u"docs/handover-2.md"_s}), u"docs/handover-3.md"_s);
}

namespace {

/// Texts by their hashes.
class Texts final : public TextSource {
public:
    TextHash keep(const QString &content)
    {
        const Text text = makeText(content);
        m_texts.insert(text.hash, content);
        return text.hash;
    }
    [[nodiscard]] Result<QString> read(const TextHash &hash) const override
    {
        return m_texts.contains(hash) ? Result<QString>(m_texts.value(hash))
                                      : failure(ErrorCode::NotFound, hash.value);
    }

private:
    QHash<TextHash, QString> m_texts;
};

Artefact approvedFile(const QString &path, const TextHash &text)
{
    Revision revision;
    revision.number = 1;
    revision.text = text;
    Artefact artefact;
    artefact.path = path;
    artefact.step = u"test"_s;
    artefact.state = ArtefactState::Approved;
    artefact.revisions = {revision};
    artefact.approvedRevision = 1;
    return artefact;
}

} // namespace

/// Tests in two languages, and a machine without one of them.
void HandOverTest::whatWasNotRunIsCounted()
{
    Texts texts;
    State state;
    StepSpec tests;
    tests.id = u"test"_s;
    tests.type = StepType::File;
    StepSpec run;
    run.id = u"run"_s;
    run.type = StepType::Command;
    run.path = u"docs/test_report.md"_s;
    state.sop.steps = {tests, run};
    state.artefacts = {approvedFile(u"tests/test_a.py"_s, texts.keep(u"def test_one(): ...\n"_s)),
        approvedFile(
            u"tests/test_b.mjs"_s, texts.keep(u"test('one', () => {});\ntest('two', () => {});\n"_s))};
    TestReport report;
    report.results = {TestResult{.id = u"tests/test_a.py::test_one"_s, .file = u"tests/test_a.py"_s}};
    report.totals.count(TestState::Passed);
    report.notRun = {u"node:test tests: node is missing"_s};
    ProgramRecord record;
    record.outcome.results = texts.keep(QString::fromUtf8(artefact::resultsJson(report)));
    state.lastPrograms.insert(run.path, record);
    QFile file(u":/baton/languages.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto languages = artefact::LanguageProfiles::load(file.readAll());
    QVERIFY(languages.has_value());
    const QTemporaryDir folder;
    const Proof proof = session::reviewExport(state, texts, folder.path(), *languages).proof;
    QCOMPARE(proof.passed, 1);
    QCOMPARE(proof.notRun, 2);
    QCOMPARE(proof.whyNot, u"node is missing"_s);
}

void HandOverTest::occupiedDestinationNeedsForce()
{
    SessionScene scene;
    QVERIFY(approvedPrd(scene));
    const QString out = scene.path(u"out"_s);
    QVERIFY(QDir().mkpath(out));
    put(out + u"/mine.txt"_s, "mine\n");
    QCOMPARE(exportTo(scene, out, ExportFormat::Folder).error, std::optional(ErrorCode::ExportNotEmpty));
    QCOMPARE(
        QDir(out).entryList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot), QStringList{u"mine.txt"_s});
    QCOMPARE(exportTo(scene, out, ExportFormat::Folder, true).error, std::nullopt);
    QCOMPARE(bytesOf(out + u"/mine.txt"_s), QByteArray("mine\n"));
}

void HandOverTest::nothingInsideTheProject()
{
    SessionScene scene;
    QVERIFY(approvedPrd(scene));
    for (const ExportFormat format : {ExportFormat::Folder, ExportFormat::Zip, ExportFormat::Git})
        QCOMPARE(
            exportTo(scene, scene.path(u"p/out"_s), format).error, std::optional(ErrorCode::InvalidArgument));
    QVERIFY(!QFile::exists(scene.path(u"p/out"_s)));
}

void HandOverTest::sessionMayGoDuringAnExport()
{
    SessionScene scene;
    QVERIFY(approvedPrd(scene));
    for (int i = 0; i < 10; ++i) {
        scene.session().exportTo({.destination = scene.path(u"out%1"_s.arg(i))});
        scene.close();
        QCOMPARE(scene.reopen(), std::nullopt);
    }
    // What was begun comes to its end by itself.
    QThreadPool::globalInstance()->waitForDone();
    for (int i = 0; i < 10; ++i)
        QVERIFY(QFile::exists(scene.path(u"out%1/docs/prd.md"_s.arg(i))));
}

void HandOverTest::sessionMayGoWhileATextIsRead()
{
    SessionScene scene;
    QVERIFY(approvedPrd(scene));
    for (int i = 0; i < 10; ++i) {
        const QString text = scene.team.design() + u"Round %1.\n"_s.arg(i);
        scene.session().submit(command::Edit{.path = designPath, .text = {{}, text}});
        scene.close();
        QCOMPARE(scene.reopen(), std::nullopt);
    }
    QVERIFY(scene.artefact(designPath).head() != nullptr);
}

/// Git reads HEAD from a pipe that nobody writes to: a commit that takes as long as the test wants.
void HandOverTest::answersAreReadWhileACommitIsMade()
{
    SessionScene scene;
    scene.model.setAnswers(
        [&](const QString &verbLine) { return verbLine == producePrd ? scene.team.prd() : QString(); });
    QCOMPARE(scene.create(), std::nullopt);
    QVERIFY(scene.waitForState(prdPath, ArtefactState::Review));
    QVERIFY(scene.waitFor([&] { return scene.artefact(u"docs/requirement.md"_s).committedRevision == 1; }));
    const QByteArray head = scene.path(u"p/.git/HEAD"_s).toLocal8Bit();
    const QByteArray aside = head + ".aside";
    QCOMPARE(std::rename(head.constData(), aside.constData()), 0);
    QCOMPARE(::mkfifo(head.constData(), 0600), 0);
    const int pipe = ::open(head.constData(), O_RDWR | O_CLOEXEC);
    QVERIFY(pipe >= 0);
    QCOMPARE(scene.decide(command::Approve{.path = prdPath}), std::nullopt);
    QVERIFY(scene.waitUntilAsked(produceDesign));
    QVERIFY(scene.waitFor([&] { return scene.artefact(prdPath).writtenRevision == 1; }));
    scene.model.say(produceDesign, scene.team.design());
    scene.model.finish(produceDesign);
    QVERIFY(scene.waitForState(designPath, ArtefactState::Review));
    QCOMPARE(scene.artefact(prdPath).committedRevision, 0);
    // Closing waits for the commit, which fails or not; nothing is lost by it.
    QCOMPARE(std::rename(aside.constData(), head.constData()), 0);
    ::close(pipe);
    QCOMPARE(scene.reopen(), std::nullopt);
    QVERIFY(scene.waitFor([&] { return scene.artefact(prdPath).committedRevision == 1; }));
}

void HandOverTest::changeOutsideIsSeenOnOpening()
{
    SessionScene scene;
    QVERIFY(approvedPrd(scene));
    scene.close();
    put(scene.path(u"p/docs/prd.md"_s), "mine\n");
    QCOMPARE(scene.reopen(), std::nullopt);
    QCOMPARE(scene.state().outsideChanges.size(), 1);
    QCOMPARE(scene.state().outsideChanges.first().path, prdPath);
    // Seen once, it is not told again at the next opening.
    const qint64 seq = scene.state().seq;
    QCOMPARE(scene.reopen(), std::nullopt);
    QCOMPARE(scene.state().seq, seq);
    QCOMPARE(scene.decide(command::OverruleOutsideChange{prdPath}), std::nullopt);
    QVERIFY(
        scene.waitFor([&] { return bytesOf(scene.path(u"p/docs/prd.md"_s)).contains("## Product Goals"); }));
    QVERIFY(scene.waitFor([&] { return scene.state().outsideChanges.isEmpty(); }));
}

void HandOverTest::changeOutsideIsSeenBeforeWriting()
{
    SessionScene scene;
    QVERIFY(approvedPrd(scene));
    put(scene.path(u"p/docs/prd.md"_s), "mine\n");
    const QString text = scene.team.prd().replace("- It runs\n"_L1, "- It runs\n- It stops\n"_L1);
    QCOMPARE(scene.edit(prdPath, 1, text), std::nullopt);
    QCOMPARE(scene.decide(command::Approve{.path = prdPath}), std::nullopt);
    QVERIFY(scene.waitFor([&] { return scene.state().outsideChange(prdPath) != nullptr; }));
    QCOMPARE(bytesOf(scene.path(u"p/docs/prd.md"_s)), QByteArray("mine\n"));
    QCOMPARE(scene.decide(command::OverruleOutsideChange{prdPath}), std::nullopt);
    QVERIFY(scene.waitFor([&] { return bytesOf(scene.path(u"p/docs/prd.md"_s)).contains("- It stops"); }));
}

#include "hand_over_test.moc"
