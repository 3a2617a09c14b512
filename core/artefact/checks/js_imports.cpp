// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/module_imports.h"

#include "core/markdown/lines.h"

#include <QDir>
#include <QRegularExpression>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

QVector<ModuleImport> scriptImports(const QString &text)
{
    static const QRegularExpression form(
        u"(?:^\\s*(?:import|export)\\b[^'\"]*?\\bfrom\\s*|^\\s*import\\s*|^\\s*\\}\\s*from\\s*|\\brequire\\s*\\(\\s*|\\bimport\\s*\\(\\s*)(['\"])([^'\"\\n]+)\\1"_s);
    static const QRegularExpression comment(u"^\\s*(?://|\\*|/\\*)"_s);
    QVector<ModuleImport> imports;
    const Lines lines(text);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines.at(i).size() > 4000 || comment.match(lines.at(i)).hasMatch())
            continue;
        for (auto it = form.globalMatch(lines.at(i)); it.hasNext();)
            imports += ModuleImport{it.next().captured(2), 0, {}, static_cast<int>(i + 1), false};
    }
    return imports;
}

QString scriptFileOf(const ModuleImport &import, const QString &from, const QStringList &files)
{
    const QString folder = from.section(u'/', 0, -2);
    const QString joined = import.module.startsWith(u'/') ? import.module.mid(1)
        : folder.isEmpty()                                ? import.module
                                                          : folder + u'/' + import.module;
    const QString path = QDir::cleanPath(joined);
    static const QStringList endings{QString(), u".js"_s, u".mjs"_s, u".cjs"_s, u".ts"_s, u".tsx"_s,
        u".jsx"_s, u".json"_s, u".css"_s, u"/index.js"_s, u"/index.ts"_s, u"/index.tsx"_s};
    for (const QString &ending : endings) {
        if (files.contains(path + ending))
            return path + ending;
    }
    // TypeScript sources import each other under the name of the compiled file.
    const QString source = path.endsWith(".js"_L1) ? path.chopped(3) + u".ts"_s : QString();
    return files.contains(source) ? source : QString();
}

} // namespace baton::artefact
