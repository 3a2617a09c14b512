// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/relative_path.h"
#include "core/base/result.h"

#include <QMap>
#include <QString>
#include <QTemporaryDir>
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

/// What all exports share. Private to the export files of this folder.

/// Content by path, in the order of paths; a path named twice holds the later text.
[[nodiscard]] QMap<QString, QByteArray> contentOf(const ExportRequest &request);
[[nodiscard]] ExportResult resultOf(const QMap<QString, QByteArray> &content);

/// Absolute destination without links; makes the folders above it. Fails with InvalidArgument when it lies in
/// the project or around it, ExportFailed when its parent cannot be made.
[[nodiscard]] Result<QString> resolveDestination(const ExportRequest &request);

/// Failures of the file system as an export reports them: DiskFull stays, the rest is ExportFailed.
[[nodiscard]] Error exportError(const Error &error);

/// A folder that grows in a temporary sibling of its destination and is put there whole.
class ExportStage {
public:
    /// Fails with ExportNotEmpty (holds something and no `force`) or ExportFailed.
    [[nodiscard]] static Result<std::unique_ptr<ExportStage>> prepare(const QString &destination, bool force);

    /// The folder to fill.
    [[nodiscard]] QString folder() const { return m_around.filePath(QStringLiteral("content")); }
    /// One rename where the destination is absent or empty, else file by file over what is there.
    [[nodiscard]] Result<void> install();

private:
    explicit ExportStage(const QString &destination);
    [[nodiscard]] Result<void> merge();
    [[nodiscard]] Result<void> replaceHistory();

    QString m_destination;
    QTemporaryDir m_around; ///< private to the user; removed with all that is left in it
};

} // namespace baton::workspace
