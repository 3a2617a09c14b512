// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/loop_team.h"

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

QString fenced(const QString &code)
{
    return u"```python\n%1```\n"_s.arg(code);
}

QString stem(const QString &path)
{
    return path.section(u'/', -1).section(u'.', 0, 0);
}

/// A file of one function, `f(x)`, that gives x times the number of its place among the files.
QString plain(const QString &path, int factor)
{
    return fenced(u"\"\"\"%1\"\"\"\n\n\ndef %2(x: int) -> int:\n    \"\"\"Gives %3 times x.\"\"\"\n"
                  u"    return %3 * x\n"_s.arg(path, stem(path))
                      .arg(factor));
}

const QString todo = u"todo_of_the_report"_s;

QString ledger(bool again)
{
    const QString word = again ? u"A sum."_s : LoopTeam::refusedWord();
    return fenced(u"\"\"\"ledger.py\"\"\"\nfrom money import money\n\n\ndef ledger(x: int) -> int:\n"
                  u"    \"\"\"%1\"\"\"\n    return money(x) + 1\n"_s.arg(word));
}

QString split(const QString &half)
{
    return fenced(u"\"\"\"split.py\"\"\"\n\n\ndef split(x: int) -> int:\n    \"\"\"Half of x, rounded "
                  u"up.\"\"\"\n    return %1\n"_s.arg(half));
}

/// Another text each time, and wrong again.
QString neverRight(const QString &request)
{
    return split(u"x // 2  # try %1"_s.arg(request.count(u"# try"_s) + request.size() % 97));
}

QString report(bool again)
{
    return fenced(
        u"\"\"\"report.py\"\"\"\nfrom ledger import ledger\nfrom split import split\n\n\n"
        u"def report(x: int) -> int:\n    \"\"\"Sums up x.\"\"\"\n    # %1\n    return ledger(x) + split(x)\n"_s
            .arg(again ? u"Says it all."_s : todo));
}

QString program()
{
    return fenced(u"\"\"\"main.py\"\"\"\nfrom report import report\n\n\ndef main(x: int = 3) -> int:\n"
                  u"    \"\"\"Prints the report of x.\"\"\"\n    print(report(x))\n    return 0\n\n\n"
                  u"if __name__ == \"__main__\":\n    main()\n"_s);
}

/// What the function of a file gives for three, as the requirement has it.
int promised(const QString &path)
{
    static const QMap<QString, int> values{{u"money.py"_s, 3}, {u"rates.py"_s, 6}, {u"people.py"_s, 9},
        {u"store.py"_s, 12}, {u"split.py"_s, 2}, {u"ledger.py"_s, 4}, {u"report.py"_s, 6}, {u"main.py"_s, 0}};
    return values.value(path);
}

} // namespace

QStringList LoopTeam::files()
{
    return {u"money.py"_s, u"rates.py"_s, u"people.py"_s, u"store.py"_s, u"split.py"_s, u"ledger.py"_s,
        u"report.py"_s, u"main.py"_s};
}

QString LoopTeam::answer(const QString &verbLine, const QString &request) const
{
    const QStringList words = verbLine.split(u' ');
    if (words.size() != 4)
        return {};
    const QString &path = words.at(1);
    const QString &kind = words.at(3);
    const bool again = words.at(0) != "Produce"_L1;
    if (kind == "tasks"_L1)
        return tasks();
    if (m_isStubborn && verbLine == "Fix split.py as code"_L1)
        return neverRight(request);
    if (kind == "code"_L1)
        return write(path, again);
    if (kind == "test"_L1)
        return test(path, again);
    if (kind == "attribution"_L1)
        return attribution(request);
    if (kind == "summary"_L1)
        return summary(request);
    if (kind == "review"_L1 && request.contains(refusedWord()))
        return u"## Verdict\n- LBTM\n\n## Findings\n| Severity | Line | Finding |\n|---|---|---|\n"
               u"| high | 6 | The words say nothing of the sum. |\n"_s;
    QString text = m_documents.answer(verbLine);
    return kind == "design"_L1 ? m_documents.designOf(files()) : text;
}

QString LoopTeam::write(const QString &path, bool again) const
{
    if (path == "ledger.py"_L1)
        return ledger(again);
    if (path == "split.py"_L1)
        return split(again ? u"(x + 1) // 2"_s : u"x // 2"_s);
    if (path == "report.py"_L1)
        return report(again);
    return path == "main.py"_L1 ? program() : plain(path, promised(path) / 3);
}

QString LoopTeam::test(const QString &path, bool again) const
{
    const QString name = stem(path).mid(5); // behind "test_"
    const QString file = name + u".py"_s;
    const bool errs = file == "rates.py"_L1 && !again;
    const int expected = errs ? 7 : promised(file);
    return fenced(u"\"\"\"Tests of %1.\"\"\"\n# R1, R2\nimport unittest\n\nfrom %2 import %2\n\n\n"
                  u"class %3Test(unittest.TestCase):\n    def test_three(self):\n"
                  u"        self.assertEqual(%2(3), %4)\n\n\nif __name__ == \"__main__\":\n"
                  u"    unittest.main()\n"_s.arg(file, name, name.left(1).toUpper() + name.mid(1))
                      .arg(expected));
}

QString LoopTeam::attribution(const QString &request)
{
    QString rows;
    if (request.contains(u"1 != 2"_s))
        rows += u"| tests.test_split.SplitTest.test_three | code | split.py | It rounds down. |\n"_s;
    if (request.contains(u"6 != 7"_s))
        rows += u"| tests.test_rates.RatesTest.test_three | test | tests/test_rates.py | Twice three is "
                u"six. |\n"_s;
    return u"## Attribution\n| Test | Fault | File | Reason |\n|---|---|---|---|\n"_s + rows;
}

QString LoopTeam::summary(const QString &request)
{
    QStringList tests;
    for (const QString &file : files())
        tests.append(u"tests/test_"_s + file);
    const QString open = request.contains(todo) ? u"`report.py`: its words are missing"_s : u"None"_s;
    return uR"(## Code Review All
Eight files, one function each.
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
| R1 | %1 | %2 | covered |
| R2 | %1 | %2 | covered |
## TODOs
- %3
)"_s.arg(files().join(u", "_s), tests.join(u", "_s), open);
}

QString LoopTeam::tasks()
{
    const QMap<QString, QString> needs{{u"ledger.py"_s, u"money.py"_s},
        {u"report.py"_s, u"ledger.py, split.py"_s}, {u"main.py"_s, u"report.py"_s}};
    QString rows;
    QString list;
    for (const QString &file : files()) {
        rows += u"| %1 | %2 | Does one thing | R1, R2 |\n"_s.arg(file, needs.value(file, u"None"_s));
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

} // namespace baton::test
