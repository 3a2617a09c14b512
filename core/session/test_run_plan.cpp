// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/test_run.h"

#include <QRegularExpression>

#include <algorithm>
#include <iterator>

namespace baton::session {

using namespace Qt::StringLiterals;
using artefact::LanguageProfile;
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
    for (const ProjectText &file : files) {
        if (!path.isEmpty() && file.path == path)
            return &file;
    }
    return nullptr;
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
    /// Of these names; of all of them where none is chosen.
    [[nodiscard]] QString pattern() const;

    const TestSuite &m_suite;
    const QStringList &m_chosen;
    QMap<QString, QString> m_values;
};

QStringList Filler::words() const
{
    QStringList list;
    for (const QString &id : m_chosen) {
        const QString file = id.section(u"::"_s, 0, 0);
        const bool hasFile = m_suite.files.contains(file) || m_suite.language == "go"_L1;
        const QString word = (hasFile ? id.section(u"::"_s, 1) : id).section(u'/', 0, 0);
        if (!word.isEmpty() && !list.contains(word))
            list += word;
    }
    return list;
}

QString Filler::pattern() const
{
    QStringList names;
    for (const QString &word : words())
        names += QRegularExpression::escape(word);
    return names.isEmpty() ? u"."_s : QString(u"^("_s + names.join(u'|') + u")$"_s);
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
        } else {
            list += text(argument).replace("{names}"_L1, pattern());
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

/// Whether a suite knows the test of an id, which begins with a file, a folder (Go), a class (Java) or is a
/// name.
bool fits(const QString &id, const TestSuite &suite)
{
    const QString owner = id.section(u"::"_s, 0, 0);
    if (suite.files.contains(owner))
        return true;
    return std::any_of(suite.files.begin(), suite.files.end(), [&](const QString &file) {
        const QString folder = file.section(u'/', 0, -2);
        if (suite.language == "go"_L1)
            return folder == owner || (folder.isEmpty() && owner == "."_L1);
        if (suite.language == "java"_L1)
            return file.section(u'/', -1).section(u'.', 0, 0) == owner.section(u'.', -1).section(u'$', 0, 0);
        return (suite.language == "cpp"_L1 && !id.contains("::"_L1))
            || (suite.language == "rust"_L1 && !owner.contains(u'.') && !owner.contains(u'/'));
    });
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
        if (holdsTests(profile, file.path, file.text))
            tests += file;
    }
    std::sort(tests.begin(), tests.end(),
        [](const ProjectText &a, const ProjectText &b) { return a.path < b.path; });
    return tests;
}

QStringList thoseOf(const TestSuite &suite, const QStringList &chosen)
{
    QStringList own;
    std::copy_if(chosen.begin(), chosen.end(), std::back_inserter(own),
        [&](const QString &id) { return fits(id, suite); });
    return own;
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
    if (profile.manifestForm == "package.json"_L1 || profile.manifestForm == "cargo"_L1)
        return (profile.manifestForm == "cargo"_L1 ? cargo : json).match(file->text).hasMatch();
    return file->text.contains(profile.manifestForm == "go.mod"_L1 ? u"require"_s : u"<dependency>"_s);
}

bool holdsTests(const LanguageProfile &profile, const QString &path, const QString &text)
{
    const bool inside = profile.id == "rust"_L1 && text.contains("#[test]"_L1);
    return profile.extensions.contains(path.section(u'.', -1).toLower()) && (inside || isTestPath(path));
}

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

} // namespace baton::session
