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

template <class Test> int runTest(int argc, char **argv)
{
    Test test;
    return QTest::qExec(&test, argc, argv);
}

/// Runs test classes one after another in a program of application type `App`.
template <class App, class... Tests> int runTests(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    App app(argc, argv);
    int failed = 0;
    ((failed += runTest<Tests>(argc, argv)), ...);
    return failed == 0 ? 0 : 1;
}

} // namespace baton::test
