// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton::test {

class ReviewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void remarks();
    void remarkOutcomes();
    void drafts();
    void edit();
    void editCancelsRequest();
    void regenerate();
    void skip();
    void verdictLoop();
    void verdictRoundsUsedUp();
    void pauseMark();
    void notes();
};

} // namespace baton::test
