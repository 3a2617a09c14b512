// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/sample_team.h"
#include "tests/support/scripted_http_server.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

const QString key = u"kq-Zebra7Quartz9Violin3Lantern"_s;

/// Prints the files below a folder that hold the key: as it is, in UTF-16, in Base64 or in a URL; also inside
/// zip archives, zlib streams (Git objects) and the packed columns of SQLite files. Ends in 1 when one does.
const char *const searcher = R"py(
import base64, os, sqlite3, sys, urllib.parse, zipfile, zlib
root, key = sys.argv[1], sys.stdin.readline().strip()
plain = key.encode()
forms = [plain, key.encode("utf-16-le"), key.encode("utf-16-be"), urllib.parse.quote(key).encode(),
         plain[::-1], plain.hex().encode()]
for shift in range(3):
    coded = base64.b64encode(b"x" * shift + plain)
    forms.append(coded[4 if shift else 0:-4])
searched = found = 0
def look(name, data):
    global searched, found
    searched += 1
    if any(form in data for form in forms):
        found += 1
        print(name)
def unpacked(data):
    for start in (0, 4):
        try:
            yield zlib.decompress(data[start:])
        except zlib.error:
            pass
def tables(path):
    base = sqlite3.connect(path)
    for (table,) in base.execute("select name from sqlite_master where type='table'").fetchall():
        for row in base.execute('select * from "%s"' % table):
            for cell in row:
                data = cell if isinstance(cell, bytes) else str(cell).encode()
                yield table, data
for folder, _, names in os.walk(root):
    for name in names:
        path = os.path.join(folder, name)
        with open(path, "rb") as file:
            data = file.read()
        look(path, data)
        for inner in unpacked(data):
            look(path + " (unpacked)", inner)
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                for entry in archive.namelist():
                    look(path + "!" + entry, archive.read(entry))
for folder, _, names in os.walk(root):
    for name in names:
        path = os.path.join(folder, name)
        with open(path, "rb") as file:
            is_base = file.read(15) == b"SQLite format 3"
        if is_base:
            for table, data in tables(path):
                look(path + ":" + table, data)
                for inner in unpacked(data):
                    look(path + ":" + table + " (unpacked)", inner)
print(searched, "searched")
sys.exit(1 if found else 0)
)py";

void writeFile(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

CliResult search(const QString &folder)
{
    return runProgram(
        u"python3"_s, {u"-c"_s, QString::fromLatin1(searcher), folder}, folder, key.toUtf8() + '\n');
}

/// Whether any program running now has the key among its arguments.
bool isArgumentSomewhere()
{
    const QStringList processes = QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs);
    return std::any_of(processes.cbegin(), processes.cend(), [](const QString &process) {
        QFile arguments(u"/proc/"_s + process + u"/cmdline"_s);
        return arguments.open(QIODevice::ReadOnly) && arguments.readAll().contains(key.toUtf8());
    });
}

/// How the server spoils the first design answer; it demands the key and echoes it wherever it can.
enum class Trouble { None, Unauthorised, Redirect, CutAfterEcho, EchoInText };

struct Scene {
    explicit Scene(Trouble trouble)
        : server([this, trouble](const ReceivedRequest &r) { return reply(r, trouble); })
    {
    }

    ScriptedReply reply(const ReceivedRequest &request, Trouble trouble)
    {
        argument = argument || isArgumentSomewhere();
        keyed = keyed && request.header("authorization") == "Bearer " + key.toUtf8();
        const QString line =
            request.json()["messages"_L1].toArray().last()["content"_L1].toString().section(u'\n', 0, 0);
        const bool spoil = line.endsWith(" as design"_L1);
        if (spoil && trouble == Trouble::Unauthorised)
            return ScriptedHttpServer::jsonReply(401,
                {{u"error"_s,
                    QJsonObject{{u"message"_s, QString(u"Incorrect API key provided: "_s + key)},
                        {u"code"_s, key}}}});
        ScriptedReply answer;
        if (spoil && trouble == Trouble::Redirect) {
            answer.status = 307;
            answer.headers = {{"Location", "http://127.0.0.1:9/" + key.toUtf8()}};
            return answer;
        }
        QString text = sample.answer(line);
        if (spoil && (trouble == Trouble::EchoInText || trouble == Trouble::CutAfterEcho))
            text.replace(u"Plain functions."_s, u"Plain functions with "_s + key + u"."_s);
        answer.chunks = ScriptedHttpServer::chatEvents(text, 7);
        if (spoil && trouble == Trouble::CutAfterEcho) {
            answer.chunks = answer.chunks.mid(0, 14);
            answer.end = ScriptedReply::End::Cut;
        }
        return answer;
    }

    [[nodiscard]] CliResult cli(const QStringList &arguments)
    {
        const CliResult result = runCli(arguments, -1,
            {{u"BATON_TEST_KEY"_s, key}, {u"QT_LOGGING_RULES"_s, u"*=true"_s},
                {u"QT_MESSAGE_PATTERN"_s, u"%{message}"_s}});
        writeFile(folder.filePath(u"said/%1.out"_s.arg(++said)), result.out.toUtf8());
        writeFile(folder.filePath(u"said/%1.err"_s.arg(said)), result.err.toUtf8());
        return result;
    }

    SampleTeam sample;
    bool argument = false;
    bool keyed = true;
    int said = 0;
    ScriptedHttpServer server;
    QTemporaryDir folder;
    QString project = folder.filePath(u"p"_s);
};

} // namespace

Q_DECLARE_METATYPE(Trouble)

/// A run with a key, good and bad, searched in every byte it leaves behind.
class KeyLeakTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void searchFindsWhatIsHidden();
    void noByteHoldsTheKey_data();
    void noByteHoldsTheKey();
};

BATON_TEST_CLASS(KeyLeakTest)

void KeyLeakTest::init()
{
    failOnWarnings();
}

void KeyLeakTest::searchFindsWhatIsHidden()
{
    const QByteArray secret = key.toUtf8();
    for (const QByteArray &bytes :
        {secret, QByteArray("x" + secret.toBase64()), qCompress(secret), qCompress(secret).mid(4)}) {
        QTemporaryDir folder;
        writeFile(folder.filePath(u"a"_s), bytes);
        const CliResult found = search(folder.path());
        QVERIFY2(found.exitCode == 1, found.describe().constData());
    }
    QTemporaryDir folder;
    writeFile(folder.filePath(u"a"_s), "nothing");
    QCOMPARE(search(folder.path()).exitCode, 0);
}

void KeyLeakTest::noByteHoldsTheKey_data()
{
    QTest::addColumn<Trouble>("trouble");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("good run") << Trouble::None << 0;
    QTest::newRow("401 that echoes the key") << Trouble::Unauthorised << 6;
    QTest::newRow("redirect to a place named like the key") << Trouble::Redirect << 6;
    QTest::newRow("cut after the key was echoed") << Trouble::CutAfterEcho << -1;
    QTest::newRow("key echoed in the text") << Trouble::EchoInText << 0;
}

void KeyLeakTest::noByteHoldsTheKey()
{
    QFETCH(Trouble, trouble);
    QFETCH(int, exitCode);
    Scene scene(trouble);
    const QString &project = scene.project;
    const CliResult run = scene.cli({u"run"_s, u"--project"_s, project, u"--requirement"_s, u"A sample."_s,
        u"--provider"_s, u"openai"_s, u"--base-url"_s, scene.server.baseUrl(), u"--model"_s, u"test-model"_s,
        u"--api-key-env"_s, u"BATON_TEST_KEY"_s, u"--approve"_s, u"all"_s, u"--record"_s,
        scene.folder.filePath(u"run.rec"_s), u"--json"_s});
    QVERIFY2(exitCode < 0 || run.exitCode == exitCode, run.describe().constData());
    QVERIFY(!scene.server.requests().isEmpty());
    QVERIFY(scene.keyed);
    QVERIFY2(!scene.argument, "the key is an argument of a program");
    static_cast<void>(scene.cli({u"status"_s, u"--project"_s, project}));
    static_cast<void>(scene.cli({u"log"_s, u"--project"_s, project, u"--json"_s}));
    const CliResult traces = scene.cli({u"trace"_s, u"--project"_s, project, u"--json"_s});
    for (const QJsonValue &trace : traces.json().array())
        static_cast<void>(
            scene.cli({u"trace"_s, u"--project"_s, project, trace["call"_L1].toString(), u"--json"_s}));
    for (const QString &format : {u"folder"_s, u"zip"_s, u"git"_s})
        static_cast<void>(scene.cli({u"export"_s, u"--project"_s, project, u"--to"_s,
            scene.folder.filePath(u"export."_s + format), u"--format"_s, format}));
    const CliResult found = search(scene.folder.path());
    QVERIFY2(found.exitCode == 0, found.describe().constData());
    QVERIFY2(found.out.section(u' ', 0, 0).toInt() > 30, found.describe().constData());
}

#include "key_leak_test.moc"
