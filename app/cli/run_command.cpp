// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/run_options.h"
#include "app/cli/run_progress.h"
#include "app/cli/session_runner.h"
#include "app/cli/status_json.h"
#include "app/composition.h"
#include "core/llm/demo_catalog.h"
#include "core/session/project_reader.h"
#include "core/settings/sop_library.h"
#include "ui/text/error_text.h"

#include <QCoreApplication>
#include <QFile>
#include <QStandardPaths>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

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
    QFile file(invocation.value(u"requirement-file"_s));
    if (!file.open(QIODevice::ReadOnly) || file.size() > maxRequirementBytes)
        return failure(ErrorCode::FileRead, file.fileName());
    return QString::fromUtf8(file.readAll());
}

/// The demo's own requirement where none was typed, and its recording where one was typed.
Result<void> settleDemo(RunConfig &config, QString &requirement)
{
    if (config.model.provider != "demo"_L1)
        return {};
    const auto matching = llm::matchDemo(requirement);
    if (config.demo.isEmpty() && matching)
        config.demo = matching->id;
    if (config.demo.isEmpty())
        return failure(ErrorCode::RecordingMismatch, requirement.simplified().left(80));
    const auto recording = llm::loadDemo(config.demo);
    if (!recording)
        return failure(recording.error());
    if (requirement.trimmed().isEmpty())
        requirement = recording->info.requirement;
    else if (!matching || matching->id != recording->info.id)
        return failure(ErrorCode::RecordingMismatch, requirement.simplified().left(80));
    return {};
}

/// What a finished or waiting run comes down to; several may apply: 6, 4, 5, 3.
int exitCodeOfRun(const State &state)
{
    bool waiting = false;
    bool failed = false;
    for (const Artefact &artefact : state.artefacts) {
        if (artefact.removed)
            continue;
        if (artefact.state == ArtefactState::Failed) {
            if (isProviderError(artefact.failure.code))
                return ProviderUnusable;
            failed = true;
        }
        const StepSpec *step = state.sop.step(artefact.step);
        const bool document = step != nullptr && step->type == StepType::Document;
        const bool automatic = document ? state.config.autonomy.documents : state.config.autonomy.files;
        const bool badChecks = artefact.head() != nullptr && anyFailed(artefact.head()->checks);
        failed = failed || (artefact.state == ArtefactState::Review && automatic && badChecks);
        waiting = waiting || artefact.state == ArtefactState::Review || artefact.state == ArtefactState::Stale
            || artefact.pauseBefore;
    }
    if (state.mode == RunMode::OverBudget)
        return OverBudget;
    const bool outside = std::any_of(state.outsideChanges.cbegin(), state.outsideChanges.cend(),
        [](const OutsideChange &change) { return !change.overruled; });
    if (failed || outside)
        return StepFailed;
    if (waiting)
        return Waiting;
    return state.mode == RunMode::Finished ? Done : StepFailed;
}

class RunCommand {
public:
    RunCommand(const Invocation &invocation, SessionRunner &runner)
        : m_invocation(invocation), m_runner(runner)
    {
    }

    int start();

private:
    int createProject(QString requirement);
    int goOn(const QString &requirement);
    void resumeWith(const QString &requirement);
    void watch();
    void onIdle();

    const Invocation &m_invocation;
    SessionRunner &m_runner;
    RunProgress m_progress;
};

int RunCommand::start()
{
    const QString folder = m_invocation.project();
    if (folder.isEmpty())
        return badUsage(text("run needs --project DIR."));
    const auto requirement = requirementOf(m_invocation);
    if (!requirement) {
        complain(requirement.error());
        return BadUsage;
    }
    // A journal without a first event is what a kill at the very start leaves behind: it starts anew.
    const auto there = session::ProjectReader::open(folder);
    const bool isNew = there ? !there->state().exists() : there.error().code == ErrorCode::ProjectNotFound;
    return isNew ? createProject(*requirement) : goOn(*requirement);
}

int RunCommand::createProject(QString requirement)
{
    RunConfig base;
    base.model.provider = m_invocation.has(u"demo"_s) ? u"demo"_s : QString();
    auto config = runConfigOf(m_invocation, base);
    if (!config) {
        complain(config.error());
        return BadUsage;
    }
    if (config->model.provider.isEmpty())
        return badUsage(
            text("run needs --provider ID (try --provider demo); `baton-cli providers` lists them."));
    if (const auto settled = settleDemo(*config, requirement); !settled) {
        complain(settled.error());
        complain(
            text("`baton-cli demos` lists what the recordings replay; for anything else choose a model with "
                 "--provider, see `baton-cli providers`."));
        return BadUsage;
    }
    if (requirement.trimmed().isEmpty())
        return badUsage(text("run needs --requirement TEXT or --requirement-file F."));
    const QString sopName = m_invocation.has(u"sop"_s) ? m_invocation.value(u"sop"_s) : u"software-company"_s;
    const auto sop = settings::findSop(sopName, userSopFolder());
    if (!sop) {
        complain(sop.error());
        return BadUsage;
    }
    watch();
    return m_runner.create(
        {.folder = m_invocation.project(), .requirement = requirement, .sop = *sop, .config = *config},
        [] {});
}

int RunCommand::goOn(const QString &requirement)
{
    watch();
    return m_runner.open(m_invocation.project(), [this, requirement] { resumeWith(requirement); });
}

void RunCommand::resumeWith(const QString &requirement)
{
    const State &state = m_runner.session().state();
    const auto config = runConfigOf(m_invocation, state.config);
    if (!config) {
        complain(config.error());
        m_runner.finish(BadUsage);
        return;
    }
    const auto resume = [this] {
        m_runner.await(m_runner.session().resume(), [](const std::optional<Error> &) {});
    };
    const auto compare = [this, config = *config, resume](const QString &known, const QString &wanted) {
        const QString given = withFinalNewline(normaliseLineEnds(wanted));
        if (!wanted.trimmed().isEmpty() && given != known) {
            complain({ErrorCode::RequirementDiffers, m_invocation.project()});
            m_runner.finish(BadUsage);
        } else if (config == m_runner.session().state().config) {
            resume();
        } else {
            m_runner.decide(
                command::ChangeConfig{config}, [resume](const std::optional<Error> &) { resume(); });
        }
    };
    QObject::connect(&m_runner.session(), &session::Session::textFetched, &m_runner,
        [compare, requirement](const TextHash &, const QString &known) { compare(known, requirement); });
    m_runner.session().fetchText(state.requirementText);
}

void RunCommand::watch()
{
    session::Session &session = m_runner.session();
    const bool quiet = m_invocation.json();
    QObject::connect(
        &session, &session::Session::appended, &m_runner, [this, &session, quiet](const EventBatch &batch) {
            if (!quiet)
                m_progress.show(batch, session.state());
        });
    QObject::connect(&session, &session::Session::idle, &m_runner, [this] { onIdle(); });
}

void RunCommand::onIdle()
{
    session::Session &session = m_runner.session();
    const State &state = session.state();
    if (m_invocation.json())
        printBytes(statusJson(state, session.folder(), false));
    else
        m_progress.summarise(state);
    reportProblems(state);
    m_runner.finish(exitCodeOfRun(state));
}

} // namespace

QString userSopFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/baton/sops"_s;
}

int runRun(const Invocation &invocation)
{
    SessionRunner runner(*invocation.composition);
    return RunCommand(invocation, runner).start();
}

} // namespace baton::cli
