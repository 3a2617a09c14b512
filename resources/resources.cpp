// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"

#include <QDir>

static void initDataResource()
{
    // The macro declares a function and must not stand in a namespace.
    Q_INIT_RESOURCE(baton_data);
}

namespace baton {

void initResources()
{
    initDataResource();
}

} // namespace baton
