// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/checks/check.h"
#include "core/artefact/reply_parser.h"
#include "core/markdown/sections.h"

namespace baton::artefact {

/// A parsed reply together with what its callers show of it: the checks' single findings, the sections.
struct Examined {
    ParsedReply reply;
    QVector<Finding> findings; ///< `problem` is the check's id where the finding has no word of its own
    QVector<markdown::Section> sections; ///< of the canonical text; empty for files
};

[[nodiscard]] Examined examineReply(const QString &raw, const ReplyContext &context);

/// Facts and checks of a text that is taken as it is.
[[nodiscard]] Examined examineText(const QString &text, const ReplyContext &context);

} // namespace baton::artefact
