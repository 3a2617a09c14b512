// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/artefact.h"

#include "core/domain/tags.h"

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

// Compiled once: comparing them is long.
bool Revision::operator==(const Revision &other) const = default;

bool Artefact::operator==(const Artefact &other) const = default;

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

QString toWord(RemarkState state)
{
    switch (state) {
    case RemarkState::Draft:
        return u"draft"_s;
    case RemarkState::Sent:
        return u"sent"_s;
    case RemarkState::Addressed:
        return u"addressed"_s;
    case RemarkState::Declined:
        return u"declined"_s;
    case RemarkState::Unanswered:
        return u"unanswered"_s;
    case RemarkState::Finding:
        return u"finding"_s;
    case RemarkState::Dropped:
        return u"dropped"_s;
    }
    return {};
}

bool ArtefactFailure::canContinue() const
{
    if (partial.isEmpty())
        return false;
    switch (code) {
    case ErrorCode::Truncated:
    case ErrorCode::Disconnected:
    case ErrorCode::IdleTimeout:
    case ErrorCode::Interrupted:
    case ErrorCode::Aborted:
    case ErrorCode::Server:
        return true;
    default:
        return false;
    }
}

qsizetype SectionFacts::column(const QString &name) const
{
    if (name.isEmpty())
        return -1;
    if (const qsizetype tagged = columnTags.indexOf(name); tagged >= 0 && tagged < columns.size())
        return tagged;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        if (tag::ofColumn(columnTags.value(i), columns.at(i)) == name)
            return i;
    }
    for (qsizetype i = 0; i < columns.size(); ++i) {
        if (columns.at(i).trimmed().compare(name.trimmed(), Qt::CaseInsensitive) == 0)
            return i;
    }
    return -1;
}

const SectionFacts *DocumentFacts::section(const QString &title) const
{
    for (const SectionFacts &facts : sections) {
        if (facts.title.compare(title, Qt::CaseInsensitive) == 0)
            return &facts;
    }
    return nullptr;
}

const SectionFacts *DocumentFacts::tagged(const QString &wanted) const
{
    const auto find = [this](auto matches) {
        const auto found = std::find_if(sections.cbegin(), sections.cend(), matches);
        return found == sections.cend() ? nullptr : &*found;
    };
    const SectionFacts *given = find([&](const SectionFacts &facts) { return facts.tag == wanted; });
    return given != nullptr
        ? given
        : find([&](const SectionFacts &facts) { return tag::ofSection(facts.tag, facts.title) == wanted; });
}

const SectionFacts *DocumentFacts::named(const QString &name) const
{
    const SectionFacts *found = name.isEmpty() ? nullptr : tagged(name);
    return found == nullptr ? section(name) : found;
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

const Revision *Artefact::handedOver() const
{
    return removed || recordOnly || state == ArtefactState::Skipped ? nullptr : approved();
}

} // namespace baton
