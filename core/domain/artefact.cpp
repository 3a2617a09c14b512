// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/artefact.h"

namespace baton {

using namespace Qt::StringLiterals;

QString toWord(ArtefactState state)
{
    switch (state) {
    case ArtefactState::Queued:
        return u"queued"_s;
    case ArtefactState::Writing:
        return u"writing"_s;
    case ArtefactState::Review:
        return u"review"_s;
    case ArtefactState::Approved:
        return u"approved"_s;
    case ArtefactState::ChangesRequested:
        return u"changes_requested"_s;
    case ArtefactState::Stale:
        return u"stale"_s;
    case ArtefactState::Failed:
        return u"failed"_s;
    case ArtefactState::Skipped:
        return u"skipped"_s;
    }
    return u"queued"_s;
}

const SectionFacts *DocumentFacts::section(const QString &title) const
{
    for (const SectionFacts &facts : sections) {
        if (facts.title.compare(title, Qt::CaseInsensitive) == 0)
            return &facts;
    }
    return nullptr;
}

const Revision *Artefact::revision(int number) const
{
    return number >= 1 && number <= revisions.size() ? &revisions.at(number - 1) : nullptr;
}

const Revision *Artefact::head() const
{
    return revisions.isEmpty() ? nullptr : &revisions.constLast();
}

const Revision *Artefact::approved() const
{
    return revision(approvedRevision);
}

} // namespace baton
