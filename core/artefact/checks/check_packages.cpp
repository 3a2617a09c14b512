// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/document_tables.h"
#include "core/artefact/document/package_spec.h"
#include "core/artefact/document/section_facts.h"
#include "core/domain/tags.h"

namespace baton::artefact {

using namespace Qt::StringLiterals;

CheckOutcome checkPackages(const CheckInput &input)
{
    const TaggedPart part = partOf(input, tag::packages);
    const LanguageProfile *profile =
        projectLanguage(taggedIn(input.context.documents, tag::programmingLanguage),
            input.facts.tagged(tag::tasks), input.context.profiles);
    if (!profile)
        return {{}, u"the programming language is not known"_s};
    CheckOutcome outcome;
    const QVector<PackageSpec> packages = requiredPackages(part.facts, *profile);
    for (const PackageSpec &spec : packages) {
        if (!spec.problem.isEmpty())
            outcome.add({problem::badPackage, spec.problem, part.line});
    }
    return outcome;
}

} // namespace baton::artefact
