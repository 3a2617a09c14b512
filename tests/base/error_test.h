// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton::test {

/// Error words are a contract with scripts and journals.
class ErrorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyCodeHasItsOwnWord();
    void wordsAreSnakeCase();
    void wordsComeBackAsTheirCode();
    void unknownWordIsInternal();
    void resultCarriesValueOrError();
};

} // namespace baton::test
