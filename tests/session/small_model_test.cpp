// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/session_scene.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray recorded(const QString &name)
{
    QFile file(QStringLiteral(BATON_SOURCE_DIR "/resources/recordings/terminal-2048/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// First answers of the recording by verb line.
QMap<QString, QString> firstAnswers()
{
    QMap<QString, QString> answers;
    const QJsonArray exchanges =
        QJsonDocument::fromJson(recorded(u"recording.json"_s))[u"exchanges"_s].toArray();
    for (const QJsonValue &exchange : exchanges) {
        const QString line = u"%1 %2 as %3"_s.arg(
            exchange[u"verb"_s].toString(), exchange[u"path"_s].toString(), exchange[u"kind"_s].toString());
        if (!answers.contains(line))
            answers.insert(line, QString::fromUtf8(recorded(exchange[u"reply_file"_s].toString())));
    }
    return answers;
}

QString sectionBody(const QString &document, const QString &title)
{
    const QString body = document.section(u"## "_s + title + u'\n', 1, 1);
    return body.section(u"\n## "_s, 0, 0).trimmed();
}

/// Numbered bold headings, chatter around, priorities in words, and one section forgotten.
QString smallPrd(QString prd)
{
    prd.replace(
        u"## UI Design draft\n"_s + prd.section(u"## UI Design draft\n"_s, 1, 1).section(u"## "_s, 0, 0),
        QString());
    prd.replace("| P0 |"_L1, "| Must have |"_L1)
        .replace("| P1 |"_L1, "| Should |"_L1)
        .replace("| P2 |"_L1, "| Low |"_L1);
    int number = 0;
    QStringList lines = prd.split(u'\n');
    for (QString &line : lines) {
        if (line.startsWith("## "_L1))
            line = u"**%1. %2**"_s.arg(++number).arg(line.sliced(3));
    }
    return u"Sure! Here is the PRD you asked for:\n\n"_s + lines.join(u'\n')
        + u"\n\nLet me know if you want changes!"_s;
}

/// The whole as JSON in a fence, section titles as keys.
QString smallDesign(const QString &design)
{
    QJsonObject object;
    for (const QString &title :
        {u"Implementation approach"_s, u"File list"_s, u"Data structures and interfaces"_s,
            u"Program call flow"_s, u"Assumptions"_s, u"Open Questions"_s})
        object.insert(title, sectionBody(design, title));
    return u"```json\n"_s + QString::fromUtf8(QJsonDocument(object).toJson()) + u"```\n"_s;
}

/// Other column titles, IDs with a dash, the order as sentences.
QString smallTasks(QString tasks)
{
    tasks.replace("| File | Depends on | Purpose | Requirements |"_L1,
        "| Filename | Dependencies | Description | Reqs |"_L1);
    static const QRegularExpression id(u"\\bR([0-9]+)\\b"_s);
    const QString order = sectionBody(tasks, u"Task list"_s);
    QString sentences = order;
    static const QRegularExpression item(u"(?m)^(\\s*[0-9]+\\.) "_s);
    sentences.replace(item, u"\\1 Implement "_s);
    tasks.replace(order, sentences);
    QString table = sectionBody(tasks, u"Logic Analysis"_s);
    const QString before = table;
    table.replace(id, u"R-\\1"_s);
    return tasks.replace(before, table) + u"<|im_end|>"_s;
}

/// A file the way small models hand it over: another way for each.
QString smallFile(const QString &path, const QString &answer, qsizetype way)
{
    const QString code = answer.section(u"```python\n"_s, 1).section(u"\n```"_s, 0, 0);
    switch (way % 4) {
    case 0:
        return u"<think>The user wants %1.</think>Here is `%1`:\n\n```python\n%2\n```\n\nThis module is complete."_s
            .arg(path, code);
    case 1:
        return u"```\n# %1\n%2\n```<|eot_id|>"_s.arg(path, code);
    case 2:
        return u"File: %1\n\n%2\n"_s.arg(path, code);
    default:
        return QString::fromUtf8(
            QJsonDocument(QJsonObject{{u"path"_s, path}, {u"content"_s, code}}).toJson());
    }
}

/// Answers as a model of eight billion weights gives them.
class SmallModel {
public:
    QString answer(const QString &verbLine)
    {
        const QString path = verbLine.section(u' ', 1, 1);
        if (verbLine == "Complete docs/prd.md as prd"_L1)
            return sectionBody(m_answers.value(producePrd), u"UI Design draft"_s);
        const QString answer = m_answers.value(verbLine);
        if (verbLine == producePrd)
            return smallPrd(answer);
        if (verbLine == produceDesign)
            return smallDesign(answer);
        return verbLine.startsWith("Produce docs/tasks.md"_L1) ? smallTasks(answer)
                                                               : smallFile(path, answer, m_files++);
    }

private:
    QMap<QString, QString> m_answers = firstAnswers();
    qsizetype m_files = 0;
};

} // namespace

/// A small model that forgets, chats and wraps still brings a project to its end alone.
class SmallModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aProjectComesToItsEnd();
};

BATON_TEST_CLASS(SmallModelTest)

void SmallModelTest::init()
{
    failOnWarnings();
}

void SmallModelTest::aProjectComesToItsEnd()
{
    SessionScene scene;
    SmallModel small;
    QFile languages(u":/baton/languages.json"_s);
    QVERIFY(languages.open(QIODevice::ReadOnly));
    scene.languages =
        artefact::LanguageProfiles::load(languages.readAll()).value_or(artefact::LanguageProfiles());
    scene.model.setAnswers([&small](const QString &verbLine) { return small.answer(verbLine); });
    session::NewProject project = scene.newProject();
    project.config.autonomy = {true, true};
    project.config.switches = {{u"tests"_s, true}, {u"review"_s, false}};
    QCOMPARE(scene.create(project), std::nullopt);
    QVERIFY(scene.resumeUntilIdle());
    qsizetype written = 0;
    for (const Artefact &artefact : scene.state().artefacts) {
        if (artefact.removed)
            continue;
        QStringList failed;
        for (const CheckResult &check :
            artefact.head() == nullptr ? QVector<CheckResult>() : artefact.head()->checks)
            failed += check.state == CheckState::Failed ? check.id.value + u": "_s + check.detail : QString();
        QVERIFY2(
            artefact.state == ArtefactState::Approved, qPrintable(artefact.path + u' ' + failed.join(u' ')));
        const StepSpec *step = scene.state().sop.step(artefact.step);
        written += step != nullptr && step->asksModel() ? 1 : 0;
    }
    QVERIFY(written > 20);
    const auto calls = scene.model.requests().size();
    QVERIFY2(calls * 10 <= written * 13, qPrintable(u"%1 calls for %2 artefacts"_s.arg(calls).arg(written)));
}

#include "small_model_test.moc"
