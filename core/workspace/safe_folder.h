// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/relative_path.h"
#include "core/base/result.h"

#include <QByteArrayList>

#include <functional>
#include <optional>
#include <unistd.h>
#include <utility>

namespace baton::workspace {

/// Owns a POSIX file descriptor; closes it when destroyed. Negative = none.
class FileDescriptor {
public:
    explicit FileDescriptor(int fd = -1) : m_fd(fd) { }
    FileDescriptor(FileDescriptor &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) { }
    FileDescriptor &operator=(FileDescriptor &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    FileDescriptor(const FileDescriptor &) = delete;
    FileDescriptor &operator=(const FileDescriptor &) = delete;
    ~FileDescriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }

    [[nodiscard]] int value() const { return m_fd; }
    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }

private:
    int m_fd;
};

/// A folder that is worked in through descriptors, one component at a time, so that no symbolic link inside
/// it is ever followed, not even one that appears meanwhile. The way to the folder itself may hold links:
/// that is the person's choice. Any thread.
class SafeFolder {
public:
    /// Decides, from what lies there now (nullopt: nothing), whether it may be replaced.
    using MayReplace = std::function<bool(const std::optional<QByteArray> &)>;

    /// Fails with ProjectNotFound or FileRead.
    [[nodiscard]] static Result<SafeFolder> open(const QString &folder);

    /// Content of a file; nullopt when there is none. Fails with FileRead, NotAPlainFile.
    [[nodiscard]] Result<std::optional<QByteArray>> read(const RelativePath &path) const;

    /// Durable and atomic: temporary file beside it, fsync, rename, fsync of the folder. Keeps the
    /// permissions of the file it replaces. Fails with OutsideChange (`mayReplace` said no), DiskFull,
    /// ProjectReadOnly, NotAPlainFile, FileWrite; the old file is then untouched.
    [[nodiscard]] Result<void> replace(
        const RelativePath &path, const QByteArray &bytes, const MayReplace &mayReplace) const;

    /// Takes a file away, and the folders above it as far as they are empty then. Nothing there: done. Fails
    /// with OutsideChange (`mayReplace` said no), ProjectReadOnly, NotAPlainFile, FileRead, FileWrite.
    [[nodiscard]] Result<void> remove(const RelativePath &path, const MayReplace &mayReplace) const;

    /// Moves a file from the same place in another folder of this file system, over what lies here.
    [[nodiscard]] Result<void> takeOver(const SafeFolder &other, const QString &path) const;

private:
    explicit SafeFolder(FileDescriptor root) : m_root(std::move(root)) { }
    [[nodiscard]] Result<std::optional<FileDescriptor>> parentOf(
        const QByteArrayList &components, bool create) const;

    FileDescriptor m_root;
};

} // namespace baton::workspace
