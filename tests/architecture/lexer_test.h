// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton::architecture {

/// The lexer and the function scanner on samples whose answer is known.
class LexerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void splitsCodeAndComments_data();
    void splitsCodeAndComments();
    void findsIncludes();
    void findsFunctions_data();
    void findsFunctions();
    void measuresFunctions();
};

} // namespace baton::architecture
