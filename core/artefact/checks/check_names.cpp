// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/check.h"
#include "core/artefact/checks/module_imports.h"

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

/// Names an import takes from a file that does not define them.
QStringList missingNames(
    const ModuleImport &import, const QString &file, const QString &text, const QStringList &files)
{
    const QStringList defined = pythonNames(text);
    QStringList missing;
    if (defined.contains(u"*"_s) || defined.contains(u"__getattr__"_s))
        return missing; // what the file offers cannot be told from its text alone
    for (const QString &name : import.names) {
        const QString folder = file.section(u'/', 0, -2);
        const QString module = (folder.isEmpty() ? folder : QString(folder + u'/')) + name + u".py"_s;
        const bool submodule = file.endsWith("__init__.py"_L1) && files.contains(module);
        if (name != "*"_L1 && !defined.contains(name) && !submodule)
            missing += name;
    }
    return missing;
}

} // namespace

CheckOutcome checkNames(const CheckInput &input)
{
    const LanguageProfile *profile = input.context.profiles.byPath(input.context.path);
    if (!profile || profile->id != "python"_L1)
        return {{}, u"names of this language are not read"_s};
    const QStringList files = input.context.projectTexts.keys();
    if (files.isEmpty())
        return {{}, u"there are no other files to compare with"_s};
    CheckOutcome outcome;
    const QVector<ModuleImport> imports = pythonImports(input.text);
    for (const ModuleImport &import : imports) {
        const QString file = pythonFileOf(import, input.context.path, files);
        if (file.isEmpty() || import.optional)
            continue;
        const QStringList missing = missingNames(import, file, input.context.projectTexts.value(file), files);
        for (const QString &name : missing)
            outcome.findings +=
                Finding{u"unknown_name"_s, u"%1 does not define %2"_s.arg(file, name), import.line};
    }
    return outcome;
}

} // namespace baton::artefact
