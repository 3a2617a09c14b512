// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/export_job.h"

namespace baton::session {

using namespace Qt::StringLiterals;

QString handOverPath(const QStringList &files)
{
    QString path = u"docs/handover.md"_s;
    for (int number = 2; files.contains(path, Qt::CaseInsensitive); ++number)
        path = u"docs/handover-%1.md"_s.arg(number);
    return path;
}

namespace {

void addPage(ExportJob &job, const QString &page)
{
    QStringList files;
    for (const workspace::ExportFile &file : job.request.files)
        files += file.path.toString();
    const auto path = RelativePath::parse(handOverPath(files));
    if (!page.isEmpty() && !files.isEmpty() && path)
        job.request.files.append({*path, page});
}

} // namespace

ExportJob makeExportJob(
    const State &state, const TextSource &texts, const QString &project, const ExportOrder &order)
{
    ExportJob job{.format = order.format};
    job.request.project = project;
    job.request.destination = order.destination;
    job.request.force = order.force;
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
    addPage(job, order.page);
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
