// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/start_forecast.h"

#include "core/settings/sop_library.h"
#include "ui/support/format.h"
#include "ui/views/start_page.h"
#include "ui/window/window_services.h"

namespace baton::ui {

StartForecast::StartForecast(StartPage &page, const WindowServices &services, QObject *parent)
    : QObject(parent), m_page(page), m_services(services)
{
    connect(&page, &StartPage::requestChanged, this, &StartForecast::refresh);
    connect(&services.catalogs, &CatalogPort::changed, this, &StartForecast::forget);
}

void StartForecast::forget()
{
    m_team.clear();
    refresh();
}

void StartForecast::refresh()
{
    const StartRequest request = m_page.request();
    if (request.team == m_team && request.model == m_model)
        return;
    m_team = request.team;
    m_model = request.model;
    m_page.setForecast(words(m_team, m_model));
}

QString StartForecast::words(const QString &team, const ModelChoice &model) const
{
    const bool demo = model.provider == QLatin1String("demo");
    if (demo || !m_services.pricing)
        return {};
    const auto sop = settings::findSop(team, m_services.userSopFolder);
    if (!sop)
        return {};
    const settings::AppSettings settings = m_services.settings.load().value_or(settings::AppSettings());
    RunConfig config;
    config.model = model;
    config.roleModels = settings.roleModels;
    const Forecast forecast = session::forecastNewRun(*sop, config, m_services.pricing());
    if (!forecast.isKnown())
        return tr("price of %1 unknown").arg(forecast.unpriced.constFirst().section(u'/', 1));
    const QString amount = forecastText(forecast);
    return amount.isEmpty() ? tr("costs nothing") : tr("this run about %1").arg(amount);
}

} // namespace baton::ui

#include "moc_start_forecast.cpp"
