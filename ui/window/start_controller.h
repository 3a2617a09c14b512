// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "ui/window/window_services.h"

#include <QObject>

#include <optional>

namespace baton::ui {

class KeyRing;
class StartPage;
struct StartOffers;
struct StartRequest;

/// What the start page offers and what becomes of a request. GUI thread.
class StartController : public QObject {
    Q_OBJECT

public:
    /// All must outlive it.
    StartController(
        StartPage &page, const WindowServices &services, KeyRing &keys, QObject *parent = nullptr);

    /// Offers and recent projects anew.
    void refresh();
    /// What was typed there when the program ended is there again. Once, behind the first refresh().
    void resume();
    /// Lets the person choose a recording.
    void chooseRecording();
    /// Offers the run a recording holds: its requirement, answered by it.
    void offerRecording(const QString &path);
    /// Why a project was not opened, and what can be done about it here.
    void tellOpenFailed(const Error &error, const QString &folder);

Q_SIGNALS:
    void projectWanted(const baton::session::NewProject &project);
    void openWanted(const QString &folder);
    void settingsWanted();

private:
    void start(const StartRequest &request);
    void askRecovery();
    void recover();
    void browse(const QString &folder);
    void openFolder();
    void addRecording(StartOffers &offers) const;
    void offerModels(StartOffers &offers, const settings::AppSettings &settings) const;
    void offerFound(StartOffers &offers, const settings::AppSettings &settings) const;
    [[nodiscard]] QString foundModel(const QString &endpoint) const;
    [[nodiscard]] bool isUsable(const EndpointProfile &profile, const settings::AppSettings &settings) const;
    static void addRoleSettings(RunConfig &config, const settings::AppSettings &settings);
    [[nodiscard]] static QString defaultParent(const settings::AppSettings &settings);

    StartPage &m_page;
    const WindowServices &m_services;
    KeyRing &m_keys;
    QString m_damaged; ///< folder of the project whose journal has lost its end
    std::optional<DemoInfo> m_recording; ///< a person's own, offered beside the embedded ones
};

} // namespace baton::ui
