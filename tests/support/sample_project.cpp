// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_project.h"

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

/// Sentences of about that many characters, different for each subject.
QString prose(const QString &subject, int characters)
{
    QString text;
    for (int i = 1; text.size() < characters; ++i)
        text +=
            u"The %1 keeps rule %2 in one place, says what went wrong in plain words and loses nothing. "_s
                .arg(subject)
                .arg(i);
    return text.trimmed();
}

QString stemOf(const QString &path)
{
    return path.section(u'/', -1).section(u'.', 0, 0);
}

/// "part_07" is the class Part07.
QString classOf(const QString &path)
{
    QString name = stemOf(path).remove(u'_');
    name[0] = name.at(0).toUpper();
    return name;
}

} // namespace

SampleProject::SampleProject(int files)
{
    for (int i = 0; i < files; ++i)
        m_files.append(u"src/part_%1.py"_s.arg(i, 2, 10, QChar(u'0')));
}

/// Four tenths need nothing, three tenths two of those, three tenths one of the second level.
QStringList SampleProject::dependenciesOf(qsizetype index) const
{
    const qsizetype second = m_files.size() * 4 / 10;
    const qsizetype third = m_files.size() * 7 / 10;
    if (index < second)
        return {};
    if (index < third)
        return {m_files.at((index - second) % second), m_files.at((index - second + 1) % second)};
    return {m_files.at(second + (index - third) % (third - second))};
}

QString SampleProject::answer(const QString &verbLine) const
{
    const QString path = verbLine.section(u' ', 1, 1);
    const QString kind = verbLine.section(u' ', 3, 3);
    return kind == "prd"_L1   ? prd()
        : kind == "design"_L1 ? design()
        : kind == "tasks"_L1  ? tasks()
        : kind == "code"_L1   ? code(path)
                              : QString();
}

QString SampleProject::prd() const
{
    QString pool;
    for (int i = 1; i <= 8; ++i)
        pool += u"| R%1 | P%2 | Part %1 does its one thing and says so |\n"_s.arg(i).arg(i % 3);
    return u"## Language\n\nEnglish\n\n## Programming Language\n\nPython\n\n## Original Requirements\n\n"
           "A sample of many parts.\n\n## Project Name\n\nsample_parts\n\n## Product Goals\n\n"
           "- Every part works\n\n## User Stories\n\n- As a user, I want parts, so that they work.\n\n"
           "## Competitive Analysis\n\n- Other: does half of it.\n\n## Competitive Quadrant Chart\n\n"
           "```mermaid\nquadrantChart\n    title Reach\n    x-axis Low --> High\n    y-axis Low --> High\n"
           "    quadrant-1 Lead\n    quadrant-2 Follow\n    quadrant-3 Niche\n    quadrant-4 Hope\n"
           "    Ours: [0.7, 0.6]\n```\n\n## Requirement Analysis\n\n%1\n\n## Requirement Pool\n\n"
           "| ID | Priority | Requirement |\n|---|---|---|\n%2\n## UI Design draft\n\nA command line.\n\n"
           "## Assumptions\n\nNone\n\n## Open Questions\n\nNone\n"_s.arg(prose(u"product"_s, 600), pool);
}

QString SampleProject::design() const
{
    QString list;
    QString classes;
    for (const QString &file : m_files) {
        list += u"- `%1`: one part of many\n"_s.arg(file);
        classes += u"    class %1 {\n        +run(x: int) int\n    }\n"_s.arg(classOf(file));
    }
    return u"## Implementation approach\n\n%1\n\n## File list\n\n%2\n## Data structures and interfaces\n\n"
           "```mermaid\nclassDiagram\n%3```\n\n## Program call flow\n\n```mermaid\nsequenceDiagram\n"
           "    participant U as User\n    participant P as Part00\n    U->>P: run(1)\n    P-->>U: 2\n```\n\n"
           "## Assumptions\n\nNone\n\n## Open Questions\n\nNone\n"_s.arg(
               prose(u"design"_s, 400), list, classes);
}

QString SampleProject::tasks() const
{
    QString rows;
    QString order;
    for (qsizetype i = 0; i < m_files.size(); ++i) {
        const QStringList needs = dependenciesOf(i);
        rows += u"| %1 | %2 | Does one thing and says so | R%3 |\n"_s
                    .arg(m_files.at(i), needs.isEmpty() ? u"None"_s : needs.join(u", "_s))
                    .arg(1 + i % 8);
        order += u"1. %1\n"_s.arg(m_files.at(i));
    }
    return u"## Required packages\n\nNone\n\n## Required other language packages\n\nNone\n\n"
           "## Logic Analysis\n\n| File | Depends on | Purpose | Requirements |\n|---|---|---|---|\n%1\n"
           "## Task list\n\n%2\n## Full API spec\n\nNone\n\n## Shared Knowledge\n\n%3\n\n"
           "## Assumptions\n\nNone\n\n## Open Questions\n\nNone\n"_s.arg(rows, order,
               prose(u"team"_s, 100)
                   + u"\n\nImports: from src.part import Part\nRun: python3 main.py\nTest: python3 -m unittest\n"_s);
}

QString SampleProject::code(const QString &path) const
{
    QString body = u"\"\"\"%1: one part.\"\"\"\n\n\nclass %2:\n    \"\"\"Does one thing.\"\"\"\n"_s.arg(
        path, classOf(path));
    for (int i = 0; i < 6; ++i)
        body += u"\n    def step_%1(self, x: int) -> int:\n        \"\"\"Adds %1 to x.\"\"\"\n"
                "        result = x + %1\n        return result\n"_s.arg(i);
    body += u"\n    def run(self, x: int) -> int:\n        \"\"\"Does all steps.\"\"\"\n"
            "        for step in (self.step_0, self.step_1):\n            x = step(x)\n        return x\n"_s;
    return u"```python\n%1```\n"_s.arg(body);
}

} // namespace baton::test
