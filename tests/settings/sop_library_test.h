// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTemporaryDir>

namespace baton::test {

class SopLibraryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void stockSopsHaveNoProblems();
    void stockCompanyHasItsTeam();
    void readsEveryMember();
    void brokenFileDoesNotHideTheOthers();
    void findsByIdAndByFile();
    void refusesABrokenFileByName();
    void userFolderMayBeAbsent();
    void knowsEveryCheck();
    void ownPromptWinsOverStockPrompt();

private:
    QString write(const QString &name, const QString &text);

    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace baton::test
