// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class SupportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void themesAreReadable_data();
    void themesAreReadable();
    void styleSheetHasNoLeftOvers();
    void iconsAreTinted();
    void rolesKeepColourAndLetter();
    void numbers();
    void announcerSpeaks();
    void widgetNames();
    void recentProjects();
    void folderNames_data();
    void folderNames();
    void demosMatchLoosely();
};
