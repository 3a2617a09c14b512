// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"

namespace baton::session {

/// Something to know before a hand-over.
struct ExportFinding {
    enum class Kind { Stale, FailedCheck, OpenRemark, Secret, LeftOut };
    Kind kind = Kind::LeftOut;
    QString path;
    QString detail; ///< reason, check, remark, or "LINE: what it looks like" for a secret
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

/// What an export would hand over and what speaks against it. `texts` is asked for what goes out, to look for
/// keys in it. Run thread.
[[nodiscard]] ExportReview reviewExport(const State &state, const TextSource &texts);

} // namespace baton::session
