// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace baton::test {

/// A small valid SOP with one step of nearly every type. Tests break it by replacing a piece of its text. Its
/// only prompt is "tiny.md".
[[nodiscard]] inline QString tinySop()
{
    return QStringLiteral(R"({
"format": "baton-sop", "version": 1, "id": "tiny", "title": "Tiny team", "language": "en",
"roles": [{"id": "writer", "name": "Writer", "constraints": ["short"]}, {"id": "critic", "name": "Critic"}],
"steps": [
{"id": "requirement", "role": "you", "title": "Requirement", "type": "human",
 "produces": {"path": "docs/requirement.md", "kind": "requirement"}, "gate": "never"},
{"id": "plan", "role": "writer", "title": "Plan", "type": "document", "reads": ["requirement"],
 "produces": {"path": "docs/plan.md", "kind": "plan"}, "prompt": "tiny.md", "checks": ["sections", "dag"],
 "schema": [{"title": "Files", "form": "table", "columns": ["File", "Depends on"]},
            {"title": "Flow", "form": "mermaid", "diagram": "sequenceDiagram"}]},
{"id": "manifest", "role": "writer", "title": "Manifest", "type": "derive", "derive": "manifest",
 "reads": ["plan"], "produces": {"path": "{manifest}", "kind": "manifest"}},
{"id": "file", "role": "writer", "title": "File", "type": "file", "reads": ["plan#Files", "code"],
 "produces": {"path": "{item}", "kind": "code"}, "after": ["manifest"], "prompt": "tiny.md", "max_tokens": 9000,
 "for_each": {"artefact": "plan", "section": "Files", "item_column": "File", "depends_on_column": "Depends on"}},
{"id": "critique", "role": "critic", "title": "Critique", "type": "review", "reads": ["code"],
 "produces": {"path": "docs/review/{stem}.md", "kind": "review"}, "prompt": "tiny.md", "max_rounds": 2,
 "for_each": {"artefact": "plan", "section": "Files", "item_column": "File"}, "switch": "review",
 "on_verdict": {"LGTM": "next", "LBTM": "revise file"}}
]})");
}

} // namespace baton::test
