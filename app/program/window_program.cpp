// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program/window_program.h"

#include "core/base/config_folder.h"
#include "core/llm/catalog/endpoint_catalog.h"
#include "core/llm/catalog/price_table.h"
#include "core/llm/gateway/connection_test.h"
#include "core/llm/recording/demo_catalog.h"
#include "translations/translations.h"
#include "ui/window/window_ports.h"

#include <QCoreApplication>
#include <QDesktopServices>
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

namespace {

/// The settings dialog's connection test over the real network. GUI thread: one small GET on request.
class EndpointProbe final : public ui::ConnectionProbe {
    Q_OBJECT

public:
    EndpointProbe(const QVector<EndpointProfile> &endpoints, const llm::NetworkOptions &network,
        const Clock &clock, TimerFactory &timers, QObject *parent = nullptr);
    void start(const EndpointProfile &profile, const QString &key, bool mayAsk) override;
    void setNetwork(const settings::AppSettings &settings) override;

private:
    void onFinished(const llm::ConnectionVerdict &verdict);

    QVector<EndpointProfile> m_endpoints; ///< as they come, with their own addresses
    llm::ConnectionTest m_test;
};

EndpointProbe::EndpointProbe(const QVector<EndpointProfile> &endpoints, const llm::NetworkOptions &network,
    const Clock &clock, TimerFactory &timers, QObject *parent)
    : ConnectionProbe(parent), m_endpoints(endpoints), m_test(clock, timers)
{
    m_test.setNetwork(network);
    connect(&m_test, &llm::ConnectionTest::finished, this, &EndpointProbe::onFinished);
}

void EndpointProbe::onFinished(const llm::ConnectionVerdict &verdict)
{
    if (!verdict.prices.isEmpty()) // the next look at the catalogues finds them
        static_cast<void>(llm::updatePriceTable(llm::configFolder(), verdict.prices));
    Q_EMIT finished(verdict.error, verdict.models, verdict.asked);
}

void EndpointProbe::start(const EndpointProfile &profile, const QString &key, bool mayAsk)
{
    llm::Secret secret(key);
    const auto own = llm::findEndpoint(m_endpoints, profile.id);
    // Without a typed key the variable counts as it would in a run: only for the endpoint's own host.
    if (secret.isEmpty() && own) {
        const llm::KeySources sources{llm::environmentValue, [](const QString &) { return QString(); }};
        secret = llm::resolveKey(*own, profile.baseUrl, {}, sources).key;
    }
    m_test.start({profile, secret, profile.defaultModel, mayAsk});
}

void EndpointProbe::setNetwork(const settings::AppSettings &settings)
{
    m_test.setNetwork(networkOptions(settings));
}

QHash<QString, llm::Secret> secretsOf(const ui::Keys &keys)
{
    QHash<QString, llm::Secret> secrets;
    for (auto it = keys.cbegin(); it != keys.cend(); ++it)
        secrets.insert(it.key(), llm::Secret(it.value()));
    return secrets;
}

QString keyVariableInUse(const EndpointProfile &profile)
{
    return llm::environmentValue(profile.keyVariable).isEmpty() ? QString() : profile.keyVariable;
}

Result<DemoInfo> loadRecordingAt(const QString &path)
{
    const QString whole = llm::recordingPath(path);
    BATON_TRY_ASSIGN(const auto recording, llm::loadDemo(whole));
    DemoInfo info = recording.info;
    info.id = whole;
    return info;
}

} // namespace

WindowProgram::WindowProgram(QApplication &app, settings::SecretStore &secrets, ui::Notifier &notifier,
    const QVector<llm::LocalPort> &localPorts)
    : m_theme(app), m_storedSettings(settings::SettingsStore::defaultFile()), m_settings(m_storedSettings),
      m_keys(secrets), m_catalogs(m_composition, localPorts), m_notifier(notifier)
{
    // Before the first widget: a change of language afterwards would build every text twice.
    const settings::AppSettings settings = m_settings.current();
    m_translators.setLanguage(settings.uiLanguage);
    m_catalogs.setNetwork(settings);
}

ui::WindowServices WindowProgram::services(int undoGraceMs)
{
    return {.theme = m_theme,
        .uiState = m_uiState,
        .settings = m_settings,
        .secrets = m_keys,
        .catalogs = m_catalogs,
        .notifier = m_notifier,
        .clock = m_clock,
        .timers = m_timers,
        .demos = llm::demoCatalog(),
        .version = QCoreApplication::applicationVersion(),
        .userSopFolder = configFolder() + u"/sops"_s,
        .newSession =
            [this, undoGraceMs](const ui::Keys &keys) {
                session::SessionPorts ports = m_composition.ports(secretsOf(keys));
                ports.undoGraceMs = undoGraceMs;
                return std::make_unique<session::Session>(ports);
            },
        .resolver = [this](const ui::Keys &keys) { return m_composition.resolver(secretsOf(keys)); },
        .pricing = [this] { return m_composition.pricing(); },
        .keyVariableInUse = keyVariableInUse,
        .suggestedRemark = [](const QString &demo,
                               const QString &path) { return llm::suggestedRemark(demo, path); },
        .loadRecording = loadRecordingAt,
        .newProbe =
            [this] {
                return std::unique_ptr<ui::ConnectionProbe>(
                    new EndpointProbe(m_composition.endpoints(), m_composition.network(), m_clock, m_timers));
            },
        .setLanguage = [this](const QString &language) { m_translators.setLanguage(language); },
        .browse = [](const QUrl &address) { QDesktopServices::openUrl(address); },
        .newPrograms = [this] { return m_composition.ports().makePrograms(m_timers); },
        .languages = m_composition.languages()};
}

} // namespace baton

#include "window_program.moc"
