// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/sop_library.h"
#include "tests/support/test_main.h"
#include "tests/support/tiny_sop.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

namespace baton::test {

using namespace Qt::StringLiterals;
using namespace baton::settings;

namespace {

/// Breaks the tiny SOP: the first `from` becomes `to`; then a problem at `pointer` has to mention `what`.
struct Sample {
    const char *name;
    QString from;
    QString to;
    QString pointer;
    QString what;
};

QVector<Sample> formSamples()
{
    return {
        {"no JSON", u"]})"_s.left(2), u"]"_s, u""_s, u"not valid JSON"_s},
        {"not an object", tinySop(), u"[]"_s, u""_s, u"not an object"_s},
        {"unknown member", u"\"version\": 1"_s, u"\"versoin\": 1"_s, u"/versoin"_s, u"not a member"_s},
        {"unknown member of a step", u"\"max_rounds\": 2"_s, u"\"rounds\": 2"_s, u"/steps/4/rounds"_s,
            u"not a member"_s},
        {"form of a newer Baton", u"\"version\": 1"_s, u"\"format_version\": 3"_s, u"/format_version"_s,
            u"whole number"_s},
        {"unknown member of a section", u"\"form\": \"mermaid\""_s,
            u"\"tags\": \"x\", \"form\": \"mermaid\""_s, u"/steps/1/schema/1/tags"_s, u"not a member"_s},
        {"unknown member of a column", u"[\"File\","_s, u"[{\"title\": \"File\", \"form\": \"x\"},"_s,
            u"/steps/1/schema/0/columns/0/form"_s, u"not a member"_s},
        {"column is a number", u"[\"File\","_s, u"[5,"_s, u"/steps/1/schema/0/columns/0"_s,
            u"not an object"_s},
        {"unknown parameter of a check", u"\"dag\""_s, u"{\"id\": \"dag\", \"minutes\": 3}"_s,
            u"/steps/1/checks/1/minutes"_s, u"not a member"_s},
        {"parameter of no form", u"\"dag\""_s, u"{\"id\": \"length\", \"minutes\": {}}"_s,
            u"/steps/1/checks/1/minutes"_s, u"a text, a number"_s},
        {"check without an id", u"\"dag\""_s, u"{\"minutes\": 3}"_s, u"/steps/1/checks/1/id"_s,
            u"must be a text"_s},
        {"another format", u"\"baton-sop\""_s, u"\"recipe\""_s, u"/format"_s, u"baton-sop"_s},
        {"id missing", u"\"id\": \"tiny\", "_s, u""_s, u"/id"_s, u"must be a text"_s},
        {"id blank", u"\"id\": \"tiny\""_s, u"\"id\": \" \""_s, u"/id"_s, u"must be a text"_s},
        {"title is a number", u"\"Tiny team\""_s, u"5"_s, u"/title"_s, u"must be a text"_s},
        {"version too small", u"\"version\": 1"_s, u"\"version\": 0"_s, u"/version"_s, u"whole number"_s},
        {"version is a fraction", u"\"version\": 1"_s, u"\"version\": 1.5"_s, u"/version"_s,
            u"whole number"_s},
        {"roles no list",
            u"\"roles\": [{\"id\": \"writer\", \"name\": \"Writer\", \"constraints\": [\"short\"]}, "
            "{\"id\": \"critic\", \"name\": \"Critic\"}]"_s,
            u"\"roles\": {}"_s, u"/roles"_s, u"must be a list"_s},
        {"role no object", u"{\"id\": \"critic\", \"name\": \"Critic\"}"_s, u"7"_s, u"/roles/1"_s,
            u"not an object"_s},
        {"constraints no texts", u"[\"short\"]"_s, u"[1]"_s, u"/roles/0/constraints"_s, u"list of texts"_s},
        {"unknown type", u"\"type\": \"review\""_s, u"\"type\": \"dance\""_s, u"/steps/4/type"_s,
            u"'dance'"_s},
        {"unknown gate", u"\"gate\": \"never\""_s, u"\"gate\": \"maybe\""_s, u"/steps/0/gate"_s,
            u"'maybe'"_s},
        {"produces missing", u"\"produces\": {\"path\": \"{manifest}\", \"kind\": \"manifest\"}"_s,
            u"\"stage\": \"x\""_s, u"/steps/2/produces"_s, u"missing"_s},
        {"schema missing",
            u"\"schema\": [{\"title\": \"Files\", \"form\": \"table\", \"columns\": [\"File\", "
            "\"Depends on\"]},\n            {\"title\": \"Flow\", \"form\": \"mermaid\", "
            "\"diagram\": \"sequenceDiagram\"}]"_s,
            u"\"stage\": \"x\""_s, u"/steps/1/schema"_s, u"must be a list"_s},
        {"table without columns", u", \"columns\": [\"File\", \"Depends on\"]"_s, u""_s,
            u"/steps/1/schema/0/columns"_s, u"needs its columns"_s},
        {"unknown form", u"\"mermaid\""_s, u"\"poem\""_s, u"/steps/1/schema/1/form"_s, u"'poem'"_s},
        {"max_tokens too large", u"9000"_s, u"90000000"_s, u"/steps/3/max_tokens"_s, u"whole number"_s},
        {"temperature too high", u"\"max_tokens\": 9000"_s, u"\"temperature\": 2.5"_s,
            u"/steps/3/temperature"_s, u"from 0 to 2"_s},
        {"temperature in words", u"\"max_tokens\": 9000"_s, u"\"temperature\": \"low\""_s,
            u"/steps/3/temperature"_s, u"from 0 to 2"_s},
        {"example too long", u"\"form\": \"mermaid\""_s,
            u"\"example\": \""_s + u"x"_s.repeated(1001) + u"\", \"form\": \"mermaid\""_s,
            u"/steps/1/schema/1/example"_s, u"more than 1000"_s},
        {"prompt missing", u"\"prompt\": \"tiny.md\", \"max_tokens\": 9000"_s, u"\"max_tokens\": 9000"_s,
            u"/steps/3/prompt"_s, u"must be a text"_s},
        {"prompt not found", u"\"prompt\": \"tiny.md\", \"max_tokens\""_s,
            u"\"prompt\": \"absent.md\", \"max_tokens\""_s, u"/steps/3/prompt"_s, u"was not found"_s},
        {"prompt elsewhere", u"\"prompt\": \"tiny.md\", \"max_tokens\""_s,
            u"\"prompt\": \"../../etc/passwd\", \"max_tokens\""_s, u"/steps/3/prompt"_s,
            u"plain file name"_s},
        {"prompt in a hidden file", u"\"prompt\": \"tiny.md\", \"max_tokens\""_s,
            u"\"prompt\": \".profile\", \"max_tokens\""_s, u"/steps/3/prompt"_s, u"plain file name"_s},
        {"no verdict rule", u"\"revise file\""_s, u"\"give up\""_s, u"/steps/4/on_verdict/LBTM"_s,
            u"not a rule"_s},
    };
}

QVector<Sample> meaningSamples()
{
    return {
        {"unknown role", u"\"role\": \"critic\""_s, u"\"role\": \"nobody\""_s, u"/steps/4/role"_s,
            u"'nobody'"_s},
        {"role twice", u"{\"id\": \"critic\""_s, u"{\"id\": \"writer\""_s, u"/roles/1/id"_s, u"twice"_s},
        {"human step of a role", u"\"role\": \"you\""_s, u"\"role\": \"writer\""_s, u"/steps/0/role"_s,
            u"'you'"_s},
        {"a step that cannot run", u"\"type\": \"review\""_s, u"\"type\": \"command\""_s, u"/steps/4/for_each"_s,
            u"a program for each row"_s},
        {"reads what nobody produces", u"\"reads\": [\"requirement\"]"_s,
            u"\"reads\": [\"requirement\", \"wish\"]"_s, u"/steps/1/reads/1"_s, u"'wish'"_s},
        {"nothing leads to it", u"\"reads\": [\"requirement\"]"_s, u"\"reads\": []"_s, u"/steps/1/reads"_s,
            u"nothing leads"_s},
        {"cycle", u"\"reads\": [\"requirement\"]"_s, u"\"reads\": [\"requirement\", \"manifest\"]"_s,
            u"/steps/1"_s, u"cycle"_s},
        {"waits for itself", u"\"after\": [\"manifest\"]"_s, u"\"after\": [\"file\"]"_s, u"/steps/3"_s,
            u"cycle"_s},
        {"after an unknown step", u"\"after\": [\"manifest\"]"_s, u"\"after\": [\"lunch\"]"_s,
            u"/steps/3/after/0"_s, u"'lunch'"_s},
        {"step twice", u"\"id\": \"manifest\""_s, u"\"id\": \"plan\""_s, u"/steps/2/id"_s, u"twice"_s},
        {"path twice", u"\"{manifest}\""_s, u"\"docs/plan.md\""_s, u"/steps/2/produces/path"_s, u"twice"_s},
        {"unsafe path", u"\"docs/plan.md\""_s, u"\"../plan.md\""_s, u"/steps/1/produces/path"_s,
            u"safe path"_s},
        {"path of Baton", u"\"docs/plan.md\""_s, u"\".baton/plan.md\""_s, u"/steps/1/produces/path"_s,
            u"safe path"_s},
        {"unknown placeholder", u"\"docs/review/{stem}.md\""_s, u"\"docs/review/{stem}<x>.md\""_s,
            u"/steps/4/produces/path"_s, u"safe path"_s},
        {"for_each missing",
            u",\n \"for_each\": {\"artefact\": \"plan\", \"section\": \"Files\", \"item_column\": "
            "\"File\", \"depends_on_column\": \"Depends on\"}"_s,
            u""_s, u"/steps/3/for_each"_s, u"placeholder"_s},
        {"for_each of an unknown kind", u"\"for_each\": {\"artefact\": \"plan\""_s,
            u"\"for_each\": {\"artefact\": \"x\""_s, u"/steps/3/for_each/artefact"_s, u"'x'"_s},
        {"for_each of an unknown section", u"\"section\": \"Files\""_s, u"\"section\": \"Folders\""_s,
            u"/steps/3/for_each/section"_s, u"'Folders'"_s},
        {"for_each of an unknown column", u"\"item_column\": \"File\""_s, u"\"item_column\": \"Name\""_s,
            u"/steps/3/for_each"_s, u"lacks a column"_s},
        {"verdict to an unknown step", u"\"revise file\""_s, u"\"revise lunch\""_s,
            u"/steps/4/on_verdict/LBTM"_s, u"'lunch'"_s},
        {"unknown computation", u"\"derive\": \"manifest\""_s, u"\"derive\": \"magic\""_s,
            u"/steps/2/derive"_s, u"'magic'"_s},
        {"unknown check", u"\"checks\": [\"sections\", \"dag\"]"_s,
            u"\"checks\": [\"sections\", \"karma\"]"_s, u"/steps/1/checks/1"_s, u"'karma'"_s},
    };
}

} // namespace

/// One broken sample per kind of problem: each is reported at its place, with a remedy.
class SopProblemTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void problem_data();
    void problem();
    void reportsEveryProblemOfAFile();
    void survivesAnyCut();

private:
    QTemporaryDir m_folder;
};

BATON_TEST_CLASS(SopProblemTest)

void SopProblemTest::initTestCase()
{
    QFile file(m_folder.filePath(u"tiny.md"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Write it.\n");
}

void SopProblemTest::init()
{
    failOnWarnings();
}

void SopProblemTest::problem_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("what");
    const QString whole = tinySop();
    for (const Sample &sample : formSamples() + meaningSamples()) {
        const qsizetype at = whole.indexOf(sample.from);
        QVERIFY2(at >= 0, sample.name); // the sample has to change something
        const QString json = whole.left(at) + sample.to + whole.mid(at + sample.from.size());
        QTest::newRow(sample.name) << json << sample.pointer << sample.what;
    }
}

void SopProblemTest::problem()
{
    QFETCH(const QString, json);
    QFETCH(const QString, pointer);
    QFETCH(const QString, what);
    const SopEntry entry = loadSop(u"tiny.json"_s, json.toUtf8(), m_folder.path());
    QVERIFY(!entry.sop);
    QStringList found;
    bool reported = false;
    for (const SopProblem &problem : entry.problems) {
        QCOMPARE(problem.file, u"tiny.json"_s);
        QVERIFY(!problem.remedy.isEmpty());
        reported = reported || (problem.pointer == pointer && problem.what.contains(what));
        found.append(problem.pointer + u": "_s + problem.what);
    }
    QVERIFY2(reported, qPrintable(found.join(u'\n')));
}

void SopProblemTest::reportsEveryProblemOfAFile()
{
    const QString json = tinySop()
                             .replace(u"\"role\": \"critic\""_s, u"\"role\": \"nobody\""_s)
                             .replace(u"\"derive\": \"manifest\""_s, u"\"derive\": \"magic\""_s);
    const SopEntry entry = loadSop(u"tiny.json"_s, json.toUtf8(), m_folder.path());
    QCOMPARE(entry.problems.size(), 2);
}

/// A file may end anywhere, for example because the disk was full: that is a problem, never a crash.
void SopProblemTest::survivesAnyCut()
{
    const QByteArray whole = tinySop().toUtf8();
    for (qsizetype size = 0; size < whole.size(); ++size) {
        const SopEntry entry = loadSop(u"tiny.json"_s, whole.left(size), m_folder.path());
        QVERIFY(!entry.sop);
        QVERIFY(!entry.problems.isEmpty());
    }
}

} // namespace baton::test

#include "sop_problem_test.moc"
