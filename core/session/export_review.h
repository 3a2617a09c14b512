// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"

namespace baton::session {

/// Something to know before a hand-over.
struct ExportFinding {
    enum class Kind { Stale, FailedCheck, OpenRemark, LeftOut };
    Kind kind = Kind::LeftOut;
    QString path;
    QString detail;
    bool operator==(const ExportFinding &) const = default;
};

struct ExportReview {
    struct File {
        QString path;
        qint64 bytes = 0;
        bool operator==(const File &) const = default;
    };
    QVector<File> files;
    QVector<ExportFinding> findings;
};

/// What an export would hand over and what speaks against it. Pure.
[[nodiscard]] ExportReview reviewExport(const State &state);

} // namespace baton::session
