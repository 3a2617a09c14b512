// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTemporaryDir>

#include <memory>

class CatalogsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingOfOnesOwnIsTheEmbeddedTables();
    void ownRowsAreMerged();
    void badRowsAreSkippedAndSaid();
    void brokenFilesCostOnlyThemselves_data();
    void brokenFilesCostOnlyThemselves();
    void savesAnEndpoint();
    void refusesAnEndpoint_data();
    void refusesAnEndpoint();
    void savesAPrice();
    void keepsWhatItDoesNotKnow();
    void keepsABrokenFileAside();
    void ownPriceBeatsTheSellers();
    void everyRowHasDateAndSource();
    void presetsNameModelsWithAPrice();
    void presetsChoose();

private:
    void write(const QString &name, const QByteArray &bytes) const;
    [[nodiscard]] QByteArray read(const QString &name) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};
