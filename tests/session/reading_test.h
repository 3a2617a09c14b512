// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// What can be read of a project: texts, pages of the journal, traces.
class ReadingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void textsCanBeFetchedAfterOpening();
    void eventsComeInPagesNewestFirst();
    void tracesHoldPromptAndAnswer();
    void readerSeesWhatTheSessionHasWritten();
};
