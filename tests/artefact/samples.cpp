// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/artefact/samples.h"

#include "core/settings/sop_library.h"

#include <QFile>

namespace samples {

using namespace Qt::StringLiterals;

namespace {

QByteArray resource(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

SampleSection text(const QString &title, const QString &body)
{
    return {.title = title, .text = body, .items = {}, .columns = {}, .rows = {}};
}

SampleSection list(const QString &title, const QStringList &items)
{
    return {.title = title, .text = {}, .items = items, .columns = {}, .rows = {}};
}

SampleSection table(const QString &title, const QStringList &columns, const QVector<QStringList> &rows)
{
    return {.title = title, .text = {}, .items = {}, .columns = columns, .rows = rows};
}

} // namespace

QString SampleSection::body() const
{
    if (!items.isEmpty())
        return u"- "_s + items.join("\n- "_L1);
    if (columns.isEmpty())
        return text;
    QStringList lines{
        u"| "_s + columns.join(" | "_L1) + u" |"_s, u"|"_s + u" --- |"_s.repeated(columns.size())};
    for (const QStringList &row : rows)
        lines += u"| "_s + row.join(" | "_L1) + u" |"_s;
    return lines.join(u'\n');
}

const baton::Sop &stockSop()
{
    static const baton::settings::SopEntry entry = baton::settings::loadSop(
        u"software-company.json"_s, resource(u":/baton/sops/software-company.json"_s), u":/baton/prompts"_s);
    static const baton::Sop none;
    return entry.sop ? *entry.sop : none;
}

const baton::artefact::LanguageProfiles &profiles()
{
    static const auto loaded = baton::artefact::LanguageProfiles::load(resource(u":/baton/languages.json"_s));
    static const baton::artefact::LanguageProfiles none;
    return loaded ? *loaded : none;
}

baton::StepSpec step(const QString &kind)
{
    const baton::StepSpec *found = stockSop().producerOf(kind);
    return found ? *found : baton::StepSpec();
}

baton::artefact::ReplyContext contextFor(const QString &kind, const QString &path)
{
    baton::artefact::ReplyContext context;
    context.step = step(kind);
    context.path = path.isEmpty() ? context.step.path : path;
    context.profiles = profiles();
    return context;
}

SampleDocument prd()
{
    return {text(u"Language"_s, u"English"_s), text(u"Programming Language"_s, u"Python"_s),
        text(u"Original Requirements"_s, u"A to-do list for the terminal.\n\nIt keeps tasks between runs."_s),
        text(u"Project Name"_s, u"todo_list"_s),
        list(u"Product Goals"_s, {u"Adding a task takes one command"_s, u"Nothing is ever lost"_s}),
        list(u"User Stories"_s,
            {u"As a user, I want to add a task, so that I remember it"_s,
                u"As a user, I want to see open tasks first, so that I know what to do"_s}),
        list(u"Competitive Analysis"_s,
            {u"Taskwarrior: powerful, hard to learn"_s, u"A text file: simple, no order"_s}),
        text(u"Competitive Quadrant Chart"_s,
            u"```mermaid\nquadrantChart\n    title Reach and ease\n    x-axis \"Hard\" --> \"Easy\"\n    "
            u"y-axis \"Weak\" --> "
            "\"Strong\"\n    quadrant-1 Leaders\n    Taskwarrior: [0.2, 0.9]\n    \"Our product\": [0.8, 0.6]\n```"_s),
        text(u"Requirement Analysis"_s,
            u"The file may be edited by hand.\n\n### Out of scope\n\nSeveral users; see [notes](#x)."_s),
        table(u"Requirement Pool"_s, {u"ID"_s, u"Priority"_s, u"Requirement"_s},
            {{u"R1"_s, u"P0"_s, u"`todo add TEXT` adds a task"_s},
                {u"R2"_s, u"P0"_s, u"Tasks survive a restart"_s},
                {u"R3"_s, u"P1"_s, u"`todo list` shows open tasks first"_s}}),
        text(u"UI Design draft"_s,
            u"A session:\n\n```text\n$ todo list\n## Assumptions\n1. [ ] buy milk\n```\n\nNo colours."_s),
        list(u"Assumptions"_s, {u"One user per machine"_s}),
        list(u"Open Questions"_s, {u"Should finished tasks be deleted?"_s})};
}

SampleDocument design()
{
    return {text(u"Implementation approach"_s,
                u"One module for storage, one for commands.\n\nErrors end with exit code 2."_s),
        list(u"File list"_s,
            {u"`todo/store.py`: reads and writes tasks"_s, u"`todo/cli.py`: commands"_s,
                u"`main.py`: entry"_s}),
        text(u"Data structures and interfaces"_s,
            u"```mermaid\nclassDiagram\n    class Task {\n        +int id\n        +str text\n        "
            u"+done() bool\n    }\n    class "
            "Store {\n        +load() list~Task~\n        +save(tasks: list~Task~)\n    }\n    Store \"1\" o-- \"*\" Task : keeps\n```"_s),
        text(u"Program call flow"_s,
            u"```mermaid\nsequenceDiagram\n    participant U as User\n    participant C as cli\n    U->>C: "
            u"add \"milk\"\n    activate "
            "C\n    C->>Store: load()\n    Store-->>C: tasks\n    alt file broken\n        C--xU: message\n    end\n    deactivate C\n```"_s),
        list(u"Assumptions"_s, {u"JSON is enough"_s}), text(u"Open Questions"_s, u"None"_s)};
}

SampleDocument tasks()
{
    return {list(u"Required packages"_s, {u"rich>=13.0"_s, u"platformdirs==4.2.0"_s}),
        text(u"Required other language packages"_s, u"None"_s),
        table(u"Logic Analysis"_s, {u"File"_s, u"Depends on"_s, u"Purpose"_s, u"Requirements"_s},
            {{u"`todo/store.py`"_s, u"None"_s, u"reads and writes tasks"_s, u"R2"_s},
                {u"`todo/cli.py`"_s, u"`todo/store.py`"_s, u"commands \\| output"_s, u"R1, R3"_s},
                {u"`main.py`"_s, u"`todo/cli.py`"_s, u"entry"_s, u"R1"_s}}),
        list(u"Task list"_s, {u"`todo/store.py`"_s, u"`todo/cli.py`"_s, u"`main.py`"_s}),
        text(u"Full API spec"_s, u"None"_s),
        text(u"Shared Knowledge"_s, u"Run with `python3 main.py`.\n\n- Times are UTC\n- Ids begin at 1"_s),
        list(u"Assumptions"_s, {u"Python 3.11"_s}), text(u"Open Questions"_s, u"None"_s)};
}

SampleDocument document(const QString &kind)
{
    return kind == "prd"_L1 ? prd() : kind == "design"_L1 ? design() : tasks();
}

QString markdown(const SampleDocument &document)
{
    QStringList parts;
    for (const SampleSection &section : document)
        parts += u"## "_s + section.title + u"\n\n"_s + section.body() + u'\n';
    return parts.join(u'\n');
}

QString pythonFile()
{
    return u"#!/usr/bin/env python3\n"
           "\"\"\"Storage of tasks.\n\n    ```python\n    Store(path).load()\n    ```\n\"\"\"\n"
           "from __future__ import annotations\n\nimport json\nfrom pathlib import Path\n\n\n"
           "# Language\nclass Store:\n    \"\"\"Keeps tasks in a file.\"\"\"\n\n"
           "    def __init__(self, path: Path) -> None:\n        self._path = path\n\n"
           "    def load(self) -> list[dict]:\n        if not self._path.exists():\n            return []\n"
           "        return json.loads(self._path.read_text(encoding=\"utf-8\"))\n\n"
           "    def save(self, tasks: list[dict]) -> None:\n"
           "        text = json.dumps(tasks, indent=2)\n        self._path.write_text(text + \"\\n\", encoding=\"utf-8\")\n"_s;
}

baton::DocumentFacts facts(const QString &kind)
{
    return baton::artefact::parseEdited(markdown(document(kind)), contextFor(kind)).facts;
}

} // namespace samples
