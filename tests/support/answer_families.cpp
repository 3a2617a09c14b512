// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/answer_families.h"

#include "core/artefact/document/manifest.h"
#include "core/artefact/reply/lint.h"
#include "core/artefact/reply/stitch.h"
#include "tests/artefact/samples.h"

namespace samples {

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::artefact;

namespace {

using Piece = std::function<QString(int)>;

/// Pieces one after the other between a beginning and an end.
std::function<QString(qsizetype)> made(const QString &head, const Piece &piece, const QString &tail = {})
{
    return [=](qsizetype size) -> QString {
        QString text = head;
        text.reserve(size + 1024);
        for (int i = 0; text.size() < size; ++i)
            text += piece(i);
        return QString(text + tail);
    };
}

std::function<QString(qsizetype)> repeated(
    const QString &head, const QString &piece, const QString &tail = {})
{
    return made(
        head, [piece](int) { return piece; }, tail);
}

struct Shape {
    const char *name;
    Piece piece;
};

Piece same(const QString &text)
{
    return [text](int) { return text; };
}

/// Shapes that every reader meets.
QVector<Shape> commonShapes()
{
    return {{"think_close", same(u"</think>"_s)}, {"think_pairs_line", same(u"<think>a</think>"_s)},
        {"think_lines", same(u"<reasoning>\nx\n</reasoning>\n"_s)}, {"think_open", same(u"<think>\n"_s)},
        {"think_last", same(u"[/THINK]x"_s)}, {"bare_fences", same(u"```\n"_s)},
        {"mixed_fences",
            [](int i) -> QString { return QString(3 + i % 5, i % 2 ? u'~' : u'`') + u"a\nx\n"_s; }},
        {"fences_with_headings", same(u"```python\n## Language\n"_s)}, {"fence_line", same(u"```"_s)},
        {"headings", [](int i) -> QString { return u"## Extra %1\n"_s.arg(i); }},
        {"top_headings", same(u"# H\n\n"_s)}, {"hashes", same(u"#"_s)}, {"setext", same(u"text\n===\n"_s)},
        {"pipes", same(u"|"_s)}, {"ticks", same(u"`"_s)}, {"rows", same(u"| a | b |\n"_s)},
        {"items", same(u"- item\n"_s)},
        {"nested_items", [](int i) -> QString { return QString(i % 200, u' ') + u"- x\n"_s; }},
        {"quotes", same(u"> "_s)}, {"quoted_lines", same(u"> > x\n"_s)}, {"blank_lines", same(u"\n"_s)},
        {"spaces", same(u" "_s)}, {"space_lines", same(u" \t\n"_s)}, {"one_line", same(u"word "_s)},
        {"short_lines", same(u"a\n"_s)}, {"crlf", same(u"some text\r\n"_s)}, {"cr", same(u"text\r"_s)},
        {"unicode", same(u"é中\U0001F600\u202E\u200D "_s)}, {"marks", same(u"e\u0301\u0301\u0301"_s)},
        {"bom", same(QString(QChar(0xFEFF)))}, {"nul", same(QString(QChar(0)))},
        {"surrogates", same(QString(QChar(0xD800)))}, {"bold", same(u"**bold** "_s)}, {"stars", same(u"*"_s)},
        {"rules", same(u"---\n\n"_s)}, {"backslashes", same(u"\\"_s)}, {"brackets", same(u"["_s)},
        {"braces", same(u"{"_s)}, {"numbers", same(u"1,"_s)}, {"quotes_marks", same(u"\""_s)},
        {"links", same(u"[a](b) "_s)}, {"html", same(u"<br><b>x</b>"_s)},
        {"remarks", same(u"## Remarks\n\n1. addressed: x\n"_s)}, {"colons", same(u"Language: English: "_s)},
        {"underscores", same(u"__a__ "_s)}};
}

void add(QVector<AnswerFamily> &families, const QString &name, const QString &kind, const QString &path,
    std::function<QString(qsizetype)> text)
{
    families += AnswerFamily{name, kind, path, std::move(text)};
}

void addCommon(QVector<AnswerFamily> &families)
{
    struct Reader {
        const char *kind;
        const char *path;
    };
    for (const Reader &reader :
        {Reader{"prd", ""}, Reader{"design", ""}, Reader{"tasks", ""}, Reader{"review", ""},
            Reader{"summary", ""}, Reader{"code", "src/a.py"}, Reader{"test", "tests/test_a.js"}}) {
        const QString kind = QString::fromLatin1(reader.kind);
        for (const Shape &shape : commonShapes())
            families += AnswerFamily{kind + u'.' + QString::fromLatin1(shape.name), kind,
                QString::fromLatin1(reader.path), made({}, shape.piece), false};
    }
}

void addTables(QVector<AnswerFamily> &families)
{
    const QString pool = u"## Requirement Pool\n\n| ID | Priority | Requirement |\n|---|---|---|\n"_s;
    const QString tasks =
        u"## Logic Analysis\n\n| File | Depends on | Purpose | Requirements |\n|---|---|---|---|\n"_s;
    const auto prd = [&](const QString &name, auto text) {
        add(families, u"prd."_s + name, u"prd"_s, {}, text);
    };
    const auto task = [&](const QString &name, auto text) {
        add(families, u"tasks."_s + name, u"tasks"_s, {}, text);
    };
    prd(u"pool_pipes"_s, repeated(pool + u"| R1 | "_s, u"|"_s));
    prd(u"pool_ticks"_s, repeated(pool + u"| R1 | "_s, u"`` ` "_s));
    prd(u"pool_rows"_s, made(pool, [](int i) -> QString { return u"| R%1 | P0 | x |\n"_s.arg(i); }));
    prd(u"pool_bad_rows"_s, repeated(pool, u"| x | y | |\n"_s));
    prd(u"pool_tiny_rows"_s, repeated(pool, u"|\n"_s));
    prd(u"wide_table"_s, [](qsizetype size) -> QString {
        return u"## Requirement Pool\n\n"_s + QString(size / 2, u'|') + u"a\n|-|\n"_s
            + u"|\n"_s.repeated(size / 4);
    });
    prd(u"wide_rows"_s, repeated(pool, u"|"_s.repeated(900) + u'\n'));
    prd(u"escaped_pipes"_s, repeated(pool + u"| R1 | "_s, u"\\|"_s));
    task(u"rows"_s, made(tasks, [](int i) -> QString { return u"| `f%1.py` | None | x | R1 |\n"_s.arg(i); }));
    task(u"chain"_s,
        made(tasks, [](int i) -> QString { return u"| f%1.py | f%2.py | x | R1 |\n"_s.arg(i).arg(i - 1); }));
    task(u"cycle"_s,
        made(tasks, [](int i) -> QString { return u"| f%1.py | f%2.py | x | R1 |\n"_s.arg(i).arg(i + 1); }));
    task(u"unknown_needs"_s, repeated(tasks + u"| a.py | "_s, u"b,"_s));
    task(u"row_needs_all"_s, [tasks](qsizetype size) -> QString {
        QString rows = tasks;
        QString needs;
        for (int i = 0; rows.size() + needs.size() < size; ++i) {
            rows += u"| f%1.py | None | x | R1 |\n"_s.arg(i);
            needs += u"f%1.py, "_s.arg(i);
        }
        return QString(rows + u"| last.py | "_s + needs + u"| x | R1 |\n"_s);
    });
    task(u"same_needs"_s, repeated(tasks, u"| a.py | b.py, c.py | x | R1 |\n"_s));
    task(u"requirements_cell"_s,
        made(tasks + u"| a.py | | x | "_s, [](int i) -> QString { return u"R%1, "_s.arg(i); }));
    task(u"and_cell"_s, repeated(tasks + u"| a.py | "_s, u"a and  "_s));
    task(u"packages"_s, made(u"## Required packages\n\n"_s, [](int i) -> QString {
        return u"- package_%1>=1.0\n"_s.arg(i);
    }));
    task(u"package_versions"_s, repeated(u"## Required packages\n\n- a "_s, u">=1  "_s));
    task(u"package_lines"_s,
        repeated(u"## Required packages\n\n"_s, u"- a "_s + u">=1  "_s.repeated(50) + u"!\n"_s));
    task(u"package_spaces"_s,
        repeated(u"## Required packages\n\n"_s, u"- a"_s + QString(250, u' ') + u"b\n"_s));
    task(u"file_list"_s,
        made(u"## Task list\n\n"_s, [](int i) -> QString { return u"- `a/f%1.py`: x\n"_s.arg(i); }));
    task(u"nested_files"_s, repeated(u"## Task list\n\n- a.py\n"_s, u"  - b.py\n"_s));
    task(u"list_without_marks"_s, repeated(u"## Task list\n\n"_s, u"a.py\n"_s));
}

void addJson(QVector<AnswerFamily> &families)
{
    const auto prd = [&](const QString &name, auto text) {
        add(families, u"prd.json_"_s + name, u"prd"_s, {}, text);
    };
    prd(u"members"_s,
        made(
            u"{"_s, [](int i) -> QString { return u"\"k%1\": \"v\", "_s.arg(i); }, u"\"z\": 1}"_s));
    prd(u"known"_s, repeated(u"{"_s, u"\"Language\": \"English\", "_s, u"\"z\": 1}"_s));
    prd(u"numbers"_s, repeated(u"{\"Language\": [1"_s, u",1"_s, u"]}"_s));
    prd(u"objects"_s, repeated(u"{\"Requirement Pool\": ["_s, u"{\"ID\": \"R1\"},"_s, u"{}]}"_s));
    prd(u"many_columns"_s,
        made(
            u"{\"Requirement Pool\": [{"_s, [](int i) -> QString { return u"\"c%1\": 1, "_s.arg(i); },
            u"\"z\": 1}]}"_s));
    prd(u"entries"_s, repeated(u"["_s, u"{\"title\": \"Language\", \"content\": \"x\"},"_s, u"{}]"_s));
    prd(u"open_string"_s, repeated(u"{\"Language\": \""_s, u"text\n"_s));
    prd(u"escapes"_s, repeated(u"{\"Language\": \""_s, u"\\\\\\\""_s));
    prd(u"closers"_s, repeated(u"{"_s, u"  }"_s));
    prd(u"commas"_s, repeated(u"{\"a\": [1"_s, u" ,  "_s));
    prd(u"deep"_s, [](qsizetype size) -> QString {
        return u"{\"Language\": "_s + u"["_s.repeated(60) + u"\"x\","_s.repeated(size / 4) + u"1"_s
            + u"]"_s.repeated(60) + u'}';
    });
    add(families, u"code.json_file"_s, u"code"_s, u"a.py"_s,
        repeated(u"{\"path\": \"a.py\", \"content\": \""_s, u"x = 1\\n"_s, u"\"}"_s));
    add(families, u"code.json_text"_s, u"code"_s, u"a.json"_s, repeated(u"["_s, u"1,"_s, u"1]"_s));
}

void addDiagrams(QVector<AnswerFamily> &families)
{
    struct Diagram {
        const char *name;
        const char *head;
        QString piece;
    };
    const QString spaces(900, u' ');
    for (const Diagram &diagram : {Diagram{"quadrant", "quadrantChart", u"A: [0.1, 0.2]\n"_s},
             Diagram{"quadrant_spaces", "quadrantChart", u"a"_s + spaces + u"b\n"_s},
             Diagram{"classes", "classDiagram", u"class A\nA <|-- B : x\n"_s},
             Diagram{"class_dashes", "classDiagram", QString(900, u'-') + u" -\n"_s},
             Diagram{"sequence", "sequenceDiagram", u"A->>B: text\n"_s},
             Diagram{"sequence_arrows", "sequenceDiagram", u"-x"_s.repeated(450) + u"\n"_s},
             Diagram{"flow", "flowchart TD", u"a --> b\n"_s},
             Diagram{"subgraphs", "flowchart TD", u"subgraph x\n"_s}}) {
        const QString name = QString::fromLatin1(diagram.name);
        const QString begin = u"```mermaid\n%1\n"_s.arg(QLatin1StringView(diagram.head));
        add(families, u"design."_s + name, u"design"_s, {},
            repeated(u"## Program call flow\n\n"_s + begin, diagram.piece, u"```\n"_s));
        add(families, u"design.many_"_s + name, u"design"_s, {},
            repeated(u"## Program call flow\n\n"_s, begin + diagram.piece + u"```\n"_s));
    }
    add(families, u"design.growing_fences"_s, u"design"_s, {}, [](qsizetype size) -> QString {
        QString text = u"## Language\n\n"_s;
        for (int i = 3; text.size() < size / 2; ++i)
            text += QString(i, u'`') + u"a\n## Assumptions\n"_s;
        return QString(text + u"x\n"_s.repeated(size / 4));
    });
}

void addCode(QVector<AnswerFamily> &families)
{
    const auto python = [&](const QString &name, const QString &piece) {
        add(families, u"code."_s + name, u"code"_s, u"src/a.py"_s,
            repeated(u"```python\n"_s, piece, u"```\n"_s));
    };
    const auto script = [&](const QString &name, const QString &piece) {
        add(families, u"code."_s + name, u"code"_s, u"src/a.js"_s, repeated(u"```js\n"_s, piece, u"```\n"_s));
    };
    python(u"assignments"_s, u"x = f(1)  # y\n"_s);
    python(u"stubs"_s, u"def f():\n    pass\n"_s);
    python(u"open_defs"_s, u"def f(\n"_s);
    python(u"arrows"_s, u"def f"_s + u")->"_s.repeated(300) + u"\n"_s);
    python(u"docstrings"_s, u"def f():\n    \"\"\"\n"_s);
    python(u"other_docstrings"_s, u"def f():\n    '''x\n\"\"\"\n"_s);
    python(u"class_spaces"_s, u"class A"_s + QString(3000, u' ') + u"\n"_s);
    python(u"from_spaces"_s, u"from"_s + QString(3000, u' ') + u"\n"_s);
    python(u"from_dots"_s, u"from "_s + QString(3000, u'.') + u"\n"_s);
    python(u"imports"_s, u"import todo.store, os, nothing\n"_s);
    python(u"from_imports"_s, u"from todo.store import Store, nothing\n"_s);
    python(u"open_imports"_s, u"from x import (\n"_s);
    python(u"open_import_lines"_s, u"from x import (\n"_s + u"a,\n"_s.repeated(300));
    python(u"comments"_s, QString(999, u'#') + u"\n"_s);
    python(u"stars"_s, u"* "_s.repeated(499) + u"\n"_s);
    python(u"todos"_s, u"# TODO later\n"_s);
    python(u"decorators"_s, u"@abstractmethod\n"_s);
    python(u"tuples"_s, u"a, b, c = 1\n"_s);
    python(u"hidden"_s, u"x = '\u202E\u2066'\n"_s);
    python(u"long_string"_s, u"x = '"_s + QString(5000, u'a') + u"'\n"_s);
    script(u"js_imports"_s, u"import {a} from './b.js';\n"_s);
    script(u"js_requires"_s, u"const a = require("_s + QString(2000, u' ') + u"\n"_s);
    script(u"js_froms"_s, u"import "_s + u"from "_s.repeated(700) + u"\n"_s);
    script(u"js_blank"_s, u"\n"_s);
    add(families, u"code.no_fence"_s, u"code"_s, u"src/a.py"_s, repeated({}, u"x = f(1)  # y\n"_s));
    add(families, u"code.many_blocks"_s, u"code"_s, u"src/a.py"_s,
        repeated({}, u"`b.py`:\n```python\nx\n```\n"_s));
    add(families, u"code.open_blocks"_s, u"code"_s, u"src/a.py"_s, repeated({}, u"```python\nx = 1\n"_s));
    add(families, u"code.long_info"_s, u"code"_s, u"src/a.py"_s,
        repeated(u"```"_s, u"a"_s, u"\nx = 1\n```\n"_s));
    add(families, u"code.dotted_info"_s, u"code"_s, u"src/a.py"_s,
        repeated(u"```"_s, u"."_s, u"\nx = 1\n```\n"_s));
    add(families, u"code.words"_s, u"code"_s, u"src/a.py"_s,
        repeated({}, u"I am sorry, I cannot do that.\n"_s));
    add(families, u"code.readme"_s, u"code"_s, u"README.md"_s, repeated(u"# Title\n"_s, u"```\nx\n```\n"_s));
    add(families, u"code.data"_s, u"code"_s, u"data.csv"_s, repeated({}, u"1,2,3\n"_s));
}

ReplyContext contextOf(const AnswerFamily &family)
{
    ReplyContext context = contextFor(family.kind, family.path);
    for (const QString &kind : {u"prd"_s, u"design"_s, u"tasks"_s})
        context.documents.insert(kind, facts(kind));
    context.projectFiles = {u"todo/store.py"_s, u"todo/cli.py"_s};
    context.projectTexts.insert(u"todo/store.py"_s, pythonFile());
    if (!family.path.isEmpty())
        context.step.checks += check::names;
    context.remarkCount = 3;
    return context;
}

/// The forms of lists, rows and envelopes that are read into plain ones.
void addForms(QVector<AnswerFamily> &families)
{
    const auto list = [&](const QString &name, const Piece &piece) {
        add(families, u"design."_s + name, u"design"_s, {}, made(u"## File list\n\n"_s, piece));
    };
    list(u"tree"_s, [](int i) -> QString { return u"├── f%1.py  # x\n"_s.arg(i); });
    list(
        u"deep_tree"_s, [](int i) -> QString { return u"│   "_s.repeated(i % 60) + u"└── d%1/\n"_s.arg(i); });
    list(u"folders"_s, [](int i) -> QString { return u"- `d%1/`\n  - `a.py`: x\n"_s.arg(i); });
    list(u"path_headings"_s, [](int i) -> QString { return u"### `f%1.py`\n\nwords\n\n"_s.arg(i); });
    list(u"path_commas"_s, [](int i) -> QString { return u"f%1.py, "_s.arg(i); });
    list(u"section_tags"_s, same(u"<section name=\"File list\">\n"_s));
    const auto task = [&](const QString &name, const QString &head, const Piece &piece) {
        add(families, u"tasks."_s + name, u"tasks"_s, {}, made(head, piece));
    };
    const QString tasks = u"## Logic Analysis\n\n"_s;
    task(u"records"_s, tasks, [](int i) -> QString {
        return u"- **f%1.py**\n  - Depends on: f%2.py\n  - Purpose: x\n"_s.arg(i).arg(i - 1);
    });
    task(u"field_lines"_s, tasks, same(u"Depends on: a.py\n"_s));
    task(u"many_tables"_s, tasks, [](int i) -> QString {
        return u"**G%1**\n\n| File | Deps |\n|---|---|\n| f%1.py | None |\n\n"_s.arg(i);
    });
    task(u"commands"_s, u"## Required packages\n\n"_s, same(u"- pip install a b c==1\n"_s));
    add(families, u"prd.pool_bullets"_s, u"prd"_s, {},
        made(u"## Requirement Pool\n\n"_s, [](int i) -> QString { return u"- **R%1 (P0)**: x\n"_s.arg(i); }));
    add(families, u"prd.quoted_headings"_s, u"prd"_s, {},
        made(u"## Original Requirements\n\n"_s, same(u"## Project Name\n\nx\n\n"_s)));
}

/// What files come in: envelopes, labels and what is mended in them.
void addEnvelopes(QVector<AnswerFamily> &families)
{
    const auto code = [&](const QString &name, const QString &head, const Piece &piece) {
        add(families, u"code."_s + name, u"code"_s, u"src/a.py"_s, made(head, piece));
    };
    code(u"file_tags"_s, {},
        [](int i) -> QString { return u"<file path=\"f%1.py\">\nx\n</file>\n"_s.arg(i); });
    code(u"open_file_tags"_s, {}, same(u"<file path=\"b.py\">\nx\n"_s));
    code(u"parameters"_s, u"<invoke name=\"w\">\n"_s, same(u"<parameter name=\"content\">x\n"_s));
    code(u"here_documents"_s, {}, same(u"cat > b.py <<'EOF'\nx\n"_s));
    code(u"patches"_s, {}, same(u"--- /dev/null\n+++ b/b.py\n@@ -0,0 +1 @@\n+x\n"_s));
    code(u"replacements"_s, {}, same(u"<<<<<<< SEARCH\n=======\nx\n"_s));
    code(u"rulers"_s, {}, [](int i) -> QString { return u"# ===== f%1.py =====\nx = 1\n"_s.arg(i); });
    code(u"json_files"_s, u"{\"files\": ["_s, same(u"{\"path\": \"b.py\", \"content\": \"x\"},"_s));
    code(u"json_nesting"_s, {}, same(u"{\"a\":"_s));
    code(u"labelled_blocks"_s, {},
        [](int i) -> QString { return u"`f%1.py`:\n```python\nx = 1\n```\n\n"_s.arg(i); });
    code(u"open_quotes"_s, u"```python\nX = \"\"\"\n"_s, same(u"```\n"_s));
    code(
        u"numbered_lines"_s, u"```python\n"_s, [](int i) -> QString { return u"%1 | x = 1\n"_s.arg(i + 1); });
    code(u"entities"_s, u"```python\n"_s, same(u"a = &quot;x&quot;\n"_s));
    code(u"escaped_line"_s, u"```python\n"_s, same(u"x = 1\\n"_s));
    code(u"odd_spaces"_s, u"```python\n"_s, same(u"x\u00A0=\u200B 1\n"_s));
    code(u"end_tokens"_s, u"```python\nx = 1\n```\n"_s, same(u"</s><|im_end|>"_s));
    code(u"template_heads"_s, {}, same(u"<s>[INST]"_s));
    code(u"closers"_s, u"x = 1\n"_s, same(u"</content>\n"_s));
    code(u"wrappers"_s, {}, same(u"<answer>\n"_s));
}

} // namespace

void AnswerFamily::read(const QString &raw) const
{
    const bool stocked = kind == "review"_L1 || kind == "summary"_L1;
    if (stocked) {
        static_cast<void>(lint(raw, kind, path, stockSop(), profiles()));
        return;
    }
    const ParsedReply reply = parseReply(raw, contextOf(*this));
    if (kind == "tasks"_L1)
        static_cast<void>(deriveManifest({{kind, reply.facts}}, profiles()));
    const qsizetype half = raw.size() / 2;
    static_cast<void>(stitch(raw.left(half), raw.mid(half)));
}

QVector<AnswerFamily> answerFamilies()
{
    QVector<AnswerFamily> families;
    addCommon(families);
    addTables(families);
    addJson(families);
    addDiagrams(families);
    addCode(families);
    addForms(families);
    addEnvelopes(families);
    return families;
}

} // namespace samples
