// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_team.h"

namespace baton::test {

using namespace Qt::StringLiterals;

SampleTeam::SampleTeam()
    : m_files{u"src/a0.py"_s, u"src/a1.py"_s, u"src/a2.py"_s, u"src/a3.py"_s, u"src/b0.py"_s, u"src/b1.py"_s,
        u"src/b2.py"_s, u"src/c0.py"_s, u"src/c1.py"_s, u"main.py"_s},
      m_dependencies{{u"src/b0.py"_s, {u"src/a0.py"_s, u"src/a1.py"_s}},
          {u"src/b1.py"_s, {u"src/a1.py"_s, u"src/a2.py"_s}},
          {u"src/b2.py"_s, {u"src/a2.py"_s, u"src/a3.py"_s}},
          {u"src/c0.py"_s, {u"src/b0.py"_s, u"src/b1.py"_s}},
          {u"src/c1.py"_s, {u"src/b1.py"_s, u"src/b2.py"_s}},
          {u"main.py"_s, {u"src/b2.py"_s, u"src/b0.py"_s}}}
{
}

QString SampleTeam::markerOf(const QString &path)
{
    QString word = path;
    return u"marker_of_"_s + word.replace(u'/', u'_').replace(u'.', u'_');
}

QString SampleTeam::answer(const QString &verbLine) const
{
    const QStringList words = verbLine.split(u' ');
    if (words.size() != 4)
        return {};
    const QString &path = words.at(1);
    const QString &kind = words.at(3);
    QString text = kind == "prd"_L1 ? prd()
        : kind == "design"_L1       ? design()
        : kind == "tasks"_L1        ? tasks()
        : kind == "code"_L1         ? code(path)
        : kind == "test"_L1         ? testCode(path)
        : kind == "review"_L1       ? review()
        : kind == "summary"_L1      ? summary()
                                    : QString();
    if (words.at(0) == "Revise"_L1)
        text +=
            u"\n\n## Remarks\n\n| Remark | Outcome | Note |\n| --- | --- | --- |\n| 1 | addressed | done |\n"_s;
    return text;
}

QString SampleTeam::prd() const
{
    return uR"(## Language
English
## Programming Language
Python
## Original Requirements
A sample.
## Project Name
sample_project
## Product Goals
- It runs
## User Stories
- As a user, I want it to run, so that it is useful.
## Competitive Analysis
- Other: does half of it.
## Competitive Quadrant Chart
```mermaid
quadrantChart
    title Reach
    x-axis Low --> High
    y-axis Low --> High
    quadrant-1 Lead
    quadrant-2 Follow
    quadrant-3 Niche
    quadrant-4 Hope
    Ours: [0.7, 0.6]
```
## Requirement Analysis
Nothing is hard.
## Requirement Pool
| ID | Priority | Requirement |
| --- | --- | --- |
| R1 | P0 | It works |
| R2 | P1 | It is fast |
## UI Design draft
A command line.
## Assumptions
- None
## Open Questions
- None
)"_s;
}

QString SampleTeam::designOf(const QStringList &files)
{
    QString list;
    for (const QString &file : files)
        list += u"- `%1`: one purpose\n"_s.arg(file);
    return uR"(## Implementation approach
Plain functions.
## File list
%1
## Data structures and interfaces
```mermaid
classDiagram
    class Sample {
        +size: int
    }
```
## Program call flow
```mermaid
sequenceDiagram
    participant U as User
    participant S as Sample
    U->>S: run(1)
    S-->>U: 2
```
## Assumptions
- None
## Open Questions
- None
)"_s.arg(list);
}

QString SampleTeam::tasks(const QString &extraFile) const
{
    QStringList files = m_files;
    if (!extraFile.isEmpty())
        files.append(extraFile);
    QString rows;
    QString list;
    for (const QString &file : files) {
        const QStringList needs = m_dependencies.value(file);
        rows += u"| %1 | %2 | Does one thing | R1, R2 |\n"_s.arg(
            file, needs.isEmpty() ? u"None"_s : needs.join(u", "_s));
        list += u"1. `%1`\n"_s.arg(file);
    }
    return uR"(## Required packages
- None
## Required other language packages
- None
## Logic Analysis
| File | Depends on | Purpose | Requirements |
| --- | --- | --- | --- |
%1
## Task list
%2
## Full API spec
None
## Shared Knowledge
All functions take and give an int.
## Assumptions
- None
## Open Questions
- None
)"_s.arg(rows, list);
}

QString SampleTeam::code(const QString &path) const
{
    QString body = u"\"\"\"%1\"\"\"\n"_s.arg(markerOf(path));
    for (int i = 0; i < 12; ++i)
        body += u"\n\ndef step_%1(x: int) -> int:\n    \"\"\"Adds %1.\"\"\"\n    return x + %1\n"_s.arg(i);
    return u"```python\n%1```\n"_s.arg(body);
}

QString SampleTeam::review()
{
    return u"## Verdict\n- LGTM\n\n## Findings\n| Severity | Line | Finding |\n|---|---|---|\n| - | - | None |\n"_s;
}

QString SampleTeam::summary() const
{
    return uR"(## Code Review All
Ten files, one purpose each.
## Call flow
```mermaid
sequenceDiagram
    participant U as User
    participant M as main.py
    U->>M: starts it
    M-->>U: a number
```
## Coverage
| Requirement | Files | Tests | State |
|---|---|---|---|
| R1 | %1 | tests/test_a0.py | covered |
| R2 | %1 | tests/test_a0.py | covered |
## TODOs
- None
)"_s.arg(m_files.join(u", "_s));
}

QString SampleTeam::testCode(const QString &path)
{
    return u"```python\n\"\"\"Tests of %1.\"\"\"\nimport unittest\n\n\nclass "
           u"SampleTest(unittest.TestCase):\n    def "
           "test_adds(self):\n        self.assertEqual(1 + 1, 2)\n\n\nif __name__ == \"__main__\":\n    "
           "unittest.main()\n```\n"_s.arg(path);
}

} // namespace baton::test
