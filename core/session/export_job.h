// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"
#include "core/session/session.h"
#include "core/workspace/exporter.h"

namespace baton::session {

/// Everything an export needs, copied, so that it can run on the thread pool.
struct ExportJob {
    workspace::ExportRequest request;
    ExportFormat format = ExportFormat::Folder;
    std::optional<Error> unreadable; ///< a text the journal could not give: nothing is exported without it
};

/// Approved content only, straight from the journal's texts: what lies in the folder by hand stays out.
[[nodiscard]] ExportJob makeExportJob(
    const State &state, const TextSource &texts, const QString &project, const ExportOrder &order);

/// Where the page of a hand-over goes: "docs/handover.md", or beside it where the project has one of its own.
[[nodiscard]] QString handOverPath(const QStringList &files);

/// Number of files handed over. Fails with ExportNotEmpty, ExportFailed, DiskFull, ...; nothing half is left.
[[nodiscard]] Result<int> runExport(const ExportJob &job);

} // namespace baton::session
