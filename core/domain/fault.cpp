// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/fault.h"

namespace baton {

using namespace Qt::StringLiterals;

QString toWord(Fault fault)
{
    switch (fault) {
    case Fault::Code:
        return u"code"_s;
    case Fault::Test:
        return u"test"_s;
    case Fault::Requirement:
        return u"requirement"_s;
    case Fault::Accepted:
        return u"accept"_s;
    }
    return {};
}

std::optional<Fault> faultOf(const QString &words)
{
    for (const Fault fault : {Fault::Code, Fault::Test, Fault::Requirement, Fault::Accepted}) {
        if (words.contains(toWord(fault), Qt::CaseInsensitive))
            return fault;
    }
    return std::nullopt;
}

} // namespace baton
