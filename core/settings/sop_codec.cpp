// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/sop_library.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QFileInfo>

namespace baton::settings {

using namespace Qt::StringLiterals;
using Json = nlohmann::json;

namespace {

constexpr qint64 maxPromptBytes = 256 * 1024;

QString fromStd(const std::string &text)
{
    return QString::fromStdString(text);
}

/// Walks a JSON value, collecting problems instead of stopping at the first one.
class Reader {
public:
    Reader(QString file, QString promptFolder, QVector<SopProblem> &problems)
        : m_file(std::move(file)), m_promptFolder(std::move(promptFolder)), m_problems(problems)
    {
    }

    Sop sop(const Json &root);

private:
    void problem(const QString &pointer, const QString &what, const QString &remedy)
    {
        m_problems.append({m_file, pointer, what, remedy});
    }
    bool isObject(const Json &value, const QString &pointer);
    void onlyMembers(const Json &object, const QString &pointer, const QStringList &known);
    QString text(const Json &object, const QString &pointer, const char *key, bool required = false);
    int number(const Json &object, const QString &pointer, const char *key, int fallback, int low, int high);
    QStringList texts(const Json &object, const QString &pointer, const char *key);
    template <class Each>
    void forEachIn(const Json &object, const QString &pointer, const char *key, bool required, Each each);

    RoleSpec role(const Json &object, const QString &pointer);
    StepSpec step(const Json &object, const QString &pointer);
    void produces(const Json &object, const QString &pointer, StepSpec &step);
    void perItem(const Json &object, const QString &pointer, StepSpec &step);
    void verdicts(const Json &object, const QString &pointer, StepSpec &step);
    SectionSpec section(const Json &object, const QString &pointer);
    QString promptText(const QString &name, const QString &pointer);
    template <class Enum>
    Enum word(const Json &object, const QString &pointer, const char *key,
        const std::vector<std::pair<QString, Enum>> &words, Enum fallback, bool required);

    QString m_file;
    QString m_promptFolder;
    QVector<SopProblem> &m_problems;
};

QString child(const QString &pointer, const char *key)
{
    return pointer + u'/' + QString::fromLatin1(key);
}

bool Reader::isObject(const Json &value, const QString &pointer)
{
    if (value.is_object())
        return true;
    problem(pointer, u"is not an object"_s, u"Write it as {...}."_s);
    return false;
}

void Reader::onlyMembers(const Json &object, const QString &pointer, const QStringList &known)
{
    for (const auto &item : object.items()) {
        const QString name = fromStd(item.key());
        if (!known.contains(name))
            problem(pointer + u'/' + name, u"is not a member of an SOP file"_s,
                u"Remove it or correct its name."_s);
    }
}

QString Reader::text(const Json &object, const QString &pointer, const char *key, bool required)
{
    const auto it = object.find(key);
    if (it != object.end() && it->is_string()) {
        const QString value = fromStd(it->get_ref<const std::string &>());
        if (!required || !value.trimmed().isEmpty())
            return value;
    } else if (it == object.end() && !required) {
        return {};
    }
    problem(child(pointer, key), u"must be a text that is not empty"_s, u"Write it in double quotes."_s);
    return {};
}

int Reader::number(
    const Json &object, const QString &pointer, const char *key, int fallback, int low, int high)
{
    const auto it = object.find(key);
    if (it == object.end())
        return fallback;
    if (it->is_number_integer()) {
        const auto value = it->get<std::int64_t>();
        if (value >= low && value <= high)
            return static_cast<int>(value);
    }
    problem(
        child(pointer, key), u"must be a whole number from %1 to %2"_s.arg(low).arg(high), u"Correct it."_s);
    return fallback;
}

QStringList Reader::texts(const Json &object, const QString &pointer, const char *key)
{
    QStringList result;
    const auto it = object.find(key);
    if (it == object.end())
        return result;
    const bool isList = it->is_array()
        && std::all_of(it->begin(), it->end(), [](const Json &value) { return value.is_string(); });
    if (!isList) {
        problem(child(pointer, key), u"must be a list of texts"_s, u"Write it as [\"...\"]."_s);
        return result;
    }
    for (const Json &value : *it)
        result.append(fromStd(value.get_ref<const std::string &>()));
    return result;
}

template <class Each>
void Reader::forEachIn(const Json &object, const QString &pointer, const char *key, bool required, Each each)
{
    const auto it = object.find(key);
    const QString where = child(pointer, key);
    if (it == object.end() || !it->is_array() || (required && it->empty())) {
        if (it != object.end() || required)
            problem(where, u"must be a list%1"_s.arg(required ? u" with at least one entry"_s : QString()),
                u"Write it as [...]."_s);
        return;
    }
    int index = 0;
    for (const Json &value : *it) {
        const QString entry = where + u'/' + QString::number(index++);
        if (isObject(value, entry))
            each(value, entry);
    }
}

template <class Enum>
Enum Reader::word(const Json &object, const QString &pointer, const char *key,
    const std::vector<std::pair<QString, Enum>> &words, Enum fallback, bool required)
{
    if (!required && object.find(key) == object.end())
        return fallback;
    const QString value = text(object, pointer, key, true);
    QStringList known;
    for (const auto &entry : words) {
        if (entry.first == value)
            return entry.second;
        known.append(entry.first);
    }
    if (!value.isEmpty())
        problem(child(pointer, key), u"'%1' is not known"_s.arg(value),
            u"Use one of: %1."_s.arg(known.join(u", "_s)));
    return fallback;
}

Sop Reader::sop(const Json &root)
{
    Sop result;
    if (!isObject(root, QString()))
        return result;
    onlyMembers(
        root, {}, {u"format"_s, u"version"_s, u"id"_s, u"title"_s, u"language"_s, u"roles"_s, u"steps"_s});
    if (root.contains("format") && text(root, {}, "format") != "baton-sop"_L1)
        problem(u"/format"_s, u"is not \"baton-sop\""_s, u"Is this an SOP file?"_s);
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

RoleSpec Reader::role(const Json &object, const QString &pointer)
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

StepSpec Reader::step(const Json &object, const QString &pointer)
{
    onlyMembers(object, pointer,
        {u"id"_s, u"role"_s, u"title"_s, u"stage"_s, u"type"_s, u"reads"_s, u"produces"_s, u"for_each"_s,
            u"after"_s, u"gate"_s, u"prompt"_s, u"schema"_s, u"checks"_s, u"on_verdict"_s, u"max_rounds"_s,
            u"max_tokens"_s, u"switch"_s, u"derive"_s});
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
    result.checks = texts(object, pointer, "checks");
    result.maxRounds = number(object, pointer, "max_rounds", 0, 0, 100);
    const int defaultTokens = result.type == StepType::File ? 12000 : 8000;
    result.maxTokens = number(object, pointer, "max_tokens", defaultTokens, 256, 1'000'000);
    result.switchName = text(object, pointer, "switch");
    result.derive = text(object, pointer, "derive");
    produces(object, pointer, result);
    perItem(object, pointer, result);
    verdicts(object, pointer, result);
    forEachIn(object, pointer, "schema", result.type == StepType::Document,
        [&](const Json &v, const QString &p) { result.schema.append(section(v, p)); });
    const QString prompt = text(object, pointer, "prompt", result.asksModel());
    if (!prompt.isEmpty())
        result.prompt = promptText(prompt, child(pointer, "prompt"));
    return result;
}

void Reader::produces(const Json &object, const QString &pointer, StepSpec &step)
{
    const QString where = child(pointer, "produces");
    const auto it = object.find("produces");
    if (it == object.end()) {
        problem(where, u"is missing"_s, u"Say which path and kind the step produces."_s);
        return;
    }
    if (!isObject(*it, where))
        return;
    onlyMembers(*it, where, {u"path"_s, u"kind"_s});
    step.path = text(*it, where, "path", true);
    step.kind = text(*it, where, "kind", true);
}

void Reader::perItem(const Json &object, const QString &pointer, StepSpec &step)
{
    const auto it = object.find("for_each");
    const QString where = child(pointer, "for_each");
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

void Reader::verdicts(const Json &object, const QString &pointer, StepSpec &step)
{
    const auto it = object.find("on_verdict");
    const QString where = child(pointer, "on_verdict");
    if (it == object.end() || !isObject(*it, where))
        return;
    for (const auto &item : it->items()) {
        const QString verdict = fromStd(item.key());
        const QString rule = item.value().is_string() ? fromStd(item.value().get<std::string>()) : QString();
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

SectionSpec Reader::section(const Json &object, const QString &pointer)
{
    onlyMembers(object, pointer, {u"title"_s, u"form"_s, u"columns"_s, u"diagram"_s, u"hint"_s});
    SectionSpec result;
    result.title = text(object, pointer, "title", true);
    result.form = word<SectionForm>(object, pointer, "form",
        {{u"text"_s, SectionForm::Text}, {u"list"_s, SectionForm::List}, {u"table"_s, SectionForm::Table},
            {u"mermaid"_s, SectionForm::Mermaid}},
        SectionForm::Text, false);
    result.columns = texts(object, pointer, "columns");
    result.diagram = text(object, pointer, "diagram");
    result.hint = text(object, pointer, "hint");
    if (result.form == SectionForm::Table && result.columns.isEmpty())
        problem(child(pointer, "columns"), u"a table needs its columns"_s, u"Name them in order."_s);
    return result;
}

QString Reader::promptText(const QString &name, const QString &pointer)
{
    // A user's SOP may name prompts beside it, never files elsewhere.
    if (QFileInfo(name).fileName() != name || name.startsWith(u'.')) {
        problem(
            pointer, u"'%1' is not a plain file name"_s.arg(name), u"Put the prompt beside the SOP file."_s);
        return {};
    }
    for (const QString &folder : {m_promptFolder, u":/baton/prompts"_s}) {
        QFile file(folder + u'/' + name);
        if (!file.exists() || file.size() > maxPromptBytes)
            continue;
        if (file.open(QIODevice::ReadOnly))
            return QString::fromUtf8(file.readAll());
    }
    problem(pointer, u"prompt '%1' was not found"_s.arg(name),
        u"Create it in %1 (at most 256 KiB)."_s.arg(m_promptFolder));
    return {};
}

} // namespace

Sop readSop(
    const QString &file, const QByteArray &json, const QString &promptFolder, QVector<SopProblem> &problems)
{
    const std::string bytes = json.toStdString();
    std::string parseError;
    Json root;
    try {
        root = Json::parse(bytes);
    } catch (const Json::exception &error) {
        parseError = error.what();
    }
    if (!parseError.empty()) {
        problems.append({file, QString(), u"is not valid JSON: %1"_s.arg(fromStd(parseError)),
            u"Correct the file at the place named."_s});
        return {};
    }
    return Reader(file, promptFolder, problems).sop(root);
}

} // namespace baton::settings
