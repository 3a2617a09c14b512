// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/forecast.h"

#include "core/engine/budget.h"
#include "core/engine/decide.h"
#include "core/engine/endpoint_choice.h"
#include "core/engine/evolve.h"
#include "core/engine/gate.h"
#include "core/engine/loops.h"
#include "core/engine/scheduler.h"
#include "core/engine/sop_rules.h"

#include <QSet>

#include <algorithm>
#include <cmath>

namespace baton::engine {

namespace {

// ---- sizes of calls ---------------------------------------------------------------------------------------

// What such steps need as a rule, in tokens; from recorded runs of the stock SOP.
constexpr double usualDocument = 2200;
constexpr double usualFile = 1500;
constexpr double usualReview = 700;
constexpr double usualRequirement = 300;
/// Role, rules, form of the output: the part of a prompt that is not an artefact.
constexpr double usualFrame = 1400;
/// Rows of a task list, and files one row reads of its own kind.
constexpr int usualRows = 8;
constexpr double usualDependencies = 1.5;
constexpr double bytesPerToken = 4;
/// Artefacts with calls after which their mean stands for the rest.
constexpr int enoughArtefacts = 4;

bool isFirst(Verb verb)
{
    return verb == Verb::Produce || verb == Verb::Review;
}

/// Tokens that one call of a step is expected to take and give.
struct CallSize {
    double prompt = 0;
    double answer = 0;
    bool learned = false; ///< from calls of this project; else from what such steps need as a rule
};

/// How big calls are: means over this project's calls, usual sizes where it has none. A view of one state,
/// which has to outlive it unchanged.
class ForecastSizes {
public:
    explicit ForecastSizes(const State &state);

    /// First call of a step (Produce or Review).
    [[nodiscard]] CallSize of(const StepSpec &step) const;
    /// Rows of a per-item step: those planned, or a usual number.
    [[nodiscard]] int rowsOf(const StepSpec &step) const;
    /// Calls per artefact so far: revisions and continuations make it more than 1.
    [[nodiscard]] double callsPerArtefact() const { return m_callsPerArtefact; }

private:
    struct Mean {
        double prompt = 0;
        double answer = 0;
        int calls = 0;
    };

    [[nodiscard]] double answerOf(const StepSpec &step) const;
    [[nodiscard]] double readsOf(const StepSpec &step) const;
    [[nodiscard]] double textOf(const StepSpec &producer) const;

    const State &m_state;
    QHash<QString, Mean> m_bySteps;
    double m_callsPerArtefact = 1.15;
};

ForecastSizes::ForecastSizes(const State &state) : m_state(state)
{
    QSet<QString> paths;
    for (const CallRecord &record : state.ledger) {
        paths.insert(record.path);
        if (!isFirst(record.verb) || record.failed)
            continue;
        Mean &mean = m_bySteps[record.step];
        ++mean.calls;
        mean.prompt += (static_cast<double>(record.usage.input) - mean.prompt) / mean.calls;
        mean.answer += (static_cast<double>(record.usage.output) - mean.answer) / mean.calls;
    }
    if (paths.size() >= enoughArtefacts)
        m_callsPerArtefact = std::clamp(
            static_cast<double>(state.ledger.size()) / static_cast<double>(paths.size()), 1.0, 4.0);
}

CallSize ForecastSizes::of(const StepSpec &step) const
{
    const auto mean = m_bySteps.constFind(step.id);
    if (mean != m_bySteps.constEnd())
        return {mean->prompt, mean->answer, true};
    return {usualFrame + readsOf(step), answerOf(step), false};
}

int ForecastSizes::rowsOf(const StepSpec &step) const
{
    const auto planned = std::count_if(m_state.artefacts.cbegin(), m_state.artefacts.cend(),
        [&](const Artefact &artefact) { return artefact.step == step.id && !artefact.removed; });
    return planned > 0 ? static_cast<int>(planned) : usualRows;
}

double ForecastSizes::answerOf(const StepSpec &step) const
{
    const double usual = step.type == StepType::Review ? usualReview
        : step.type == StepType::File                  ? usualFile
                                                       : usualDocument;
    return step.maxTokens > 0 ? std::min(usual, static_cast<double>(step.maxTokens)) : usual;
}

double ForecastSizes::readsOf(const StepSpec &step) const
{
    double tokens = 0;
    for (const QString &read : step.reads) {
        const ReadSpec spec = readSpec(read);
        for (const StepSpec *producer : producersOf(m_state.sop, spec.name)) {
            const double text = textOf(*producer);
            if (producer->id == step.id)
                tokens += text * usualDependencies;
            else if (producer->isPerItem() && step.isPerItem())
                tokens += text * (1 + usualDependencies);
            else if (producer->isPerItem())
                tokens += text * rowsOf(*producer);
            else
                tokens += spec.section.isEmpty() ? text : text / 4;
        }
    }
    return tokens;
}

/// Mean size of what a step makes, as others read it.
double ForecastSizes::textOf(const StepSpec &producer) const
{
    double bytes = 0;
    int texts = 0;
    for (const Artefact &artefact : m_state.artefacts) {
        const Revision *head = artefact.head();
        if (artefact.step != producer.id || artefact.removed || head == nullptr)
            continue;
        bytes += static_cast<double>(head->bytes);
        ++texts;
    }
    if (texts > 0)
        return bytes / texts / bytesPerToken;
    return producer.type == StepType::Human || producer.type == StepType::Derive ? usualRequirement
                                                                                 : answerOf(producer);
}

// ---- prices -----------------------------------------------------------------------------------------------

/// How far a forecast may be off, below and above: less where this project has shown its sizes.
constexpr double lowLearned = 0.85;
constexpr double highLearned = 1.35;
constexpr double lowUsual = 0.6;
constexpr double highUsual = 1.8;
/// Calls at once in a look ahead: as many as there are.
constexpr int noBound = 1'000'000;

QString nameOf(const ModelChoice &choice)
{
    return choice.provider + u'/' + choice.model;
}

/// Adds up calls of steps, each model's tariff and calibration looked up once.
class Sum {
public:
    Sum(const State &state, const TariffLookup &tariffs) : m_state(state), m_tariffs(tariffs), m_sizes(state)
    {
    }

    /// `calls` may be a fraction: what is expected of many.
    void add(const StepSpec &step, const ModelChoice &model, double calls)
    {
        if (calls <= 0)
            return;
        const CallSize size = m_sizes.of(step);
        m_calls += calls;
        const auto one = priceOfCall(model, size);
        if (!one) {
            m_result.unpriced.append(nameOf(model));
            return;
        }
        const double cost = static_cast<double>(one->nanoUsd) * calls;
        m_low += cost * (size.learned ? lowLearned : lowUsual);
        m_high += cost * (size.learned ? highLearned : highUsual);
    }

    [[nodiscard]] const ForecastSizes &sizes() const { return m_sizes; }

    [[nodiscard]] Forecast result()
    {
        m_result.low = {std::llround(m_low)};
        m_result.high = {std::llround(m_high)};
        m_result.calls = static_cast<int>(std::lround(m_calls));
        m_result.unpriced.removeDuplicates();
        return m_result;
    }

private:
    struct Known {
        std::optional<Tariff> tariff;
        Calibration calibration;
    };

    const Known &knownOf(const ModelChoice &model)
    {
        const QString name = nameOf(model);
        const auto it = m_known.constFind(name);
        if (it != m_known.constEnd())
            return *it;
        return *m_known.insert(name, {m_tariffs(model), calibrationOf(m_state.ledger, model)});
    }

    std::optional<Money> priceOfCall(const ModelChoice &model, const CallSize &size)
    {
        const Known &known = knownOf(model);
        if (!known.tariff)
            return std::nullopt;
        // Learned sizes are in the model's own tokens already.
        const double factor = size.learned ? 1 : known.calibration.promptFactor;
        Usage usage;
        usage.input = std::llround(size.prompt * factor);
        usage.cacheRead = std::llround(static_cast<double>(usage.input) * known.calibration.cachedShare);
        usage.output = std::llround(size.answer);
        return chargeFor(usage, *known.tariff);
    }

    const State &m_state;
    const TariffLookup &m_tariffs;
    ForecastSizes m_sizes;
    QHash<QString, Known> m_known;
    Forecast m_result;
    double m_low = 0;
    double m_high = 0;
    double m_calls = 0;
};

/// Calls an artefact still needs by itself; revisions to come are a matter of means.
double callsLeft(const Artefact &artefact, double perArtefact)
{
    switch (artefact.state) {
    case ArtefactState::Queued:
    case ArtefactState::Failed:
    case ArtefactState::Writing:
    case ArtefactState::ChangesRequested:
        return perArtefact;
    case ArtefactState::Review:
        return perArtefact - 1;
    case ArtefactState::Stale:
    case ArtefactState::Approved:
    case ArtefactState::Skipped:
        return 0;
    }
    return 0;
}

void addStep(const State &state, const StepSpec &step, Sum &sum)
{
    const double perArtefact = sum.sizes().callsPerArtefact();
    bool planned = false;
    for (const Artefact &artefact : state.artefacts) {
        if (artefact.step != step.id || artefact.removed)
            continue;
        planned = true;
        sum.add(step, modelFor(state, artefact), callsLeft(artefact, perArtefact));
    }
    if (planned)
        return;
    const int rows = step.isPerItem() ? sum.sizes().rowsOf(step) : 1;
    sum.add(step, modelFor(state.config, state.sop, step.role), rows * perArtefact);
}

QStringList askable(const State &state)
{
    QStringList paths;
    for (const Work &item : readyWork(state)) {
        if (const auto *ask = std::get_if<work::AskModel>(&item))
            paths.append(ask->path);
    }
    return paths;
}

/// As if the call had gone well: approved where nobody is asked, else in review.
void pretendWritten(State &state, const QString &path)
{
    Artefact *artefact = state.artefact(path);
    Revision revision;
    revision.number = static_cast<int>(artefact->revisions.size()) + 1;
    artefact->revisions.append(revision);
    artefact->state = ArtefactState::Review;
    if (!gateOf(state, *artefact).passes())
        return;
    artefact->state = ArtefactState::Approved;
    artefact->approvedRevision = revision.number;
    artefact->writtenRevision = revision.number;
}

/// The state after the approval, with everything that could have started before out of the way.
std::optional<State> stateAfterApproval(const State &state, const QString &path)
{
    const auto decision =
        decide(state, command::Approve{.path = path, .note = {}, .despiteFailedChecks = true}, state.time);
    if (!decision)
        return std::nullopt;
    State after = state;
    for (const Event &event : decision->events)
        evolve(after, {after.seq + 1, state.time, event});
    after.mode = RunMode::Running;
    after.config.parallel = noBound;
    return after;
}

} // namespace

Forecast forecastRun(const State &state, const TariffLookup &tariffs)
{
    Sum sum(state, tariffs);
    for (const StepSpec &step : state.sop.steps) {
        if (step.asksModel() && isActive(state, step) && isWithinUntil(state, step))
            addStep(state, step, sum);
    }
    return sum.result();
}

Forecast forecastCalls(const State &state, const QStringList &paths, const TariffLookup &tariffs)
{
    Sum sum(state, tariffs);
    for (const QString &path : paths) {
        const Artefact *artefact = state.artefact(path);
        const StepSpec *step = artefact == nullptr ? nullptr : state.sop.step(artefact->step);
        if (step == nullptr || !step->asksModel())
            continue;
        sum.add(*step, modelFor(state, *artefact), 1);
        const Artefact *review = reviewOf(state, *artefact);
        const StepSpec *judge = review == nullptr ? nullptr : state.sop.step(review->step);
        if (judge != nullptr)
            sum.add(*judge, modelFor(state, *review), 1);
    }
    return sum.result();
}

Forecast forecastApproval(const State &state, const QString &path, const TariffLookup &tariffs)
{
    auto after = stateAfterApproval(state, path);
    if (!after)
        return {};
    State before = state;
    before.mode = RunMode::Running;
    before.config.parallel = noBound;
    const QStringList alreadyReady = askable(before);
    QSet<QString> done(alreadyReady.cbegin(), alreadyReady.cend());
    Sum sum(state, tariffs);
    for (bool more = true; more;) {
        more = false;
        for (const QString &next : askable(*after)) {
            if (done.contains(next))
                continue;
            const Artefact artefact = *after->artefact(next);
            if (const StepSpec *step = state.sop.step(artefact.step))
                sum.add(*step, modelFor(*after, artefact), 1);
            pretendWritten(*after, next);
            done.insert(next);
            more = true;
        }
    }
    return sum.result();
}

} // namespace baton::engine
