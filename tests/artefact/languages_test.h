// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// languages.json, packages and manifests.
class TestLanguages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void profilesAreComplete();
    void byName_data();
    void byName();
    void badFilesAreRefused();
    void packages_data();
    void packages();
    void manifests_data();
    void manifests();
    void manifestOfTheSample();
};
