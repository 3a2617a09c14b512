// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/system_error.h"

#include <QFile>

#include <cerrno>
#include <cstring>

namespace baton::workspace {

using namespace Qt::StringLiterals;

namespace {

QString describe(int number, const QByteArray &path)
{
    return QFile::decodeName(path) + u": "_s + QString::fromLocal8Bit(std::strerror(number));
}

} // namespace

Error writeError(int number, const QByteArray &path)
{
    const QString detail = describe(number, path);
    switch (number) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return {ErrorCode::DiskFull, detail};
    case EROFS:
    case EACCES:
    case EPERM:
        return {ErrorCode::ProjectReadOnly, detail};
    case ELOOP:
    case ENOTDIR:
        return {ErrorCode::UnsafePath, detail};
    default:
        return {ErrorCode::FileWrite, detail};
    }
}

Error readError(int number, const QByteArray &path)
{
    const bool link = number == ELOOP || number == ENOTDIR;
    return {link ? ErrorCode::UnsafePath : ErrorCode::FileRead, describe(number, path)};
}

} // namespace baton::workspace
