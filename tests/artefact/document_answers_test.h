// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Malformed document answers: every row is one answer and must give exactly the sections it means.
class TestDocumentAnswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void recovered_data();
    void recovered();
    void shareRecovered();
    void handWritten_data();
    void handWritten();
};
