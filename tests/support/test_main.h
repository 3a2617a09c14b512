// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

namespace baton::test {

/// Makes every Qt warning a failure; call it in each test class's init(). The one line of the offscreen
/// platform that every QMainWindow causes is let through.
inline void failOnWarnings()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
}

/// Runs test classes one after another in a program of application type `App`.
template<class App, class... Tests>
int runTests(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    App app(argc, argv);
    int failed = 0;
    ((failed += [&] {
        Tests test;
        return QTest::qExec(&test, argc, argv);
    }()), ...);
    return failed == 0 ? 0 : 1;
}

} // namespace baton::test
