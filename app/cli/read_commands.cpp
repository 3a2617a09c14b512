// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/run_progress.h"
#include "app/cli/status_json.h"
#include "core/artefact/diff/diff.h"
#include "core/journal/event_codec.h"
#include "core/journal/project_lock.h"
#include "core/session/project_reader.h"
#include "core/workspace/workspace.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStorageInfo>

namespace baton::cli {

using namespace Qt::StringLiterals;
using session::ProjectReader;
using session::ProjectView;

namespace {

constexpr int logPage = 5000;
constexpr qint64 roomForAnEvent = 128 * 1024; ///< bytes, with the texts it refers to

/// Opens the project a reading command names and hands it to `use`; a failure is told and gives the exit
/// code.
template <class Use> int withProject(const Invocation &invocation, Use use)
{
    if (invocation.project().isEmpty())
        return badUsage(invocation, u"%1 needs --project DIR."_s.arg(invocation.command));
    const auto project = ProjectReader::open(invocation.project());
    if (!project)
        return failed(invocation, project.error());
    if (project->warning())
        complain(*project->warning());
    return use(*project);
}

/// "12  2026-11-23T10:04:05.000Z  revision_approved  architect  docs/system_design.md  r2"
QString plainRow(const StoredEvent &event)
{
    const QJsonObject row = QJsonDocument::fromJson(journal::eventToJson(event)).object();
    QStringList parts{QString::number(event.seq)};
    for (const QLatin1StringView name : {"time"_L1, "type"_L1, "role"_L1, "path"_L1}) {
        if (const QString part = row.value(name).toString(); !part.isEmpty())
            parts.append(part);
    }
    if (const int revision = row.value("revision"_L1).toInt(); revision > 0)
        parts.append(u"r%1"_s.arg(revision));
    return parts.join(u"  "_s);
}

const Revision *revisionOf(const Artefact &artefact, const QString &number)
{
    return number.isEmpty() ? artefact.head() : artefact.revision(number.toInt());
}

template <class Use> int withArtefact(const Invocation &invocation, Use use)
{
    if (invocation.arguments.size() != 1)
        return badUsage(invocation, u"%1 needs exactly one PATH."_s.arg(invocation.command));
    return withProject(invocation, [&](const ProjectReader &reader) -> int {
        const ProjectView project = reader.view();
        const Artefact *artefact = project.state().artefact(invocation.arguments.constFirst());
        if (artefact == nullptr)
            return failed(invocation, Error{ErrorCode::UnknownArtefact, invocation.arguments.constFirst()});
        return use(project, *artefact);
    });
}

/// A run that ended because nothing more could be recorded left no word of that in the journal; what can
/// still be seen is that the next event has no room either.
std::optional<Error> fullDisk(const QString &folder)
{
    const QStorageInfo disk(folder);
    if (!disk.isValid() || disk.isReadOnly() || disk.bytesAvailable() >= roomForAnEvent)
        return std::nullopt;
    return Error{ErrorCode::DiskFull, QDir::toNativeSeparators(folder)};
}

int listTraces(const Invocation &invocation, const ProjectView &project)
{
    const auto traces = project.traces();
    if (!traces)
        return failed(invocation, traces.error());
    if (invocation.json()) {
        printBytes(tracesJson(*traces));
        return Done;
    }
    for (const session::CallTrace &trace : *traces)
        printLine(
            u"%1  %2  %3 in, %4 out"_s.arg(trace.call.value, verbLine(trace.verb, trace.path, trace.kind))
                .arg(trace.usage.input)
                .arg(trace.usage.output));
    return Done;
}

} // namespace

int runStatus(const Invocation &invocation)
{
    return withProject(invocation, [&](const ProjectReader &reader) -> int {
        const ProjectView project = reader.view();
        const QString folder = QFileInfo(invocation.project()).absoluteFilePath();
        const bool held = journal::ProjectLock::isHeld(folder);
        if (invocation.json()) {
            const auto broken = reader.warning() ? reader.warning() : fullDisk(folder);
            printBytes(statusJson(project.state(), folder, held, broken));
            return Done;
        }
        const State &state = project.state();
        printLine(u"%1: %2"_s.arg(state.name, runWord(state, held)));
        for (const Artefact &artefact : state.artefacts) {
            if (!artefact.removed)
                print(u"  %1 r%2  %3\n"_s.arg(toWord(artefact.state), -18)
                          .arg(artefact.revisions.size(), -3)
                          .arg(artefact.path));
        }
        RunProgress().summarise(state, held);
        reportProblems(state);
        if (const auto full = fullDisk(folder))
            complain(*full);
        return Done;
    });
}

namespace {

void tellText(
    const Invocation &invocation, const Artefact &artefact, const Revision *revision, const QString &text)
{
    if (invocation.json())
        printBytes(textJson(artefact, revision, text));
    else
        printContent(text);
}

Error noRevision(const Artefact &artefact, const QString &number)
{
    return {ErrorCode::NotFound,
        number.isEmpty() ? u"a text of %1; nobody has written one yet"_s.arg(artefact.path)
                         : u"revision %1 of %2"_s.arg(number, artefact.path)};
}

} // namespace

int runShow(const Invocation &invocation)
{
    return withArtefact(invocation, [&](const ProjectView &project, const Artefact &artefact) -> int {
        const Revision *revision = revisionOf(artefact, invocation.value(u"revision"_s));
        if (revision == nullptr && !artefact.failure.partial.isEmpty() && !invocation.has(u"revision"_s)) {
            // The only text there is: what had arrived of a failed answer.
            tellText(
                invocation, artefact, nullptr, project.text(artefact.failure.partial).value_or(QString()));
            return Done;
        }
        if (revision == nullptr)
            return failed(invocation, noRevision(artefact, invocation.value(u"revision"_s)));
        const auto content = project.text(revision->text);
        if (!content)
            return failed(invocation, content.error());
        tellText(invocation, artefact, revision, *content);
        return Done;
    });
}

int runDiff(const Invocation &invocation)
{
    return withArtefact(invocation, [&](const ProjectView &project, const Artefact &artefact) -> int {
        const Revision *to = revisionOf(artefact, invocation.value(u"to"_s));
        const int fromNumber = invocation.has(u"from"_s) ? invocation.value(u"from"_s).toInt()
                                                         : (to == nullptr ? 0 : to->number - 1);
        const Revision *from = artefact.revision(fromNumber);
        if (to == nullptr || (from == nullptr && fromNumber != 0))
            return failed(
                invocation, noRevision(artefact, invocation.value(to == nullptr ? u"to"_s : u"from"_s)));
        const QString before = from == nullptr ? QString() : project.text(from->text).value_or(QString());
        const QString after = project.text(to->text).value_or(QString());
        const baton::artefact::DiffLabels labels{
            u"%1 r%2"_s.arg(artefact.path).arg(fromNumber), u"%1 r%2"_s.arg(artefact.path).arg(to->number)};
        const QString diff = baton::artefact::unifiedDiff(before, after, labels);
        if (invocation.json())
            printBytes(diffJson(artefact, fromNumber, *to, diff));
        else
            printContent(diff);
        return Done;
    });
}

/// What a person would take over with `adopt`, and lose with `keep-baton`.
int runCompare(const Invocation &invocation)
{
    return withArtefact(invocation, [&](const ProjectView &project, const Artefact &artefact) -> int {
        const auto path = RelativePath::parse(artefact.path);
        const auto folder = workspace::Workspace::open(project.folder(), false);
        const Revision *ours = artefact.revision(artefact.writtenRevision);
        if (!path || !folder || ours == nullptr)
            return failed(
                invocation, Error{ErrorCode::NotFound, u"a file that Baton wrote for "_s + artefact.path});
        const auto disk = folder->read(*path);
        const auto before = project.text(ours->text);
        if (!disk || !before)
            return failed(invocation, disk ? before.error() : disk.error());
        const baton::artefact::DiffLabels labels{u"%1 r%2"_s.arg(artefact.path).arg(ours->number),
            artefact.path + (*disk ? u" (in the folder)"_s : u" (deleted)"_s)};
        const QString diff = baton::artefact::unifiedDiff(*before, disk->value_or(Text{}).content, labels);
        if (invocation.json())
            printBytes(compareJson(artefact, *ours, !*disk, diff));
        else
            print(diff);
        return Done;
    });
}

int runLog(const Invocation &invocation)
{
    return withProject(invocation, [&](const ProjectReader &reader) -> int {
        const ProjectView project = reader.view();
        qint64 after = 0;
        while (true) {
            const auto page = project.events(after, logPage);
            if (!page)
                return failed(invocation, page.error());
            if (page->isEmpty())
                return Done;
            for (const StoredEvent &event : *page) {
                if (invocation.json())
                    printBytes(journal::eventToJson(event) + '\n');
                else
                    printLine(plainRow(event));
                after = event.seq;
            }
        }
    });
}

int runTrace(const Invocation &invocation)
{
    return withProject(invocation, [&](const ProjectReader &reader) -> int {
        const ProjectView project = reader.view();
        if (invocation.arguments.isEmpty())
            return listTraces(invocation, project);
        const auto trace = project.trace({invocation.arguments.constFirst()});
        if (!trace)
            return failed(invocation,
                Error{ErrorCode::NotFound, u"call '%1'"_s.arg(invocation.arguments.constFirst())});
        if (invocation.json()) {
            printBytes(traceJson(*trace));
            return Done;
        }
        for (const PromptMessage &message : trace->messages) {
            static const QStringList names{u"system"_s, u"user"_s, u"assistant"_s};
            print(
                u"---- %1 ----\n%2\n"_s.arg(names.at(static_cast<int>(message.role)), message.text.content));
        }
        print(u"---- reply (%1) ----\n%2\n"_s.arg(toWord(trace->finish), trace->reply));
        return Done;
    });
}

} // namespace baton::cli
