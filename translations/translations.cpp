// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/translations.h"

#include <QDir>

// Q_INIT_RESOURCE has to be used outside of a namespace.
static void initI18n()
{
    Q_INIT_RESOURCE(baton_i18n);
}

namespace baton {

void initTranslations()
{
    initI18n();
}

} // namespace baton
