// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Malformed code answers: every row must give exactly the file it holds, or say that there is none.
class TestCodeAnswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void pythonFile_data();
    void pythonFile();
    void otherFiles_data();
    void otherFiles();
    void markdownFile_data();
    void markdownFile();
    void noCode_data();
    void noCode();
};
