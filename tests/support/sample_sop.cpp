// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_sop.h"

#include "core/base/text.h"

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

StepSpec step(
    const QString &id, const QString &role, StepType type, const QString &path, const QStringList &reads)
{
    StepSpec spec;
    spec.id = id;
    spec.role = role;
    spec.title = id;
    spec.stage = id;
    spec.type = type;
    spec.reads = reads;
    spec.path = path;
    spec.kind = id;
    spec.prompt = u"Write the "_s + id + u'.';
    return spec;
}

SectionFacts section(const QString &title, const QString &body)
{
    SectionFacts facts;
    facts.title = title;
    facts.digest = hashOf(body).value.left(8);
    return facts;
}

QString joined(const QVector<QStringList> &rows)
{
    QStringList lines;
    for (const QStringList &row : rows)
        lines.append(row.join(u'|'));
    return lines.join(u'\n');
}

QVector<QStringList> cells(const QVector<WorkRow> &rows)
{
    QVector<QStringList> result;
    for (const WorkRow &row : rows)
        result.append({row.file, row.dependsOn, row.purpose, row.requirements});
    return result;
}

} // namespace

Sop sampleSop()
{
    Sop sop;
    sop.id = u"sample"_s;
    sop.title = u"Sample"_s;
    sop.roles = {{humanRole, u"You"_s, u"You"_s, {}, {}, {}},
        {u"planner"_s, u"Planner"_s, u"Planner of things"_s, u"Plan well."_s, {u"Be short."_s}, {}},
        {u"lister"_s, u"Lister"_s, u"Lister"_s, {}, {}, {}}, {u"maker"_s, u"Maker"_s, u"Maker"_s, {}, {}, {}},
        {u"tester"_s, u"Tester"_s, u"Tester"_s, {}, {}, {}}};

    StepSpec request = step(u"request"_s, humanRole, StepType::Human, u"docs/request.md"_s, {});
    request.gate = GateRule::Never;
    StepSpec plan = step(u"plan"_s, u"planner"_s, StepType::Document, u"docs/plan.md"_s, {u"request"_s});
    plan.schema = {{u"Goals"_s, SectionForm::List, {}, {}, u"What it is for."_s},
        {u"Pool"_s, SectionForm::Table, {u"ID"_s, u"Need"_s}, {}, {}},
        {u"Open Questions"_s, SectionForm::List, {}, {}, {}}};
    StepSpec list = step(u"list"_s, u"lister"_s, StepType::Document, u"docs/list.md"_s, {u"plan"_s});
    list.schema = {{u"Work"_s, SectionForm::Table,
                       {u"File"_s, u"Depends on"_s, u"Purpose"_s, u"Requirements"_s}, {}, {}},
        {u"Order"_s, SectionForm::List, {}, {}, {}}, {u"Shared"_s, SectionForm::Text, {}, {}, {}}};
    StepSpec manifest = step(u"manifest"_s, u"lister"_s, StepType::Derive, u"{manifest}"_s, {u"list"_s});
    manifest.derive = u"manifest"_s;
    manifest.gate = GateRule::Never;
    StepSpec code =
        step(u"code"_s, u"maker"_s, StepType::File, u"{item}"_s, {u"plan#Pool"_s, u"list"_s, u"code"_s});
    code.forEach = {u"list"_s, u"Work"_s, u"File"_s, u"Depends on"_s, {}};
    StepSpec tests = step(u"test"_s, u"tester"_s, StepType::File, u"tests/test_{stem}.{ext}"_s,
        {u"plan#Pool"_s, u"list#Shared"_s, u"code"_s});
    tests.forEach = {u"list"_s, u"Work"_s, u"File"_s, u"Depends on"_s, {u"*.md"_s, u"__init__.py"_s}};
    tests.switchName = u"tests"_s;
    sop.steps = {request, plan, list, manifest, code, tests};
    return sop;
}

Sop sampleSopWithReview(int rounds)
{
    Sop sop = sampleSop();
    StepSpec review =
        step(u"review"_s, u"tester"_s, StepType::Review, u"docs/reviews/{item}.md"_s, {u"plan"_s, u"code"_s});
    review.forEach = {u"list"_s, u"Work"_s, u"File"_s, u"Depends on"_s, {}};
    review.schema = {
        {u"Verdict"_s, SectionForm::List, {}, {}, {}}, {u"Findings"_s, SectionForm::List, {}, {}, {}}};
    review.onVerdict = {
        {u"LGTM"_s, {VerdictRule::Action::Next, {}}}, {u"LBTM"_s, {VerdictRule::Action::Revise, u"code"_s}}};
    review.maxRounds = rounds;
    sop.steps.insert(5, review);
    return sop;
}

Sop sampleLoopSop(int rounds)
{
    Sop sop = sampleSopWithReview(rounds);
    for (StepSpec &spec : sop.steps) {
        if (spec.id == u"code"_s || spec.id == u"test"_s)
            spec.checkRounds = rounds;
        if (spec.id != u"review"_s)
            continue;
        spec.subject = u"code"_s;
        spec.when = ReviewTime::BeforeGate;
        spec.gate = GateRule::Never;
        spec.recordOnly = true;
    }
    StepSpec run = step(
        u"run"_s, u"tester"_s, StepType::Command, u"docs/report.md"_s, {u"code"_s, u"test"_s, u"manifest"_s});
    run.program = {u"test"_s};
    run.gate = GateRule::Never;
    run.switchName = u"tests"_s;
    StepSpec blame = step(
        u"blame"_s, u"tester"_s, StepType::Review, u"docs/reviews/report.md"_s, {u"run"_s, u"plan#Pool"_s});
    blame.subject = u"run"_s;
    blame.when = ReviewTime::BeforeGate;
    blame.gate = GateRule::Never;
    blame.recordOnly = true;
    blame.maxRounds = rounds;
    blame.switchName = u"tests"_s;
    blame.schema = {
        {u"Attribution"_s, SectionForm::Table, {u"Test"_s, u"Fault"_s, u"File"_s, u"Reason"_s}, {}, {}}};
    sop.steps += {run, blame};
    return sop;
}

Sop withoutLoops(Sop sop)
{
    sop.steps.removeIf([](const StepSpec &step) {
        return step.type == StepType::Review || step.type == StepType::Command || !step.onVerdict.isEmpty();
    });
    for (StepSpec &step : sop.steps)
        step.checkRounds = 0;
    return sop;
}

DocumentFacts reviewFacts(const QString &verdict, const QVector<QStringList> &findings)
{
    SectionFacts word = section(u"Verdict"_s, verdict);
    word.items = {verdict};
    SectionFacts table = section(u"Findings"_s, joined(findings));
    table.columns = {u"Severity"_s, u"Line"_s, u"Finding"_s};
    table.rows = findings;
    return {{word, table}};
}

DocumentFacts listFacts(const QVector<WorkRow> &rows, const QString &shared)
{
    SectionFacts work = section(u"Work"_s, joined(cells(rows)));
    work.columns = {u"File"_s, u"Depends on"_s, u"Purpose"_s, u"Requirements"_s};
    work.rows = cells(rows);
    QStringList files;
    for (const WorkRow &row : rows)
        files.append(row.file);
    SectionFacts order = section(u"Order"_s, files.join(u'\n'));
    order.items = files;
    return {{work, order, section(u"Shared"_s, shared)}};
}

QString listText(const QVector<WorkRow> &rows, const QString &shared)
{
    QString text = u"## Work\n| File | Depends on | Purpose | Requirements |\n|---|---|---|---|\n"_s;
    QString order;
    for (const WorkRow &row : rows) {
        text += u"| %1 | %2 | %3 | %4 |\n"_s.arg(row.file, row.dependsOn, row.purpose, row.requirements);
        order += u"- %1\n"_s.arg(row.file);
    }
    return text + u"\n## Order\n"_s + order + u"\n## Shared\n"_s + shared + u'\n';
}

DocumentFacts planFacts(const QVector<QStringList> &pool, const QStringList &questions)
{
    SectionFacts table = section(u"Pool"_s, joined(pool));
    table.columns = {u"ID"_s, u"Need"_s};
    table.rows = pool;
    SectionFacts open = section(u"Open Questions"_s, questions.join(u'\n'));
    open.items = questions;
    return {{section(u"Goals"_s, u"goals"_s), table, open}};
}

} // namespace baton::test
