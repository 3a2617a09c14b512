// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/call_cause.h"

namespace baton::session {

using namespace Qt::StringLiterals;

namespace {

CallCause causeOfRevision(const State &state, const Artefact &artefact)
{
    if (!artefact.findings.isEmpty())
        return {u"findings"_s, {}};
    if (artefact.openBatch.isEmpty())
        return {u"inputs"_s, {}};
    CallCause cause{u"remarks"_s, {}};
    for (const RemarkId &id : artefact.openBatch)
        cause.remarks.append(state.remarks.value(id).text);
    return cause;
}

} // namespace

CallCause causeOf(const State &state, const Artefact &artefact)
{
    switch (artefact.nextVerb) {
    case Verb::Revise:
    case Verb::Fix:
    case Verb::Attribute:
        return causeOfRevision(state, artefact);
    case Verb::Complete:
        return {u"sections"_s, {}};
    case Verb::Continue:
        return {u"cut"_s, {}};
    case Verb::Review:
        return {u"review"_s, {}};
    case Verb::Produce:
        break;
    }
    const bool again = artefact.head() != nullptr || !artefact.regenerateNote.isEmpty();
    return {again ? u"regenerate"_s : u"first"_s, {}};
}

} // namespace baton::session
