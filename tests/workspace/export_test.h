// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTemporaryDir>

#include <memory>

class ExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void folderHoldsExactlyTheFiles();
    void refusesWhatIsNotEmpty_data();
    void refusesWhatIsNotEmpty();
    void forceReplacesAndKeepsTheRest_data();
    void forceReplacesAndKeepsTheRest();
    void refusesPlacesAroundTheProject_data();
    void refusesPlacesAroundTheProject();
    void aFailureLeavesNothing();
    void followsNoLinksInTheDestination();
    void zipKeepsNamesAndContent();
    void zipIsDeterministic();
    void gitHasHistoryAndContent();
    void gitWithoutHistory();
    void gitLeavesOtherRepositoriesAlone();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_around->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_around;
};
