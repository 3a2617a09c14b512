// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/start_controller.h"

#include "core/base/text.h"
#include "core/domain/run_config.h"
#include "core/session/background.h"
#include "core/settings/sop_library.h"
#include "ui/dialogs/form/question_dialog.h"
#include "ui/support/format.h"
#include "ui/support/state_store.h"
#include "ui/text/error_text.h"
#include "ui/views/start_page.h"
#include "ui/window/drafts.h"
#include "ui/window/window_ports.h"
#include "ui/window/window_services.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QObject>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

/// What the run on the start page will probably cost, beside its money limit. GUI thread.
class StartForecast : public QObject {
    Q_OBJECT

public:
    /// Both outlive it.
    StartForecast(StartPage &page, const WindowServices &services, QObject *parent);

private:
    void refresh();
    void forget();
    [[nodiscard]] QString words(const QString &team, const ModelChoice &model) const;

    StartPage &m_page;
    const WindowServices &m_services;
    // What the words on the page are about: they change with these, not with each letter typed.
    QString m_team;
    ModelChoice m_model;
};

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
    const settings::AppSettings settings = m_services.settings.current();
    RunConfig config;
    config.model = model;
    config.roleModels = settings.roleModels;
    const Forecast forecast = session::forecastNewRun(*sop, config, m_services.pricing());
    if (!forecast.isKnown())
        return tr("price of %1 unknown").arg(forecast.unpriced.constFirst().section(u'/', 1));
    const QString amount = forecastText(forecast);
    return amount.isEmpty() ? tr("costs nothing") : tr("this run about %1").arg(amount);
}

} // namespace

StartController::StartController(
    StartPage &page, const WindowServices &services, KeyRing &keys, QObject *parent)
    : QObject(parent), m_page(page), m_services(services), m_keys(keys)
{
    connect(&page, &StartPage::startRequested, this, &StartController::start);
    connect(&page, &StartPage::projectOpened, this, &StartController::openWanted);
    connect(&page, &StartPage::openFolderRequested, this, &StartController::openFolder);
    connect(&page, &StartPage::browseFolderRequested, this, &StartController::browse);
    connect(&page, &StartPage::remedyRequested, this, &StartController::askRecovery);
    connect(&page, &StartPage::connectModelRequested, this, &StartController::settingsWanted);
    connect(&page, &StartPage::projectForgotten, this, [this](const QString &folder) {
        m_services.uiState.forgetProject(folder);
        refresh();
    });
    connect(&page, &StartPage::drafted, this, [this] { keepStart(m_services.uiState, m_page.draft()); });
    new StartForecast(page, services, this);
    connect(&keys, &KeyRing::changed, this, &StartController::refresh);
    connect(&services.catalogs, &CatalogPort::changed, this, &StartController::refresh);
}

QString StartController::defaultParent(const settings::AppSettings &settings)
{
    return settings.projectsFolder.isEmpty() ? QDir::homePath() + u"/Baton"_s : settings.projectsFolder;
}

bool StartController::isUsable(const EndpointProfile &profile, const settings::AppSettings &settings) const
{
    if (profile.protocol == Protocol::Replay)
        return true;
    const bool chosen = profile.id == settings.provider;
    const bool hasKey = m_keys.keys().contains(keyName(profile, chosen ? settings.baseUrl : QString()))
        || !m_services.keyVariableInUse(profile).isEmpty();
    return hasKey || (profile.own && !profile.keyRequired)
        || (chosen && (!profile.keyRequired || !settings.baseUrl.isEmpty()));
}

void StartController::refresh()
{
    const settings::AppSettings settings = m_services.settings.current();
    StartOffers offers{
        .demos = m_services.demos, .parentFolder = defaultParent(settings), .autonomy = settings.autonomy};
    if (settings.maxCostUsd > 0)
        offers.limit = Money::fromUsd(settings.maxCostUsd);
    for (const settings::SopEntry &entry : settings::loadSopLibrary(m_services.userSopFolder)) {
        if (entry.sop)
            offers.teams.append({entry.sop->id, visibleLine(entry.sop->title),
                tr("%n roles, documents first", nullptr, static_cast<int>(entry.sop->roles.size()) - 1)});
    }
    offerModels(offers, settings);
    offerFound(offers, settings);
    offers.examples = {
        tr("Snake in the browser"), tr("A tool that renames photos by date"), tr("A REST notes service")};
    addRecording(offers);
    m_page.setOffers(offers);
    m_page.setRecent(m_services.uiState.recentProjects(), m_services.clock.now());
}

void StartController::offerModels(StartOffers &offers, const settings::AppSettings &settings) const
{
    for (const EndpointProfile &profile : m_services.catalogs.endpoints()) {
        if (!isUsable(profile, settings))
            continue;
        const bool demo = profile.protocol == Protocol::Replay;
        const bool chosen = profile.id == settings.provider;
        QString model = chosen && !settings.model.isEmpty() ? settings.model : profile.defaultModel;
        if (model.isEmpty())
            model = foundModel(profile.id);
        if (model.isEmpty() && !demo && !chosen)
            continue; // nothing a run could ask for
        ModelOffer offer{.choice = {profile.id, demo ? QString() : model}, .demo = demo};
        offer.title = demo    ? tr("Recorded demo (no key)")
            : model.isEmpty() ? profile.title
                              : tr("%1 (%2)").arg(model, profile.title);
        if (chosen) {
            offer.baseUrl = settings.baseUrl;
            offers.model = static_cast<int>(offers.models.size());
        }
        offers.models.append(offer);
    }
}

QString StartController::foundModel(const QString &endpoint) const
{
    for (const LocalServer &server : m_services.catalogs.localServers()) {
        if (server.endpoint == endpoint && !server.models.isEmpty())
            return server.models.constFirst();
    }
    return {};
}

/// Servers on this computer, each with its likeliest model, and then keys in the environment.
void StartController::offerFound(StartOffers &offers, const settings::AppSettings &settings) const
{
    const auto offered = [&](const ModelChoice &choice) {
        return std::any_of(offers.models.cbegin(), offers.models.cend(),
            [&](const ModelOffer &offer) { return offer.choice == choice; });
    };
    const QVector<EndpointProfile> &endpoints = m_services.catalogs.endpoints();
    for (const LocalServer &server : m_services.catalogs.localServers()) {
        const auto profile = std::find_if(endpoints.cbegin(), endpoints.cend(),
            [&](const EndpointProfile &candidate) { return candidate.id == server.endpoint; });
        if (profile == endpoints.cend() || server.models.isEmpty())
            continue;
        const QString own = server.baseUrl == profile->baseUrl ? QString() : server.baseUrl;
        for (const QString &model : server.models.mid(0, 12)) {
            const ModelChoice choice{profile->id, model};
            if (!offered(choice))
                offers.models.append({choice, tr("%1 (%2)").arg(model, profile->title), false, own});
        }
        offers.found.append({{profile->id, server.models.constFirst()},
            tr("%1 found on this computer: %2").arg(profile->title, server.models.constFirst())});
    }
    for (const EndpointProfile &profile : endpoints) {
        const QString variable = m_services.keyVariableInUse(profile);
        const ModelChoice choice{profile.id, profile.defaultModel};
        if (!variable.isEmpty() && offered(choice))
            offers.found.append({choice, tr("Key found in %1: %2").arg(variable, profile.defaultModel)});
    }
    // Whoever has chosen a model is not offered others.
    if (settings.provider != "demo"_L1)
        offers.found.clear();
}

void StartController::start(const StartRequest &request)
{
    const auto sop = settings::findSop(request.team, m_services.userSopFolder);
    if (!sop) {
        m_page.setProblem(sentence(errorText(sop.error())));
        return;
    }
    const settings::AppSettings settings = m_services.settings.current();
    session::NewProject project{.folder = request.folder, .requirement = request.requirement, .sop = *sop};
    project.config.model = request.model;
    project.config.autonomy = request.autonomy;
    project.config.maxCost = request.limit;
    project.config.parallel = settings.parallel;
    project.config.demo = request.demo;
    project.config.demoSpeed = m_services.demoSpeed;
    project.config.baseUrl = request.baseUrl;
    if (request.demo.isEmpty())
        addRoleSettings(project.config, settings);
    m_page.setProblem({});
    Q_EMIT projectWanted(project);
}

void StartController::resume()
{
    const StartDraft kept = keptStart(m_services.uiState);
    if (kept != StartDraft())
        m_page.resume(kept);
}

void StartController::chooseRecording()
{
    auto *dialog = new QFileDialog(&m_page, tr("Replay a recording"), QDir::homePath());
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &StartController::offerRecording);
    dialog->open();
}

void StartController::offerRecording(const QString &path)
{
    const auto recording = m_services.loadRecording(path);
    if (!recording) {
        m_page.setProblem(sentence(errorText(recording.error())));
        return;
    }
    m_recording = *recording;
    refresh();
    m_page.setProblem({});
    m_page.setRequirement(recording->requirement);
}

void StartController::tellOpenFailed(const Error &error, const QString &folder)
{
    m_damaged = error.code == ErrorCode::JournalBehind ? folder : QString();
    m_page.setProblem(sentence(errorText(error)),
        m_damaged.isEmpty() ? QString() : tr("&Go on with what is left…"));
}

/// It cannot be taken back by a button, so that it is asked for twice.
void StartController::askRecovery()
{
    ask({.title = tr("Go on with what is left"),
            .text = tr("Baton goes on from the last event the journal still holds. What was written or "
                       "decided after it is asked for, and paid, again. The journal as it is now is kept "
                       "beside it, and the files in the folder stay as they are."),
            .answers = {{"Cancel recovery", tr("&Cancel"), {}, true},
                {"Recover", tr("&Go on with what is left"), [this] { recover(); }}}},
        m_services.theme, &m_page);
}

void StartController::recover()
{
    const auto work = [run = m_services.recover, folder = m_damaged] { return run(folder); };
    session::inBackground(this, work, [this, folder = m_damaged](const Result<QString> &kept) {
        if (kept)
            Q_EMIT openWanted(folder);
        else
            tellOpenFailed(kept.error(), folder);
    });
}

/// The recording a person opened comes first: it answers its requirement even where a demo has the same.
void StartController::addRecording(StartOffers &offers) const
{
    if (!m_recording)
        return;
    offers.demos.prepend(*m_recording);
    for (int i = 0; i < offers.models.size(); ++i) {
        if (offers.models.at(i).demo)
            offers.model = i;
    }
}

void StartController::browse(const QString &folder)
{
    auto *dialog =
        new QFileDialog(&m_page, tr("Folder of the new project"), QFileInfo(folder).absolutePath());
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, &m_page, &StartPage::setFolder);
    dialog->open();
}

void StartController::openFolder()
{
    const settings::AppSettings settings = m_services.settings.current();
    auto *dialog = new QFileDialog(&m_page, tr("Open a project"), defaultParent(settings));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &StartController::openWanted);
    dialog->open();
}

void StartController::addRoleSettings(RunConfig &config, const settings::AppSettings &settings)
{
    // What was chosen for the roles of one endpoint means nothing for a run on another one.
    if (config.model.provider == settings.provider)
        config.roleModels = settings.roleModels;
    config.fallbacks = settings.fallbacks;
    for (auto it = settings.roleLimitsUsd.cbegin(); it != settings.roleLimitsUsd.cend(); ++it)
        config.roleLimits.insert(it.key(), Money::fromUsd(it.value()));
}

} // namespace baton::ui

#include "moc_start_controller.cpp"
#include "start_controller.moc"
