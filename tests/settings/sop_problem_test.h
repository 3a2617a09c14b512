// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTemporaryDir>

namespace baton::test {

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

} // namespace baton::test
