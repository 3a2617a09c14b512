// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/document/manifest.h"
#include "core/artefact/document/package_spec.h"
#include "tests/artefact/samples.h"
#include "tests/support/test_main.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::artefact;

/// languages.json, packages and manifests.
class TestLanguages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void profilesAreComplete();
    void byName_data();
    void byName();
    void badFilesAreRefused();
    void badCommandsAreRefused_data();
    void badCommandsAreRefused();
    void packages_data();
    void packages();
    void manifests_data();
    void manifests();
    void manifestOfTheSample();
};

BATON_TEST_CLASS(TestLanguages)

void TestLanguages::init()
{
    test::failOnWarnings();
}

void TestLanguages::profilesAreComplete()
{
    const LanguageProfiles &profiles = samples::profiles();
    QCOMPARE(profiles.all().size(), 7);
    for (const QString &extension :
        {u"py"_s, u"js"_s, u"ts"_s, u"cpp"_s, u"h"_s, u"go"_s, u"rs"_s, u"java"_s, u"html"_s})
        QVERIFY2(profiles.byExtension(extension), qPrintable(extension));
    QVERIFY(profiles.byExtension(u"py"_s)->isStandard(u"json"_s));
    QVERIFY(profiles.byExtension(u"js"_s)->isStandard(u"node:fs"_s));
    QVERIFY(profiles.byExtension(u"java"_s)->isStandard(u"java.util.List"_s));
    QVERIFY(profiles.byExtension(u"cpp"_s)->isStandard(u"vector"_s));
    QVERIFY(profiles.isManifest(u"requirements.txt"_s));
    QCOMPARE(profiles.byPath(u"a/Makefile"_s), nullptr);
    QCOMPARE(profiles.byFiles({u"a.go"_s, u"b.py"_s, u"c.go"_s})->id, u"go"_s);
}

void TestLanguages::byName_data()
{
    QTest::addColumn<QString>("phrase");
    QTest::addColumn<QString>("id");
    const auto row = [](const QString &phrase, const QString &id) {
        QTest::addRow("%s", qPrintable(phrase)) << phrase << id;
    };
    row(u"Python"_s, u"python"_s);
    row(u"Python 3.11 (standard library only)"_s, u"python"_s);
    row(u"python3"_s, u"python"_s);
    row(u"JavaScript"_s, u"javascript"_s);
    row(u"TypeScript with React"_s, u"javascript"_s);
    row(u"Node.js"_s, u"javascript"_s);
    row(u"C++"_s, u"cpp"_s);
    row(u"C++20 with Qt"_s, u"cpp"_s);
    row(u"C"_s, u"cpp"_s);
    row(u"C#"_s, QString());
    row(u"Go"_s, u"go"_s);
    row(u"Golang"_s, u"go"_s);
    row(u"Rust"_s, u"rust"_s);
    row(u"Java 17"_s, u"java"_s);
    row(u"HTML, CSS and JavaScript"_s, u"web"_s);
    row(u"Plain web page (HTML)"_s, u"web"_s);
    row(u"COBOL"_s, QString());
    row(QString(), QString());
}

void TestLanguages::byName()
{
    QFETCH(QString, phrase);
    QFETCH(QString, id);
    const LanguageProfile *profile = samples::profiles().byName(phrase);
    QCOMPARE(profile ? profile->id : QString(), id);
}

void TestLanguages::badFilesAreRefused()
{
    for (const QByteArray &json : {QByteArray("{"), QByteArray("{}"), QByteArray("[]"), QByteArray(),
             QByteArray("{\"format\":\"baton-languages\",\"languages\":[{\"id\":\"x\"}]}")}) {
        const auto loaded = LanguageProfiles::load(json);
        QVERIFY2(!loaded, json.constData());
        QCOMPARE(loaded.error().code, ErrorCode::InvalidArgument);
    }
}

void TestLanguages::badCommandsAreRefused_data()
{
    QTest::addColumn<QByteArray>("commands");
    QTest::addColumn<QString>("said"); // empty = it is good
    const auto row = [](const char *name, const QByteArray &commands, const QString &said) {
        QTest::newRow(name) << commands << said;
    };
    const QByteArray unit = "{'framework':'u','form':'tap','argv':['a','{tests}']}";
    row("good", "{'build':[['make','{stem}']],'test':[" + unit + "],'environment':{'A':'{packages}/x'}}", {});
    row("member", "{'tset':[]}", u"unknown member 'tset'"_s);
    row("kind", "{'build':'make'}", u"build is of the wrong kind"_s);
    row("no program", "{'run':[[]]}", u"run: a command without a program"_s);
    row("placeholder", "{'lint':[['a','{fiel}']]}", u"lint: unknown placeholder {fiel}"_s);
    row("in the environment", "{'environment':{'A':'{b}'}}", u"environment: unknown placeholder {b}"_s);
    row("joined list", "{'run':[['a','x{tests}']]}", u"unknown placeholder {tests}"_s);
    row("form", "{'test':[{'framework':'u','form':'xml','argv':['a']}]}", u"form 'xml' is none of events"_s);
    row("framework", "{'test':[{'form':'tap','argv':['a']}]}", u"lacks its framework"_s);
    row("report", "{'test':[{'framework':'u','form':'tap','argv':['a'],'report':'{report}'}]}",
        u"do not agree"_s);
    row("program not named", "{'test':[{'framework':'u','form':'tap','argv':['a'],'programs':['b.py']}]}",
        u"does not name {runners}/b.py"_s);
    row("runner member", "{'test':[{'framework':'u','form':'tap','argv':['a'],'args':[]}]}",
        u"unknown member 'args'"_s);
    row("two of its own", "{'test':[" + unit + "," + unit + "]}",
        u"one framework has to need no package, not 2"_s);
}

void TestLanguages::badCommandsAreRefused()
{
    QFETCH(QByteArray, commands);
    QFETCH(const QString, said);
    const auto loaded = LanguageProfiles::load(
        "{\"format\":\"baton-languages\",\"languages\":[{\"id\":\"x\",\"extensions\":[\"x\"],\"commands\":"
        + commands.replace('\'', '"') + "}]}");
    QCOMPARE(loaded.has_value(), said.isEmpty());
    if (!said.isEmpty())
        QVERIFY2(loaded.error().detail.contains(said), qPrintable(loaded.error().detail));
}

void TestLanguages::packages_data()
{
    QTest::addColumn<QString>("extension");
    QTest::addColumn<QString>("item");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("version");
    QTest::addColumn<bool>("good");
    const auto row = [](const QString &extension, const QString &item, const QString &name,
                         const QString &version, bool good = true) {
        QTest::addRow("%s", qPrintable(extension + u": "_s + item))
            << extension << item << name << version << good;
    };
    row(u"py"_s, u"flask"_s, u"flask"_s, {});
    row(u"py"_s, u"flask>=2.0"_s, u"flask"_s, u">=2.0"_s);
    row(u"py"_s, u"flask >= 2.0, < 3"_s, u"flask"_s, u">= 2.0, < 3"_s);
    row(u"py"_s, u"uvicorn[standard]~=0.30"_s, u"uvicorn"_s, u"~=0.30"_s);
    row(u"py"_s, u"requests==2.31.0 - HTTP client"_s, u"requests"_s, u"==2.31.0"_s);
    row(u"py"_s, u"requests (for the API)"_s, u"requests"_s, {});
    row(u"py"_s, u"requests: HTTP client"_s, u"requests"_s, {});
    row(u"py"_s, u"pywin32>=306; sys_platform == 'win32'"_s, u"pywin32"_s, u">=306"_s);
    row(u"py"_s, u"os"_s, u"os"_s, {}, false);
    row(u"py"_s, u"flask=2.0"_s, {}, {}, false);
    row(u"py"_s, u"flask 2.0"_s, {}, {}, false);
    row(u"py"_s, u"a web framework"_s, {}, {}, false);
    row(u"js"_s, u"express@^4.18.0"_s, u"express"_s, u"^4.18.0"_s);
    row(u"js"_s, u"express ^4.18.0"_s, u"express"_s, u"^4.18.0"_s);
    row(u"js"_s, u"@scope/pkg@1.2.3"_s, u"@scope/pkg"_s, u"1.2.3"_s);
    row(u"js"_s, u"fs"_s, u"fs"_s, {}, false);
    row(u"go"_s, u"github.com/x/y v1.2.3"_s, u"github.com/x/y"_s, u"v1.2.3"_s);
    row(u"go"_s, u"fmt"_s, {}, {}, false);
    row(u"rs"_s, u"serde = \"1.0\""_s, u"serde"_s, u"1.0"_s);
    row(u"java"_s, u"org.junit:junit:5.1"_s, u"org.junit:junit"_s, u"5.1"_s);
    row(u"cpp"_s, u"fmt 10.1"_s, u"fmt"_s, u"10.1"_s);
}

void TestLanguages::packages()
{
    QFETCH(QString, extension);
    QFETCH(QString, item);
    QFETCH(QString, name);
    QFETCH(QString, version);
    QFETCH(bool, good);
    SectionFacts section;
    section.items = {item};
    const QVector<PackageSpec> specs =
        requiredPackages(&section, *samples::profiles().byExtension(extension));
    QCOMPARE(specs.size(), 1);
    const PackageSpec spec = specs.constFirst();
    QCOMPARE(spec.problem.isEmpty(), good);
    QCOMPARE(spec.name, name);
    QCOMPARE(spec.version, version);
}

void TestLanguages::manifests_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QStringList>("items");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("contains");
    const auto row = [](const QString &language, const QStringList &items, const QString &path,
                         const QString &contains) {
        QTest::addRow("%s", qPrintable(language + u' ' + items.join(u' ')))
            << language << items << path << contains;
    };
    row(u"Python"_s, {}, u"requirements.txt"_s, u"# No packages beyond the standard library.\n"_s);
    row(u"Python"_s, {u"rich"_s, u"Flask>=2 - web"_s, u"json"_s, u"a b c"_s, u"flask"_s},
        u"requirements.txt"_s, u"Flask>=2\nrich\n"_s);
    row(u"TypeScript"_s, {u"express@^4"_s}, u"package.json"_s, u"\"express\": \"^4\""_s);
    row(u"Go"_s, {u"github.com/b/c v1.0.0"_s, u"github.com/a/b v2.0.0"_s}, u"go.mod"_s,
        u"require (\n\tgithub.com/a/b v2.0.0\n\tgithub.com/b/c v1.0.0\n)\n"_s);
    row(u"Rust"_s, {u"serde 1.0"_s}, u"Cargo.toml"_s, u"[dependencies]\nserde = \"1.0\"\n"_s);
    row(u"Rust"_s, {}, u"Cargo.toml"_s, u"# No crates beyond"_s);
    row(u"Java"_s, {u"a.b:c:1"_s}, u"pom.xml"_s, u"<artifactId>c</artifactId>"_s);
    row(u"C++"_s, {u"fmt"_s}, u"vcpkg.json"_s, u"\"fmt\""_s);
    row(u"HTML"_s, {}, {}, {});
    row(u"Klingon"_s, {}, {}, {});
}

void TestLanguages::manifests()
{
    QFETCH(QString, language);
    QFETCH(QStringList, items);
    QFETCH(QString, path);
    QFETCH(QString, contains);
    DocumentFacts tasks;
    tasks.sections = {SectionFacts{u"Required packages"_s, {}, {}, {}, items}};
    DocumentFacts prd;
    prd.sections = {SectionFacts{u"Programming Language"_s, {}, {}, {}, {language}},
        SectionFacts{u"Project Name"_s, {}, {}, {}, {u"My Game"_s}}};
    const Manifest manifest = deriveManifest({{u"prd"_s, prd}, {u"tasks"_s, tasks}}, samples::profiles());
    QCOMPARE(manifest.path, path);
    QVERIFY2(manifest.text.contains(contains), qPrintable(manifest.text));
    if (path == "requirements.txt"_L1)
        QCOMPARE(manifest.text, contains);
    if (path.endsWith(".json"_L1))
        QVERIFY(QJsonDocument::fromJson(manifest.text.toUtf8()).object().contains(u"name"_s));
    if (!path.isEmpty())
        QVERIFY(manifest.text.endsWith(u'\n') && !manifest.text.endsWith("\n\n"_L1));
}

void TestLanguages::manifestOfTheSample()
{
    const DocumentFacts tasks = samples::facts(u"tasks"_s);
    const Manifest manifest =
        deriveManifest({{u"tasks"_s, tasks}, {u"prd"_s, samples::facts(u"prd"_s)}}, samples::profiles());
    QCOMPARE(manifest.path, u"requirements.txt"_s);
    QCOMPARE(manifest.text, u"platformdirs==4.2.0\nrich>=13.0\n"_s);
    // Without a product document the files tell the language.
    QCOMPARE(deriveManifest({{u"tasks"_s, tasks}}, samples::profiles()).path, u"requirements.txt"_s);
}

#include "languages_test.moc"
