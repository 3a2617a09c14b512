// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/exporter.h"

#include <QMap>
#include <QTemporaryDir>

namespace baton::workspace {

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
