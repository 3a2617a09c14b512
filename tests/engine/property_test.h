// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton::test {

class PropertyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void randomCommands_data();
    void randomCommands();
    void anyEventOnAnyState();
};

} // namespace baton::test
