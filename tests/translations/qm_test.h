// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton::test {

/// The compiled languages in the resources, loaded as the window loads them.
class QmTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void loads_data();
    void loads();
    void translates();
    void tellsContextsApart();
    void countsInEnglish_data();
    void countsInEnglish();
    void countsInChinese();
    void hasNoOtherLanguage();
};

} // namespace baton::test
