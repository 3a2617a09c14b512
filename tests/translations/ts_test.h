// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton::test {

/// The .ts files as translators leave them.
class TsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsLiterals();
    void isComplete_data();
    void isComplete();
    void keepsPlaceholders_data();
    void keepsPlaceholders();
    void keepsMnemonics();
    void showsNoBracketedPlural();
    void knowsEveryText();
    void knowsEveryPlural();
};

} // namespace baton::test
