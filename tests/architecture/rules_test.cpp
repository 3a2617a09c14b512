// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/include_rules.h"
#include "tests/architecture/size_rules.h"
#include "tests/architecture/word_rules.h"
#include "tests/support/test_main.h"

#include <algorithm>

namespace baton::architecture {

using namespace Qt::StringLiterals;

namespace {

const QString licence = u"// SPDX-License-Identifier: GPL-3.0-or-later\n"_s;

/// A text on line 2 of a file, and the rule it breaks; no rule = it has to pass.
struct Sample {
    QString rule;
    QString path;
    QString text;
};

QVector<Sample> eventLoopSamples()
{
    const QString ui = u"ui/views/a.cpp"_s;
    return {
        {u"process-events"_s, ui, u"QCoreApplication::processEvents();"_s},
        {{}, ui, u"// never processEvents()"_s},
        {{}, ui, u"f(\"processEvents\");"_s},
        {u"exec"_s, ui, u"dialog.exec();"_s},
        {u"exec"_s, ui, u"menu->exec(at);"_s},
        {{}, u"core/journal/a.cpp"_s, u"query.exec(statement);"_s},
        {{}, ui, u"process.execute(x);"_s},
        {u"app-exec"_s, ui, u"QApplication::exec();"_s},
        {{}, u"app/main.cpp"_s, u"return QApplication::exec();"_s},
        {u"event-loop"_s, ui, u"QEventLoop loop;"_s},
        {{}, u"tests/e2e/a.cpp"_s, u"QEventLoop loop;\nloop.exec();"_s},
        {{}, ui, u"f(QEventLoop::AllEvents);"_s},
        {u"wait-for"_s, u"core/workspace/a.cpp"_s, u"process.waitForFinished();"_s},
        {u"wait-for"_s, u"core/workspace/a.cpp"_s, u"process->waitForStarted(10);"_s},
        {{}, u"app/cli/a.cpp"_s, u"process.waitForFinished();"_s},
        {{}, u"core/llm/a.cpp"_s, u"wait = waitFor(plan);"_s},
        {u"sleep"_s, u"tests/llm/a.cpp"_s, u"QThread::msleep(5);"_s},
        {u"sleep"_s, ui, u"QThread::sleep(1);"_s},
        {u"sleep"_s, ui, u"std::this_thread::sleep_for(x);"_s},
        {u"sleep"_s, u"tests/llm/a.cpp"_s, u"QTest::qSleep(5);"_s},
        {u"sleep"_s, ui, u"usleep(5);"_s},
        {{}, ui, u"machine.sleep(1);"_s},
        {u"blocking-connection"_s, ui, u"connect(a, b, c, d, Qt::BlockingQueuedConnection);"_s},
    };
}

QVector<Sample> ownershipSamples()
{
    const QString ui = u"ui/views/a.cpp"_s;
    return {
        {u"sender"_s, ui, u"auto *button = sender();"_s},
        {{}, ui, u"message.sender();"_s},
        {u"old-connect"_s, ui, u"connect(a, SIGNAL(b()), c, SLOT(d()));"_s},
        {{}, ui, u"connect(a, &A::b, c, &C::d);"_s},
        {{}, u"ui/support/system_appearance.cpp"_s, u"bus.connect(a, this, SLOT(d()));"_s},
        {u"connect-context"_s, ui, u"connect(a, &A::b, [this] { c(); });"_s},
        {u"connect-context"_s, ui, u"connect(parent(), &A::b,\n    [] { c(); });"_s},
        {{}, ui, u"connect(a, &A::b, this, [this] { c(); });"_s},
        {u"mutex"_s, ui, u"QMutex mutex;"_s},
        {u"mutex"_s, u"core/llm/a.h"_s, u"mutable std::mutex m;"_s},
        {u"mutex"_s, u"core/llm/a.h"_s, u"std::shared_mutex m;"_s},
        {u"singleton"_s, ui, u"Settings::instance().x();"_s},
        {{}, ui, u"QCoreApplication::instance();"_s},
        {u"qsettings"_s, u"core/settings/a.cpp"_s, u"QSettings settings;"_s},
        {{}, u"ui/support/state_store.cpp"_s, u"QSettings settings;"_s},
        {u"network-access"_s, ui, u"QNetworkAccessManager manager;"_s},
        {{}, u"core/llm/http_stream.cpp"_s, u"QNetworkAccessManager manager;"_s},
    };
}

QVector<Sample> languageSamples()
{
    const QString core = u"core/llm/a.cpp"_s;
    return {
        {u"throw"_s, core, u"throw 1;"_s},
        {{}, u"tests/llm/a.cpp"_s, u"throw 1;"_s},
        {{}, core, u"// nothing here may throw\nint overthrow;"_s},
        {u"qt-keyword"_s, core, u"public slots:"_s},
        {u"qt-keyword"_s, core, u"emit changed();"_s},
        {{}, core, u"Q_SIGNALS:\n    void a();\npublic Q_SLOTS:\nQ_EMIT a();"_s},
        {u"newer-standard"_s, core, u"auto a = b | std::views::reverse;"_s},
        {u"newer-standard"_s, core, u"std::format(\"{}\", 1);"_s},
        {{}, core, u"std::ranges::sort(a);"_s},
        {u"core-translates"_s, core, u"return tr(\"a\");"_s},
        {u"core-translates"_s, core, u"const char *a = QT_TR_NOOP(\"a\");"_s},
        {{}, u"ui/text/a.cpp"_s, u"return tr(\"a\");"_s},
        {{}, core, u"str(\"a\");"_s},
        {u"todo"_s, core, u"int a; // TODO: more"_s},
        {u"todo"_s, core, u"/* FIXME(me) */"_s},
        {u"todo"_s, core, u"// TODO more"_s},
        {{}, core, u"// answers without a TODO in them"_s},
        {{}, core, u"f(\"TODO: a\");"_s},
        {u"machine-path"_s, u"resources/docs/a.md"_s, u"see /wor"_s + u"k/main"_s},
        {u"machine-path"_s, u"tests/data/a.json"_s, u"\"/roo"_s + u"t/x\""_s},
        {{}, u"resources/docs/a.md"_s, u"see /usr/share/doc and network/main"_s},
    };
}

QVector<Sample> samples()
{
    return eventLoopSamples() + ownershipSamples() + languageSamples();
}

SourceFile file(const QString &path, const QString &text)
{
    return readSource(path, licence + text);
}

QStringList rulesOf(const QVector<Finding> &findings)
{
    QStringList result;
    for (const Finding &finding : findings)
        result.append(finding.rule);
    return result;
}

} // namespace

/// Every rule on a sample that breaks it and one that does not, so that no rule can pass without looking.
class RulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wordRules_data();
    void wordRules();
    void everyWordRuleHasASample();
    void licenceLine();
    void layers_data();
    void layers();
    void reportsForbiddenInclude();
    void reportsUnknownInclude();
    void reportsJsonInHeader();
    void reportsMissingMoc();
    void findsCycles();
    void findsNoCycleInATree();
    void reportsLongFile();
    void reportsLongFunction();
};

BATON_TEST_CLASS(RulesTest)

void RulesTest::init()
{
    test::failOnWarnings();
}

void RulesTest::wordRules_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    int number = 0;
    for (const Sample &sample : samples()) {
        const QString name = sample.rule.isEmpty() ? u"clean"_s : sample.rule;
        QTest::addRow("%s %d", qPrintable(name), ++number) << sample.rule << sample.path << sample.text;
    }
}

void RulesTest::wordRules()
{
    QFETCH(const QString, rule);
    QFETCH(const QString, path);
    QFETCH(const QString, text);
    const QVector<Finding> findings = checkWords({file(path, text)});
    const QStringList found = rulesOf(findings);
    if (rule.isEmpty()) {
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u", "_s)));
        return;
    }
    QVERIFY2(found.contains(rule), qPrintable(found.join(u", "_s)));
    QCOMPARE(findings.at(found.indexOf(rule)).path, path);
    QCOMPARE(findings.at(found.indexOf(rule)).line, 2);
}

void RulesTest::everyWordRuleHasASample()
{
    const QVector<Sample> all = samples();
    for (const WordRule &rule : architecture::wordRules()) {
        QVERIFY2(
            rule.pattern.isValid() && rule.applies.isValid() && rule.except.isValid(), qPrintable(rule.id));
        const bool covered =
            std::any_of(all.cbegin(), all.cend(), [&](const Sample &s) { return s.rule == rule.id; });
        QVERIFY2(covered, qPrintable(rule.id));
    }
}

void RulesTest::licenceLine()
{
    QCOMPARE(rulesOf(checkWords({readSource(u"core/a/a.h"_s, u"#pragma once\n"_s)})),
        QStringList{u"licence-line"_s});
    QCOMPARE(rulesOf(checkWords({readSource(u"core/a/a.h"_s, licence)})), QStringList{});
    QCOMPARE(rulesOf(checkWords({readSource(u"README.md"_s, u"# Baton\n"_s)})), QStringList{});
}

void RulesTest::layers_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("header");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const QString &path, const QString &header, bool allowed) {
        QTest::newRow(qPrintable(path + u" -> "_s + header)) << path << header << allowed;
    };
    row(u"core/base/a.cpp"_s, u"core/domain/state.h"_s, false);
    row(u"core/domain/a.h"_s, u"core/base/id.h"_s, true);
    row(u"core/domain/a.h"_s, u"core/engine/decide.h"_s, false);
    row(u"core/engine/a.cpp"_s, u"core/domain/state.h"_s, true);
    row(u"core/engine/a.cpp"_s, u"core/journal/journal.h"_s, false);
    row(u"core/llm/a.cpp"_s, u"core/engine/decide.h"_s, false);
    row(u"core/artefact/checks/a.cpp"_s, u"core/artefact/text_lines.h"_s, true);
    row(u"core/outline/a.cpp"_s, u"core/base/text.h"_s, true);
    row(u"core/outline/a.cpp"_s, u"core/domain/state.h"_s, false);
    row(u"core/engine/a.cpp"_s, u"core/outline/outline.h"_s, true);
    row(u"core/process/a.cpp"_s, u"core/base/timer.h"_s, true);
    row(u"core/process/a.cpp"_s, u"core/domain/state.h"_s, false);
    row(u"core/artefact/a.cpp"_s, u"core/process/process_run.h"_s, true);
    row(u"core/workspace/a.cpp"_s, u"core/process/process_run.h"_s, false);
    row(u"ui/views/a.cpp"_s, u"core/process/process_run.h"_s, false);
    row(u"core/sandbox/a.cpp"_s, u"core/process/process_run.h"_s, true);
    row(u"core/sandbox/a.cpp"_s, u"core/domain/state.h"_s, false);
    row(u"core/sandbox/a.cpp"_s, u"core/markdown/lines.h"_s, false);
    row(u"core/session/a.cpp"_s, u"core/sandbox/work_copy.h"_s, true);
    row(u"core/artefact/a.cpp"_s, u"core/sandbox/work_copy.h"_s, false);
    row(u"ui/views/a.cpp"_s, u"core/sandbox/work_copy.h"_s, false);
    row(u"core/journal/a.cpp"_s, u"core/settings/app_settings.h"_s, false);
    row(u"core/session/a.cpp"_s, u"core/llm/provider.h"_s, true);
    row(u"core/session/a.cpp"_s, u"ui/text/words.h"_s, false);
    row(u"core/workspace/a.cpp"_s, u"app/program/composition.h"_s, false);
    row(u"core/settings/a.cpp"_s, u"resources/resources.h"_s, false);
    row(u"ui/views/a.cpp"_s, u"core/session/session.h"_s, true);
    row(u"ui/views/a.cpp"_s, u"core/domain/state.h"_s, true);
    row(u"ui/views/a.cpp"_s, u"core/artefact/diff/diff.h"_s, true);
    row(u"ui/views/a.cpp"_s, u"core/artefact/reply/reply_parser.h"_s, false);
    row(u"ui/views/a.cpp"_s, u"core/settings/app_settings.h"_s, true);
    row(u"ui/dialogs/a.cpp"_s, u"core/settings/secret_store.h"_s, false);
    row(u"ui/models/a.cpp"_s, u"core/engine/scheduler.h"_s, false);
    row(u"ui/views/a.cpp"_s, u"core/llm/provider.h"_s, false);
    row(u"ui/views/a.cpp"_s, u"core/journal/journal.h"_s, false);
    row(u"ui/views/a.cpp"_s, u"core/workspace/workspace.h"_s, false);
    row(u"ui/views/a.cpp"_s, u"app/program/composition.h"_s, false);
    row(u"ui/text/a.cpp"_s, u"ui/support/theme.h"_s, false);
    row(u"ui/text/a.cpp"_s, u"core/domain/state.h"_s, true);
    row(u"ui/text/a.cpp"_s, u"core/session/session.h"_s, false);
    row(u"app/main.cpp"_s, u"ui/views/main_window.h"_s, true);
    row(u"app/cli/a.cpp"_s, u"ui/text/error_text.h"_s, true);
    row(u"app/cli/a.cpp"_s, u"ui/views/main_window.h"_s, false);
    row(u"app/cli_main.cpp"_s, u"ui/support/theme.h"_s, false);
    row(u"app/program/composition.cpp"_s, u"core/llm/gateway.h"_s, true);
    row(u"app/main.cpp"_s, u"tests/support/test_main.h"_s, false);
    row(u"resources/resources.cpp"_s, u"core/base/id.h"_s, false);
    row(u"tests/engine/a.cpp"_s, u"ui/views/main_window.h"_s, false);
    row(u"tests/engine/a.cpp"_s, u"core/engine/decide.h"_s, true);
    row(u"tests/ui/a.cpp"_s, u"ui/views/main_window.h"_s, true);
    row(u"tests/ui_dialogs/a.cpp"_s, u"ui/dialogs/dialog.h"_s, true);
}

void RulesTest::layers()
{
    QFETCH(const QString, path);
    QFETCH(const QString, header);
    QFETCH(const bool, allowed);
    QCOMPARE(mayInclude(path, header), allowed);
}

void RulesTest::reportsForbiddenInclude()
{
    const QVector<Finding> findings = checkIncludes(
        {file(u"core/llm/a.cpp"_s, u"\n#include \"core/engine/b.h\"\n"_s), file(u"core/engine/b.h"_s, {})});
    QCOMPARE(rulesOf(findings), QStringList{u"layer"_s});
    QCOMPARE(findings.at(0).path, u"core/llm/a.cpp"_s);
    QCOMPARE(findings.at(0).line, 3);
}

void RulesTest::reportsUnknownInclude()
{
    const QVector<Finding> findings =
        checkIncludes({file(u"core/llm/a.cpp"_s, u"#include \"b.h\"\n"_s), file(u"core/llm/b.h"_s, {})});
    QCOMPARE(rulesOf(findings), QStringList{u"include-rooted"_s});
}

void RulesTest::reportsJsonInHeader()
{
    const QString include = u"#include <nlohmann/json.hpp>\n"_s;
    QCOMPARE(rulesOf(checkIncludes({file(u"core/llm/a.h"_s, include)})), QStringList{u"json-header"_s});
    QCOMPARE(rulesOf(checkIncludes({file(u"core/llm/a_p.h"_s, include)})), QStringList{u"json-header"_s});
    QCOMPARE(rulesOf(checkIncludes({file(u"core/journal/a_p.h"_s, include)})), QStringList{});
    QCOMPARE(rulesOf(checkIncludes({file(u"core/llm/a.cpp"_s, include)})), QStringList{});
}

void RulesTest::reportsMissingMoc()
{
    const SourceFile header = file(u"core/llm/a.h"_s, u"class A {\n    Q_OBJECT\n};\n"_s);
    const SourceFile without = file(u"core/llm/a.cpp"_s, u"#include \"core/llm/a.h\"\n"_s);
    const SourceFile with =
        file(u"core/llm/a.cpp"_s, u"#include \"core/llm/a.h\"\n#include \"moc_a.cpp\"\n"_s);
    QCOMPARE(rulesOf(checkIncludes({header, without})), QStringList{u"moc-include"_s});
    QCOMPARE(rulesOf(checkIncludes({header, with})), QStringList{});
    QCOMPARE(rulesOf(checkIncludes({header})), QStringList{});
    const SourceFile hidden = file(u"core/llm/a_p.h"_s, u"class B {\n    Q_OBJECT\n};\n"_s);
    QCOMPARE(
        rulesOf(checkIncludes({hidden, without, header})), (QStringList{u"moc-include"_s, u"moc-include"_s}));
}

void RulesTest::findsCycles()
{
    const QVector<Finding> findings = checkCycles({file(u"core/a/x.cpp"_s, u"#include \"core/b/x.h\"\n"_s),
        file(u"core/b/x.cpp"_s, u"#include \"core/c/x.h\"\n"_s),
        file(u"core/c/x.h"_s, u"#include \"core/a/x.h\"\n"_s)});
    QCOMPARE(findings.size(), 3);
    QCOMPARE(findings.at(0).rule, u"cycle"_s);
    QCOMPARE(findings.at(0).detail, u"core/a -> core/b -> core/c -> core/a"_s);
}

void RulesTest::findsNoCycleInATree()
{
    QCOMPARE(checkCycles({file(u"core/a/x.cpp"_s, u"#include \"core/b/x.h\"\n#include \"core/c/x.h\"\n"_s),
                             file(u"core/b/x.cpp"_s, u"#include \"core/c/x.h\"\n"_s),
                             file(u"core/c/x.h"_s, u"#include \"core/c/y.h\"\n"_s)})
                 .size(),
        0);
}

void RulesTest::reportsLongFile()
{
    const QString fits = QString(maxFileLines - 1, u'\n');
    QCOMPARE(checkSizes({file(u"core/a/a.cpp"_s, fits)}).size(), 0);
    QCOMPARE(rulesOf(checkSizes({file(u"core/a/a.cpp"_s, fits + u'\n')})), QStringList{u"file-length"_s});
    QCOMPARE(rulesOf(checkSizes({file(u"ui/views/main_window.cpp"_s, fits)})), QStringList{u"file-length"_s});
    QCOMPARE(checkSizes({file(u"tests/a/a.cpp"_s, fits + u'\n')}).size(), 0);
}

void RulesTest::reportsLongFunction()
{
    const auto function = [](int lines) -> QString {
        return u"void f()\n{"_s + QString(lines - 2, u'\n') + u"}\n"_s;
    };
    QCOMPARE(checkSizes({file(u"core/a/a.cpp"_s, function(maxFunctionLines))}).size(), 0);
    const QVector<Finding> findings = checkSizes({file(u"core/a/a.cpp"_s, function(maxFunctionLines + 1))});
    QCOMPARE(rulesOf(findings), QStringList{u"function-length"_s});
    QCOMPARE(findings.at(0).line, 2);
}

} // namespace baton::architecture

#include "rules_test.moc"
