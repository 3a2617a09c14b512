// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outline/outline.h"

/// What a source file defines, and what a class diagram promises of it, in a form in which the two can be
/// compared. Pure; linear in the text; of a text that is not well formed, what could be read.
namespace baton::outline {

/// A function, or a value of which nobody knows with what it can be called.
struct Definition {
    QString name;
    QStringList parameters = QStringList(); ///< their names; the object a method belongs to is none
    bool isFunction = false;
    bool takesAny = false; ///< arguments beside those, too: *args, **options, a rest, a pattern
    bool operator==(const Definition &) const = default;
};

struct DefinedClass {
    QString name;
    QStringList bases = QStringList(); ///< names without modules and type arguments
    bool isDecorated = false; ///< so that it may have a constructor nobody wrote
    bool isOpen = false; ///< what it offers cannot be told from its text alone
    QVector<Definition> members = QVector<Definition>(); ///< a name that is overloaded stands there as often
    bool operator==(const DefinedClass &) const = default;
};

struct Definitions {
    QVector<Definition> names; ///< of the file itself, imported ones included
    QVector<DefinedClass> classes;
    bool isOpen = false; ///< it hands on what other files define
    bool operator==(const Definitions &) const = default;
};

/// The language is told by the path's extension: Python, JavaScript and
/// TypeScript; nullopt for all others.
[[nodiscard]] std::optional<Definitions> definitionsIn(const QString &path, const QString &text);
[[nodiscard]] Definitions pythonDefinitions(const QString &text);
[[nodiscard]] Definitions scriptDefinitions(const QString &text);

/// A method of a class of a diagram.
struct PromisedMethod {
    QString name;
    /// By parameter the words one of which is its name: "rng" of "rng: Random", both of "int count", for
    /// languages differ in their order. What is but a type, or an elision, is left out.
    QVector<QStringList> parameters;
    bool operator==(const PromisedMethod &) const = default;
};

struct PromisedClass {
    QString name;
    bool isModule = false; ///< a file's functions, with `<<module>>`
    QVector<PromisedMethod> methods = QVector<PromisedMethod>(); ///< that others may call
    bool operator==(const PromisedClass &) const = default;
};
[[nodiscard]] PromisedClass promiseOf(const DiagramClass &entry);

/// The name is the file's own: "game_state.py" and "GameState".
[[nodiscard]] bool isNamedAs(const QString &file, const QString &name);

} // namespace baton::outline
