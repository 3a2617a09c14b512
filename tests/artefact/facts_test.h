// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Tables, lists and digests of sections.
class TestFacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rows_data();
    void rows();
    void tables_data();
    void tables();
    void lists_data();
    void lists();
    void digests();
    void documents();
};
