// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/endpoint.h"
#include "core/domain/run_config.h"

#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace baton::ui {

struct TeamOffer {
    QString id;
    QString title;
    QString note; ///< "5 roles, documents first"
    bool operator==(const TeamOffer &) const = default;
};

struct ModelOffer {
    ModelChoice choice;
    QString title; ///< "Recorded demo (no key)", "gpt-4.1 (OpenAI)"
    bool demo = false;
    QString baseUrl = {}; ///< empty = the endpoint's own
    bool operator==(const ModelOffer &) const = default;
};

/// Something usable that was found on this computer: a key in the environment, a local server. Its choice is
/// among the models offered.
struct FoundModel {
    ModelChoice choice;
    QString text; ///< "Ollama found on this computer: qwen3"
    bool operator==(const FoundModel &) const = default;
};

/// What the start page offers.
struct StartOffers {
    QVector<TeamOffer> teams;
    QVector<ModelOffer> models;
    int model = 0; ///< index of the preselected one
    QVector<FoundModel> found;
    QVector<DemoInfo> demos;
    QStringList examples; ///< requirements to try with a real model
    QString parentFolder; ///< where new projects go, e.g. "/home/ann/Baton"
    Autonomy autonomy;
    std::optional<Money> limit;
    bool operator==(const StartOffers &) const = default;
};

/// What the person wants to start.
struct StartRequest {
    QString requirement;
    QString team;
    ModelChoice model;
    QString baseUrl; ///< empty = the endpoint's own
    QString demo; ///< id of the recording when the demo is chosen
    Autonomy autonomy;
    std::optional<Money> limit;
    QString folder;
    bool operator==(const StartRequest &) const = default;
};

/// What a person has typed and chosen on the start page and not started yet.
struct StartDraft {
    QString requirement;
    QString folder; ///< empty: named after the requirement
    QString team;
    ModelChoice model;
    Autonomy autonomy;
    double limitUsd = 0; ///< 0 = no limit
    bool operator==(const StartDraft &) const = default;
};

/// Id of the recording that replays this requirement (white space and case do not matter); empty when none.
[[nodiscard]] QString demoFor(const QVector<DemoInfo> &demos, const QString &requirement);

/// A folder name made of the first words of a requirement: "terminal-2048-with-undo". Letters of any language
/// stay; never empty.
[[nodiscard]] QString folderNameFor(const QString &requirement);
/// `parent`/`name`, with a number behind it when that exists already.
[[nodiscard]] QString freeFolder(const QString &parent, const QString &name);

} // namespace baton::ui
