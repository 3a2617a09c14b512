// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// The whole stock SOP over each wire protocol, and the corpus through `baton-cli decode`.
class ProtocolTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void runsTheWholeSop_data();
    void runsTheWholeSop();
    void testsTheConnection_data();
    void testsTheConnection();
    void decodesTheCorpus();
};
