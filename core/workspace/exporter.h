// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/relative_path.h"
#include "core/base/result.h"

#include <QString>
#include <QVector>

namespace baton::workspace {

/// An approved file. Its text comes from the journal, never from the disk.
struct ExportFile {
    RelativePath path;
    QString text;
};

struct ExportRequest {
    QVector<ExportFile> files;
    QString project; ///< the project's folder: nothing is exported into it; source of a Git history
    QString destination; ///< folder to make, or the zip file
    bool force = false; ///< write into a destination that holds something
    TimeMs time = 0; ///< of the files in a zip and of a commit: same input, same bytes
};

struct ExportResult {
    int files = 0;
    qint64 bytes = 0;
    bool operator==(const ExportResult &) const = default;
};

/// Hand-over of approved content. Pure functions of the request and the disk; any thread. Everything is first
/// made in a temporary sibling of the destination, so a failure leaves the destination as it was. With
/// `force` files of the same name are replaced and the others stay. Failures: ExportNotEmpty, InvalidArgument
/// (destination inside the project, or around it), DiskFull, ExportFailed.
[[nodiscard]] Result<ExportResult> exportFolder(const ExportRequest &request);
[[nodiscard]] Result<ExportResult> exportZip(const ExportRequest &request);
/// A repository with the history of the branch the project is on (none when the project has no repository of
/// its own) whose newest commit holds the approved content. Without remotes or traces of this machine. With
/// `force` an older export's history is replaced; any other repository is left alone (ExportNotEmpty).
[[nodiscard]] Result<ExportResult> exportGit(const ExportRequest &request);

} // namespace baton::workspace
