// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton::test {

class PromptTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void fourMessages();
    void stablePrefix();
    void codeSeesOnlyDirectDependencies();
    void revise();
    void complete();
    void continues();
    void refreshShowsWhatChanged();
    void notesStayOutOfThePrefix();
    void missingText();
    void sectionText();
};

} // namespace baton::test
