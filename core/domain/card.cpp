// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/card.h"

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

QString toWord(Blocker::Kind kind)
{
    switch (kind) {
    case Blocker::Kind::HalfAnswer:
        return u"half_answer"_s;
    case Blocker::Kind::FailedCheck:
        return u"failed_check"_s;
    case Blocker::Kind::OpenRemark:
        return u"open_remark"_s;
    case Blocker::Kind::OpenQuestion:
        return u"open_question"_s;
    case Blocker::Kind::Verdict:
        return u"verdict"_s;
    case Blocker::Kind::Reviewing:
        return u"reviewing"_s;
    case Blocker::Kind::Person:
        return u"person"_s;
    }
    return {};
}

bool Gate::isBlockedBy(Blocker::Kind kind) const
{
    return std::any_of(
        blockedBy.cbegin(), blockedBy.cend(), [&](const Blocker &blocker) { return blocker.kind == kind; });
}

QString toWord(Card::Kind kind)
{
    switch (kind) {
    case Card::Kind::Review:
        return u"review"_s;
    case Card::Kind::Requirement:
        return u"requirement"_s;
    case Card::Kind::FailedChecks:
        return u"failed_checks"_s;
    case Card::Kind::YourWords:
        return u"your_words"_s;
    case Card::Kind::Failed:
        return u"failed"_s;
    case Card::Kind::Stale:
        return u"stale"_s;
    case Card::Kind::OutsideChange:
        return u"outside_change"_s;
    case Card::Kind::Unwritten:
        return u"unwritten"_s;
    case Card::Kind::PauseMark:
        return u"pause_mark"_s;
    case Card::Kind::Limit:
        return u"limit"_s;
    case Card::Kind::Price:
        return u"price"_s;
    }
    return {};
}

} // namespace baton
