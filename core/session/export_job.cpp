// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/export_job.h"

namespace baton::session {

ExportJob makeExportJob(const State &state, const TextSource &texts, const QString &project,
    const QString &destination, ExportFormat format, bool force)
{
    ExportJob job{.format = format};
    job.request.project = project;
    job.request.destination = destination;
    job.request.force = force;
    job.request.time = state.time;
    for (const Artefact &artefact : state.artefacts) {
        const Revision *revision = artefact.handedOver();
        const auto path = RelativePath::parse(artefact.path);
        if (revision == nullptr || !path)
            continue;
        const auto content = texts.read(revision->text);
        if (content)
            job.request.files.append({*path, *content});
        else
            job.unreadable = Error{content.error().code, artefact.path};
    }
    return job;
}

Result<int> runExport(const ExportJob &job)
{
    if (job.unreadable)
        return failure(*job.unreadable);
    if (job.request.files.isEmpty())
        return failure(ErrorCode::NothingToReview, job.request.project);
    Result<workspace::ExportResult> result;
    switch (job.format) {
    case ExportFormat::Folder:
        result = workspace::exportFolder(job.request);
        break;
    case ExportFormat::Zip:
        result = workspace::exportZip(job.request);
        break;
    case ExportFormat::Git:
        result = workspace::exportGit(job.request);
        break;
    }
    if (!result)
        return failure(result.error());
    return result->files;
}

} // namespace baton::session
