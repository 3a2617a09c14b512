// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

/// What a source file offers to others, without its bodies: signatures, the first lines of documentation,
/// names that may be imported; and what a class diagram promises of it. For prompts, which show it instead of
/// whole texts, and for deciding whether a change of a file concerns those who read it. Pure; linear in the
/// text; of a text that is not well formed, what could be read.
namespace baton::outline {

/// One declaration a line, members indented by four blanks. The language is told by the path's extension:
/// Python, JavaScript and TypeScript, Go, Rust, Java, Kotlin, C#, C and C++; nullopt for all others.
[[nodiscard]] std::optional<QString> interfaceOf(const QString &path, const QString &text);

/// Equal for two texts of a file that offer the same. 16 hex digits; of the whole text where the language is
/// not read.
[[nodiscard]] QString digestOf(const QString &path, const QString &text);

/// The same for Python. `isPackage`: what it imports from its own folder is what it offers.
[[nodiscard]] QString pythonInterface(const QString &text, bool isPackage);

/// A declaration as an outline shows it: white space as single blanks, at most 200 characters.
[[nodiscard]] QString shortLine(const QString &text);

/// One class of a Mermaid class diagram, as it stands there: its block, and the lines beside it that say
/// something of it ("Board : +rows() list", what it derives from).
struct DiagramClass {
    QString name;
    QString text;
    bool operator==(const DiagramClass &) const = default;
};

/// A section of a document that holds a class diagram. Relations other than inheritance are left out.
struct ClassDiagram {
    QVector<DiagramClass> classes; ///< in their order, each once
    QString words; ///< what stands beside the diagram
};
[[nodiscard]] ClassDiagram classDiagramIn(const QString &section);

/// Which file of a project each class belongs to, by their names: the file whose name is the class's
/// ("game_state.py", GameState), or begins it (BoardError, board.py), or that says the class's name where it
/// is described. Classes that tell of no file are left out. `descriptions`: by file.
[[nodiscard]] QHash<QString, QString> filesOfClasses(
    const QStringList &classes, const QHash<QString, QString> &descriptions);

} // namespace baton::outline
