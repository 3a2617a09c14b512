// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/invocation_config.h"
#include "app/cli/run_progress.h"
#include "app/cli/session_runner.h"
#include "app/cli/status_json.h"
#include "app/cli/stored_keys.h"
#include "app/program/composition.h"
#include "core/base/config_folder.h"
#include "core/base/result.h"
#include "core/domain/run_config.h"
#include "core/domain/sop.h"
#include "core/engine/faults.h"
#include "core/engine/gate.h"
#include "core/llm/recording/demo_catalog.h"
#include "core/session/project_reader.h"
#include "core/settings/sop_library.h"
#include "ui/text/error_text.h"

#include <QCoreApplication>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

const QString demo = u"demo"_s;

Failure otherRequirement(const QString &requirement)
{
    return failure(
        ErrorCode::RecordingMismatch, u"the requirement '%1'"_s.arg(requirement.simplified().left(80)));
}

/// What a new run from a recording begins with. For another provider nothing changes.
///
/// Finds the recording of a typed requirement, or takes the requirement and the team of a named recording
/// where none was typed. Fails with RecordingMismatch (no recording answers this) or as loadDemo.
Result<void> settleDemo(RunConfig &config, QString &requirement, QString &sopName)
{
    if (config.model.provider != demo)
        return {};
    if (config.demo.isEmpty()) {
        const auto matching = llm::matchDemo(requirement);
        if (!matching)
            return otherRequirement(requirement);
        config.demo = matching->id;
    }
    BATON_TRY_ASSIGN(const auto recording, llm::loadDemo(config.demo));
    if (requirement.trimmed().isEmpty())
        requirement = recording.info.requirement;
    else if (!llm::isSameRequirement(requirement, recording.info.requirement))
        return otherRequirement(requirement);
    if (sopName.isEmpty())
        sopName = recording.sop;
    return {};
}

/// Fails with RecordingMismatch when the run's team is not the one its recording was made with.
Result<void> demoFits(const RunConfig &config, const Sop &sop)
{
    if (config.model.provider != demo)
        return {};
    const auto recording = llm::loadDemo(config.demo);
    return recording ? llm::fitsSop(*recording, sop) : Result<void>(failure(recording.error()));
}

QString text(const char *source)
{
    return QCoreApplication::translate("baton", source);
}

constexpr qint64 maxRequirementBytes = 1024 * 1024;

Result<QString> requirementOf(const Invocation &invocation)
{
    if (invocation.has(u"requirement"_s) && invocation.has(u"requirement-file"_s))
        return failure(
            ErrorCode::InvalidArgument, u"--requirement and --requirement-file exclude each other"_s);
    if (!invocation.has(u"requirement-file"_s))
        return invocation.value(u"requirement"_s);
    const QString path = invocation.value(u"requirement-file"_s);
    auto text = readText(path, maxRequirementBytes);
    if (text && text->trimmed().isEmpty())
        return failure(ErrorCode::InvalidArgument, u"%1 is empty"_s.arg(path));
    return text;
}

/// It would have passed by itself, had its checks not failed.
bool isRefusedByChecks(const State &state, const Artefact &artefact)
{
    if (artefact.state != ArtefactState::Review)
        return false;
    const Gate gate = engine::gateOf(state, artefact);
    return gate.isBlockedBy(Blocker::Kind::FailedCheck) && !gate.isBlockedBy(Blocker::Kind::Person);
}

/// Nothing the tests ran on waits for a decision: what waits may be what mends them.
bool isLastWord(const State &state, const Revision &report)
{
    return std::all_of(report.inputs.cbegin(), report.inputs.cend(), [&](const InputRef &input) {
        const Artefact *artefact = state.artefact(input.path);
        return artefact == nullptr || artefact->state == ArtefactState::Approved;
    });
}

/// What a finished or waiting run comes down to; several may apply: 6, 4, 5, 7, 3.
int exitCodeOfRun(const State &state)
{
    bool waiting = false;
    bool failed = false;
    bool red = false;
    for (const Artefact &artefact : state.artefacts) {
        if (artefact.removed)
            continue;
        if (artefact.state == ArtefactState::Failed) {
            if (isProviderError(artefact.failure.code))
                return ProviderUnusable;
            failed = true;
        }
        const bool redTests = engine::testsFail(state, artefact);
        red = red || (redTests && isLastWord(state, *artefact.head()));
        failed = failed || (!redTests && isRefusedByChecks(state, artefact));
        const bool waits = artefact.state == ArtefactState::Review || artefact.state == ArtefactState::Stale;
        waiting = waiting || (waits && !redTests) || artefact.pauseBefore;
    }
    if (state.mode == RunMode::OverBudget)
        return OverBudget;
    const bool outside = std::any_of(state.outsideChanges.cbegin(), state.outsideChanges.cend(),
        [](const OutsideChange &change) { return !change.overruled; });
    if (failed || outside)
        return StepFailed;
    if (red)
        return TestsFailed;
    if (waiting)
        return Waiting;
    return state.mode == RunMode::Finished ? Done : StepFailed;
}

/// Where the checks of an output hold up what a person let pass.
void reportRefused(const State &state)
{
    for (const Artefact &artefact : state.artefacts) {
        if (artefact.removed || engine::testsFail(state, artefact) || !isRefusedByChecks(state, artefact))
            continue;
        QStringList details;
        for (const CheckResult &check : artefact.head()->checks) {
            if (check.state == CheckState::Failed)
                details.append(check.detail.isEmpty() ? check.id.value : check.detail);
        }
        const Error error{ErrorCode::ChecksFailed, details.join(u"; "_s)};
        complain(artefact.path + u": "_s + ui::sentence(ui::errorText(error)));
    }
}

QStringList unreachable(const State &state)
{
    QStringList paths;
    for (const Artefact &artefact : state.artefacts) {
        const bool isFailed = artefact.state == ArtefactState::Failed && !artefact.removed;
        if (isFailed && isProviderError(artefact.failure.code))
            paths.append(artefact.path);
    }
    return paths;
}

class RunCommand {
public:
    explicit RunCommand(const Invocation &invocation) : m_invocation(invocation) { }

    int start();

private:
    int createProject(QString requirement);
    int goOn(std::unique_ptr<session::ProjectReader> project, const QString &requirement);
    void resumeWith(const QString &requirement);
    void goOnWith(const RunConfig &config, const QString &wanted, const QString &known);
    void askAgain(QStringList paths);
    bool prepare(const QString &requirement, const Sop &sop, const RunConfig &config);
    void watch();
    void onIdle();
    void summarise();
    [[nodiscard]] int refuse(const Error &error) const
    {
        tellFailure(m_invocation, error);
        return BadUsage;
    }

    const Invocation &m_invocation;
    ConfigSources m_sources;
    std::unique_ptr<SessionRunner> m_runner;
    RunProgress m_progress;
};

int RunCommand::start()
{
    const QString folder = m_invocation.project();
    if (folder.isEmpty())
        return badUsage(m_invocation, text("run needs --project DIR."));
    const auto requirement = requirementOf(m_invocation);
    if (!requirement)
        return refuse(requirement.error());
    if (const auto kept = keepPrices(m_invocation); !kept)
        return refuse(kept.error());
    m_sources = configSourcesOf(m_invocation);
    // A journal without a first event is what a kill at the very start leaves behind: it starts anew.
    auto there = session::ProjectReader::open(folder);
    if (!there && there.error().code != ErrorCode::ProjectNotFound)
        return failed(m_invocation, there.error());
    auto project = there ? std::make_unique<session::ProjectReader>(*std::move(there)) : nullptr;
    if (project != nullptr && project->state().exists())
        return goOn(std::move(project), *requirement);
    project.reset();
    return createProject(*requirement);
}

/// Names that only the team knows: a step to stop after, roles. Fails with InvalidArgument.
Result<void> checkNames(const ConfigSources &sources, const RunConfig &config, const Sop &sop)
{
    const bool isGiven = sources.options.contains(u"until"_s) && !config.until.isEmpty();
    if (isGiven && sop.step(config.until) == nullptr) {
        QStringList known;
        for (const StepSpec &step : sop.steps)
            known.append(step.id);
        return failure(ErrorCode::InvalidArgument,
            u"--until %1: the team has no such step; it has %2"_s.arg(config.until, known.join(u", "_s)));
    }
    for (const QString &option : {u"role-model"_s, u"role-limit"_s}) {
        for (const QString &value : sources.options.value(option)) {
            if (const QString role = value.section(u'=', 0, 0); sop.role(role) == nullptr)
                return failure(
                    ErrorCode::InvalidArgument, u"--%1 %2: the team has no such role"_s.arg(option, role));
        }
    }
    return {};
}

int RunCommand::createProject(QString requirement)
{
    auto chosen = chooseConfig(m_sources);
    if (!chosen)
        return refuse(chosen.error());
    tellProblems(*chosen);
    RunConfig &config = chosen->run;
    if (config.model.provider.isEmpty())
        return badUsage(m_invocation,
            text("run needs --provider ID (try --provider demo), BATON_PROVIDER or a provider "
                 "set up in the window; `baton-cli providers` lists them."));
    QString sopName = m_invocation.value(u"sop"_s);
    if (const auto settled = settleDemo(config, requirement, sopName); !settled) {
        complain(settled.error());
        return badUsage(m_invocation,
            text("`baton-cli demos` lists what the recordings replay; for anything else choose a model with "
                 "--provider, see `baton-cli providers`."));
    }
    if (requirement.trimmed().isEmpty())
        return badUsage(m_invocation, text("run needs --requirement TEXT or --requirement-file F."));
    const auto sop = settings::findSop(sopName.isEmpty() ? u"software-company"_s : sopName, userSopFolder());
    if (!sop)
        return refuse(sop.error());
    if (const auto fits = demoFits(config, *sop); !fits)
        return refuse(fits.error());
    if (const auto known = checkNames(m_sources, config, *sop); !known)
        return refuse(known.error());
    if (!applyNetwork(m_invocation, chosen->network) || !prepare(requirement, *sop, config))
        return BadUsage;
    return m_runner->create(
        {.folder = m_invocation.project(), .requirement = requirement, .sop = *sop, .config = config}, [] {});
}

/// The reader goes before the run begins: the last one to close a journal tidies it, and a reader may not.
int RunCommand::goOn(std::unique_ptr<session::ProjectReader> project, const QString &requirement)
{
    const State state = project->state();
    const auto chosen = chooseConfig(m_sources, state.config);
    if (!chosen)
        return refuse(chosen.error());
    if (const auto named = checkNames(m_sources, chosen->run, state.sop); !named)
        return refuse(named.error());
    if (m_invocation.has(u"sop"_s))
        return badUsage(m_invocation, text("--sop is for a new project; this one has its team already."));
    const QString known = project->view().text(state.requirementText).value_or(state.requirement);
    project.reset();
    if (!applyNetwork(m_invocation, chosen->network) || !prepare(known, state.sop, chosen->run))
        return BadUsage;
    return m_runner->open(m_invocation.project(), [this, requirement] { resumeWith(requirement); });
}

/// The recorder, if one is wanted, and then the session whose calls it sees.
bool RunCommand::prepare(const QString &requirement, const Sop &sop, const RunConfig &config)
{
    if (const auto kept = keepContext(m_invocation, config.model); !kept) {
        tellFailure(m_invocation, kept.error());
        return false;
    }
    llm::Recorder *recorder = nullptr;
    if (const QString file = m_invocation.value(u"record"_s); !file.isEmpty()) {
        const auto started = startRecording(*m_invocation.composition, file,
            recordingHead(m_invocation.project(), requirement, sop, config.language));
        if (!started) {
            tellFailure(m_invocation, started.error());
            return false;
        }
        recorder = *started;
    }
    const Keys keys =
        keysOrComplaint(endpointsWithoutKey(m_invocation.composition->endpoints(), config, sop));
    m_runner = std::make_unique<SessionRunner>(m_invocation, keys);
    watchRecording(recorder, *m_runner);
    watch();
    return true;
}

void RunCommand::resumeWith(const QString &requirement)
{
    const State &state = m_runner->session().state();
    RunConfig before = state.config;
    before.until.clear(); // it ends the run it was given to
    const auto chosen = chooseConfig(m_sources, before);
    if (!chosen) {
        m_runner->finish(refuse(chosen.error()));
        return;
    }
    m_runner->session().ask(
        m_runner.get(),
        [text = state.requirementText](const session::ProjectView &project) { return project.text(text); },
        [this, requirement, config = chosen->run](
            const Result<QString> &known) { goOnWith(config, requirement, known.value_or(QString())); });
}

void RunCommand::goOnWith(const RunConfig &config, const QString &wanted, const QString &known)
{
    if (!wanted.trimmed().isEmpty() && withFinalNewline(normaliseLineEnds(wanted)) != known) {
        m_runner->refuse({ErrorCode::RequirementDiffers, m_invocation.project()});
    } else {
        // Options that say what holds already change nothing; what is to pass lets pass what waits, too.
        const ConfigPatch patch = difference(m_runner->session().state().config, config);
        const bool releases = m_invocation.has(u"approve"_s) || m_invocation.has(u"autonomy"_s);
        m_runner->decide(command::ChangeConfig{.patch = patch, .releaseWaiting = releases},
            [this](const Result<void> &) { askAgain(unreachable(m_runner->session().state())); });
    }
}

/// What failed for the network or the provider alone is asked again without being told to.
void RunCommand::askAgain(QStringList paths)
{
    if (paths.isEmpty()) {
        m_runner->session().resume();
        return;
    }
    const QString path = paths.takeFirst();
    m_runner->decide(command::Retry{path}, [this, paths](const Result<void> &) { askAgain(paths); });
}

void RunCommand::watch()
{
    session::Session &session = m_runner->session();
    if (!m_invocation.json())
        m_progress.follow(session, m_runner.get());
    QObject::connect(&session, &session::Session::idle, m_runner.get(), [this] { onIdle(); });
    QObject::connect(&session, &session::Session::broken, m_runner.get(), [this] { summarise(); });
}

void RunCommand::onIdle()
{
    const State &state = m_runner->session().state();
    summarise();
    reportProblems(state);
    reportRefused(state);
    m_runner->finish(exitCodeOfRun(state));
}

/// What this run leaves behind; nobody holds it any more when that is read.
void RunCommand::summarise()
{
    const session::Session &session = m_runner->session();
    if (m_invocation.json())
        printBytes(statusJson(session.state(), session.folder(), false, m_runner->broken()));
    else
        m_progress.summarise(session.state(), false);
}

} // namespace

QString userSopFolder()
{
    return configFolder() + u"/sops"_s;
}

int runRun(const Invocation &invocation)
{
    return RunCommand(invocation).start();
}

} // namespace baton::cli
