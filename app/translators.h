// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTranslator>

namespace baton {

/// Installs Baton's and Qt's words of a language; widgets hear of a change as QEvent::LanguageChange. GUI
/// thread.
class Translators {
public:
    Translators() = default;
    ~Translators();
    Translators(const Translators &) = delete;
    Translators &operator=(const Translators &) = delete;

    /// "en", "zh_CN"; empty = the system's language. The default locale (dates, numbers) follows.
    void setLanguage(const QString &language);

private:
    QTranslator m_baton;
    QTranslator m_qt;
    QString m_language;
    bool m_set = false;
};

} // namespace baton
