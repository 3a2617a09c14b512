// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

namespace baton::test {

/// One <message> of a .ts file.
struct TsEntry {
    QString context;
    QString source;
    QString comment;
    bool plural = false;
    bool finished = true; ///< False also for obsolete and vanished entries.
    QStringList forms; ///< One text, or the plural forms of the language.
};

struct TsFile {
    QString language;
    QVector<TsEntry> entries;
    QString error; ///< Empty when the file was read to its end.
};

/// Reads translations/<name> of the source tree.
TsFile readTs(const QString &name);

/// "zh_CN: context, source": how a complaint names an entry.
QString nameOf(const TsFile &file, const TsEntry &entry);

} // namespace baton::test
