// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/exporter.h"

#include "core/workspace/safe_folder.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <cstdio>

namespace baton::workspace {

using namespace Qt::StringLiterals;

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
    BATON_TRY_ASSIGN(const QString destination, resolveDestination(request));
    BATON_TRY_ASSIGN(
        const std::unique_ptr<ExportStage> stage, ExportStage::prepare(destination, request.force));
    BATON_TRY(fill(stage->folder(), request));
    BATON_TRY(stage->install());
    return resultOf(contentOf(request));
}

namespace {

constexpr QDir::Filters everything = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;

/// The path without links as far as it exists, and the rest as it is.
QString resolve(const QString &path)
{
    QFileInfo existing(QDir::cleanPath(QFileInfo(path).absoluteFilePath()));
    QString rest;
    while (!existing.exists() && !existing.isRoot()) {
        rest = u'/' + existing.fileName() + rest;
        existing = QFileInfo(existing.path());
    }
    return QDir::cleanPath(existing.canonicalFilePath() + rest);
}

bool isInside(const QString &path, const QString &folder)
{
    return path == folder || path.startsWith(folder.endsWith(u'/') ? folder : folder + u'/');
}

QString siblingPattern(const QString &destination)
{
    const QFileInfo info(destination);
    return info.path() + u"/."_s + info.fileName().left(40) + u".baton-XXXXXX"_s;
}

bool renamed(const QString &from, const QString &to)
{
    return std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
}

} // namespace

QMap<QString, QByteArray> contentOf(const ExportRequest &request)
{
    QMap<QString, QByteArray> content;
    for (const ExportFile &file : request.files)
        content.insert(file.path.toString(), file.text.toUtf8());
    return content;
}

ExportResult resultOf(const QMap<QString, QByteArray> &content)
{
    ExportResult result;
    for (const QByteArray &bytes : content) {
        ++result.files;
        result.bytes += bytes.size();
    }
    return result;
}

Result<QString> resolveDestination(const ExportRequest &request)
{
    if (request.destination.isEmpty())
        return failure(ErrorCode::InvalidArgument, u"no destination"_s);
    const QString destination = resolve(request.destination);
    if (!request.project.isEmpty()) {
        const QString project = resolve(request.project);
        if (isInside(destination, project) || isInside(project, destination))
            return failure(ErrorCode::InvalidArgument,
                u"%1 lies in the project's folder, or holds it"_s.arg(destination));
    }
    if (!QDir().mkpath(QFileInfo(destination).path()))
        return failure(ErrorCode::ExportFailed, QFileInfo(destination).path());
    return destination;
}

Error exportError(const Error &error)
{
    return error.code == ErrorCode::DiskFull ? error : Error{ErrorCode::ExportFailed, error.detail};
}

ExportStage::ExportStage(const QString &destination)
    : m_destination(destination), m_around(siblingPattern(destination))
{
}

Result<std::unique_ptr<ExportStage>> ExportStage::prepare(const QString &destination, bool force)
{
    const QFileInfo info(destination);
    if (info.exists() && !info.isDir())
        return failure(ErrorCode::ExportFailed, u"%1 is a file"_s.arg(destination));
    if (!force && info.exists() && !QDir(destination).isEmpty(everything))
        return failure(ErrorCode::ExportNotEmpty, destination);
    std::unique_ptr<ExportStage> stage(new ExportStage(destination));
    if (!stage->m_around.isValid() || !QDir().mkdir(stage->folder()))
        return failure(ErrorCode::ExportFailed, stage->m_around.errorString());
    return stage;
}

Result<void> ExportStage::install()
{
    // A rename over an empty folder works; over a mount point it does not, hence the second way.
    const bool isFree = !QFileInfo::exists(m_destination) || QDir(m_destination).isEmpty(everything);
    if (isFree && renamed(folder(), m_destination))
        return {};
    return merge();
}

Result<void> ExportStage::merge()
{
    if (!QDir().mkpath(m_destination))
        return failure(ErrorCode::ExportFailed, m_destination);
    const Result<SafeFolder> from = SafeFolder::open(folder());
    const Result<SafeFolder> to = SafeFolder::open(m_destination);
    if (!from || !to)
        return failure(exportError(!from ? from.error() : to.error()));
    QStringList paths;
    QDirIterator files(folder(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = QDir(folder()).relativeFilePath(files.next());
        if (!path.startsWith(".git/"_L1))
            paths.append(path);
    }
    for (const QString &path : std::as_const(paths)) {
        if (const Result<void> moved = to->takeOver(*from, path); !moved)
            return failure(exportError(moved.error()));
    }
    return replaceHistory();
}

Result<void> ExportStage::replaceHistory()
{
    const QString made = folder() + u"/.git"_s;
    const QString there = m_destination + u"/.git"_s;
    const QString aside = m_around.filePath(u"old-history"_s);
    if (!QFileInfo::exists(made))
        return {};
    if (QFileInfo::exists(there) && !renamed(there, aside))
        return failure(ErrorCode::ExportFailed, there);
    if (renamed(made, there))
        return {};
    if (QFileInfo::exists(aside) && !renamed(aside, there))
        m_around.setAutoRemove(false);
    return failure(ErrorCode::ExportFailed, there);
}

} // namespace baton::workspace
