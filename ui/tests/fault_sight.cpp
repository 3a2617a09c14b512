// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tests/fault_sight.h"

#include "core/base/text.h"
#include "ui/support/role_book.h"

#include <QCoreApplication>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("baton", text);
}

/// The document that holds the requirements.
QString requirementsPath(const State &state)
{
    const auto found =
        std::find_if(state.artefacts.cbegin(), state.artefacts.cend(), [](const Artefact &artefact) {
            const Revision *head = artefact.head();
            return head != nullptr && artefact.role != humanRole && !artefact.removed
                && head->facts.tagged(u"requirements"_s) != nullptr;
        });
    return found == state.artefacts.cend() ? QString() : found->path;
}

/// The file under test: as it was laid, else where it broke, else what the test was written for.
QString codePath(const State &state, const TestResult &result, const std::optional<TestFault> &said)
{
    if (said && said->fault == Fault::Code && state.artefact(said->file) != nullptr)
        return said->file;
    if (!result.frameFile.isEmpty() && result.frameFile != result.file)
        return result.frameFile;
    const Artefact *test = state.artefact(result.file);
    return test == nullptr ? QString() : test->item.file;
}

/// Three ways lead on; where the requirement is at fault, or nobody sends anything back any more, the test
/// can also be left as it is.
QVector<Fault> offered(const std::optional<Fault> &proposed, bool isOver)
{
    if (proposed == Fault::Requirement)
        return {Fault::Code, Fault::Test, Fault::Accepted};
    QVector<Fault> faults{Fault::Code, Fault::Test, Fault::Requirement};
    if (isOver || proposed == Fault::Accepted)
        faults.append(Fault::Accepted);
    return faults;
}

QString labelOf(Fault fault, bool isProposed, const QString &role)
{
    switch (fault) {
    case Fault::Code:
        return isProposed ? translated(QT_TRANSLATE_NOOP("baton", "Send to %1")).arg(role)
                          : translated(QT_TRANSLATE_NOOP("baton", "It is the code"));
    case Fault::Test:
        return isProposed ? translated(QT_TRANSLATE_NOOP("baton", "Send to %1")).arg(role)
                          : translated(QT_TRANSLATE_NOOP("baton", "It is the test"));
    case Fault::Requirement:
        return translated(QT_TRANSLATE_NOOP("baton", "It is the requirement"));
    case Fault::Accepted:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("baton", "Leave it failing"));
}

bool isAtWork(const Artefact *artefact)
{
    return artefact != nullptr
        && (artefact->state == ArtefactState::Writing || artefact->state == ArtefactState::ChangesRequested);
}

QString whyNot(const FaultWay &way)
{
    const bool needsFile = way.fault == Fault::Code || way.fault == Fault::Test;
    if (needsFile && way.path.isEmpty())
        return translated(QT_TRANSLATE_NOOP("baton", "It is not known which file that would be."));
    if (needsFile)
        return translated(QT_TRANSLATE_NOOP("baton", "%1 is being worked on.")).arg(way.path);
    return translated(QT_TRANSLATE_NOOP("baton", "Not while the tests run."));
}

/// What has become of the file since the run read it; empty when nothing has.
QString sinceTheRun(const State &state, const Artefact &report, const QString &path)
{
    const Artefact *artefact = state.artefact(path);
    const Revision *head = report.head();
    if (artefact == nullptr || head == nullptr)
        return {};
    const QString role = RoleBook(state.sop).name(artefact->role);
    if (isAtWork(artefact))
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
    if (session::testRound(state, report).isOver)
        return translated(QT_TRANSLATE_NOOP("baton", "The rounds are used up, so it is left to you."));
    const QString role = RoleBook(state.sop).name(attribution->role);
    return attribution->state == ArtefactState::Writing
        ? translated(QT_TRANSLATE_NOOP("baton", "%1 is finding out whose fault it is.")).arg(role)
        : translated(QT_TRANSLATE_NOOP("baton", "%1 will say whose fault it is.")).arg(role);
}

QString standingOf(const State &state, const Artefact &report, const FaultSight &sight)
{
    if (!sight.proposed)
        return beforeTheAnswer(state, report);
    if (*sight.proposed == Fault::Accepted)
        return translated(QT_TRANSLATE_NOOP("baton", "You left it failing."));
    if (*sight.proposed == Fault::Requirement)
        return translated(QT_TRANSLATE_NOOP(
            "baton", "The requirement can be read in more than one way: what is right is yours to say."));
    return sinceTheRun(state, report, sight.place.path);
}

QVector<FaultWay> waysOf(const FaultSource &source, const TestResult &result,
    const std::optional<TestFault> &said, const FaultSight &sight)
{
    const State &state = source.state;
    const RoleBook roles(state.sop);
    QVector<FaultWay> ways;
    const QVector<Fault> faults = offered(sight.proposed, session::testRound(state, source.report).isOver);
    for (const Fault fault : faults) {
        FaultWay way{.fault = fault};
        if (fault == Fault::Code || fault == Fault::Test)
            way.path = fault == Fault::Code ? codePath(state, result, said) : result.file;
        const Artefact *artefact = state.artefact(way.path);
        const bool isProposed = sight.proposed == fault;
        way.label = labelOf(fault, isProposed, artefact == nullptr ? QString() : roles.name(artefact->role));
        // What is on its way is not sent twice.
        if ((isProposed && isAtWork(artefact))
            || !session::mayDecide(
                state, {.test = result.id, .fault = fault, .file = way.path, .reason = {}}))
            way.whyNot = whyNot(way);
        if (isProposed && way.whyNot.isEmpty() && !way.path.isEmpty() && source.costOf)
            way.cost = source.costOf(way.path);
        ways.append(way);
    }
    std::stable_partition(
        ways.begin(), ways.end(), [&](const FaultWay &way) { return sight.proposed == way.fault; });
    return ways;
}

CodePlace placeOf(const State &state, const TestResult &result, const TestFault &said)
{
    switch (said.fault) {
    case Fault::Code:
    case Fault::Test: {
        const QString path = said.fault == Fault::Code ? codePath(state, result, said) : result.file;
        const bool isFrame = path == result.frameFile;
        return {path, isFrame ? result.frameLine : path == result.file ? result.line : 0};
    }
    case Fault::Requirement:
        return {requirementsPath(state), 0};
    case Fault::Accepted:
        break;
    }
    return {};
}

FaultSight sightOf(const FaultSource &source, const TestResult &result)
{
    const std::optional<TestFault> said = session::faultOf(source.state, source.report, result.id);
    FaultSight sight{.test = result.id};
    if (said) {
        sight.proposed = said->fault;
        sight.place = placeOf(source.state, result, *said);
        sight.reason = visibleLine(said->reason);
        sight.byPerson = source.report.faults.contains(*said);
    }
    sight.standing = standingOf(source.state, source.report, sight);
    sight.ways = waysOf(source, result, said, sight);
    return sight;
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
        return translated(QT_TRANSLATE_NOOP("baton", "requirement"));
    case Fault::Accepted:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("baton", "left as it is"));
}

QVector<FaultSight> faultSights(const FaultSource &source)
{
    QVector<FaultSight> sights;
    int bad = 0;
    for (const TestResult &result : source.record.report.results) {
        if (result.isBad() && ++bad <= mostFaultCards)
            sights.append(sightOf(source, result));
    }
    int number = 0;
    for (FaultSight &sight : sights) {
        sight.number = ++number;
        sight.of = bad;
    }
    return sights;
}

} // namespace baton::ui
