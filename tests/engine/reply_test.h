// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton::test {

class ReplyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void truncated();
    void truncatedKeepsStitchedText();
    void missingSections();
    void stillMissing();
    void nothingUsable_data();
    void nothingUsable();
    void refusedByEndpoint();
    void keepDraft();
    void continueAndRetry();
    void derived();
    void derivedNothing();
};

} // namespace baton::test
