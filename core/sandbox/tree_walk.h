// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace baton::sandbox {

/// Owner of a file descriptor; -1 = none.
class Descriptor {
public:
    explicit Descriptor(int number = -1) : m_number(number) { }
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(Descriptor &&other) noexcept : m_number(std::exchange(other.m_number, -1)) { }
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    [[nodiscard]] int get() const { return m_number; }
    [[nodiscard]] bool isOpen() const { return m_number >= 0; }

private:
    int m_number = -1;
};

/// The folder `name` in the open folder `parent` (AT_FDCWD and a whole path for the first one), never what a
/// link leads to. Takes its owner the rights to it if a program has taken them away. Not open when it is no
/// folder.
[[nodiscard]] Descriptor openFolder(int parent, const QByteArray &name);

/// Something in a folder that strangers write to.
struct TreeEntry {
    int parent = -1; ///< the open folder it lies in, while it is visited
    QByteArray name;
    QByteArray path; ///< below the top
    struct stat facts = {}; ///< its own, not of what it links to
};

/// Visits all that lies below a folder, while programs may change it: no link is followed, nothing outside is
/// reached. Returns false when `visit` said so, or when there are more levels than any project has.
bool walkTree(const QString &folder, const std::function<bool(const TreeEntry &)> &visit);

/// The user and group that programs in the sandbox are for the kernel when this program runs as root: who is
/// root without rights still owns the system's settings and devices. nullopt: this program runs as a user.
[[nodiscard]] std::optional<unsigned> otherUser();

/// Gives a folder with all that is in it to that user, if there is one.
void giveToOtherUser(const QString &folder);

/// Deletes a folder with all that is in it, however deep and whatever rights it has; of links only the links.
/// What programs put there at the same time may stay.
void removeTree(const QString &folder);

} // namespace baton::sandbox
