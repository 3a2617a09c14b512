// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/config_folder.h"

#include <QDir>
#include <QStandardPaths>

namespace baton {

using namespace Qt::StringLiterals;

QString configFolder()
{
    if (const QString own = qEnvironmentVariable("BATON_CONFIG"); !own.isEmpty())
        return QDir(own).absolutePath();
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/baton"_s;
}

} // namespace baton
