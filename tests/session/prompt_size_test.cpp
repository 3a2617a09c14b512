// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/session_scene.h"
#include "tests/support/sample_project.h"
#include "tests/support/test_main.h"

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

qint64 bytesOf(const llm::Request &request)
{
    qint64 bytes = 0;
    for (const llm::Message &message : request.messages)
        bytes += message.text.toUtf8().size();
    return bytes;
}

/// Runs a project of as many files to its end; the requests are the model's.
bool runProject(SessionScene &scene, int files)
{
    const SampleProject project(files);
    scene.model.setAnswers([&project](const QString &verbLine) { return project.answer(verbLine); });
    session::NewProject wanted = scene.newProject();
    wanted.config.autonomy = {true, true};
    wanted.config.useGit = false;
    return !scene.create(wanted) && scene.resumeUntilIdle() && scene.state().mode == RunMode::Finished;
}

} // namespace

/// What the prompts of whole runs weigh.
class PromptSizeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void staysSmall_data();
    void staysSmall();
};

BATON_TEST_CLASS(PromptSizeTest)

void PromptSizeTest::init()
{
    failOnWarnings();
}

void PromptSizeTest::staysSmall_data()
{
    QTest::addColumn<int>("files");
    QTest::addColumn<qint64>("most");
    QTest::newRow("10 files") << 10 << qint64(40'000);
    QTest::newRow("30 files") << 30 << qint64(104'000);
}

void PromptSizeTest::staysSmall()
{
    QFETCH(int, files);
    QFETCH(qint64, most);
    SessionScene scene;
    QVERIFY(runProject(scene, files));
    qint64 bytes = 0;
    QSet<QString> prefixes;
    for (const llm::Request &request : scene.model.requests()) {
        bytes += bytesOf(request);
        if (request.kind == "code"_L1)
            prefixes.insert(request.messages.at(0).text + request.messages.at(1).text);
    }
    QCOMPARE(prefixes.size(), 1); // what endpoints keep in their caches
    QVERIFY2(bytes <= most, qPrintable(QString::number(bytes)));
}

#include "prompt_size_test.moc"
