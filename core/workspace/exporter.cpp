// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/exporter.h"

#include "core/workspace/export_stage.h"
#include "core/workspace/safe_folder.h"

namespace baton::workspace {

namespace {

Result<void> fill(const QString &folder, const ExportRequest &request)
{
    const Result<SafeFolder> root = SafeFolder::open(folder);
    if (!root)
        return failure(exportError(root.error()));
    const auto always = [](const std::optional<QByteArray> &) { return true; };
    for (const ExportFile &file : request.files) {
        const Result<void> written = root->replace(file.path, file.text.toUtf8(), always);
        if (!written)
            return failure(exportError(written.error()));
    }
    return {};
}

} // namespace

Result<ExportResult> exportFolder(const ExportRequest &request)
{
    const Result<QString> destination = resolveDestination(request);
    if (!destination)
        return failure(destination.error());
    const Result<std::unique_ptr<ExportStage>> stage = ExportStage::prepare(*destination, request.force);
    if (!stage)
        return failure(stage.error());
    if (const Result<void> filled = fill((*stage)->folder(), request); !filled)
        return failure(filled.error());
    if (const Result<void> installed = (*stage)->install(); !installed)
        return failure(installed.error());
    return resultOf(contentOf(request));
}

} // namespace baton::workspace
