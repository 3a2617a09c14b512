// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/reply/code_extractor.h"
#include "tests/artefact/samples.h"
#include "tests/support/test_main.h"

using namespace Qt::StringLiterals;
using namespace baton::artefact;

namespace {

QString eachLine(const QString &text, const QString &prefix)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines)
        line.prepend(prefix);
    return lines.join(u'\n');
}

void addRow(const char *name, const QString &raw)
{
    QTest::newRow(name) << raw;
}

QString pythonBlock()
{
    return u"```python\n"_s + samples::pythonFile() + u"```\n"_s;
}

/// How the fence itself may look.
void addFences()
{
    const QString file = samples::pythonFile();
    const QString block = pythonBlock();
    addRow("one fence", block);
    addRow("py", u"```py\n"_s + file + u"```\n"_s);
    addRow("upper-case language", u"```Python\n"_s + file + u"```\n"_s);
    addRow("no language", u"```\n"_s + file + u"```\n"_s);
    addRow("prose around", u"Here is the file:\n\n"_s + block + u"\nIt stores tasks. Let me know!\n"_s);
    addRow("missing closing fence", u"```python\n"_s + file);
    addRow("missing closing fence and newline", u"```python\n"_s + file.trimmed());
    addRow("closing fence stuck to the last line", u"```python\n"_s + file.trimmed() + u"```"_s);
    addRow("no fence", file);
    addRow("no fence, chatter before", u"Sure, here is the code:\n\n"_s + file);
    addRow("no fence, chatter behind", file + u"\nI hope this helps!\n"_s);
    addRow("tildes", u"~~~python\n"_s + file + u"~~~\n"_s);
    addRow("four back-ticks", u"````python\n"_s + file + u"````\n"_s);
}

/// Several blocks: which one is the file.
void addBlocks()
{
    const QString file = samples::pythonFile();
    const QString block = pythonBlock();
    const QString other =
        u"```python\nprint('a long example of how this file may be used by somebody')\n"_s.append(
            u"# filler\n"_s.repeated(80))
        + u"```\n"_s;
    const QString shell =
        u"```bash\npython todo/store.py\n"_s + u"echo filler\n"_s.repeated(200) + u"```\n"_s;
    addRow("path in the info string", other + u"```python todo/store.py\n"_s + file + u"```\n"_s);
    addRow("path with colon", other + u"```python:todo/store.py\n"_s + file + u"```\n"_s);
    addRow("path alone", other + u"```todo/store.py\n"_s + file + u"```\n"_s);
    addRow("path as title", other + u"```python title=\"todo/store.py\"\n"_s + file + u"```\n"_s);
    addRow("bold path above", other + u"\n**todo/store.py**\n\n"_s + block);
    addRow("heading path above", other + u"\n### `todo/store.py`\n"_s + block);
    addRow("file word above", other + u"\nFile: todo/store.py\n"_s + block);
    addRow("other file labelled", u"**todo/cli.py**\n"_s + other + u"\n**todo/store.py**\n"_s + block);
    addRow("longest in the language", u"```python\nprint(1)\n```\n"_s + block + shell);
    addRow("a shell block naming the file", block + u"Run `todo/store.py`:\n"_s + shell);
    addRow("longest without a language", u"```\nx = 1\n```\n"_s + u"```\n"_s + file + u"```\n"_s);
    addRow("second block never closed", shell + u"```python\n"_s + file);
    addRow("first block never closed", u"```python\n"_s + file + u"\n```bash\npython x.py\n```\n"_s);
}

/// What may stand around the block.
void addWrappings()
{
    const QString file = samples::pythonFile();
    const QString block = pythonBlock();
    const QString remarks =
        u"\n## Remarks\n\n| Remark | Outcome | Note |\n|---|---|---|\n| 1 | addressed | done |\n"_s;
    addRow("think block", u"<think>\n```python\nprint('draft')\n```\n</think>\n"_s + block);
    addRow("only the closing think tag", u"I could write\n```python\nx\n```\n</think>\n"_s + block);
    addRow("unclosed think", u"<think>I write it now.\n\n"_s + block);
    addRow("harmony", u"<|channel|>analysis<|message|>hm<|end|><|channel|>final<|message|>"_s + block);
    addRow("CRLF", QString(block).replace(u'\n', "\r\n"_L1));
    addRow("BOM", QChar(0xFEFF) + block);
    addRow("BOM and no fence", QChar(0xFEFF) + file);
    addRow("block-quoted", eachLine(block, u"> "_s));
    addRow("fence in a list", u"1. The file:\n\n"_s + eachLine(block, u"   "_s));
    addRow("indented fence", eachLine(block, u"    "_s));
    addRow("blank lines inside", u"```python\n\n\n"_s + file + u"\n\n```\n"_s);
    addRow("JSON",
        u"{\"path\": \"todo/store.py\", \"content\": \""_s
            + QString(file).replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1).replace(u'\n', "\\n"_L1)
            + u"\"}"_s);
    addRow("remarks behind the fence", block + remarks);
    addRow("remarks without a fence", file + remarks);
    addRow("remarks and a missing closing fence", u"```python\n"_s + file + remarks);
    addRow("bold remarks", block + QString(remarks).replace("## Remarks"_L1, "**Remarks**"_L1));
}

} // namespace

/// Malformed code answers: every row must give exactly the file it holds, or say that there is none.
class TestCodeAnswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void pythonFile_data();
    void pythonFile();
    void otherFiles_data();
    void otherFiles();
    void markdownFile_data();
    void markdownFile();
    void noCode_data();
    void noCode();
};

BATON_TEST_CLASS(TestCodeAnswers)

void TestCodeAnswers::init()
{
    baton::test::failOnWarnings();
}

void TestCodeAnswers::pythonFile_data()
{
    QTest::addColumn<QString>("raw");
    addFences();
    addBlocks();
    addWrappings();
}

void TestCodeAnswers::pythonFile()
{
    QFETCH(QString, raw);
    const ExtractedCode code = extractCode(raw, u"todo/store.py"_s);
    QVERIFY2(code.found, qPrintable(code.reason));
    QCOMPARE(code.text, samples::pythonFile());
}

void TestCodeAnswers::otherFiles_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &path, const QString &raw, const QString &expected) {
        QTest::newRow(name) << path << raw << expected;
    };
    row("empty package file", u"todo/__init__.py"_s, u"```python\n```\n"_s, u"\n"_s);
    row("package file with a comment", u"todo/__init__.py"_s, u"```python\n# todo\n```\n"_s, u"# todo\n"_s);
    row("TypeScript as JavaScript", u"src/a.ts"_s, u"```js\nexport const a = 1\n```"_s,
        u"export const a = 1\n"_s);
    row("header as C", u"src/a.h"_s, u"```c\n#pragma once\n```"_s, u"#pragma once\n"_s);
    row("include is no heading", u"a.cpp"_s, u"#include <vector>\n\nint main() { return 0; }\n"_s,
        u"#include <vector>\n\nint main() { return 0; }\n"_s);
    row("HTML without a fence", u"index.html"_s, u"<!doctype html>\n<p>Hi</p>\n"_s,
        u"<!doctype html>\n<p>Hi</p>\n"_s);
    row("HTML beside CSS", u"index.html"_s,
        u"```css\nbody { margin: 0 }\np { color: red }\n```\n```html\n<p>Hi</p>\n```"_s, u"<p>Hi</p>\n"_s);
    row("JSON without a fence", u"a.json"_s, u"{\"content\": \"x\"}"_s, u"{\"content\": \"x\"}\n"_s);
    row("Dockerfile", u"Dockerfile"_s, u"```dockerfile\nFROM scratch\n```"_s, u"FROM scratch\n"_s);
    row("unknown kind", u"data.xyz"_s, u"```weird\na b\n```"_s, u"a b\n"_s);
    row("text file", u"notes.txt"_s, u"A note.\nAnother one."_s, u"A note.\nAnother one.\n"_s);
    row("a program that knows think tags", u"a.py"_s,
        u"```python\nTAG = (\n    1,\n)\n<think>\nx\n</think>\n```"_s,
        u"TAG = (\n    1,\n)\n<think>\nx\n</think>\n"_s);
    row("a Remarks heading that is content", u"a.py"_s, u"```python\n# Remarks\nx = 1\n```"_s,
        u"# Remarks\nx = 1\n"_s);
    row("a fence at the margin of a docstring", u"a.py"_s,
        u"```python\n\"\"\"\n```python\nf()\n```\n\"\"\"\nx = 1\n```\n"_s,
        u"\"\"\"\n```python\nf()\n```\n\"\"\"\nx = 1\n"_s);
}

void TestCodeAnswers::otherFiles()
{
    QFETCH(QString, path);
    QFETCH(QString, raw);
    QFETCH(QString, expected);
    const ExtractedCode code = extractCode(raw, path);
    QVERIFY2(code.found, qPrintable(code.reason));
    QCOMPARE(code.text, expected);
}

void TestCodeAnswers::markdownFile_data()
{
    QTest::addColumn<QString>("raw");
    const QString file =
        u"# Todo\n\nInstall:\n\n```bash\npip install .\n```\n\nUse:\n\n```\ntodo add\n```\n\nIt never loses a task.\n"_s;
    QTest::newRow("no fence") << file;
    QTest::newRow("chatter") << u"Here is the README:\n\n"_s + file;
    QTest::newRow("markdown fence") << u"```markdown\n"_s + file + u"```\n"_s;
    QTest::newRow("fence and chatter") << u"Sure:\n\n```markdown\n"_s + file + u"```\n\nLet me know.\n"_s;
    QTest::newRow("four back-ticks") << u"````markdown\n"_s + file + u"````\n"_s;
    QTest::newRow("tildes") << u"~~~md\n"_s + file + u"~~~\n"_s;
    QTest::newRow("bare fence") << u"```\n"_s + file + u"```\n"_s;
    QTest::newRow("path") << u"```README.md\n"_s + file + u"```\n"_s;
    QTest::newRow("CRLF") << QString(u"```markdown\n"_s + file + u"```\n"_s).replace(u'\n', "\r\n"_L1);
}

void TestCodeAnswers::markdownFile()
{
    QFETCH(QString, raw);
    const ExtractedCode code = extractCode(raw, u"README.md"_s);
    QVERIFY2(code.found, qPrintable(code.reason));
    QCOMPARE(code.text,
        u"# Todo\n\nInstall:\n\n```bash\npip install .\n```\n\nUse:\n\n```\ntodo add\n```\n\nIt never loses a task.\n"_s);
}

void TestCodeAnswers::noCode_data()
{
    QTest::addColumn<QString>("raw");
    QTest::newRow("nothing") << QString();
    QTest::newRow("blank") << u" \n\t\n"_s;
    QTest::newRow("refusal") << u"I'm sorry, but I can't help with that."_s;
    QTest::newRow("refusal with a hint") << u"I cannot write this file. Try x = 1."_s;
    QTest::newRow("words")
        << u"The file keeps tasks and writes them to disk.\nIt is easy to use and does all that was asked for."_s;
    QTest::newRow("only thinking") << u"<think>\nI should write import json and then"_s;
    QTest::newRow("only another language") << u"```bash\npython main.py\n```"_s;
    QTest::newRow("an empty block") << u"```python\n\n```"_s;
}

void TestCodeAnswers::noCode()
{
    QFETCH(QString, raw);
    const ExtractedCode code = extractCode(raw, u"main.py"_s);
    QVERIFY2(!code.found, qPrintable(code.text));
    QVERIFY(!code.reason.isEmpty());
    const ParsedReply reply = parseReply(raw, samples::contextFor(u"code"_s, u"main.py"_s));
    QCOMPARE(reply.text, QString());
    QCOMPARE(reply.checks.size(), 1);
    QCOMPARE(reply.checks.constFirst().id, baton::check::code);
    QCOMPARE(reply.checks.constFirst().state, baton::CheckState::Failed);
}

#include "code_answers_test.moc"
