// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/run_options.h"
#include "ui/text/decisions.h"

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

using Parser = QCommandLineParser;

void add(Parser &parser, const QString &name, const QString &valueName, const QString &help)
{
    parser.addOption(
        valueName.isEmpty() ? QCommandLineOption(name, help) : QCommandLineOption(name, help, valueName));
}

void noOptions(Parser &) { }

void runOptions(Parser &parser)
{
    add(parser, u"requirement"_s, u"TEXT"_s, u"what the team should build"_s);
    add(parser, u"requirement-file"_s, u"F"_s, u"the same from a file"_s);
    add(parser, u"sop"_s, u"ID|FILE"_s, u"another standard operating procedure"_s);
    add(parser, u"record"_s, u"FILE"_s, u"keep the exchanges as a recording that --demo FILE replays"_s);
    addRunOptions(parser);
}

/// What goes with a decision; one that takes nothing refuses every option.
std::function<void(Parser &)> optionsOf(const ui::Decision &decision)
{
    return [&decision](Parser &parser) {
        if (decision.note.menu != nullptr)
            add(parser, u"note"_s, u"TEXT"_s, u"words that go with the decision"_s);
        if (decision.id == "approve"_L1)
            add(parser, u"all"_s, {}, u"everything that waits"_s);
        if (decision.id == "put-back"_L1)
            add(parser, u"lines"_s, u"N,N"_s, u"which of your lines, as the check counts them"_s);
        if (decision.id == "retry"_L1 || decision.id == "wait"_L1)
            add(parser, u"max-answer"_s, u"TOKENS"_s, u"room for the next answer"_s);
        if (decision.id == "undo"_L1)
            add(parser, u"stop"_s, {}, u"aborts what the decision started, if it was sent already"_s);
        if (decision.id == "edit"_L1)
            add(parser, u"file"_s, u"F"_s, u"content of the revision"_s);
        if (decision.id == "request-changes"_L1) {
            add(parser, u"remark"_s, u"TEXT"_s, u"a remark (repeatable)"_s);
            add(parser, u"line"_s, u"N[-M]"_s, u"line of the Nth remark (repeatable)"_s);
        }
    };
}

void decodeOptions(Parser &parser)
{
    add(parser, u"protocol"_s, u"P"_s, u"openai-chat, openai-responses, anthropic, gemini, ollama"_s);
    add(parser, u"status"_s, u"N"_s, u"HTTP status (default 200)"_s);
    add(parser, u"header"_s, u"K: V"_s, u"response header (repeatable)"_s);
    add(parser, u"split"_s, u"N,N,..."_s, u"byte offsets where the body is cut into reads"_s);
    add(parser, u"abrupt"_s, {}, u"the connection was dropped at the end"_s);
    add(parser, u"now"_s, u"ISO"_s, u"the time, for HTTP dates"_s);
}

QVector<CommandSpec> readingCommands()
{
    return {
        {u"status"_s, u"status --project DIR"_s, u"where the run stands"_s, noOptions, runStatus},
        {u"waiting"_s, u"waiting --project DIR"_s,
            u"everything that waits for a decision, with its choices"_s, noOptions, runWaiting},
        {u"show"_s, u"show --project DIR PATH"_s, u"an artefact's text"_s,
            [](Parser &p) { add(p, u"revision"_s, u"N"_s, u"which revision"_s); }, runShow},
        {u"diff"_s, u"diff --project DIR PATH"_s, u"changes between revisions"_s,
            [](Parser &p) {
                add(p, u"from"_s, u"N"_s, u"older revision"_s);
                add(p, u"to"_s, u"M"_s, u"newer revision"_s);
            },
            runDiff},
        {u"compare"_s, u"compare --project DIR PATH"_s,
            u"what differs between a file in the folder and what Baton wrote"_s, noOptions, runCompare},
        {u"tests"_s, u"tests --project DIR"_s, u"what became of each test in the last run"_s, noOptions,
            runTests},
        {u"try"_s, u"try --project DIR [-- ARGUMENTS]"_s,
            u"starts the project's program in the sandbox; in a terminal you sit at it"_s,
            [](Parser &p) {
                add(p, u"save"_s, u"DEST"_s, u"afterwards copy the files it wrote to an empty folder"_s);
            },
            runTry},
        {u"test"_s, u"test --project DIR"_s,
            u"runs the project's tests again, on what is handed over; exit code 7: some fail"_s,
            [](Parser &p) {
                add(p, u"only-failed"_s, {}, u"those that failed; all of them once these pass"_s);
            },
            runTest},
        {u"remarks"_s, u"remarks --project DIR [PATH]"_s,
            u"what you and reviewers said of artefacts, and what became of it"_s, noOptions, runRemarks},
        {u"log"_s, u"log --project DIR"_s, u"the journal, oldest first"_s, noOptions, runLog},
        {u"usage"_s, u"usage --project DIR"_s, u"tokens and money, by role, step, file, model or call"_s,
            [](Parser &p) {
                add(p, u"by"_s, u"KEY"_s, u"role (default), step, file, model or call"_s);
                add(p, u"csv"_s, {}, u"as comma-separated values; with --by call a line per call"_s);
            },
            runUsage},
        {u"trace"_s, u"trace --project DIR [CALL-ID]"_s, u"prompt, answer, usage and timings of a call"_s,
            noOptions, runTrace},
    };
}

QVector<CommandSpec> decidingCommands()
{
    QVector<CommandSpec> list;
    for (const ui::Decision &decision : ui::decisions()) {
        if (!decision.help.isEmpty() && decision.id != "refresh"_L1)
            list.append({decision.id, decision.id + u" --project DIR PATH..."_s, decision.help,
                optionsOf(decision), runDecision});
    }
    list.append({u"decide"_s, u"decide --project DIR ID CHOICE [TEXT]"_s,
        u"decides one thing that waits; TEXT is its note or remark, with retry the room for the answer"_s,
        noOptions, runDecide});
    list.append({u"refresh"_s, u"refresh --project DIR [PATH...]"_s,
        u"has what is stale written again, the least that fits it to what changed"_s,
        [](Parser &p) {
            add(p, u"dry-run"_s, {}, u"say what that would be and cost, and do nothing"_s);
            add(p, u"ask"_s, {}, u"what comes waits for you, whatever the autonomy"_s);
        },
        runRefresh});
    list.append({u"impact"_s, u"impact --project DIR PATH"_s,
        u"what another text of PATH would touch, and what that would cost"_s, noOptions, runImpact});
    for (const QString &word : {u"forward"_s, u"drop"_s}) {
        const bool forward = word == "forward"_L1;
        list.append({word, word + u" --project DIR REMARK-ID..."_s,
            forward ? u"makes a reviewer's finding a remark of yours"_s
                    : u"leaves a reviewer's finding out"_s,
            [forward](Parser &p) {
                if (forward)
                    add(p, u"text"_s, u"TEXT"_s, u"in your words"_s);
            },
            runFinding});
    }
    list.append({u"fault"_s, u"fault --project DIR TEST code|test|requirement|accept"_s,
        u"says what a failing test is laid to: its file goes back, or it is left failing"_s,
        [](Parser &p) {
            add(p, u"file"_s, u"PATH"_s, u"the file that goes back"_s);
            add(p, u"note"_s, u"TEXT"_s, u"why, for the role that mends it"_s);
        },
        runFault});
    list.append({u"export"_s, u"export --project DIR --to DEST --format folder|zip|git"_s,
        u"hands the project over"_s,
        [](Parser &p) {
            add(p, u"to"_s, u"DEST"_s, u"where to"_s);
            add(p, u"format"_s, u"F"_s, u"folder, zip or git"_s);
            add(p, u"force"_s, {}, u"replace what is there"_s);
            add(p, u"despite-failures"_s, {}, u"although tests of the project fail"_s);
            add(p, u"with-handover"_s, {}, u"adds a page that says what was proven, and what was not"_s);
        },
        runExportCommand});
    list.append({u"recover"_s, u"recover --project DIR"_s,
        u"goes on with what is left of a journal that has lost its end"_s, noOptions, runRecover});
    return list;
}

QVector<CommandSpec> toolCommands()
{
    return {
        {u"check"_s, u"check FILE --kind KIND"_s, u"lints one raw answer as the engine would"_s,
            [](Parser &p) {
                add(p, u"kind"_s, u"KIND"_s, u"prd, design, tasks, code, review, summary, test"_s);
                add(p, u"path"_s, u"P"_s, u"the artefact it was asked for"_s);
            },
            runCheck},
        {u"decode"_s, u"decode --protocol P FILE"_s,
            u"runs a recorded response body through the stream decoder"_s, decodeOptions, runDecode},
        {u"sop"_s, u"sop list|show ID|copy ID DEST|check FILE|use ID|FILE"_s, u"stock and user SOPs"_s,
            noOptions, runSop},
        {u"demos"_s, u"demos"_s, u"the recordings that need no model"_s, noOptions, runDemos},
        {u"prices"_s, u"prices [list|update FILE]"_s,
            u"prices with their day and source; takes a table in LiteLLM's form"_s,
            [](Parser &p) { add(p, u"provider"_s, u"ID"_s, u"only prices of this endpoint"_s); }, runPrices},
        {u"providers"_s, u"providers"_s, u"what is configured"_s, noOptions, runProviders},
        {u"test-connection"_s, u"test-connection --provider P"_s, u"whether an endpoint answers"_s,
            [](Parser &p) {
                addRunOptions(p);
                add(p, u"call"_s, {}, u"where there is no list of models: ask the model for one token"_s);
            },
            runTestConnection},
    };
}

} // namespace

const QVector<CommandSpec> &commands()
{
    static const QVector<CommandSpec> all = [] {
        QVector<CommandSpec> list{{u"run"_s, u"run --project DIR --requirement TEXT"_s,
            u"starts a project or goes on with the one there"_s, runOptions, runRun}};
        return list + readingCommands() + decidingCommands() + toolCommands();
    }();
    return all;
}

} // namespace baton::cli
