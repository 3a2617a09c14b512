// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/syntax_checker.h"
#include "core/artefact/document/manifest.h"
#include "core/artefact/reply/lint.h"
#include "core/domain/tags.h"
#include "core/engine/planning.h"
#include "core/markdown/cells.h"
#include "tests/artefact/samples.h"
#include "tests/support/manual_clock.h"
#include "tests/support/test_main.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::artefact;

namespace {

QByteArray fileIn(const QString &name)
{
    QFile file(QStringLiteral(BATON_SOURCE_DIR "/tests/data/forms/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    const QJsonArray array = value.isArray() ? value.toArray() : QJsonArray{value};
    for (const QJsonValue &item : array)
        list += item.toString();
    return list;
}

/// Files of `expect`, and what each depends on where it says so.
QStringList filesOf(const QJsonObject &expect)
{
    return expect[u"files"_s].isArray() ? strings(expect[u"files"_s]) : expect[u"files"_s].toObject().keys();
}

QString plainDocument(const QString &kind)
{
    return samples::markdown(samples::document(kind));
}

/// A body in the place of a section's.
QString withSection(const QString &document, const QString &title, const QString &body)
{
    const qsizetype from = document.indexOf(u"## "_s + title + u'\n');
    const qsizetype to = document.indexOf(u"\n## "_s, from + 3);
    return document.first(from) + u"## "_s + title + u"\n\n"_s + body + u'\n' + document.sliced(to);
}

QString plainDesign(const QStringList &files)
{
    QStringList items;
    for (const QString &file : files)
        items += u"- `%1`: part"_s.arg(file);
    return withSection(plainDocument(u"design"_s), u"File list"_s, items.join(u'\n'));
}

QString plainTasks(const QStringList &files)
{
    QString rows = u"| File | Depends on | Purpose | Requirements |\n|---|---|---|---|"_s;
    QString order;
    for (const QString &file : files) {
        rows += u"\n| %1 | None | part | R1, R2 |"_s.arg(file);
        order += u"- %1\n"_s.arg(file);
    }
    const QString text = withSection(plainDocument(u"tasks"_s), u"Logic Analysis"_s, rows);
    return withSection(withSection(text, u"Task list"_s, order.trimmed()), u"Required packages"_s, u"None"_s);
}

QStringList failedChecks(const ParsedReply &reply)
{
    QStringList failed;
    for (const CheckResult &check : reply.checks) {
        if (check.state == CheckState::Failed)
            failed += check.id.value + u": "_s + check.detail;
    }
    return failed;
}

QString trimmedLines(const QString &text)
{
    QStringList lines;
    const QStringList all = text.split(u'\n');
    for (const QString &line : all) {
        QString end = line;
        while (!end.isEmpty() && end.back().isSpace())
            end.chop(1);
        lines += end;
    }
    return lines.join(u'\n').trimmed();
}

bool compiles(const QString &path, const QString &text)
{
    QtTimerFactory timers;
    SyntaxChecker checker(samples::profiles(), timers);
    QSignalSpy spy(&checker, &SyntaxChecker::checked);
    checker.check(u"t"_s, path, text);
    return !spy.wait(30'000) || spy.constFirst().at(1).value<CheckResult>().state != CheckState::Failed;
}

/// The documents of a project around one answer, as a run would have them.
class Project {
public:
    explicit Project(const QString &language)
    {
        QString prd = withSection(plainDocument(u"prd"_s), u"Programming Language"_s, language);
        prd.replace("| R2 | P0 |"_L1, "| R2 | P1 |"_L1); // answers need not serve it
        add(u"prd"_s, withSection(prd, u"Project Name"_s, u"small_tool"_s));
    }

    ParsedReply read(const QString &kind, const QString &answer) const
    {
        ReplyContext context = samples::contextFor(kind);
        context.documents = m_documents;
        context.derivesManifest = true;
        return parseReply(answer, context);
    }

    ParsedReply add(const QString &kind, const QString &answer)
    {
        const ParsedReply reply = read(kind, answer);
        m_documents.insert(kind, reply.facts);
        return reply;
    }

    [[nodiscard]] const QMap<QString, DocumentFacts> &documents() const { return m_documents; }

    [[nodiscard]] QVector<WorkItem> items() const
    {
        return engine::workItems(samples::step(u"code"_s).forEach, m_documents.value(u"tasks"_s));
    }

    [[nodiscard]] QStringList manifest() const
    {
        QStringList lines;
        const QStringList all = deriveManifest(m_documents, samples::profiles()).text.split(u'\n');
        for (const QString &line : all) {
            if (!line.trimmed().isEmpty() && !line.startsWith(u'#'))
                lines += QString(line).remove(u' ');
        }
        return lines;
    }

private:
    QMap<QString, DocumentFacts> m_documents;
};

/// "express@^4.18" of a package.json, lines of other manifests.
QStringList packagesOf(const QStringList &lines)
{
    const QJsonObject json = QJsonDocument::fromJson(lines.join(u'\n').toUtf8()).object();
    if (json.isEmpty())
        return lines;
    QStringList packages;
    const QJsonObject dependencies = json[u"dependencies"_s].toObject();
    for (auto it = dependencies.begin(); it != dependencies.end(); ++it)
        packages += it.key() + u'@' + it.value().toString();
    return packages;
}

QStringList sortedLower(QStringList list)
{
    for (QString &entry : list)
        entry = entry.toLower().remove(u' ');
    list.sort();
    return list;
}

} // namespace

/// The corpus of answers in tests/data/forms: documents and files read as a run reads them.
class TestForms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void answers_data();
    void answers();
    void aPersonsFoldersStay();

private:
    static void plans(const QJsonObject &one, const QString &answer);
    static void asks(const QString &answer, int questions);
    static void reads(const QJsonObject &one, const QString &answer);
};

BATON_TEST_CLASS(TestForms)

void TestForms::init()
{
    test::failOnWarnings();
    qRegisterMetaType<CheckResult>();
}

/// A checker lets its interpreters go by deleteLater; nothing else turns the event loop here.
void TestForms::cleanup()
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void TestForms::answers_data()
{
    QTest::addColumn<QJsonObject>("one");
    const QJsonArray cases = QJsonDocument::fromJson(fileIn(u"cases.json"_s)).array();
    QVERIFY(cases.size() >= 695);
    for (const QJsonValue &value : cases)
        QTest::addRow("%s", qPrintable(value[u"id"_s].toString())) << value.toObject();
}

void TestForms::answers()
{
    QFETCH(QJsonObject, one);
    const QByteArray raw = fileIn(one[u"answer"_s].toString());
    QVERIFY(!raw.isEmpty());
    const QString answer = QString::fromUtf8(raw);
    const QJsonObject expect = one[u"expect"_s].toObject();
    if (expect.contains(u"questions"_s))
        asks(answer, expect[u"questions"_s].toInt());
    else if (expect.contains(u"files"_s))
        plans(one, answer);
    else
        reads(one, answer);
}

void TestForms::aPersonsFoldersStay()
{
    const QStringList files{u"small_tool/main.py"_s, u"small_tool/part.py"_s};
    const auto paths = [](const ParsedReply &reply) {
        return markdown::pathsOfItems(reply.facts.tagged(tag::files)->items);
    };
    ReplyContext context = samples::contextFor(u"design"_s);
    context.documents = Project(u"Python"_s).documents();
    QCOMPARE(paths(parseReply(plainDesign(files), context)), (QStringList{u"main.py"_s, u"part.py"_s}));
    QCOMPARE(paths(parseEdited(plainDesign(files), context)), files);
}

void TestForms::asks(const QString &answer, int questions)
{
    const ParsedReply reply = Project(u"Python"_s).read(u"prd"_s, answer);
    const SectionFacts *section = reply.facts.tagged(tag::questions);
    QVERIFY(section != nullptr);
    const auto asked = std::count_if(section->items.cbegin(), section->items.cend(),
        [](const QString &item) { return !markdown::saysNothing(item); });
    QVERIFY2(asked == questions, qPrintable(section->items.join(u" / "_s)));
}

void TestForms::plans(const QJsonObject &one, const QString &answer)
{
    const QJsonObject expect = one[u"expect"_s].toObject();
    const QStringList files = filesOf(expect);
    Project project(expect[u"language"_s].toString(u"Python"_s));
    const bool tasks = one[u"kind"_s].toString() == "tasks"_L1;
    const ParsedReply design = project.add(u"design"_s, tasks ? plainDesign(files) : answer);
    const ParsedReply list = project.add(u"tasks"_s, tasks ? answer : plainTasks(files));
    const QStringList missing = design.missingSections + list.missingSections;
    if (!missing.isEmpty() && expect[u"may_ask"_s].toBool())
        return;
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u", "_s)));
    const QStringList failed = failedChecks(design) + failedChecks(list);
    QVERIFY2(failed.isEmpty(), qPrintable(failed.join(u"; "_s)));
    QStringList planned;
    const QVector<WorkItem> items = project.items();
    for (const WorkItem &item : items) {
        planned += item.file;
        if (!expect[u"files"_s].isObject())
            continue;
        QCOMPARE(sortedLower(item.dependsOn), sortedLower(strings(expect[u"files"_s].toObject()[item.file])));
    }
    QCOMPARE(sortedLower(planned), sortedLower(files));
    if (const QJsonObject manifest = expect[u"manifest"_s].toObject(); !manifest.isEmpty())
        QCOMPARE(sortedLower(packagesOf(project.manifest())), sortedLower(strings(manifest[u"lines"_s])));
}

void TestForms::reads(const QJsonObject &one, const QString &answer)
{
    const QJsonObject expect = one[u"expect"_s].toObject();
    const QString path = one[u"path"_s].toString();
    const auto read = lint(answer, one[u"kind"_s].toString(), path, samples::stockSop(), samples::profiles());
    QVERIFY(read);
    QStringList problems;
    for (const LintProblem &problem : read->problems)
        problems += problem.id + u": "_s + problem.detail;
    const QString text = read->files.isEmpty() ? QString() : read->files.constFirst().second;
    const bool same =
        !expect.contains(u"text"_s) || trimmedLines(text) == trimmedLines(expect[u"text"_s].toString());
    const bool flagged = !problems.isEmpty()
        || (!text.isEmpty() && (!same || expect.contains(u"flagged"_s)) && !compiles(path, text));
    QVERIFY2(same || (expect[u"or_flagged"_s].toBool() && flagged), qPrintable(text.left(300)));
    QVERIFY(!expect[u"flagged"_s].toBool() || flagged);
    QVERIFY2(!expect.contains(u"clean"_s) || problems.isEmpty(), qPrintable(problems.join(u"; "_s)));
    QHash<QString, QString> sections;
    for (const auto &section : read->sections)
        sections.insert(section.first, section.second);
    const QJsonObject exact = expect[u"exact"_s].toObject();
    for (auto it = exact.begin(); it != exact.end(); ++it)
        QCOMPARE(sections.value(it.key()).trimmed(), it.value().toString());
    const QJsonObject parts = expect[u"sections"_s].toObject();
    for (auto it = parts.begin(); it != parts.end(); ++it) {
        const QStringList wanted = strings(it.value());
        for (const QString &part : wanted)
            QVERIFY2(sections.value(it.key()).contains(part), qPrintable(it.key() + u": "_s + part));
    }
}

#include "forms_test.moc"
