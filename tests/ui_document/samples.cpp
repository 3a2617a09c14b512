// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui_document/samples.h"

namespace baton::test {

using namespace Qt::StringLiterals;
using ui::DocumentInput;

namespace {

constexpr TimeMs noon = 1'700'000'000'000;

const QString boardHead = uR"("""The board of a game of 2048."""
from __future__ import annotations

import random
from dataclasses import dataclass
from enum import Enum

SIZE = 4


class Direction(Enum):
    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True)
class MoveResult:
    moved: bool
    gained: int


class Board:
    """Cells in rows; 0 is empty."""

    def __init__(self, cells: list[list[int]] | None = None) -> None:
        self.cells = cells or [[0] * SIZE for _ in range(SIZE)]
        self._spawn()

    def move(self, direction: Direction) -> MoveResult:
)"_s;

const QString boardTail = uR"(        if self.cells == before:
            return MoveResult(moved=False, gained=0)
        self._spawn()
)"_s;

const QString boardEnd = uR"(
    def _spawn(self) -> None:
        empty = [(r, c) for r in range(SIZE) for c in range(SIZE) if not self.cells[r][c]]
        if not empty:
            return  # nothing to do on a full board
        row, column = random.choice(empty)
        self.cells[row][column] = 4 if random.random() < 0.1 else 2
)"_s;

Artefact artefactOf(const QString &path, const QString &kind, const QString &role)
{
    Artefact artefact;
    artefact.path = path;
    artefact.kind = kind;
    artefact.role = role;
    return artefact;
}

Remark remarkOn(int line, int revision, const QString &text)
{
    Remark remark;
    remark.id = {u"m%1"_s.arg(line)};
    remark.path = u"src/board.py"_s;
    remark.revision = revision;
    remark.lineFrom = line;
    remark.lineTo = line;
    remark.text = text;
    return remark;
}

} // namespace

QString boardBefore()
{
    return boardHead + uR"(        """Slide and merge one step."""
        before = self.cells
        merged = [self._merge(row) for row in self._rows(direction)]
        self.cells = merged
)"_s + boardTail
        + u"        return MoveResult(moved=True, gained=0)\n"_s + boardEnd;
}

QString boardAfter()
{
    return boardHead + uR"(        """Slide and merge one step; score gained."""
        before = self.cells
        rows = self._rows(direction)
        merged, gained = zip(*(self._merge(r) for r in rows))
        self.cells = self._from_rows(merged, direction)
)"_s + boardTail
        + u"        return MoveResult(moved=True, gained=sum(gained))\n"_s + boardEnd;
}

QString prdText()
{
    return uR"(## Language

English

## Product Goals

- A game that starts in under a second and never loses a move
- Undo that survives a restart
- No dependency beyond the standard library

## User Stories

1. As a player I want to undo a move, so that a slip does not end the game.
2. As a player I want my best score kept in `~/.local/share`, so that I can beat it.

## Competitive Quadrant Chart

```mermaid
quadrantChart
    title Reach and engagement
    x-axis Low reach --> High reach
    y-axis Low engagement --> High engagement
    "Ours": [0.35, 0.80]
```

## Requirement Pool

| ID | Priority | Requirement |
|----|----------|-------------|
| R1 | P0 | Merge equal tiles once a move |
| R2 | P0 | Keep the last 20 moves on disk |
| R3 | P1 | Show the score and **what was gained** |

## Open Questions

None
)"_s;
}

QString chinesePrdText()
{
    return uR"(## Language

简体中文

## Product Goals

- 一秒内启动，绝不丢失任何一步
- 撤销操作在重启后依然有效

## User Stories

1. 作为玩家，我希望可以撤销上一步，这样一次失误不会结束游戏。
2. 作为玩家，我希望保存最高分，以便不断超越自己。

## Requirement Pool

| ID | Priority | Requirement |
|----|----------|-------------|
| R1 | P0 | 每一步中相同的方块只合并一次 |
| R2 | P0 | 在磁盘上保留最近 20 步 |
)"_s;
}

void addRevision(DocumentInput &input, const QString &text, AuthorKind author)
{
    Revision revision;
    revision.number = static_cast<int>(input.artefact.revisions.size()) + 1;
    revision.author = author;
    revision.text = hashOf(text);
    revision.lines = lineCount(text);
    revision.time = noon;
    if (author == AuthorKind::Role)
        revision.call = {u"c%1"_s.arg(revision.number)};
    input.artefact.revisions.append(revision);
    input.texts.insert(revision.text, text);
}

DocumentInput boardInReview()
{
    DocumentInput input;
    input.artefact = artefactOf(u"src/board.py"_s, u"code"_s, u"engineer"_s);
    input.artefact.state = ArtefactState::Review;
    addRevision(input, boardBefore());
    addRevision(input, boardAfter());
    input.artefact.revisions.last().checks = {
        {{u"syntax"_s}, CheckState::Passed, {}, 0}, {{u"files_agree"_s}, CheckState::Passed, {}, 0}};
    Remark addressed = remarkOn(35, 1, u"Merging loses the score. Return what was gained."_s);
    addressed.state = RemarkState::Addressed;
    addressed.answeredIn = 2;
    input.remarks = {addressed, remarkOn(39, 2, u"Direction.UP should not copy the grid twice."_s)};
    input.receivers = {{u"QA Engineer"_s, 5}};
    input.expectedCost = u"$0.02"_s;
    input.roleName = u"Engineer"_s;
    return input;
}

DocumentInput prdInReview()
{
    DocumentInput input;
    input.artefact = artefactOf(u"docs/prd.md"_s, u"prd"_s, u"product_manager"_s);
    input.artefact.state = ArtefactState::Review;
    addRevision(input, prdText());
    input.artefact.revisions.last().checks = {
        {{u"sections"_s}, CheckState::Failed, u"Competitive Analysis is missing"_s, 16},
        {{u"pool"_s}, CheckState::Passed, {}, 0}, {{u"diagrams"_s}, CheckState::NotRun, {}, 0}};
    input.receivers = {{u"Architect"_s, 2}};
    input.roleName = u"Product Manager"_s;
    input.remarkHint = u"Say what happens when the disk is full."_s;
    return input;
}

DocumentInput chinesePrd()
{
    DocumentInput input = prdInReview();
    input.artefact.revisions.clear();
    addRevision(input, chinesePrdText());
    input.remarkHint.clear();
    return input;
}

DocumentInput prdWriting()
{
    DocumentInput input;
    input.artefact = artefactOf(u"docs/prd.md"_s, u"prd"_s, u"product_manager"_s);
    input.artefact.state = ArtefactState::Writing;
    input.artefact.activeCall = {u"c1"_s};
    input.roleName = u"Product Manager"_s;
    return input;
}

session::LiveText liveText(const DocumentInput &input, const QString &text)
{
    session::LiveText live;
    live.call = input.artefact.activeCall;
    live.path = input.artefact.path;
    live.text = text;
    live.startedAt = noon - 10'000;
    live.firstTextAt = text.isEmpty() ? 0 : noon - 6'645;
    live.lastTextAt = noon;
    live.tokens = text.isEmpty() ? 0 : 412;
    return live;
}

DocumentInput prdFailed(ErrorCode code)
{
    DocumentInput input = prdWriting();
    input.artefact.state = ArtefactState::Failed;
    const QString partial = prdText().left(420);
    input.artefact.failure = {code, {}, {u"c1"_s}, hashOf(partial)};
    input.texts.insert(hashOf(partial), partial);
    input.failure = {u"The connection to the model was cut."_s, u"420 characters that arrived are kept."_s,
        u"Continue where it stopped, try again from the start, or keep the half as a draft."_s};
    return input;
}

DocumentInput prdStale()
{
    DocumentInput input = prdInReview();
    input.artefact.state = ArtefactState::Stale;
    input.artefact.revisions.last().checks.clear();
    input.artefact.approvedRevision = 1;
    input.artefact.staleBecause = {u"docs/requirement.md"_s};
    return input;
}

DocumentInput prdApproved()
{
    DocumentInput input = prdInReview();
    input.artefact.state = ArtefactState::Approved;
    input.artefact.revisions.last().checks.clear();
    input.artefact.approvedRevision = 1;
    input.artefact.approvedByPerson = true;
    input.canUndo = true;
    return input;
}

session::CallTrace boardTrace()
{
    session::CallTrace trace;
    trace.call = {u"c2"_s};
    trace.path = u"src/board.py"_s;
    trace.kind = u"code"_s;
    trace.role = u"engineer"_s;
    trace.verb = Verb::Revise;
    trace.endpoint = u"openai"_s;
    trace.model = u"gpt-4.1"_s;
    const QString system = u"You are the Engineer of a small team.\nAnswer with one file in one fence.\n"_s;
    const QString reads = u"# docs/system_design.md\n"_s + prdText();
    const QString ask = u"Revise src/board.py as code\n\n1. on line 35: Merging loses the score.\n"_s;
    trace.messages = {{PromptRole::System, makeText(system), {{u"role"_s, 38}, {u"output form"_s, 35}}},
        {PromptRole::User, makeText(reads), {{u"docs/system_design.md"_s, reads.size()}}},
        {PromptRole::Assistant, makeText(u"Understood."_s), {}},
        {PromptRole::User, makeText(ask), {{u"task"_s, 28}, {u"remarks"_s, ask.size() - 28}}}};
    trace.reply = u"```python\n"_s + boardAfter() + u"```\n"_s;
    trace.reasoning = u"The score must come back from the merge. I change _merge to return both.\n"_s;
    trace.finish = FinishReason::Stop;
    trace.finishRaw = u"stop"_s;
    trace.usage = {2310, 690, 1400, 0, 120, false};
    trace.cost = Money::fromUsd(0.0312);
    trace.times = {noon, noon + 20, noon + 820, noon + 14'020, noon + 14'030};
    trace.attempts = {{1, ErrorCode::RateLimited, u"Too many requests"_s, 429, 4000, 5, noon}};
    return trace;
}

} // namespace baton::test
