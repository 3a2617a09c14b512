// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/tree_walk.h"

#include <QFile>
#include <QVector>

#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <memory>

namespace baton::sandbox {

namespace {

constexpr int maxLevels = 64;
constexpr int folderFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

struct CloseFolder {
    void operator()(DIR *folder) const { ::closedir(folder); }
};

/// Names in an open folder, without "." and "..".
QVector<QByteArray> namesIn(int folder)
{
    QVector<QByteArray> names;
    const int own = ::openat(folder, ".", folderFlags); // closedir closes what it is given
    const std::unique_ptr<DIR, CloseFolder> stream(own < 0 ? nullptr : ::fdopendir(own));
    if (!stream)
        return names;
    while (const dirent *entry = ::readdir(stream.get())) {
        QByteArray name(entry->d_name);
        if (name != "." && name != "..")
            names.append(std::move(name));
    }
    return names;
}

bool walkFolder(
    int folder, const QByteArray &path, int levels, const std::function<bool(const TreeEntry &)> &visit)
{
    if (levels == 0)
        return false;
    const QVector<QByteArray> names = namesIn(folder);
    for (const QByteArray &name : names) {
        TreeEntry entry{folder, name, path.isEmpty() ? name : path + '/' + name};
        if (::fstatat(folder, name.constData(), &entry.facts, AT_SYMLINK_NOFOLLOW) != 0)
            continue; // gone in between
        if (!visit(entry))
            return false;
        if (!S_ISDIR(entry.facts.st_mode))
            continue;
        const Descriptor inner = openFolder(folder, name);
        if (inner.isOpen() && !walkFolder(inner.get(), entry.path, levels - 1, visit))
            return false;
    }
    return true;
}

void makeWritable(const Descriptor &folder)
{
    struct stat facts = {};
    if (::fstat(folder.get(), &facts) == 0 && (facts.st_mode & S_IRWXU) != S_IRWXU)
        ::fchmod(folder.get(), S_IRWXU);
}

/// Deletes what is in `folder`; folders in it move up to `top`, so that no depth needs more than two of them
/// open.
void emptyInto(int top, int folder, int &number)
{
    const QVector<QByteArray> names = namesIn(folder);
    for (const QByteArray &name : names) {
        if (::unlinkat(folder, name.constData(), 0) == 0)
            continue;
        const Descriptor inner = openFolder(folder, name);
        if (!inner.isOpen())
            continue;
        makeWritable(inner); // a folder that moves is written to
        const QByteArray place = "moved." + QByteArray::number(++number);
        ::renameat(folder, name.constData(), top, place.constData());
    }
}

} // namespace

Descriptor openFolder(int parent, const QByteArray &name)
{
    Descriptor folder(::openat(parent, name.constData(), folderFlags));
    if (folder.isOpen() || errno != EACCES)
        return folder;
    // Held first, so that what gets other rights is this very folder and not what has taken its place.
    const Descriptor held(::openat(parent, name.constData(), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    const QByteArray way = "/proc/self/fd/" + QByteArray::number(held.get());
    if (!held.isOpen() || ::chmod(way.constData(), S_IRWXU) != 0)
        return folder;
    return Descriptor(::openat(held.get(), ".", folderFlags));
}

bool walkTree(const QString &folder, const std::function<bool(const TreeEntry &)> &visit)
{
    const Descriptor top = openFolder(AT_FDCWD, QFile::encodeName(folder));
    return !top.isOpen() || walkFolder(top.get(), {}, maxLevels, visit);
}

std::optional<unsigned> otherUser()
{
    constexpr unsigned nobody = 65534;
    return ::geteuid() == 0 ? std::optional(nobody) : std::nullopt;
}

void giveToOtherUser(const QString &folder)
{
    const auto user = otherUser();
    const Descriptor top = user ? openFolder(AT_FDCWD, QFile::encodeName(folder)) : Descriptor();
    if (!top.isOpen())
        return;
    (void)!::fchown(top.get(), *user, *user);
    walkTree(folder, [&user](const TreeEntry &entry) {
        (void)!::fchownat(entry.parent, entry.name.constData(), *user, *user, AT_SYMLINK_NOFOLLOW);
        return true;
    });
}

void removeTree(const QString &folder)
{
    const QByteArray path = QFile::encodeName(folder);
    const Descriptor top = openFolder(AT_FDCWD, path);
    if (!top.isOpen())
        return;
    makeWritable(top);
    int number = 0;
    for (bool goesOn = true; goesOn;) {
        const int movedBefore = number;
        goesOn = false;
        const QVector<QByteArray> names = namesIn(top.get());
        for (const QByteArray &name : names) {
            if (::unlinkat(top.get(), name.constData(), 0) == 0) {
                goesOn = true;
                continue;
            }
            const Descriptor inner = openFolder(top.get(), name);
            if (!inner.isOpen())
                continue;
            makeWritable(inner);
            emptyInto(top.get(), inner.get(), number);
            goesOn = ::unlinkat(top.get(), name.constData(), AT_REMOVEDIR) == 0 || goesOn;
        }
        goesOn = goesOn || number > movedBefore;
    }
    ::rmdir(path.constData());
}

} // namespace baton::sandbox
