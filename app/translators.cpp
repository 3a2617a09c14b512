// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translators.h"

#include "translations/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace baton {

using namespace Qt::StringLiterals;

Translators::~Translators()
{
    QCoreApplication::removeTranslator(&m_baton);
    QCoreApplication::removeTranslator(&m_qt);
}

void Translators::setLanguage(const QString &language)
{
    if (m_set && language == m_language)
        return;
    m_set = true;
    m_language = language;
    initTranslations();
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale);
    QCoreApplication::removeTranslator(&m_baton);
    QCoreApplication::removeTranslator(&m_qt);
    if (m_baton.load(locale, u"baton"_s, u"_"_s, u":/i18n"_s) || m_baton.load(u":/i18n/baton_en"_s))
        QCoreApplication::installTranslator(&m_baton);
    if (m_qt.load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
}

} // namespace baton
