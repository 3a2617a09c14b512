// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

namespace baton::artefact {

/// One import of a source file.
struct ModuleImport {
    QString module; ///< "os.path", "./board.js"; empty for "from . import x"
    int dots = 0; ///< leading dots of a relative Python import
    QStringList names; ///< imported names; "*" for all
    int line = 0; ///< 1-based
    bool optional = false; ///< inside try: a missing module is handled by the program
    bool operator==(const ModuleImport &) const = default;
};

/// Imports of a Python file; strings and comments do not count.
[[nodiscard]] QVector<ModuleImport> pythonImports(const QString &text);
/// Names a Python file defines at its top level; "*" among them when it imports with a star.
[[nodiscard]] QStringList pythonNames(const QString &text);
/// Imports and requires of a JavaScript or TypeScript file.
[[nodiscard]] QVector<ModuleImport> scriptImports(const QString &text);

/// The project file a Python import means; empty when none. `from` is the importing file.
[[nodiscard]] QString pythonFileOf(const ModuleImport &import, const QString &from, const QStringList &files);
/// Whether an import's module is a folder of the project (a package without its own file in the list).
[[nodiscard]] bool isPythonPackage(const ModuleImport &import, const QString &from, const QStringList &files);
/// The project file a relative script import means; empty when none.
[[nodiscard]] QString scriptFileOf(const ModuleImport &import, const QString &from, const QStringList &files);

} // namespace baton::artefact
