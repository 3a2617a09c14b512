// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/reply_parser.h"

#include "core/artefact/examine.h"
#include "core/base/text.h"

namespace baton::artefact {

ParsedReply parseReply(const QString &raw, const ReplyContext &context)
{
    return examineReply(raw, context).reply;
}

ParsedReply parseEdited(const QString &text, const ReplyContext &context)
{
    return examineText(withFinalNewline(normaliseLineEnds(text)), context).reply;
}

} // namespace baton::artefact
