// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

namespace baton::test {

/// Makes every Qt warning a failure; call it in each test class's init(). What the offscreen platform says of
/// itself (every QMainWindow makes it speak) is let through.
inline void failOnWarnings()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support )")));
}

/// A test class of this program, as BATON_TEST_CLASS announces it.
struct TestClass {
    const char *name;
    int (*run)(const QStringList &arguments);
};

inline QVector<TestClass> &testClasses()
{
    static QVector<TestClass> classes;
    return classes;
}

template <class Test> int runTest(const QStringList &arguments)
{
    Test test;
    return QTest::qExec(&test, arguments);
}

template <class Test> bool announce(const char *name)
{
    testClasses().append({name, &runTest<Test>});
    return true;
}

/// Runs the announced classes one after another in a program of application type `App`. A class's name as the
/// first argument runs that class alone: `tst_engine GateTest undo`.
template <class App> int runTests(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    App app(argc, argv);
    QStringList arguments = App::arguments();
    const QString wanted = arguments.value(1);
    const bool one = std::any_of(testClasses().cbegin(), testClasses().cend(),
        [&wanted](const TestClass &test) { return wanted == QLatin1String(test.name); });
    if (one)
        arguments.removeAt(1);
    int failed = testClasses().isEmpty() ? 1 : 0;
    for (const TestClass &test : testClasses()) {
        if (!one || wanted == QLatin1String(test.name))
            failed += test.run(arguments);
    }
    return failed == 0 ? 0 : 1;
}

} // namespace baton::test

/// Behind the declaration of a test class: runTests will find it.
#define BATON_TEST_CLASS(Class)                                                                              \
    [[maybe_unused]] static const bool Class##IsAnnounced = baton::test::announce<Class>(#Class);
