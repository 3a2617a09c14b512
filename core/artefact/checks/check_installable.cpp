// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/document_tables.h"
#include "core/artefact/document/package_spec.h"
#include "core/artefact/document/section_facts.h"
#include "core/artefact/document/version_pins.h"
#include "core/domain/tags.h"

#include <QHash>
#include <QRegularExpression>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

/// How names are written in the index of a manifest.
struct IndexForm {
    QLatin1StringView manifest;
    QLatin1StringView index;
    QLatin1StringView name; ///< pattern
    qsizetype longest;
};

constexpr IndexForm forms[] = {
    {"requirements"_L1, "PyPI"_L1, "[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?"_L1, 200},
    {"package.json"_L1, "npm"_L1, "(?:@[a-z0-9-~][a-z0-9-._~]*/)?[a-z0-9-~][a-z0-9-._~]*"_L1, 214},
    {"go.mod"_L1, "Go"_L1, "[a-z0-9-]+(?:\\.[a-z0-9-]+)+(?:/[A-Za-z0-9._~-]*[A-Za-z0-9_~-])+"_L1, 300},
    {"cargo"_L1, "crates.io"_L1, "[A-Za-z][A-Za-z0-9_-]*"_L1, 64},
    {"pom"_L1, "Maven"_L1, "[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*:[A-Za-z0-9._-]+"_L1, 300},
    {"vcpkg"_L1, "vcpkg"_L1, "[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*"_L1, 200},
};

const IndexForm *formOf(const QString &manifest)
{
    for (const IndexForm &form : forms) {
        if (manifest == form.manifest)
            return &form;
    }
    return nullptr;
}

/// Names of one package are one, however they are written.
QString indexName(const QString &name, const QString &manifest)
{
    static const QRegularExpression marks(u"[-_.]+"_s);
    return manifest == "requirements"_L1 || manifest == "cargo"_L1 ? name.toLower().replace(marks, u"-"_s)
                                                                   : name;
}

/// Looks at the packages one after another.
class Packages {
public:
    Packages(const CheckInput &input, const LanguageProfile &profile, int line)
        : m_profile(profile), m_form(formOf(profile.manifestForm)), m_line(line),
          m_tellsForm(!input.context.step.runs(check::packages))
    {
    }

    void take(const PackageSpec &spec)
    {
        if (!spec.problem.isEmpty()) { // the check `packages` says it where a step has both
            if (m_tellsForm)
                add(problem::badPackage, spec.problem);
            return;
        }
        takeName(spec);
        const QString problem = pinProblem(spec.name, spec.version, m_profile.manifestForm);
        if (!problem.isEmpty())
            add(problem::impossiblePin, problem);
        takeTwice(spec);
    }
    [[nodiscard]] const CheckOutcome &outcome() const { return m_outcome; }

private:
    void takeName(const PackageSpec &spec);
    void takeTwice(const PackageSpec &spec);
    void add(const ProblemId &problem, const QString &detail) { m_outcome.add({problem, detail, m_line}); }

    const LanguageProfile &m_profile;
    const IndexForm *m_form;
    int m_line;
    bool m_tellsForm;
    QHash<QString, QString> m_versions; ///< by name
    CheckOutcome m_outcome;
};

void Packages::takeName(const PackageSpec &spec)
{
    const QString known = m_profile.packageOfModule.value(spec.name);
    if (!known.isEmpty() && known.compare(spec.name, Qt::CaseInsensitive) != 0) {
        add(problem::noSuchPackage, u"%1 is what is imported; its package is %2"_s.arg(spec.name, known));
        return;
    }
    if (m_profile.isStandard(spec.name.toLower())) {
        add(problem::badPackage, u"%1 belongs to the standard library"_s.arg(spec.name));
        return;
    }
    if (m_form == nullptr)
        return;
    const QRegularExpression name(QRegularExpression::anchoredPattern(m_form->name));
    if (!name.match(spec.name).hasMatch() || spec.name.size() > m_form->longest)
        add(problem::noSuchPackage, u"%1 is no name %2 allows"_s.arg(spec.name.left(80), m_form->index));
}

void Packages::takeTwice(const PackageSpec &spec)
{
    const QString name = indexName(spec.name, m_profile.manifestForm);
    const auto known = m_versions.constFind(name);
    if (known == m_versions.cend()) {
        m_versions.insert(name, spec.version);
        return;
    }
    const QString both = *known + u',' + spec.version;
    const bool isPython = m_profile.manifestForm == "requirements"_L1;
    if (*known != spec.version
        && (!isPython || !pinProblem(spec.name, both, m_profile.manifestForm).isEmpty()))
        add(problem::impossiblePin, u"%1 is listed twice, with different versions"_s.arg(spec.name));
}

} // namespace

CheckOutcome checkInstallable(const CheckInput &input)
{
    const TaggedPart part = partOf(input, tag::packages);
    const LanguageProfile *profile =
        projectLanguage(taggedIn(input.context.documents, tag::programmingLanguage),
            input.facts.tagged(tag::tasks), input.context.profiles);
    if (profile == nullptr)
        return {{}, u"the programming language is not known"_s};
    Packages packages(input, *profile, part.line);
    for (const PackageSpec &spec : requiredPackages(part.facts, *profile))
        packages.take(spec);
    return packages.outcome();
}

} // namespace baton::artefact
