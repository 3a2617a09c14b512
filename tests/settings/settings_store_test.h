// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTemporaryDir>

namespace baton::test {

class SettingsStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void missingFileReadsAsDefaults();
    void everyKeyRoundTrips_data();
    void everyKeyRoundTrips();
    void everyMemberHasAKey();
    void refusesBadValues_data();
    void refusesBadValues();
    void badValuesKeepTheirDefault();
    void unknownMembersSurviveSaving();
    void unreadableFileIsReportedAndKept();
    void reportsWhereItCannotWrite();
    void plainJsonValuesAreRead();

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(QStringLiteral("deep/settings.json")); }
    void write(const QByteArray &bytes) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace baton::test
