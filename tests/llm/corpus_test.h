// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// The conformance corpus (tests/data/sse): each recorded body whole, at its splits, byte by byte.
class CorpusTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void decodes_data();
    void decodes();
    void deltasAddUpToTheText();
    void everyCutIsAnError();
    void endlessLinesAndBodiesAreRefused_data();
    void endlessLinesAndBodiesAreRefused();
    void absurdCountersStaySmall();
};
