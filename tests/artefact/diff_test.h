// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Unified diffs, lines with marked words, and three-way merges.
class TestDiff : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void unified_data();
    void unified();
    void linesRebuildBothTexts();
    void words_data();
    void words();
    void equalTexts();
    void largeTexts();
    void merge_data();
    void merge();
};
