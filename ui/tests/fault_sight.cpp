// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tests/fault_sight.h"

#include "core/base/text.h"
#include "core/domain/tags.h"
#include "core/markdown/paths.h"
#include "ui/support/role_book.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array faults{Fault::Code, Fault::Test, Fault::Requirement};
constexpr qsizetype longestMessage = 600;

QString translated(const char *text)
{
    return QCoreApplication::translate("baton", text);
}

/// The document that holds the requirements.
QString requirementsPath(const State &state)
{
    const auto found = std::find_if(state.artefacts.cbegin(), state.artefacts.cend(), [](const Artefact &artefact) {
        const Revision *head = artefact.head();
        return head != nullptr && artefact.role != humanRole && !artefact.removed
            && head->facts.tagged(u"requirements"_s) != nullptr;
    });
    return found == state.artefacts.cend() ? QString() : found->path;
}

/// The file under test: named by the answer, else where it broke, else what the test was written for.
QString codePath(const State &state, const TestResult &result, const session::Attribution *said)
{
    const QString named = said == nullptr ? QString() : markdown::pathOf(said->file);
    if (said != nullptr && faultOf(said->fault) == Fault::Code && state.artefact(named) != nullptr)
        return named;
    if (!result.frameFile.isEmpty() && result.frameFile != result.file)
        return result.frameFile;
    const Artefact *test = state.artefact(result.file);
    return test == nullptr ? QString() : test->item.file;
}

QString pathFor(Fault fault, const State &state, const TestResult &result, const session::Attribution *said)
{
    switch (fault) {
    case Fault::Code:
        return codePath(state, result, said);
    case Fault::Test:
        return result.file;
    case Fault::Requirement:
        return requirementsPath(state);
    }
    return {};
}

/// Why nothing can be sent to it now; empty when it can.
QString whyNot(const State &state, const QString &path)
{
    const Artefact *artefact = state.artefact(path);
    if (artefact == nullptr || artefact->removed || artefact->head() == nullptr)
        return translated(QT_TRANSLATE_NOOP("baton", "It is not known which file that would be."));
    switch (artefact->state) {
    case ArtefactState::Review:
    case ArtefactState::Approved:
    case ArtefactState::Stale:
    case ArtefactState::Failed:
        return {};
    default:
        return translated(QT_TRANSLATE_NOOP("baton", "%1 is being worked on.")).arg(path);
    }
}

QString labelOf(Fault fault, bool isProposed, const QString &role)
{
    switch (fault) {
    case Fault::Code:
    case Fault::Test:
        if (isProposed)
            return translated(QT_TRANSLATE_NOOP("baton", "Send to %1")).arg(role);
        return fault == Fault::Code ? translated(QT_TRANSLATE_NOOP("baton", "It is the code"))
                                    : translated(QT_TRANSLATE_NOOP("baton", "It is the test"));
    case Fault::Requirement:
        break;
    }
    return isProposed ? translated(QT_TRANSLATE_NOOP("baton", "Write to the requirement"))
                      : translated(QT_TRANSLATE_NOOP("baton", "It is the requirement"));
}

/// What has become of the file since the run read it; empty when nothing has.
QString sinceTheRun(const State &state, const Artefact &report, const QString &path)
{
    const Artefact *artefact = state.artefact(path);
    const Revision *head = report.head();
    if (artefact == nullptr || head == nullptr)
        return {};
    const QString role = RoleBook(state.sop).name(artefact->role);
    if (artefact->state == ArtefactState::Writing || artefact->state == ArtefactState::ChangesRequested)
        return translated(QT_TRANSLATE_NOOP("baton", "%1 is fixing %2.")).arg(role, path);
    for (const InputRef &input : head->inputs) {
        if (input.path == path && artefact->approvedRevision > input.revision)
            return translated(QT_TRANSLATE_NOOP("baton", "Changed to r%1 since; the tests run again."))
                .arg(artefact->approvedRevision);
    }
    if (artefact->state == ArtefactState::Review)
        return translated(QT_TRANSLATE_NOOP("baton", "%1 waits for its review.")).arg(path);
    return {};
}

/// Nobody has said whose fault it is: who will, or that nobody does any more.
QString beforeTheAnswer(const State &state, const Artefact &report)
{
    const Artefact *attribution = session::attributionOf(state, report.path);
    if (attribution == nullptr || session::isAttributed(state, report.path))
        return translated(QT_TRANSLATE_NOOP("baton", "Nobody has said whose fault this is. You can."));
    const QString role = RoleBook(state.sop).name(attribution->role);
    if (attribution->state == ArtefactState::Writing)
        return translated(QT_TRANSLATE_NOOP("baton", "%1 is finding out whose fault it is.")).arg(role);
    const StepSpec *step = state.sop.step(attribution->step);
    if (step != nullptr && report.rounds.value(cause::tests) < step->maxRounds
        && report.state == ArtefactState::Review)
        return translated(QT_TRANSLATE_NOOP("baton", "%1 will say whose fault it is.")).arg(role);
    return translated(QT_TRANSLATE_NOOP("baton", "The rounds are used up, so it is left to you."));
}

QVector<FaultWay> waysOf(
    const FaultSource &source, const TestResult &result, const session::Attribution *said, const FaultSight &sight)
{
    const RoleBook roles(source.state.sop);
    QVector<FaultWay> ways;
    for (const Fault fault : faults) {
        FaultWay way{.fault = fault, .path = pathFor(fault, source.state, result, said)};
        const Artefact *artefact = source.state.artefact(way.path);
        const bool isProposed = sight.proposed == fault;
        way.label = labelOf(fault, isProposed, artefact == nullptr ? QString() : roles.name(artefact->role));
        way.whyNot = whyNot(source.state, way.path);
        if (isProposed && way.whyNot.isEmpty() && fault != Fault::Requirement && source.costOf)
            way.cost = source.costOf(way.path);
        ways.append(way);
    }
    std::stable_partition(
        ways.begin(), ways.end(), [&](const FaultWay &way) { return sight.proposed == way.fault; });
    return ways;
}

FaultSight sightOf(const FaultSource &source, const TestResult &result)
{
    const QVector<session::Attribution> &all = source.record.faults;
    const auto found = std::find_if(
        all.cbegin(), all.cend(), [&](const session::Attribution &said) { return said.test == result.id; });
    const session::Attribution *said = found == all.cend() ? nullptr : &*found;
    FaultSight sight{.test = result.id};
    if (said != nullptr) {
        sight.proposed = faultOf(said->fault);
        sight.reason = visibleLine(said->reason);
    }
    sight.ways = waysOf(source, result, said, sight);
    if (sight.proposed) {
        const QString path = sight.ways.constFirst().path;
        sight.place = {path, path == result.frameFile ? result.frameLine : path == result.file ? result.line : 0};
        sight.standing = sinceTheRun(source.state, source.report, path);
    } else {
        sight.standing = beforeTheAnswer(source.state, source.report);
    }
    return sight;
}

Remark remarkOf(const FaultWay &way, const FaultSight &sight, const QVector<TestResult> &results)
{
    QStringList lines{translated(QT_TRANSLATE_NOOP("baton", "The test %1 fails.")).arg(sight.test)};
    const auto result = std::find_if(results.cbegin(), results.cend(),
        [&](const TestResult &candidate) { return candidate.id == sight.test; });
    if (result != results.cend() && !result->message.isEmpty())
        lines.append(translated(QT_TRANSLATE_NOOP("baton", "It says: %1"))
                         .arg(visibleLine(result->message.section(u'\n', 0, 0)).left(longestMessage)));
    if (!sight.reason.isEmpty() && sight.proposed == way.fault)
        lines.append(sight.reason);
    Remark remark;
    remark.path = way.path;
    remark.text = lines.join(u'\n');
    return remark;
}

} // namespace

QString faultText(Fault fault)
{
    switch (fault) {
    case Fault::Code:
        return translated(QT_TRANSLATE_NOOP("baton", "code"));
    case Fault::Test:
        return translated(QT_TRANSLATE_NOOP("baton", "test"));
    case Fault::Requirement:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("baton", "requirement"));
}

std::optional<Fault> faultOf(const QString &word)
{
    if (word.contains("requirement"_L1, Qt::CaseInsensitive))
        return Fault::Requirement;
    if (word.contains("code"_L1, Qt::CaseInsensitive))
        return Fault::Code;
    if (word.contains("test"_L1, Qt::CaseInsensitive))
        return Fault::Test;
    return std::nullopt;
}

QVector<FaultSight> faultSights(const FaultSource &source)
{
    QVector<FaultSight> sights;
    for (const TestResult &result : source.record.report.results) {
        if (result.isBad())
            sights.append(sightOf(source, result));
    }
    int number = 0;
    for (FaultSight &sight : sights) {
        sight.number = ++number;
        sight.of = static_cast<int>(sights.size());
    }
    return sights;
}

Command commandOf(const FaultWay &way, const FaultSight &chosen, const QVector<FaultSight> &all,
    const QVector<TestResult> &results)
{
    QVector<Remark> remarks{remarkOf(way, chosen, results)};
    if (way.fault == Fault::Requirement)
        return command::DraftRemark{remarks.constFirst()};
    for (const FaultSight &other : all) {
        const bool goesAlong = other.test != chosen.test && other.proposed == way.fault && !other.ways.isEmpty()
            && other.ways.constFirst().path == way.path;
        if (goesAlong)
            remarks.append(remarkOf(way, other, results));
    }
    return command::RequestChanges{way.path, remarks};
}

} // namespace baton::ui
