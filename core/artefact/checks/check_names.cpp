// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/check.h"
#include "core/artefact/checks/module_imports.h"

#include <QHash>
#include <QSet>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

/// What files define, each read once however often it is imported.
class DefinedNames {
public:
    explicit DefinedNames(const QMap<QString, QString> &texts) : m_texts(texts) { }

    const QSet<QString> &of(const QString &file)
    {
        const auto known = m_names.constFind(file);
        if (known != m_names.cend())
            return *known;
        const QStringList names = pythonNames(m_texts.value(file));
        return *m_names.insert(file, QSet<QString>(names.begin(), names.end()));
    }

private:
    const QMap<QString, QString> &m_texts;
    QHash<QString, QSet<QString>> m_names;
};

/// Names an import takes from a file that does not define them.
QStringList missingNames(const ModuleImport &import, const QString &file, const QSet<QString> &defined,
    const QMap<QString, QString> &files)
{
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
    DefinedNames defined(input.context.projectTexts);
    CheckOutcome outcome;
    const QVector<ModuleImport> imports = pythonImports(input.text);
    for (const ModuleImport &import : imports) {
        const QString file = pythonFileOf(import, input.context.path, files);
        if (file.isEmpty() || import.optional)
            continue;
        const QStringList missing = missingNames(import, file, defined.of(file), input.context.projectTexts);
        for (const QString &name : missing)
            outcome.add({problem::unknownName, u"%1 does not define %2"_s.arg(file, name), import.line});
    }
    return outcome;
}

} // namespace baton::artefact
