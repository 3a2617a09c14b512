// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton::test {

/// Paths come from models: whatever `parse` lets through is joined to the project's folder.
class RelativePathTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void accepts_data();
    void accepts();
    void refuses_data();
    void refuses();
    void refusesEveryControlCharacter();
    void takesApart_data();
    void takesApart();
    void staysInsideTheFolder();
};

} // namespace baton::test
