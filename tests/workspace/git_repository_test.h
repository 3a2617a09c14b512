// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTemporaryDir>

#include <memory>

class GitRepositoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void makesItsOwn();
    void neverAParents();
    void commitsOneFile();
    void theSameAgainIsNoCommit();
    void leavesWhatIsStagedAlone();
    void ignoredFilesAreCommitted();
    void messagesCarryNoForgedTrailers();
    void asksBeforeAForeignOne();
    void refusesOnesThatLeadElsewhere_data();
    void refusesOnesThatLeadElsewhere();
    void runsNoHooks();
    void usesThePersonsIdentity();
    void roleAuthors_data();
    void roleAuthors();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};
