// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace baton {

/// An artefact that a decision touches.
struct Impact {
    QString path;
    QStringList because; ///< paths whose change reaches it
    /// It reads what changes; else it would only follow if what lies between changes in what it reads.
    bool certain = true;
    bool operator==(const Impact &) const = default;
};

} // namespace baton
