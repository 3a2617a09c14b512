// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

namespace baton::test {

/// A home folder of the test program's own, as long as it lives: nobody's Git configuration takes part. To be
/// made before anything asks Git.
class OwnHome {
public:
    OwnHome()
    {
        qputenv("HOME", m_folder.path().toLocal8Bit());
        qputenv("XDG_CONFIG_HOME", m_folder.path().toLocal8Bit());
    }

private:
    QTemporaryDir m_folder;
};

} // namespace baton::test
