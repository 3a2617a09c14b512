// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/approval.h"
#include "core/engine/faults.h"
#include "core/engine/loops.h"
#include "core/engine/sop_rules.h"
#include "core/engine/staleness.h"
#include "core/markdown/cells.h"
#include "core/markdown/paths.h"

#include <algorithm>

namespace baton::engine {

using namespace Qt::StringLiterals;

namespace {

/// What the newest report says of a test; null: nothing.
struct ReportRow {
    QString test;
    QString file;
    QString state;
    QString message;
};

QVector<ReportRow> rowsOf(const Artefact &report)
{
    QVector<ReportRow> rows;
    const Revision *head = report.head();
    for (const SectionFacts &section : head == nullptr ? QVector<SectionFacts>() : head->facts.sections) {
        const qsizetype test = section.column(u"test"_s);
        if (test < 0)
            continue;
        for (const QStringList &row : section.rows)
            rows.append({markdown::plainValue(row.value(test)),
                markdown::pathOf(row.value(section.column(u"file"_s))), row.value(section.column(u"state"_s)),
                row.value(section.column(u"message"_s))});
    }
    return rows;
}

bool isBad(const ReportRow &row)
{
    return row.state == "failed"_L1 || row.state == "error"_L1 || row.state == "timed_out"_L1;
}

/// A test's own name, however its id is written: "tests/test_x.py::Case::test_y", "tests.test_x.Case.test_y".
QString ownName(const QString &id)
{
    const QString behind = id.section(u"::"_s, -1);
    return id.contains(u"::"_s) ? behind : id.section(u'.', -1);
}

/// The row of a test by its id, else by its own name when only one test bears it.
std::optional<ReportRow> rowOf(const QVector<ReportRow> &rows, const QString &test)
{
    QVector<ReportRow> named;
    for (const ReportRow &row : rows) {
        if (row.test == test)
            return row;
        if (!row.test.isEmpty() && ownName(row.test) == ownName(test))
            named.append(row);
    }
    return named.size() == 1 ? std::optional(named.constFirst()) : std::nullopt;
}

bool goesBack(Fault fault)
{
    return fault == Fault::Code || fault == Fault::Test;
}

/// A file that rests, or that waits to be mended because of tests: it can go back.
bool canGoBack(const State &state, const QString &path)
{
    const Artefact *artefact = state.artefact(path);
    const StepSpec *step = artefact == nullptr ? nullptr : state.sop.step(artefact->step);
    if (step == nullptr || step->type != StepType::File || artefact->head() == nullptr || artefact->removed
        || !artefact->activeCall.isEmpty())
        return false;
    const bool waits = artefact->state == ArtefactState::ChangesRequested && artefact->loop == cause::tests;
    return waits || artefact->state == ArtefactState::Approved || artefact->state == ArtefactState::Stale
        || artefact->state == ArtefactState::Review;
}

/// The attribution that was approved for exactly the newest report; null: there is none.
const SectionFacts *attributionOf(const State &state, const Artefact &report)
{
    const Artefact *attribution = reviewOf(state, report);
    const Revision *approved = attribution == nullptr ? nullptr : attribution->approved();
    const bool isOfNewest = approved != nullptr && report.head() != nullptr
        && usedRevision(approved->inputs, report.path) == report.head()->number;
    return isOfNewest ? approved->facts.tagged(u"attribution"_s) : nullptr;
}

/// By path: a line for each failed test that is laid to the file.
QMap<QString, QStringList> linesByFile(const State &state, const Artefact &report)
{
    QMap<QString, QStringList> lines;
    const QVector<ReportRow> rows = rowsOf(report);
    const QVector<TestFault> faults = faultsOf(state, report);
    for (const TestFault &fault : faults) {
        if (!goesBack(fault.fault) || !canGoBack(state, fault.file))
            continue;
        QString line = u"- test `%1` failed: %2"_s.arg(fault.test, fault.reason);
        const auto row = rowOf(rows, fault.test);
        if (row && !row->message.isEmpty())
            line += u"\n  It said: "_s + row->message;
        lines[fault.file].append(line);
    }
    return lines;
}

void sendBack(Draft &draft, const Artefact &report, const QString &path, const QStringList &lines, int round)
{
    const Text words = makeText(lines.join(u'\n') + u'\n');
    draft.addText(words);
    draft.add(event::SentBack{.path = path,
        .role = draft.state().artefact(path)->role,
        .cause = cause::tests,
        .round = round,
        .verb = Verb::Fix,
        .findings = words.hash,
        .because = report.path});
}

/// Where a person who names no file means the fault to be: in the file of the test, or in what it tests.
QString likelyFile(const State &state, const ReportRow &row, const TestFault &laid, Fault fault)
{
    if (fault == laid.fault && !laid.file.isEmpty())
        return laid.file;
    if (fault == Fault::Test)
        return row.file;
    const Artefact *test = state.artefact(row.file);
    return test == nullptr ? QString() : test->item.file;
}

/// The decision with what it leaves open filled in.
Result<TestFault> completed(const State &state, const Artefact &report, const command::DecideFault &c)
{
    const auto row = rowOf(rowsOf(report), c.test);
    if (!row || !isBad(*row))
        return failure(ErrorCode::NotFound, u"a failing test '%1' in %2"_s.arg(c.test, report.path));
    TestFault laid;
    const QVector<TestFault> known = faultsOf(state, report);
    for (const TestFault &fault : known)
        laid = fault.test == row->test ? fault : laid;
    TestFault decided{row->test, c.fault, {}, c.reason.trimmed()};
    if (decided.reason.isEmpty())
        decided.reason = laid.reason;
    if (!goesBack(c.fault))
        return decided;
    decided.file = c.file.isEmpty() ? likelyFile(state, *row, laid, c.fault) : c.file;
    if (state.artefact(decided.file) == nullptr)
        return failure(ErrorCode::UnknownArtefact, decided.file);
    if (!canGoBack(state, decided.file))
        return failure(ErrorCode::WrongState,
            u"%1 is %2"_s.arg(decided.file, toWord(state.artefact(decided.file)->state)));
    return decided;
}

} // namespace

const Artefact *testReport(const State &state)
{
    const auto found =
        std::find_if(state.artefacts.cbegin(), state.artefacts.cend(), [&](const Artefact &artefact) {
            const StepSpec *step = state.sop.step(artefact.step);
            return step != nullptr && step->type == StepType::Command && !artefact.removed
                && isActive(state, *step);
        });
    return found == state.artefacts.cend() ? nullptr : &*found;
}

QStringList failingTests(const Artefact &report)
{
    QStringList tests;
    const QVector<ReportRow> rows = rowsOf(report);
    for (const ReportRow &row : rows) {
        if (isBad(row))
            tests.append(row.test);
    }
    return tests;
}

QVector<TestFault> faultsOf(const State &state, const Artefact &report)
{
    QVector<TestFault> faults = report.faults;
    const SectionFacts *table = attributionOf(state, report);
    const QVector<ReportRow> rows = rowsOf(report);
    for (const QStringList &cells : table == nullptr ? QVector<QStringList>() : table->rows) {
        const QString named = markdown::plainValue(cells.value(table->column(u"test"_s)));
        const auto row = rowOf(rows, named);
        const QString test = row ? row->test : named;
        const auto fault = faultOf(cells.value(table->column(u"fault"_s)));
        const bool isSaid = std::any_of(report.faults.cbegin(), report.faults.cend(),
            [&](const TestFault &known) { return known.test == test; });
        if (fault && !isSaid)
            faults.append({test, *fault, markdown::pathOf(cells.value(table->column(u"file"_s))),
                cells.value(table->column(u"reason"_s)).trimmed()});
    }
    return faults;
}

bool areAllDecided(const Artefact &report)
{
    const QStringList failing = failingTests(report);
    return !failing.isEmpty() && std::all_of(failing.cbegin(), failing.cend(), [&](const QString &test) {
        return std::any_of(report.faults.cbegin(), report.faults.cend(),
            [&](const TestFault &fault) { return fault.test == test; });
    });
}

bool areAllAccepted(const Artefact &report)
{
    return areAllDecided(report)
        && std::all_of(report.faults.cbegin(), report.faults.cend(),
            [](const TestFault &fault) { return fault.fault == Fault::Accepted; });
}

bool testsFail(const State &state, const Artefact &artefact)
{
    const StepSpec *step = state.sop.step(artefact.step);
    const Revision *head = artefact.head();
    return step != nullptr && step->type == StepType::Command && head != nullptr && anyFailed(head->checks)
        && !areAllAccepted(artefact);
}

void settleAttribution(Draft &draft, const Artefact &attribution)
{
    const Artefact *found = subjectOf(draft.state(), attribution);
    if (found == nullptr || found->state != ArtefactState::Review)
        return;
    const Artefact report = *found;
    const int round = report.rounds.value(cause::tests) + 1;
    const QMap<QString, QStringList> lines = linesByFile(draft.state(), report);
    for (auto it = lines.cbegin(); it != lines.cend(); ++it) {
        const Revision &newest = *draft.state().artefact(it.key())->head();
        if (newest.author == AuthorKind::Role && !newest.draft) // what a person wrote never goes back by itself
            sendBack(draft, report, it.key(), *it, round);
    }
}

void forgetFaults(Artefact &report)
{
    const QStringList failing = failingTests(report);
    report.faults.removeIf([&](const TestFault &fault) {
        return fault.fault != Fault::Accepted || !failing.contains(fault.test);
    });
}

Result<void> decideOn(Draft &draft, const command::DecideFault &c)
{
    const Artefact *found = testReport(draft.state());
    if (found == nullptr || found->head() == nullptr)
        return failure(ErrorCode::NotFound, u"a report of the project's tests"_s);
    if (!found->activeCall.isEmpty())
        return failure(ErrorCode::WrongState, u"the tests are running"_s);
    const Artefact report = *found;
    BATON_TRY_ASSIGN(const TestFault decided, completed(draft.state(), report, c));
    draft.add(event::FaultDecided{.path = report.path, .role = report.role, .fault = decided});
    const Artefact said = *draft.state().artefact(report.path);
    if (goesBack(decided.fault))
        sendBack(draft, report, decided.file, linesByFile(draft.state(), said).value(decided.file),
            said.rounds.value(cause::tests) + 1);
    else if (said.state == ArtefactState::Review && areAllAccepted(said))
        approveHead(draft, said.path, true, {});
    return {};
}

void evolveWith(State &state, const event::FaultDecided &e)
{
    Artefact *report = resting(state, e.path);
    if (report == nullptr || e.fault.test.isEmpty())
        return;
    report->faults.removeIf([&](const TestFault &known) { return known.test == e.fault.test; });
    report->faults.append(e.fault);
    report->rounds.remove(cause::tests);
    report->lastDecision.reset();
}

} // namespace baton::engine
