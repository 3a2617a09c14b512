// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/document_tables.h"
#include "core/artefact/document/section_facts.h"
#include "core/domain/tags.h"
#include "core/markdown/sections.h"
#include "core/outline/definitions.h"

#include <QRegularExpression>

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace outline;

namespace {

QVector<PromisedClass> promisesIn(const ReplyContext &context)
{
    QVector<PromisedClass> promises;
    for (auto it = context.documents.cbegin(); it != context.documents.cend(); ++it) {
        const SectionFacts *section = it->tagged(tag::interfaces);
        if (section == nullptr)
            continue;
        const QString body =
            markdown::sectionText(context.documentTexts.value(it.key()), section->title).section(u'\n', 1);
        for (const DiagramClass &entry : classDiagramIn(body).classes)
            promises += promiseOf(entry);
    }
    promises.removeIf([](const PromisedClass &promise) { return promise.methods.isEmpty(); });
    return promises;
}

const DefinedClass *classIn(const Definitions &file, const QString &name)
{
    const auto found = std::find_if(
        file.classes.cbegin(), file.classes.cend(), [&](const DefinedClass &c) { return c.name == name; });
    return found == file.classes.cend() ? nullptr : &*found;
}

/// What a class offers with what it inherits.
struct Offer {
    QVector<Definition> members;
    bool isOpen = false; ///< it may offer more than can be seen
};

/// Bases that bring nothing but what every object has.
bool isPlainBase(const QString &name)
{
    static const QStringList plain{u"object"_s, u"ABC"_s, u"Protocol"_s, u"Generic"_s, u"Enum"_s,
        u"IntEnum"_s, u"StrEnum"_s, u"NamedTuple"_s, u"TypedDict"_s};
    return plain.contains(name) || name.endsWith("Error"_L1) || name.endsWith("Exception"_L1);
}

/// Compares what a file defines with what the design promises of it.
class Comparison {
public:
    Comparison(const CheckInput &input, const Definitions &file) : m_input(input), m_file(file) { }

    void compare(const PromisedClass &promise)
    {
        const DefinedClass *entry = classIn(m_file, promise.name);
        if (promise.isModule && isOwnModule(promise.name))
            compareAll(promise, {ownNames(), m_file.isOpen}, {});
        else if (!promise.isModule && entry != nullptr && !belongsElsewhere(promise.name))
            compareAll(promise, offerOf(m_file, *entry, 0), entry);
    }
    [[nodiscard]] bool hasCompared() const { return m_compared > 0; }
    [[nodiscard]] const CheckOutcome &outcome() const { return m_outcome; }

private:
    [[nodiscard]] bool isOwnModule(const QString &name) const;
    [[nodiscard]] bool belongsElsewhere(const QString &name) const;
    [[nodiscard]] QVector<Definition> ownNames() const;
    [[nodiscard]] Offer offerOf(const Definitions &file, const DefinedClass &entry, int depth) const;
    [[nodiscard]] Offer inherited(const Definitions &file, const QString &base, int depth) const;
    void compareAll(const PromisedClass &promise, const Offer &offer, const DefinedClass *entry);
    void compareOne(const QString &owner, const PromisedMethod &method, const QVector<Definition> &found);

    const CheckInput &m_input;
    const Definitions &m_file;
    CheckOutcome m_outcome;
    int m_compared = 0;
};

/// The file is the only one the module can be.
bool Comparison::isOwnModule(const QString &name) const
{
    const QStringList &others = m_input.context.projectFiles;
    return isNamedAs(m_input.context.path, name)
        && std::none_of(others.cbegin(), others.cend(), [&](const QString &file) {
               return file != m_input.context.path && isNamedAs(file, name) && !file.endsWith(".md"_L1);
           });
}

/// Another file bears the name of the class, so that it is that one's.
bool Comparison::belongsElsewhere(const QString &name) const
{
    const QStringList others = m_input.context.projectTexts.keys();
    return !isNamedAs(m_input.context.path, name)
        && std::any_of(
            others.cbegin(), others.cend(), [&](const QString &file) { return isNamedAs(file, name); });
}

QVector<Definition> Comparison::ownNames() const
{
    QVector<Definition> names = m_file.names;
    for (const DefinedClass &entry : m_file.classes)
        names.append({.name = entry.name});
    return names;
}

Offer Comparison::inherited(const Definitions &file, const QString &base, int depth) const
{
    constexpr int deepest = 8;
    if (isPlainBase(base))
        return {};
    if (const DefinedClass *entry = classIn(file, base); entry != nullptr && depth < deepest)
        return offerOf(file, *entry, depth + 1);
    const QMap<QString, QString> &texts = m_input.context.projectTexts;
    for (auto it = texts.cbegin(); it != texts.cend() && depth < deepest; ++it) {
        const auto other = it->contains(base) ? definitionsIn(it.key(), *it) : std::nullopt;
        if (const DefinedClass *entry = other ? classIn(*other, base) : nullptr)
            return offerOf(*other, *entry, depth + 1);
    }
    return {{}, true};
}

Offer Comparison::offerOf(const Definitions &file, const DefinedClass &entry, int depth) const
{
    Offer offer{entry.members, entry.isOpen};
    for (const QString &base : entry.bases) {
        const Offer more = inherited(file, base, depth);
        offer.members += more.members;
        offer.isOpen = offer.isOpen || more.isOpen;
    }
    return offer;
}

QVector<Definition> named(const QVector<Definition> &members, const QStringList &names)
{
    QVector<Definition> found;
    std::copy_if(members.cbegin(), members.cend(), std::back_inserter(found),
        [&](const Definition &member) { return names.contains(member.name); });
    return found;
}

void Comparison::compareAll(const PromisedClass &promise, const Offer &offer, const DefinedClass *entry)
{
    static const QStringList constructors{u"__init__"_s, u"constructor"_s};
    for (const PromisedMethod &method : promise.methods) {
        const bool makes =
            entry != nullptr && (method.name == promise.name || constructors.contains(method.name));
        const QVector<Definition> found =
            named(offer.members, makes ? constructors : QStringList(method.name));
        const bool isSpecial = method.name.startsWith("__"_L1); // every object has some of these
        const bool mayBeThere = offer.isOpen
            || (entry != nullptr && (makes || isSpecial) && (entry->isDecorated || !entry->bases.isEmpty()));
        if (!found.isEmpty() || !mayBeThere) {
            ++m_compared;
            compareOne(promise.name, method, found);
        }
    }
}

/// "Board.spawn(rng)"
QString spelled(const QString &owner, const PromisedMethod &method)
{
    QStringList parameters;
    for (const QStringList &words : method.parameters)
        parameters += words.join(u' ');
    return u"%1.%2(%3)"_s.arg(owner, method.name, parameters.join(u", "_s));
}

/// A class has one way to be made without a constructor of its own.
bool needsNone(const PromisedMethod &method, const QString &owner)
{
    return method.parameters.isEmpty() && (method.name == owner || method.name == "__init__"_L1);
}

QString bare(const QString &name)
{
    static const QRegularExpression edges(u"^[_$]+|[_$]+$"_s);
    return QString(name).remove(edges);
}

/// Parameters the design names that a definition does not take.
QStringList missingIn(const Definition &definition, const PromisedMethod &method)
{
    QStringList taken;
    for (const QString &name : definition.parameters)
        taken += bare(name);
    QStringList missing;
    for (const QStringList &words : method.parameters) {
        const bool isTaken = std::any_of(
            words.cbegin(), words.cend(), [&](const QString &word) { return taken.contains(bare(word)); });
        if (!isTaken)
            missing += words.constLast();
    }
    return definition.takesAny || !definition.isFunction ? QStringList() : missing;
}

void Comparison::compareOne(
    const QString &owner, const PromisedMethod &method, const QVector<Definition> &found)
{
    const QString promised = spelled(owner, method);
    if (found.isEmpty()) {
        if (!needsNone(method, owner))
            m_outcome.add(
                {problem::brokenPromise, u"the design promises %1, which is not there"_s.arg(promised)});
        return;
    }
    QStringList missing = missingIn(found.constFirst(), method);
    for (const Definition &other : found) {
        const QStringList there = missingIn(other, method);
        missing = there.size() < missing.size() ? there : missing;
    }
    if (!missing.isEmpty())
        m_outcome.add({problem::brokenPromise,
            u"the design promises %1, which takes no %2 here"_s.arg(promised, missing.join(u", "_s))});
}

/// Whether any file has it, by any means.
bool isDefined(const PromisedClass &promise, const QMap<QString, QString> &texts)
{
    for (auto it = texts.cbegin(); it != texts.cend(); ++it) {
        if (isNamedAs(it.key(), promise.name))
            return true;
        const auto file = it->contains(promise.name) ? definitionsIn(it.key(), *it) : std::nullopt;
        const bool isThere = file
            && (classIn(*file, promise.name) != nullptr || !named(file->names, {promise.name}).isEmpty());
        if (isThere)
            return true;
    }
    return false;
}

/// Of the whole project, once all files are written: what nobody defines has to be said.
CheckOutcome checkProject(const CheckInput &input, const QVector<PromisedClass> &promises)
{
    const QMap<QString, QString> &texts = input.context.projectTexts;
    bool isRead = false;
    for (auto it = texts.cbegin(); it != texts.cend(); ++it)
        isRead = isRead || definitionsIn(it.key(), {}).has_value();
    if (!isRead)
        return {{}, u"interfaces of this language are not read"_s};
    const TaggedPart todos = partOf(input, tag::todos);
    const QString said = todos.facts == nullptr ? QString() : todos.facts->items.join(u'\n');
    CheckOutcome outcome;
    for (const PromisedClass &promise : promises) {
        if (!said.contains(promise.name) && !isDefined(promise, texts))
            outcome.add({problem::brokenPromise,
                u"no file defines %1, which the design promises, and the TODOs do not say so"_s.arg(
                    promise.name),
                todos.line});
    }
    return outcome;
}

} // namespace

CheckOutcome checkInterface(const CheckInput &input)
{
    const QVector<PromisedClass> promises = promisesIn(input.context);
    if (promises.isEmpty())
        return {{}, u"no class diagram promises anything"_s};
    if (input.context.step.type != StepType::File)
        return checkProject(input, promises);
    const auto file = definitionsIn(input.context.path, input.text);
    if (!file)
        return {{}, u"interfaces of this language are not read"_s};
    Comparison comparison(input, *file);
    for (const PromisedClass &promise : promises)
        comparison.compare(promise);
    return comparison.hasCompared() ? comparison.outcome()
                                    : CheckOutcome{{}, u"the design promises nothing of this file"_s};
}

} // namespace baton::artefact
