// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// The conformance corpus replayed by a server on loopback, through the real network stack.
class CorpusHttpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void decodesFromTheNetwork_data();
    void decodesFromTheNetwork();
    void gatewayTellsTheSame_data();
    void gatewayTellsTheSame();
};
