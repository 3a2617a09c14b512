// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/card.h"
#include "core/domain/endpoint.h"
#include "core/domain/state.h"
#include "core/session/call_trace.h"
#include "core/settings/sop_library.h"

#include <QByteArray>

#include <optional>

namespace baton::cli {

/// Where the run stands as scripts see it. `isHeld`: some program has the project open; without one a run
/// that would go on reads as paused.
[[nodiscard]] QString runWord(const State &state, bool isHeld);

/// The JSON forms of the CLI contract. All end in a newline.
/// `broken`: why nothing more can be recorded, which the state does not know; one of its errors.
[[nodiscard]] QByteArray statusJson(const State &state, const QString &folder, bool isHeld,
    const std::optional<Error> &broken = std::nullopt);
/// Everything that waits.
[[nodiscard]] QByteArray cardsJson(const QVector<Card> &cards);
/// After decisions: the numbers of the events they led to.
[[nodiscard]] QByteArray decidedJson(const QVector<qint64> &events, const State &state);
/// A command that was refused.
[[nodiscard]] QByteArray refusedJson(const Error &error);
[[nodiscard]] QByteArray traceJson(const session::CallTrace &trace);
[[nodiscard]] QByteArray tracesJson(const QVector<session::CallTrace> &traces);
[[nodiscard]] QByteArray demosJson(const QVector<DemoInfo> &demos);

struct ProviderRow {
    EndpointProfile profile;
    bool hasKey = false;
    QString keySource;
    QStringList models;
};
[[nodiscard]] QByteArray providersJson(const QVector<ProviderRow> &rows);
[[nodiscard]] QByteArray sopListJson(const QVector<settings::SopEntry> &library);
[[nodiscard]] QByteArray sopProblemsJson(const settings::SopEntry &entry);

} // namespace baton::cli
