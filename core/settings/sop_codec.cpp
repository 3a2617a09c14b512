// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/sop_library.h"

#include "core/settings/json_reader.h"

#include <nlohmann/json.hpp>

#include <QFileInfo>

namespace baton::settings {

using namespace Qt::StringLiterals;
using Json = nlohmann::json;

namespace {

/// The form of SOP files. A file that says nothing has the first.
constexpr int formatVersion = 2;

/// Reads an SOP, on top of what reads any JSON file.
class SopReader : public JsonReader {
public:
    SopReader(QString file, QString promptFolder, QVector<SopProblem> &problems)
        : JsonReader(std::move(file), problems), m_promptFolder(std::move(promptFolder))
    {
    }

    Sop sop(const Json &root);

private:
    RoleSpec role(const Json &object, const QString &pointer);
    StepSpec step(const Json &object, const QString &pointer);
    void produces(const Json &object, const QString &pointer, StepSpec &step);
    void loops(const Json &object, const QString &pointer, StepSpec &step);
    void perItem(const Json &object, const QString &pointer, StepSpec &step);
    void verdicts(const Json &object, const QString &pointer, StepSpec &step);
    SectionSpec section(const Json &value, const QString &pointer);
    QString example(const Json &value, const QString &pointer);
    ColumnSpec column(const Json &value, const QString &pointer);
    CheckSpec check(const Json &value, const QString &pointer);
    QStringList parameter(const Json &value, const QString &pointer);
    QString promptText(const QString &name, const QString &pointer);

    QString m_promptFolder;
};

Sop SopReader::sop(const Json &root)
{
    Sop result;
    if (!isObject(root, QString()))
        return result;
    onlyMembers(root, {},
        {u"format"_s, u"format_version"_s, u"version"_s, u"id"_s, u"title"_s, u"language"_s, u"roles"_s,
            u"steps"_s});
    if (root.contains("format") && text(root, {}, "format") != "baton-sop"_L1)
        problem(u"/format"_s, u"is not \"baton-sop\""_s, u"Is this an SOP file?"_s);
    static_cast<void>(number(root, {}, "format_version", formatVersion, 1, formatVersion));
    result.id = text(root, {}, "id", true);
    result.title = text(root, {}, "title", true);
    result.version = number(root, {}, "version", 1, 1, 1'000'000);
    result.language = text(root, {}, "language");
    forEachIn(
        root, {}, "roles", true, [&](const Json &v, const QString &p) { result.roles.append(role(v, p)); });
    forEachIn(
        root, {}, "steps", true, [&](const Json &v, const QString &p) { result.steps.append(step(v, p)); });
    return result;
}

RoleSpec SopReader::role(const Json &object, const QString &pointer)
{
    onlyMembers(object, pointer, {u"id"_s, u"name"_s, u"title"_s, u"goal"_s, u"constraints"_s, u"model"_s});
    RoleSpec result;
    result.id = text(object, pointer, "id", true);
    result.name = text(object, pointer, "name", true);
    result.title = text(object, pointer, "title");
    result.goal = text(object, pointer, "goal");
    result.constraints = texts(object, pointer, "constraints");
    result.model = text(object, pointer, "model");
    return result;
}

StepSpec SopReader::step(const Json &object, const QString &pointer)
{
    onlyMembers(object, pointer,
        {u"id"_s, u"role"_s, u"title"_s, u"stage"_s, u"type"_s, u"reads"_s, u"produces"_s, u"for_each"_s,
            u"after"_s, u"gate"_s, u"prompt"_s, u"schema"_s, u"checks"_s, u"on_verdict"_s, u"max_rounds"_s,
            u"max_tokens"_s, u"temperature"_s, u"switch"_s, u"derive"_s, u"subject"_s, u"when"_s,
            u"on_checks"_s, u"program"_s});
    StepSpec result;
    result.id = text(object, pointer, "id", true);
    result.role = text(object, pointer, "role", true);
    result.title = text(object, pointer, "title", true);
    result.stage = text(object, pointer, "stage");
    if (result.stage.isEmpty())
        result.stage = result.title;
    result.type = word<StepType>(object, pointer, "type",
        {{u"document"_s, StepType::Document}, {u"file"_s, StepType::File}, {u"review"_s, StepType::Review},
            {u"command"_s, StepType::Command}, {u"derive"_s, StepType::Derive},
            {u"human"_s, StepType::Human}},
        StepType::Document, true);
    result.gate = word<GateRule>(object, pointer, "gate",
        {{u"always"_s, GateRule::Always}, {u"auto-if-checks-pass"_s, GateRule::AutoIfChecksPass},
            {u"never"_s, GateRule::Never}},
        GateRule::Always, false);
    result.reads = texts(object, pointer, "reads");
    result.after = texts(object, pointer, "after");
    forEachEntry(object, pointer, "checks", false,
        [&](const Json &v, const QString &p) { result.checks.append(check(v, p)); });
    result.maxRounds = number(object, pointer, "max_rounds", 0, 0, 100);
    const int defaultTokens = result.type == StepType::File ? 12000 : 8000;
    result.maxTokens = number(object, pointer, "max_tokens", defaultTokens, 256, 1'000'000);
    result.temperature = real(object, pointer, "temperature", 0, 2);
    result.switchName = text(object, pointer, "switch");
    result.derive = text(object, pointer, "derive");
    result.program = texts(object, pointer, "program");
    loops(object, pointer, result);
    produces(object, pointer, result);
    perItem(object, pointer, result);
    verdicts(object, pointer, result);
    forEachEntry(object, pointer, "schema", result.type == StepType::Document,
        [&](const Json &v, const QString &p) { result.schema.append(section(v, p)); });
    const QString prompt = text(object, pointer, "prompt", result.asksModel());
    if (!prompt.isEmpty())
        result.prompt = promptText(prompt, memberOf(pointer, "prompt"));
    return result;
}

void SopReader::produces(const Json &object, const QString &pointer, StepSpec &step)
{
    const QString where = memberOf(pointer, "produces");
    const auto it = object.find("produces");
    if (it == object.end()) {
        problem(where, u"is missing"_s, u"Say which path and kind the step produces."_s);
        return;
    }
    if (!isObject(*it, where))
        return;
    onlyMembers(*it, where, {u"path"_s, u"kind"_s, u"written"_s});
    step.path = text(*it, where, "path", true);
    step.kind = text(*it, where, "kind", true);
    const auto written = it->find("written");
    if (written != it->end() && !written->is_boolean())
        problem(memberOf(where, "written"), u"is not true or false"_s, u"Correct it."_s);
    else
        step.recordOnly = written != it->end() && !written->get<bool>();
}

/// What sends work back by itself: the subject of a review, and failed checks.
void SopReader::loops(const Json &object, const QString &pointer, StepSpec &step)
{
    step.subject = text(object, pointer, "subject");
    step.when = word<ReviewTime>(object, pointer, "when",
        {{u"before-gate"_s, ReviewTime::BeforeGate}, {u"after-approval"_s, ReviewTime::AfterApproval}},
        step.subject.isEmpty() ? ReviewTime::AfterApproval : ReviewTime::BeforeGate, false);
    const QString where = memberOf(pointer, "on_checks");
    const auto it = object.find("on_checks");
    if (it == object.end() || !isObject(*it, where))
        return;
    onlyMembers(*it, where, {u"revise"_s, u"rounds"_s});
    const auto revise = it->find("revise");
    if (revise != it->end() && !revise->is_boolean())
        problem(memberOf(where, "revise"), u"is not true or false"_s, u"Correct it."_s);
    else if (revise != it->end() && revise->get<bool>())
        step.checkRounds = number(*it, where, "rounds", 2, 1, 10);
}

void SopReader::perItem(const Json &object, const QString &pointer, StepSpec &step)
{
    const auto it = object.find("for_each");
    const QString where = memberOf(pointer, "for_each");
    if (it == object.end() || !isObject(*it, where))
        return;
    onlyMembers(
        *it, where, {u"artefact"_s, u"section"_s, u"item_column"_s, u"depends_on_column"_s, u"skip"_s});
    step.forEach.artefact = text(*it, where, "artefact", true);
    step.forEach.section = text(*it, where, "section", true);
    step.forEach.itemColumn = text(*it, where, "item_column", true);
    step.forEach.dependsOnColumn = text(*it, where, "depends_on_column");
    step.forEach.skip = texts(*it, where, "skip");
}

void SopReader::verdicts(const Json &object, const QString &pointer, StepSpec &step)
{
    const auto it = object.find("on_verdict");
    const QString where = memberOf(pointer, "on_verdict");
    if (it == object.end() || !isObject(*it, where))
        return;
    for (const auto &item : it->items()) {
        const QString verdict = QString::fromStdString(item.key());
        const QString rule = item.value().is_string() ? textOf(item.value()) : QString();
        const QStringList words = rule.split(u' ', Qt::SkipEmptyParts);
        VerdictRule parsed;
        if (words.size() == 2 && words.at(0) == "revise"_L1)
            parsed = {VerdictRule::Action::Revise, words.at(1)};
        else if (rule == "requeue ITEMS"_L1 || rule == "requeue"_L1)
            parsed = {VerdictRule::Action::Requeue, {}};
        else if (rule != "next"_L1)
            problem(where + u'/' + verdict, u"'%1' is not a rule"_s.arg(rule),
                u"Use \"next\", \"revise STEP\" or \"requeue ITEMS\"."_s);
        step.onVerdict.insert(verdict, parsed);
    }
}

SectionSpec SopReader::section(const Json &value, const QString &pointer)
{
    SectionSpec result;
    result.title = value.is_string() ? textOf(value) : text(value, pointer, "title", true);
    if (value.is_string())
        return result;
    onlyMembers(value, pointer,
        {u"title"_s, u"tag"_s, u"form"_s, u"columns"_s, u"diagram"_s, u"hint"_s, u"example"_s});
    result.tag = text(value, pointer, "tag");
    result.form = word<SectionForm>(value, pointer, "form",
        {{u"text"_s, SectionForm::Text}, {u"list"_s, SectionForm::List}, {u"table"_s, SectionForm::Table},
            {u"mermaid"_s, SectionForm::Mermaid}},
        SectionForm::Text, false);
    forEachEntry(value, pointer, "columns", false,
        [&](const Json &v, const QString &p) { result.columns.append(column(v, p)); });
    result.diagram = text(value, pointer, "diagram");
    result.hint = text(value, pointer, "hint");
    result.example = example(value, pointer);
    if (result.form == SectionForm::Table && result.columns.isEmpty())
        problem(memberOf(pointer, "columns"), u"a table needs its columns"_s, u"Name them in order."_s);
    return result;
}

/// A text or a list of lines, short: every prompt of the step holds it.
QString SopReader::example(const Json &value, const QString &pointer)
{
    constexpr qsizetype longest = 1000;
    const auto it = value.find("example");
    const QString lines = it != value.end() && it->is_array() ? texts(value, pointer, "example").join(u'\n')
                                                              : text(value, pointer, "example");
    if (lines.size() <= longest)
        return lines;
    problem(memberOf(pointer, "example"), u"has more than %1 characters"_s.arg(longest),
        u"Show the form in six lines or so."_s);
    return {};
}

ColumnSpec SopReader::column(const Json &value, const QString &pointer)
{
    if (value.is_string())
        return {textOf(value)};
    onlyMembers(value, pointer, {u"title"_s, u"tag"_s});
    return {text(value, pointer, "title", true), text(value, pointer, "tag")};
}

CheckSpec SopReader::check(const Json &value, const QString &pointer)
{
    if (value.is_string())
        return CheckId{textOf(value)};
    CheckSpec result = CheckId{text(value, pointer, "id", true)};
    const check::Kind *kind = check::kindOf(result.id);
    onlyMembers(value, pointer, QStringList{u"id"_s} + (kind ? kind->parameters : QStringList()));
    for (const auto &item : value.items()) {
        const QString name = QString::fromStdString(item.key());
        if (name != "id"_L1)
            result.parameters.insert(name, parameter(item.value(), pointer + u'/' + name));
    }
    return result;
}

/// A text, a number or a list of texts.
QStringList SopReader::parameter(const Json &value, const QString &pointer)
{
    QStringList texts;
    const Json list = value.is_array() ? value : Json::array({value});
    for (const Json &entry : list) {
        if (entry.is_string())
            texts.append(textOf(entry));
        else if (entry.is_number())
            texts.append(QString::number(entry.get<double>()));
        else
            problem(pointer, u"must be a text, a number or a list of texts"_s, u"Correct it."_s);
    }
    return texts;
}

QString SopReader::promptText(const QString &name, const QString &pointer)
{
    // A user's SOP may name prompts beside it, never files elsewhere.
    if (QFileInfo(name).fileName() != name || name.startsWith(u'.')) {
        problem(
            pointer, u"'%1' is not a plain file name"_s.arg(name), u"Put the prompt beside the SOP file."_s);
        return {};
    }
    if (const auto text = readPrompt(m_promptFolder, name))
        return *text;
    problem(pointer, u"prompt '%1' was not found"_s.arg(name),
        u"Create it in %1 (at most 256 KiB)."_s.arg(m_promptFolder));
    return {};
}

} // namespace

Sop readSop(
    const QString &file, const QByteArray &json, const QString &promptFolder, QVector<SopProblem> &problems)
{
    QString wrong;
    Json root;
    try {
        root = Json::parse(json.toStdString());
    } catch (const Json::parse_error &error) {
        const QByteArray good = json.left(static_cast<qsizetype>(error.byte) - 1);
        wrong = u"is not valid JSON from line %1 on"_s.arg(good.count('\n') + 1);
    } catch (const Json::exception &) {
        wrong = u"holds a number that is too large"_s;
    }
    if (!wrong.isEmpty()) {
        problems.append({file, QString(), wrong, u"Correct the file."_s});
        return {};
    }
    return SopReader(file, promptFolder, problems).sop(root);
}

} // namespace baton::settings
