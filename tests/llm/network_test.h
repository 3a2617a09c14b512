// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// How requests leave the machine: own certificate authorities, proxies, and what is never done.
class NetworkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void proxySettings_data();
    void proxySettings();
    void foreignCertificateIsRefused();
    void ownAuthorityIsTrusted();
    void unusableCaFileIsAClearError();
    void caFileThatAppearsLaterIsRead();
    void requestsGoThroughTheProxy();
    void passwordOfTheProxyIsNotShown();
    void deadProxyIsNamed();
    void proxyThatWantsCredentialsIsNamed();
    void loopbackNeedsNoProxy();
    void newOptionsLeaveRunningStreamsAlone();
    void otherThreadsSetOptionsByQueuedCall();
};
