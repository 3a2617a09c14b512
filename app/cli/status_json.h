// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/card.h"
#include "core/domain/endpoint.h"
#include "core/domain/hand_over.h"
#include "core/domain/ledger.h"
#include "core/domain/state.h"
#include "core/engine/impact.h"
#include "core/session/call_trace.h"
#include "core/session/trial/trial.h"
#include "core/settings/sop_library.h"
#include "ui/text/error_text.h"

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
/// The ledger: what was said of an artefact, or of all (`path` empty), by the person and by reviewers.
[[nodiscard]] QByteArray remarksJson(const QVector<Remark> &remarks);
/// The last run of the tests; null: there was none. `results`: artefact::resultsJson, empty when none came.
[[nodiscard]] QByteArray testsJson(const ProgramRecord *record, const QByteArray &results);
/// How a tried program ended and what it left.
[[nodiscard]] QByteArray trialJson(
    const QStringList &argv, const session::TrialEnd &end, const QVector<quint16> &ports);
/// What a change would touch, and what doing that again would cost.
[[nodiscard]] QByteArray impactJson(const QVector<Impact> &rows, const Forecast &forecast);
/// After decisions: the numbers of the events they led to.
[[nodiscard]] QByteArray decidedJson(const QVector<qint64> &events, const State &state);
/// A command that was refused.
[[nodiscard]] QByteArray refusedJson(const Error &error);
[[nodiscard]] QByteArray refusedJson(ErrorCode code, const ui::ErrorText &text);
/// The same for a command line that is wrong.
[[nodiscard]] QByteArray badUsageJson(const QString &command, const QString &sentence);
/// An artefact's text; without `revision` what had arrived of a failed answer.
[[nodiscard]] QByteArray textJson(const Artefact &artefact, const Revision *revision, const QString &text);
/// A unified diff of a revision from an older one (0: from nothing).
[[nodiscard]] QByteArray diffJson(
    const Artefact &artefact, int from, const Revision &to, const QString &diff);
/// What differs in the folder from what Baton wrote.
[[nodiscard]] QByteArray compareJson(
    const Artefact &artefact, const Revision &written, bool deleted, const QString &diff);
/// What an export says that tests of the project keep from going out: nothing was written.
[[nodiscard]] QByteArray exportRefusedJson(const ExportReview &review);
[[nodiscard]] QByteArray exportedJson(const QString &destination, int files, const ExportReview &review);
[[nodiscard]] QByteArray recoveredJson(const QString &kept);
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
/// What `sop show` tells of a team; its file is had by `sop copy`.
[[nodiscard]] QByteArray sopJson(const Sop &sop);
[[nodiscard]] QByteArray sopCopiedJson(const QString &file);
[[nodiscard]] QByteArray sopProblemsJson(const settings::SopEntry &entry);

} // namespace baton::cli
