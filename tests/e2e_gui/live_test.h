// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// A model that streams, falls silent, fails: a scripted endpoint on the loopback address.
class LiveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void textIsThereWhileItArrives();
    void stopKeepsTheTextAndContinueGoesOn();
    void keepAsDraftMakesARevision();
    void wrongKeyIsSaidAndRetried();
    void closedWhileWritingItIsInterrupted();
    void silentModelIsSaidToThink();
};
