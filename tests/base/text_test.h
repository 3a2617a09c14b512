// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton::test {

class TextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void hashesUtf8();
    void normalisesLineEnds_data();
    void normalisesLineEnds();
    void endsWithOneNewline_data();
    void endsWithOneNewline();
    void countsLines_data();
    void countsLines();
    void estimatesTokens_data();
    void estimatesTokens();
    void estimateNeverFallsWithMoreText();
    void masksSecrets_data();
    void masksSecrets();
    void idsOfOneKindCompare();
};

} // namespace baton::test
