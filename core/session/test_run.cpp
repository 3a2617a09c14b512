// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/test_run.h"

#include "core/artefact/report/report_document.h"
#include "core/artefact/report/test_match.h"
#include "core/artefact/report/test_report_reader.h"
#include "core/markdown/cells.h"

#include <QRegularExpression>

#include <algorithm>

namespace baton::session {

using namespace Qt::StringLiterals;
using artefact::LanguageProfile;
using artefact::ServedRows;
using artefact::TestRunner;

namespace {

bool isTestPath(const QString &path)
{
    static const QRegularExpression form(
        u"(?:^|/)(?:tests?|__tests__|spec)/|(?:^|/)test_[^/]*$|(?:_test|\\.test|\\.spec|Test|Tests)\\.\\w+$"_s);
    return form.match(path).hasMatch();
}

const ProjectText *fileAt(const QVector<ProjectText> &files, const QString &path)
{
    const auto it =
        std::find_if(files.begin(), files.end(), [&](const ProjectText &file) { return file.path == path; });
    return it == files.end() || path.isEmpty() ? nullptr : &*it;
}

/// Whether the manifest names a package, in any of the forms of manifests.
bool namesPackage(const QVector<ProjectText> &files, const QString &manifest, const QString &package)
{
    const ProjectText *file = fileAt(files, manifest);
    const QRegularExpression name(
        u"(?:^|[\\s\"'])"_s + QRegularExpression::escape(package) + u"(?=$|[\\s\"'=<>~!\\[;,@:])"_s,
        QRegularExpression::MultilineOption);
    return file != nullptr && name.match(file->text).hasMatch();
}

bool asksForPackages(const QVector<ProjectText> &files, const LanguageProfile &profile)
{
    const ProjectText *file = fileAt(files, profile.manifest);
    static const QRegularExpression line(u"^\\s*(?!#)[\\w@\\[]"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression json(u"ependencies\"\\s*:\\s*\\{\\s*\""_s);
    static const QRegularExpression cargo(u"ependencies\\]\\s*\\n(?:\\s*#.*\\n)*\\s*\\w"_s);
    if (file == nullptr)
        return false;
    if (profile.manifestForm == "requirements"_L1)
        return line.match(file->text).hasMatch();
    if (profile.manifestForm == "package.json"_L1)
        return json.match(file->text).hasMatch();
    if (profile.manifestForm == "cargo"_L1)
        return cargo.match(file->text).hasMatch();
    return file->text.contains(profile.manifestForm == "go.mod"_L1 ? u"require"_s : u"<dependency>"_s);
}

/// Puts values in for placeholders.
class Filler {
public:
    Filler(const TestRunPlaces &places, const LanguageProfile &profile, const TestSuite &suite,
        const QString &report, const QStringList &chosen)
        : m_suite(suite),
          m_chosen(chosen), m_values{{u"{project}"_s, places.project}, {u"{runners}"_s, places.runners},
                                {u"{packages}"_s, places.packages},
                                {u"{report}"_s, places.project + u'/' + report},
                                {u"{manifest}"_s, profile.manifest}, {u"{entry}"_s, profile.entryFile},
                                {u"{stem}"_s, profile.entryFile.section(u'/', -1).section(u'.', 0, -2)}}
    {
    }

    [[nodiscard]] QString text(QString text) const
    {
        for (auto it = m_values.cbegin(); it != m_values.cend(); ++it)
            text.replace(it.key(), it.value());
        return text;
    }
    [[nodiscard]] QStringList argv(const QStringList &form) const;
    [[nodiscard]] QVector<QStringList> all(const QVector<QStringList> &forms) const
    {
        QVector<QStringList> list;
        for (const QStringList &form : forms)
            list += argv(form);
        return list;
    }

private:
    /// Names as the framework takes them: what stands behind the file, parts of a test left out.
    [[nodiscard]] QStringList words() const;

    const TestSuite &m_suite;
    const QStringList &m_chosen;
    QMap<QString, QString> m_values;
};

QStringList Filler::words() const
{
    QStringList list;
    for (const QString &id : m_chosen) {
        const QString file = id.section(u"::"_s, 0, 0);
        const bool hasFile = file.contains(u'.') || m_suite.language == "go"_L1;
        const QString word = (hasFile ? id.section(u"::"_s, 1) : id).section(u'/', 0, 0);
        if (!word.isEmpty() && !list.contains(word))
            list += word;
    }
    return list;
}

QStringList Filler::argv(const QStringList &form) const
{
    QStringList list;
    for (const QString &argument : form) {
        if (argument == "{ids}"_L1) {
            list += m_chosen;
        } else if (argument == "{words}"_L1) {
            list += words();
        } else if (argument == "{tests}"_L1) {
            for (const QString &file : m_suite.files) {
                const bool wanted = m_chosen.isEmpty()
                    || std::any_of(m_chosen.begin(), m_chosen.end(),
                        [&](const QString &id) { return id == file || id.startsWith(file + u"::"_s); });
                if (wanted)
                    list += file;
            }
        } else if (argument.contains("{names}"_L1)) {
            QStringList names;
            for (const QString &word : words())
                names += QRegularExpression::escape(word);
            if (!names.isEmpty())
                list += text(argument).replace("{names}"_L1, u"^("_s + names.join(u'|') + u")$"_s);
        } else {
            list += text(argument);
        }
    }
    return list;
}

/// Surefire writes a file for each class.
QStringList reportsOf(const TestRunner &runner, const TestSuite &suite, const QString &report)
{
    if (runner.report == "{report}"_L1)
        return {report};
    if (runner.report.isEmpty())
        return {};
    QStringList list;
    for (const QString &file : suite.files) {
        static const QRegularExpression roots(u"^(?:src/)?(?:test|tests|main)/(?:java/)?"_s);
        const QString name = QString(file).remove(roots).section(u'.', 0, -2).replace(u'/', u'.');
        list += QString(runner.report).replace(u'*', name);
    }
    return list;
}

bool fits(const QString &id, const TestSuite &suite)
{
    return std::any_of(suite.files.begin(), suite.files.end(), [&](const QString &file) {
        return id.startsWith(file) || suite.language == "go"_L1 || suite.language == "rust"_L1
            || suite.language == "java"_L1 || suite.language == "cpp"_L1;
    });
}

/// The test of a file that a result is about: by its name, else by the line it stands on.
const ServedRows *testOf(const QVector<ServedRows> &tests, const TestResult &result)
{
    static const QRegularExpression parameters(u"[\\[(].*$"_s);
    const qsizetype split = result.id.indexOf("::"_L1);
    const QString behind = split < 0 ? result.id : result.id.sliced(split + 2);
    const QStringList names{result.id, behind, QString(behind).remove(parameters),
        QString(result.id).remove(parameters), behind.section(u'/', 0, 0)};
    for (const ServedRows &served : tests) {
        if (names.contains(served.test.name))
            return &served;
    }
    for (const ServedRows &served : tests) {
        if (served.test.name == "main"_L1
            || (result.line >= served.test.line && result.line <= served.test.lastLine))
            return &served;
    }
    return nullptr;
}

/// CTest names programs: "fail" is tests/test_fail.cpp, "fail.cpp" or "fail_test.cpp".
bool isProgramOf(const QString &file, const QString &name)
{
    const QString stem = file.section(u'/', -1).section(u'.', 0, 0);
    return stem == name || stem == u"test_"_s + name || stem == name + u"_test"_s;
}

void placeTest(TestResult &result, const TestSuite &suite)
{
    for (qsizetype i = 0; i < suite.files.size(); ++i) {
        const QString &file = suite.files.at(i);
        const bool here = result.file.isEmpty() ? suite.form != "ctest"_L1 || isProgramOf(file, result.id)
                                                : result.file == file;
        const ServedRows *served = here ? testOf(suite.tests.at(i), result) : nullptr;
        if (served == nullptr
            || (result.file.isEmpty() && served->test.name == "main"_L1 && suite.form != "ctest"_L1))
            continue;
        result.file = file;
        result.line = served->test.line;
        result.requirements = served->rows;
        return;
    }
}

void join(TestReport &whole, const TestReport &part)
{
    whole.framework =
        whole.framework.isEmpty() ? part.framework : QString(whole.framework + u", "_s + part.framework);
    whole.results += part.results;
    whole.totals.passed += part.totals.passed;
    whole.totals.failed += part.totals.failed;
    whole.totals.errors += part.totals.errors;
    whole.totals.skipped += part.totals.skipped;
    whole.totals.timedOut += part.totals.timedOut;
    whole.totals.notRun += part.totals.notRun;
    whole.notRun += part.notRun;
    whole.exitCode = whole.exitCode != 0 ? whole.exitCode : part.exitCode;
    whole.tail = whole.tail.isEmpty() || part.tail.isEmpty() ? QString(whole.tail + part.tail)
                                                             : QString(whole.tail + u'\n' + part.tail);
}

TestReport reportOf(const TestRunPlan &plan, const TestSuite &suite, const TestSuiteOutcome &outcome)
{
    artefact::TestRunBytes run;
    run.form = suite.form;
    run.files = outcome.reports;
    run.output = outcome.output;
    run.errors = outcome.errors;
    run.exitCode = outcome.exitCode;
    run.stopped = outcome.stopped;
    run.root = plan.places.project;
    run.projectFiles = plan.files;
    TestReport report = artefact::readTestReport(run);
    for (TestResult &result : report.results)
        placeTest(result, suite);
    return report;
}

/// One suite: the files of a language that hold tests, and how they are run.
TestSuite suiteOf(const LanguageProfile &profile, const TestRunner &runner, const QVector<ProjectText> &tests)
{
    TestSuite suite;
    suite.language = profile.id;
    suite.framework = runner.framework;
    suite.form = runner.form;
    suite.programs = runner.programs;
    for (const ProjectText &test : tests) {
        suite.files += test.path;
        suite.tests += artefact::rowsServedByTests(test.text, profile);
    }
    return suite;
}

const TestRunner *runnerFor(const LanguageProfile &profile, const QVector<ProjectText> &files)
{
    const TestRunner *own = nullptr;
    for (const TestRunner &runner : profile.commands.test) {
        if (runner.package.isEmpty())
            own = &runner;
        else if (namesPackage(files, profile.manifest, runner.package))
            return &runner;
    }
    return own;
}

QVector<ProjectText> testsOf(const LanguageProfile &profile, const QVector<ProjectText> &files)
{
    QVector<ProjectText> tests;
    for (const ProjectText &file : files) {
        const QString extension = file.path.section(u'.', -1).toLower();
        const bool inside = profile.id == "rust"_L1 && file.text.contains("#[test]"_L1);
        if (profile.extensions.contains(extension) && (inside || isTestPath(file.path)))
            tests += file;
    }
    std::sort(tests.begin(), tests.end(),
        [](const ProjectText &a, const ProjectText &b) { return a.path < b.path; });
    return tests;
}

QStringList thoseOf(const TestSuite &suite, QStringList chosen)
{
    chosen.erase(
        std::remove_if(chosen.begin(), chosen.end(), [&](const QString &id) { return !fits(id, suite); }),
        chosen.end());
    return chosen;
}

void fillIn(TestSuite &suite, const LanguageProfile &profile, const TestRunner &runner,
    const TestRunPlaces &places, const QStringList &chosen)
{
    const QString report = u".test-report-"_s + profile.id;
    const Filler fill(places, profile, suite, report, chosen);
    suite.argv = fill.argv(runner.argv);
    suite.build = fill.all(profile.commands.build);
    suite.reports = reportsOf(runner, suite, report);
    const QMap<QString, QString> &environment = profile.commands.environment;
    for (auto it = environment.cbegin(); it != environment.cend(); ++it)
        suite.environment.insert(it.key(), fill.text(it.value()));
}

} // namespace

TestRunPlan::TestRunPlan(const artefact::LanguageProfiles &profiles, const QVector<ProjectText> &texts,
    const TestRunPlaces &where, const QStringList &chosen)
    : places(where)
{
    for (const ProjectText &file : texts)
        files += file.path;
    for (const LanguageProfile &profile : profiles.all()) {
        const QVector<ProjectText> tests = testsOf(profile, texts);
        const TestRunner *runner = tests.isEmpty() ? nullptr : runnerFor(profile, texts);
        if (runner == nullptr)
            continue;
        if (!runner->needs.isEmpty() && !files.contains(runner->needs)) {
            notRun += u"%1 tests: the project has no %2"_s.arg(profile.name, runner->needs);
            continue;
        }
        TestSuite suite = suiteOf(profile, *runner, tests);
        const QStringList own = thoseOf(suite, chosen);
        if (!chosen.isEmpty() && own.isEmpty())
            continue;
        fillIn(suite, profile, *runner, places, own);
        if (asksForPackages(texts, profile))
            suite.install = Filler(places, profile, suite, {}, own).all(profile.commands.install);
        suites += suite;
    }
    if (suites.isEmpty() && notRun.isEmpty() && chosen.isEmpty())
        notRun += u"the project has no tests"_s;
}

TestRunReport::TestRunReport(const TestRunPlan &plan, const QVector<TestSuiteOutcome> &outcomes)
{
    for (qsizetype i = 0; i < plan.suites.size(); ++i) {
        const TestSuiteOutcome outcome = outcomes.value(i);
        const TestSuite &suite = plan.suites.at(i);
        if (i >= outcomes.size() || !outcome.notRun.isEmpty())
            report.notRun += u"%1 tests: %2"_s.arg(
                suite.framework, outcome.notRun.isEmpty() ? u"they were not started"_s : outcome.notRun);
        else
            join(report, reportOf(plan, suite, outcome));
    }
    report.notRun += plan.notRun;
    std::stable_sort(report.results.begin(), report.results.end(),
        [](const TestResult &a, const TestResult &b) { return a.id < b.id; });
    markdown = artefact::testReportMarkdown(report);
    facts = artefact::testReportFacts(markdown);
}

Attributions::Attributions(const SectionFacts &table, const TestReport &report)
{
    const qsizetype test = table.column(u"test"_s);
    const qsizetype fault = table.column(u"fault"_s);
    const qsizetype file = table.column(u"file"_s);
    const qsizetype reason = table.column(u"reason"_s);
    QStringList seen;
    for (const QStringList &row : table.rows) {
        const qsizetype index = artefact::matchTest(row.value(test), report.results);
        if (index < 0) {
            unread += row.value(test);
            continue;
        }
        const QString id = report.results.at(index).id;
        if (seen.contains(id))
            continue;
        seen += id;
        found += Attribution{id, markdown::plainValue(row.value(fault)).toLower(),
            markdown::plainValue(row.value(file)), row.value(reason).trimmed()};
    }
    for (const TestResult &result : report.results) {
        if (result.isBad() && !seen.contains(result.id))
            waiting += result.id;
    }
}

TestChange::TestChange(const artefact::LanguageProfiles &profiles, const QString &path, const QString &before,
    const QString &after)
{
    if (const LanguageProfile *profile = profiles.byPath(path))
        weakenings = artefact::weakerTest(before, after, *profile);
}

} // namespace baton::session
