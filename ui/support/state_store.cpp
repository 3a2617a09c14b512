// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/state_store.h"

#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

const QString projectsKey = u"recentProjects"_s;
constexpr int maxProjects = 20;

QString defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/baton/ui.ini"_s;
}

} // namespace

UiStateStore::UiStateStore(const QString &file)
    : m_settings(std::make_unique<QSettings>(file.isEmpty() ? defaultFile() : file, QSettings::IniFormat))
{
}

UiStateStore::~UiStateStore() = default;

QByteArray UiStateStore::bytes(const QString &key) const
{
    return m_settings->value(key).toByteArray();
}

void UiStateStore::setBytes(const QString &key, const QByteArray &value)
{
    m_settings->setValue(key, value);
}

QString UiStateStore::text(const QString &key, const QString &fallback) const
{
    return m_settings->value(key, fallback).toString();
}

void UiStateStore::setText(const QString &key, const QString &value)
{
    if (value.isEmpty())
        m_settings->remove(key);
    else
        m_settings->setValue(key, value);
}

QVector<RecentProject> UiStateStore::recentProjects() const
{
    QVector<RecentProject> projects;
    const int count = qMin(maxProjects, m_settings->beginReadArray(projectsKey));
    for (int i = 0; i < count; ++i) {
        m_settings->setArrayIndex(i);
        RecentProject project{.folder = m_settings->value("folder"_L1).toString(),
            .name = m_settings->value("name"_L1).toString(),
            .state = m_settings->value("state"_L1).toString(),
            .place = m_settings->value("place"_L1).toString(),
            .waiting = m_settings->value("waiting"_L1).toInt(),
            .costUsd = m_settings->value("cost"_L1, -1.0).toDouble(),
            .time = m_settings->value("time"_L1).toLongLong()};
        if (!project.folder.isEmpty() && QFileInfo(project.folder).isDir())
            projects.append(project);
    }
    m_settings->endArray();
    return projects;
}

void UiStateStore::rememberProject(const RecentProject &project)
{
    QVector<RecentProject> projects = recentProjects();
    projects.removeIf([&](const RecentProject &p) { return p.folder == project.folder; });
    projects.prepend(project);
    writeProjects(projects.mid(0, maxProjects));
}

void UiStateStore::forgetProject(const QString &folder)
{
    QVector<RecentProject> projects = recentProjects();
    projects.removeIf([&](const RecentProject &p) { return p.folder == folder; });
    writeProjects(projects);
}

void UiStateStore::writeProjects(const QVector<RecentProject> &projects)
{
    m_settings->remove(projectsKey);
    m_settings->beginWriteArray(projectsKey, static_cast<int>(projects.size()));
    for (int i = 0; i < static_cast<int>(projects.size()); ++i) {
        const RecentProject &project = projects[i];
        m_settings->setArrayIndex(i);
        m_settings->setValue("folder"_L1, project.folder);
        m_settings->setValue("name"_L1, project.name);
        m_settings->setValue("state"_L1, project.state);
        m_settings->setValue("place"_L1, project.place);
        m_settings->setValue("waiting"_L1, project.waiting);
        m_settings->setValue("cost"_L1, project.costUsd);
        m_settings->setValue("time"_L1, project.time);
    }
    m_settings->endArray();
}

} // namespace baton::ui
