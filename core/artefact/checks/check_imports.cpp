// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/document_tables.h"
#include "core/artefact/checks/module_imports.h"
#include "core/artefact/document/package_spec.h"
#include "core/artefact/document/section_facts.h"
#include "core/domain/tags.h"

#include <QSet>

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

/// "Flask_Login" and "flask-login" are one package.
QString packageKey(const QString &name)
{
    return name.toLower().replace(u'_', u'-').replace(u'.', u'-');
}

struct Known {
    QStringList files;
    QSet<QString> packages;
};

Known knownModules(const CheckInput &input, const SectionFacts *tasks, const LanguageProfile &profile)
{
    Known known;
    known.files = input.context.projectFiles + TableView(tasks).paths(tag::file);
    known.files += input.context.path;
    const QVector<PackageSpec> packages =
        requiredPackages(taggedIn(input.context.documents, tag::packages), profile);
    for (const PackageSpec &spec : packages)
        known.packages.insert(packageKey(spec.name));
    return known;
}

bool isTestFile(const CheckInput &input)
{
    return input.context.step.kind == "test"_L1 || input.context.path.startsWith("tests/"_L1);
}

bool resolvesPython(
    const ModuleImport &import, const CheckInput &input, const Known &known, const LanguageProfile &profile)
{
    const QString top = import.module.section(u'.', 0, 0);
    if (import.dots == 0) {
        if (profile.isStandard(top) || (isTestFile(input) && profile.testModules.contains(top)))
            return true;
        // Distribution names often differ from module names: "yaml" comes with pyyaml, "google" with many.
        const QString package = packageKey(profile.packageOfModule.value(top, top));
        const auto provides = [&](const QString &name) {
            return name == package || name.startsWith(package + u'-') || name.endsWith(u'-' + package)
                || name == u"py"_s + package;
        };
        if (std::any_of(known.packages.begin(), known.packages.end(), provides))
            return true;
    }
    return !pythonFileOf(import, input.context.path, known.files).isEmpty()
        || isPythonPackage(import, input.context.path, known.files);
}

bool resolvesScript(
    const ModuleImport &import, const CheckInput &input, const Known &known, const LanguageProfile &profile)
{
    const QString &module = import.module;
    if (module.startsWith(u'.') || module.startsWith(u'/'))
        return !scriptFileOf(import, input.context.path, known.files).isEmpty();
    if (module.contains("://"_L1))
        return true; // a browser module by address
    const QString package = module.startsWith(u'@') ? module.section(u'/', 0, 1) : module.section(u'/', 0, 0);
    return profile.isStandard(module) || profile.isStandard(package)
        || known.packages.contains(packageKey(package))
        || (isTestFile(input) && profile.testModules.contains(package));
}

} // namespace

CheckOutcome checkImports(const CheckInput &input)
{
    const LanguageProfile *profile = input.context.profiles.byPath(input.context.path);
    const bool python = profile && profile->id == "python"_L1;
    const bool script = profile && profile->id == "javascript"_L1;
    if (!python && !script)
        return {{}, u"imports of this language are not read"_s};
    const SectionFacts *tasks = taggedIn(input.context.documents, tag::tasks);
    if (!tasks)
        return {{}, u"the task list is not known"_s};
    const Known known = knownModules(input, tasks, *profile);
    CheckOutcome outcome;
    const QVector<ModuleImport> imports = python ? pythonImports(input.text) : scriptImports(input.text);
    for (const ModuleImport &import : imports) {
        const bool resolves = python ? resolvesPython(import, input, known, *profile)
                                     : resolvesScript(import, input, known, *profile);
        if (resolves || import.optional)
            continue;
        const QString name = QString(import.dots, u'.') + import.module;
        outcome.add({problem::unresolvedImport,
            u"%1 is neither a file of the project, a required package nor in the standard library"_s.arg(
                name),
            import.line});
    }
    return outcome;
}

} // namespace baton::artefact
