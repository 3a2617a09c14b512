// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/report/report_builder.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestOutput = 64 * 1024;
constexpr qsizetype longestName = 1000; ///< that is read as parts of tests
constexpr qsizetype deepest = 20;

struct GoTest {
    QString package;
    QString name; ///< empty: the package itself
    QString output;
    QString action; ///< the last one that ends it; empty while it runs
    double seconds = 0;
    bool hasParts = false;
    bool partFailed = false;
};

class GoReader {
public:
    explicit GoReader(ReportBuilder &report) : m_report(report) { }
    void line(const QByteArray &text);
    void end();

private:
    GoTest &test(const QString &package, const QString &name);
    void add(const GoTest &test);
    void addPackage(const GoTest &package);
    [[nodiscard]] QString idOf(const GoTest &test) const;

    ReportBuilder &m_report;
    QVector<GoTest> m_tests;
    QHash<QString, qsizetype> m_places;
    QHash<QString, QString> m_builds; ///< what the compiler says, by package
    QSet<QString> m_badPackages; ///< with a test that tells why
};

GoTest &GoReader::test(const QString &package, const QString &name)
{
    const QString key = package + u'\n' + name;
    const auto it = m_places.constFind(key);
    if (it != m_places.constEnd())
        return m_tests[*it];
    m_places.insert(key, m_tests.size());
    m_tests += GoTest{package, name, {}, {}, 0, false, false};
    return m_tests.last();
}

/// Whether a line is the testing package's own.
bool isFrame(const QString &line)
{
    const QString text = line.trimmed();
    return text.startsWith("=== "_L1) || text.startsWith("--- "_L1) || text == "FAIL"_L1 || text == "PASS"_L1;
}

void GoReader::line(const QByteArray &text)
{
    if (!text.startsWith('{'))
        return;
    const QJsonObject event = QJsonDocument::fromJson(text).object();
    const QString action = event[u"Action"_s].toString();
    if (action.isEmpty())
        return;
    m_report.setRecognised();
    const QString output = event[u"Output"_s].toString();
    if (action == "build-output"_L1) {
        QString &build = m_builds[event[u"ImportPath"_s].toString().section(u' ', 0, 0)];
        if (build.size() < longestOutput)
            build += output;
        return;
    }
    if (!event.contains(u"Package"_s))
        return;
    GoTest &entry = test(event[u"Package"_s].toString(), event[u"Test"_s].toString());
    if (action == "output"_L1 && !isFrame(output) && entry.output.size() < longestOutput)
        entry.output += output;
    if (action == "pass"_L1 || action == "fail"_L1 || action == "skip"_L1) {
        entry.action = action;
        entry.seconds = event[u"Elapsed"_s].toDouble();
    }
}

void GoReader::end()
{
    for (qsizetype i = 0; i < m_tests.size(); ++i) {
        const GoTest part = m_tests.at(i);
        if (!part.name.contains(u'/') || part.name.size() > longestName || part.name.count(u'/') > deepest)
            continue; // else each of its parts would be a test of its own
        GoTest &whole = test(part.package, part.name.section(u'/', 0, -2));
        whole.hasParts = true;
        whole.partFailed = whole.partFailed || part.action == "fail"_L1 || part.action.isEmpty();
    }
    for (const GoTest &entry : m_tests) {
        if (!entry.name.isEmpty() && !(entry.partFailed && entry.output.trimmed().isEmpty()))
            add(entry);
    }
    for (const GoTest &entry : m_tests) {
        if (entry.name.isEmpty())
            addPackage(entry);
    }
}

QString GoReader::idOf(const GoTest &test) const
{
    const QString folder = m_report.places().folderOf(test.package);
    return test.name.isEmpty() ? folder : QString(folder + u"::"_s + test.name);
}

void GoReader::add(const GoTest &test)
{
    static const QRegularExpression place(u"^ *([\\w.-]+\\.go):(\\d+): (.*)$"_s);
    const QString folder = m_report.places().folderOf(test.package);
    const QString text = test.output.trimmed();
    TestResult result;
    result.id = idOf(test);
    result.ms = milliseconds(test.seconds * 1000);
    result.output = text;
    for (const QString &line : text.split(u'\n')) {
        const auto match = place.match(line.left(2000));
        if (!match.hasMatch())
            continue;
        result.message = match.captured(3);
        result.frameFile = (folder == "."_L1 ? QString() : QString(folder + u'/')) + match.captured(1);
        result.frameLine = match.captured(2).toInt();
        break;
    }
    const bool panicked = text.contains("panic: "_L1);
    const bool late =
        text.contains("panic: test timed out"_L1) || (test.action.isEmpty() && m_report.run().stopped);
    if (test.action == "pass"_L1)
        result.state = TestState::Passed;
    else if (test.action == "skip"_L1)
        result.state = TestState::Skipped;
    else
        result.state = late                     ? TestState::TimedOut
            : panicked || test.action.isEmpty() ? TestState::Error
                                                : TestState::Failed;
    if (panicked)
        result.message = text.sliced(text.indexOf("panic: "_L1)).section(u'\n', 0, 0);
    else if (test.action.isEmpty())
        result.message = u"the run ended in this test"_s;
    if (result.state == TestState::Passed) {
        result.output.clear();
        result.message.clear();
    }
    if (result.isBad())
        m_badPackages.insert(test.package);
    m_report.add(result);
}

void GoReader::addPackage(const GoTest &package)
{
    if (package.action == "skip"_L1 || package.action == "pass"_L1 || m_badPackages.contains(package.package))
        return;
    TestResult result;
    result.id = idOf(package);
    result.state =
        m_report.run().stopped && package.action.isEmpty() ? TestState::TimedOut : TestState::Error;
    const QString build = m_builds.value(package.package);
    result.message = package.output.contains("[build failed]"_L1) || !build.isEmpty()
        ? u"could not be built"_s
        : package.action.isEmpty() ? u"the run ended in this package"_s
                                   : u"failed outside of its tests"_s;
    result.output = build + package.output;
    m_report.add(result);
}

} // namespace

void readGo(const QByteArray &bytes, ReportBuilder &report)
{
    GoReader reader(report);
    for (const QByteArray &line : bytes.split('\n'))
        reader.line(line);
    reader.end();
}

} // namespace baton::artefact
