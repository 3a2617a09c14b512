// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QString>

#include <sys/stat.h>
#include <unistd.h>

/// Takes the right to write in a folder from this process while alive: by permissions, and for root by
/// another identity.
class WithoutWriteRights {
public:
    explicit WithoutWriteRights(const QString &folder) : m_folder(QFile::encodeName(folder))
    {
        ::chmod(m_folder.constData(), 0555);
        if (::geteuid() == 0)
            m_dropped = ::seteuid(65534) == 0;
    }
    ~WithoutWriteRights()
    {
        if (m_dropped)
            (void)!::seteuid(0);
        ::chmod(m_folder.constData(), 0755);
    }
    WithoutWriteRights(const WithoutWriteRights &) = delete;
    WithoutWriteRights &operator=(const WithoutWriteRights &) = delete;

private:
    QByteArray m_folder;
    bool m_dropped = false;
};
