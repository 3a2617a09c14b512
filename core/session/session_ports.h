// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/document/language_profile.h"
#include "core/artefact/reply/reply_parser.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/domain/endpoint.h"
#include "core/domain/run_config.h"
#include "core/journal/journal.h"
#include "core/llm/port/provider.h"
#include "core/session/program_runner.h"

#include <functional>
#include <memory>
#include <optional>

namespace baton::session {

/// Where a call goes and what it costs.
struct ResolvedEndpoint {
    EndpointProfile profile; ///< with the run's base URL filled in
    QString model;
    llm::Secret key;
    std::optional<Price> price; ///< nullopt: unknown; a local endpoint has a price of zero
    QVector<PriceTier> tiers; ///< dearer from some prompt size on; ascending
    qint64 context = 0; ///< tokens a prompt and its answer may have; 0 = not known
    qint64 maxOutput = 0; ///< tokens an answer may have; 0 = not known
    qint64 headroom = 0; ///< tokens the model thinks with before it answers

    [[nodiscard]] std::optional<Tariff> tariff() const
    {
        return price ? std::optional<Tariff>({*price, tiers}) : std::nullopt;
    }
};

/// Endpoint, key and price of a choice under a run's configuration. Called on the run thread: captures values
/// only. Fails with NotFound (unknown endpoint), NoKey, PlainHttpKey.
using Resolver = std::function<Result<ResolvedEndpoint>(const RunConfig &, const ModelChoice &)>;

/// What a choice costs, known or not, whether or not there is a key for it. Any thread: captures values only.
using Pricing = std::function<std::optional<Tariff>(const ModelChoice &)>;

/// Reads a text and checks it, on the thread pool: captures values only.
using Reader =
    std::function<artefact::ParsedReply(const QString &text, const artefact::ReplyContext &context)>;

/// What a session needs from the world; built by app/composition. Everything is used on the run thread.
struct SessionPorts {
    /// Lives on the network thread and outlives the session. Shared by all sessions of a program.
    llm::Provider &provider;
    /// Outlives the session; thread-safe.
    const Clock &clock;
    /// Outlives the session; timers start on the thread that asks.
    TimerFactory &timers;
    Resolver resolve;
    artefact::LanguageProfiles languages;
    /// For forecasts. Empty = what `resolve` says.
    Pricing pricing = {};
    /// The journal of a project folder, for writing. Called on the run thread. Empty = the SQLite file in it.
    std::function<Result<std::unique_ptr<journal::Journal>>(const QString &folder)> openJournal = {};
    /// How long the calls that a person's decision makes possible are held back, so that it can be undone.
    /// The decision itself is recorded at once.
    int undoGraceMs = 0;
    /// For answers of models and for texts of persons. Empty = parseReply and parseEdited.
    Reader readAnswer = {};
    Reader readEdited = {};
    /// Who runs programs of the project, made on the run thread with its timers. Empty = none are run.
    std::function<std::unique_ptr<ProgramRunner>(TimerFactory &timers)> makePrograms = {};
    /// Results (artefact::resultsJson) that a recording holds of a run for a report on these texts (a digest);
    /// empty when it holds none. Used where nothing can be run.
    std::function<QByteArray(const RunConfig &config, const QString &path, const QString &inputs)>
        recordedResults = {};
    /// Told of the results of each run, for a recording that is being made.
    std::function<void(const QString &path, const QString &inputs, const QByteArray &results)> keepResults =
        {};
    /// Bytes of texts a session keeps at hand on its own thread.
    qsizetype textMemory = 16 * 1024 * 1024;
};

} // namespace baton::session
