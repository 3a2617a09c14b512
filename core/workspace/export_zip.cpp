// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/exporter.h"

#include <archive.h>
#include <archive_entry.h>

#include <QFileInfo>
#include <QSaveFile>

namespace baton::workspace {

using namespace Qt::StringLiterals;

namespace {

struct FreeWriter {
    void operator()(archive *a) const { archive_write_free(a); }
};
struct FreeEntry {
    void operator()(archive_entry *e) const { archive_entry_free(e); }
};
using Writer = std::unique_ptr<archive, FreeWriter>;
using Entry = std::unique_ptr<archive_entry, FreeEntry>;

la_ssize_t writeToFile(archive *, void *file, const void *bytes, size_t size)
{
    return static_cast<QSaveFile *>(file)->write(static_cast<const char *>(bytes), static_cast<qint64>(size));
}

bool addFile(archive *writer, const QString &path, const QByteArray &bytes, TimeMs time)
{
    const Entry entry(archive_entry_new());
    archive_entry_update_pathname_utf8(entry.get(), path.toUtf8().constData());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_size(entry.get(), bytes.size());
    archive_entry_set_mtime(entry.get(), time / 1000, 0);
    const auto size = static_cast<size_t>(bytes.size());
    return archive_write_header(writer, entry.get()) == ARCHIVE_OK
        && archive_write_data(writer, bytes.constData(), size) == bytes.size();
}

Error zipError(const QSaveFile &file, archive *writer)
{
    if (file.error() == QFileDevice::ResourceError)
        return {ErrorCode::DiskFull, file.errorString()};
    const char *words =
        file.error() == QFileDevice::NoError && writer ? archive_error_string(writer) : nullptr;
    return {ErrorCode::ExportFailed, words ? QString::fromUtf8(words) : file.errorString()};
}

/// File names in UTF-8 with the flag that says so, in the order of paths.
Result<void> writeZip(QSaveFile &file, const QMap<QString, QByteArray> &content, TimeMs time)
{
    const Writer writer(archive_write_new());
    bool ok = archive_write_set_format_zip(writer.get()) == ARCHIVE_OK
        && archive_write_set_options(writer.get(), "zip:hdrcharset=UTF-8") == ARCHIVE_OK
        && archive_write_open(writer.get(), &file, nullptr, writeToFile, nullptr) == ARCHIVE_OK;
    for (auto it = content.cbegin(); ok && it != content.cend(); ++it)
        ok = addFile(writer.get(), it.key(), it.value(), time);
    ok = ok && archive_write_close(writer.get()) == ARCHIVE_OK;
    return ok ? Result<void>{} : failure(zipError(file, writer.get()));
}

} // namespace

Result<ExportResult> exportZip(const ExportRequest &request)
{
    BATON_TRY_ASSIGN(const QString destination, resolveDestination(request));
    const QFileInfo info(destination);
    if (info.isDir())
        return failure(ErrorCode::ExportFailed, u"%1 is a folder"_s.arg(destination));
    if (info.size() > 0 && !request.force)
        return failure(ErrorCode::ExportNotEmpty, destination);
    QSaveFile file(destination);
    if (!file.open(QIODevice::WriteOnly))
        return failure(zipError(file, nullptr));
    const QMap<QString, QByteArray> content = contentOf(request);
    BATON_TRY(writeZip(file, content, request.time));
    if (!file.commit())
        return failure(zipError(file, nullptr));
    return resultOf(content);
}

} // namespace baton::workspace
