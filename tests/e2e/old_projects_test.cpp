// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/test_main.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

QString journals(const QString &file)
{
    return QStringLiteral(BATON_SOURCE_DIR "/tests/data/journals/") + file;
}

QJsonObject readJson(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject{};
}

QJsonObject withoutPlace(QJsonObject status)
{
    status.remove("project"_L1);
    status.remove("name"_L1);
    return status;
}

QString counted(const QString &word, int revision)
{
    return revision > 0 ? u"%1 r%2"_s.arg(word).arg(revision) : word;
}

QJsonObject textsOf(const QString &project, const QJsonArray &artefacts)
{
    QJsonObject texts;
    for (const QJsonValue &value : artefacts) {
        const QString path = value["path"_L1].toString();
        for (int n = 1; n <= value["revision"_L1].toInt(); ++n) {
            const CliResult shown =
                runCli({u"show"_s, u"--project"_s, project, path, u"--revision"_s, QString::number(n)});
            const QByteArray hash =
                QCryptographicHash::hash(shown.out.toUtf8(), QCryptographicHash::Sha256).toHex();
            if (shown.exitCode == 0)
                texts.insert(counted(path, n), QString::fromLatin1(hash));
        }
    }
    return texts;
}

/// What this build reads from a project, in the form of the .facts.json files.
QJsonObject factsOf(const QString &project)
{
    QJsonObject facts{{u"status"_s,
        withoutPlace(runCli({u"status"_s, u"--project"_s, project, u"--json"_s}).json().object())}};
    QMap<QString, QJsonArray> events;
    QJsonArray remarks;
    const CliResult log = runCli({u"log"_s, u"--project"_s, project, u"--json"_s});
    for (const QString &row : log.out.split(u'\n', Qt::SkipEmptyParts)) {
        const QJsonObject event = QJsonDocument::fromJson(row.toUtf8()).object();
        events[event["path"_L1].toString()].append(
            counted(event["type"_L1].toString(), event["revision"_L1].toInt()));
        if (event["type"_L1] == "remark_drafted"_L1)
            remarks.append(event["data"_L1]["remark"_L1]);
    }
    QJsonObject byPath;
    for (auto it = events.cbegin(); it != events.cend(); ++it)
        byPath.insert(it.key(), it.value());
    facts.insert(u"events"_s, byPath);
    facts.insert(u"remarks"_s, remarks);
    facts.insert(u"texts"_s, textsOf(project, facts["status"_L1]["artefacts"_L1].toArray()));
    return facts;
}

/// Where `now` lacks something of `then` or says another thing; empty when it holds all of it. Members may
/// come.
QString missing(const QJsonValue &then, const QJsonValue &now, const QString &place)
{
    if (then.isObject()) {
        const QJsonObject object = then.toObject();
        for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
            if (const QString found = missing(it.value(), now[it.key()], place + u'/' + it.key());
                !found.isEmpty())
                return found;
        }
        return {};
    }
    if (then.isArray() && now.isArray() && then.toArray().size() == now.toArray().size()) {
        for (qsizetype i = 0; i < then.toArray().size(); ++i) {
            const QString found =
                missing(then.toArray().at(i), now.toArray().at(i), place + u'/' + QString::number(i));
            if (!found.isEmpty())
                return found;
        }
        return {};
    }
    if (then == now)
        return {};
    const auto shown = [](const QJsonValue &value) -> QString {
        return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact)).left(400);
    };
    return u"%1: was %2, is %3"_s.arg(place, shown(then), shown(now));
}

/// Files that nobody hands over leave the folder when a project is opened for work: of the events that came
/// since, those are left out.
QJsonObject withoutTidying(QJsonObject now, const QJsonObject &before)
{
    const QJsonObject then = before["events"_L1].toObject();
    QJsonObject events = now["events"_L1].toObject();
    for (const QString &path : then.keys()) {
        QJsonArray words = events[path].toArray();
        const auto isTidying = [](const QString &word) {
            return word.startsWith("file_removed"_L1) || word.startsWith("hand_off_committed"_L1);
        };
        while (words.size() > then[path].toArray().size() && isTidying(words.last().toString()))
            words.removeLast();
        events.insert(path, words);
    }
    now.insert(u"events"_s, events);
    return now;
}

} // namespace

/// Projects of earlier builds open to the same artefacts, revisions, remarks and money, and the demos lead to
/// the same facts as ever (tests/data/journals/README.md).
class OldProjectsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void open_data();
    void open();
    void goOn_data();
    void goOn();
    void demos_data();
    void demos();

private:
    void unpack(const QString &archive);

    QTemporaryDir m_folder;
};

BATON_TEST_CLASS(OldProjectsTest)

void OldProjectsTest::init()
{
    failOnWarnings();
}

void OldProjectsTest::unpack(const QString &archive)
{
    const QString place = m_folder.filePath(archive);
    if (QFile::exists(place))
        return;
    QDir().mkpath(place);
    const CliResult tar =
        runProgram(u"tar"_s, {u"xzf"_s, journals(archive + u".tar.gz"_s), u"-C"_s, place}, place);
    QVERIFY2(tar.exitCode == 0, tar.describe().constData());
}

void OldProjectsTest::open_data()
{
    QTest::addColumn<QString>("archive");
    QTest::addColumn<QString>("project");
    const QStringList archives =
        QDir(journals({})).entryList({u"projects-v*.tar.gz"_s}, QDir::Files, QDir::Name);
    QVERIFY(!archives.isEmpty());
    for (const QString &file : archives) {
        const QString archive = file.chopped(7);
        const QStringList projects = readJson(journals(archive + u".facts.json"_s)).keys();
        QVERIFY2(!projects.isEmpty(), qPrintable(archive));
        for (const QString &project : projects)
            QTest::addRow("%s %s", qPrintable(archive), qPrintable(project)) << archive << project;
    }
}

void OldProjectsTest::open()
{
    QFETCH(const QString, archive);
    QFETCH(const QString, project);
    unpack(archive);
    const QJsonValue then = readJson(journals(archive + u".facts.json"_s)).value(project);
    const QJsonObject now = factsOf(m_folder.filePath(archive + u'/' + project));
    QCOMPARE(missing(then, now, project), QString());
}

void OldProjectsTest::goOn_data()
{
    open_data();
}

/// Opened for writing, which may rewrite snapshots, an old project is still the same. It is not asked to
/// work.
void OldProjectsTest::goOn()
{
    QFETCH(const QString, archive);
    QFETCH(const QString, project);
    unpack(archive);
    const QString place = m_folder.filePath(archive + u'/' + project);
    const QJsonObject before = factsOf(place);
    const CliResult refused = runCli({u"approve"_s, u"--project"_s, place, u"no/such/file.py"_s});
    QVERIFY2(refused.exitCode == 2 && !refused.err.isEmpty(), refused.describe().constData());
    QCOMPARE(missing(before, withoutTidying(factsOf(place), before), project), QString());
}

void OldProjectsTest::demos_data()
{
    QTest::addColumn<QString>("demo");
    for (const QString &demo : {u"terminal-2048"_s, u"csv-chart"_s, u"pomodoro-zh"_s, u"link-check-node"_s})
        QTest::newRow(qPrintable(demo)) << demo;
}

void OldProjectsTest::demos()
{
    QFETCH(const QString, demo);
    const QString project = m_folder.filePath(demo);
    const CliResult run = runCli({u"run"_s, u"--project"_s, project, u"--demo"_s, demo, u"--demo-speed"_s,
        u"0"_s, u"--approve"_s, u"all"_s});
    QVERIFY2(run.exitCode == 0, run.describe().constData());
    const QJsonValue then = readJson(journals(u"demos.facts.json"_s)).value(demo);
    QVERIFY(then.isObject());
    QCOMPARE(missing(then, factsOf(project), demo), QString());
}

#include "old_projects_test.moc"
