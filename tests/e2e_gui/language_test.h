// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// The window's language, switched while a project is open.
class LanguageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everythingFollowsAtOnce();
};
