// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/document_tables.h"
#include "core/artefact/package_spec.h"

namespace baton::artefact {

using namespace Qt::StringLiterals;

CheckOutcome checkPackages(const CheckInput &input)
{
    const QString section = u"Required packages"_s;
    const LanguageProfile *profile =
        projectLanguage(documentOf(input, u"prd"_s), input.facts, input.context.profiles);
    if (!profile)
        return {{}, u"the programming language is not known"_s};
    CheckOutcome outcome;
    const QVector<PackageSpec> packages = requiredPackages(input.facts, *profile);
    for (const PackageSpec &spec : packages) {
        if (!spec.problem.isEmpty())
            outcome.findings += Finding{u"bad_package"_s, spec.problem, lineOf(input, section)};
    }
    return outcome;
}

} // namespace baton::artefact
