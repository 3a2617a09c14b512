// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/start_controller.h"

#include "ui/support/state_store.h"
#include "ui/text/error_text.h"
#include "ui/views/start_page.h"
#include "ui/window/key_ring.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

namespace baton::ui {

using namespace Qt::StringLiterals;

StartController::StartController(
    StartPage &page, const WindowServices &services, KeyRing &keys, QObject *parent)
    : QObject(parent), m_page(page), m_services(services), m_keys(keys)
{
    connect(&page, &StartPage::startRequested, this, &StartController::start);
    connect(&page, &StartPage::projectOpened, this, &StartController::openWanted);
    connect(&page, &StartPage::openFolderRequested, this, &StartController::openFolder);
    connect(&page, &StartPage::browseFolderRequested, this, &StartController::browse);
    connect(&page, &StartPage::connectModelRequested, this, &StartController::settingsWanted);
    connect(&page, &StartPage::projectForgotten, this, [this](const QString &folder) {
        m_services.uiState.forgetProject(folder);
        refresh();
    });
    connect(&keys, &KeyRing::changed, this, &StartController::refresh);
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
    return hasKey || (chosen && (!profile.keyRequired || !settings.baseUrl.isEmpty()));
}

void StartController::refresh()
{
    const settings::AppSettings settings = m_services.settings.load().value_or(settings::AppSettings());
    StartOffers offers{
        .demos = m_services.demos, .parentFolder = defaultParent(settings), .autonomy = settings.autonomy};
    if (settings.maxCostUsd > 0)
        offers.limit = Money::fromUsd(settings.maxCostUsd);
    for (const settings::SopEntry &entry : settings::loadSopLibrary(m_services.userSopFolder)) {
        if (entry.sop)
            offers.teams.append({entry.sop->id, entry.sop->title,
                tr("%n roles, documents first", nullptr, static_cast<int>(entry.sop->roles.size()) - 1)});
    }
    for (const EndpointProfile &profile : m_services.endpoints) {
        if (!isUsable(profile, settings))
            continue;
        const bool demo = profile.protocol == Protocol::Replay;
        const bool chosen = profile.id == settings.provider;
        const QString model = chosen && !settings.model.isEmpty() ? settings.model : profile.defaultModel;
        ModelOffer offer{.choice = {profile.id, demo ? QString() : model}, .demo = demo};
        offer.title = demo ? tr("Recorded demo (no key)") : tr("%1 (%2)").arg(model, profile.title);
        if (chosen)
            offers.model = static_cast<int>(offers.models.size());
        offers.models.append(offer);
    }
    offers.examples = {
        tr("Snake in the browser"), tr("A tool that renames photos by date"), tr("A REST notes service")};
    m_page.setOffers(offers);
    m_page.setRecent(m_services.uiState.recentProjects(), m_services.clock.now());
}

void StartController::start(const StartRequest &request)
{
    const auto sop = settings::findSop(request.team, m_services.userSopFolder);
    if (!sop) {
        m_page.setProblem(sentence(errorText(sop.error())));
        return;
    }
    const settings::AppSettings settings = m_services.settings.load().value_or(settings::AppSettings());
    session::NewProject project{.folder = request.folder, .requirement = request.requirement, .sop = *sop};
    project.config.model = request.model;
    project.config.autonomy = request.autonomy;
    project.config.maxCost = request.limit;
    project.config.parallel = settings.parallel;
    project.config.demo = request.demo;
    project.config.demoSpeed = m_services.demoSpeed;
    if (request.model.provider == settings.provider)
        project.config.baseUrl = settings.baseUrl;
    m_page.setProblem({});
    Q_EMIT projectWanted(project);
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
    const settings::AppSettings settings = m_services.settings.load().value_or(settings::AppSettings());
    auto *dialog = new QFileDialog(&m_page, tr("Open a project"), defaultParent(settings));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &StartController::openWanted);
    dialog->open();
}

} // namespace baton::ui

#include "moc_start_controller.cpp"
