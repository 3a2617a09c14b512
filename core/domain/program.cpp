// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/program.h"

namespace baton {

using namespace Qt::StringLiterals;

QString toWord(ProgramEnd end)
{
    switch (end) {
    case ProgramEnd::Exited:
        return u"exited"_s;
    case ProgramEnd::Killed:
        return u"killed"_s;
    case ProgramEnd::Limit:
        return u"limit"_s;
    case ProgramEnd::Interrupted:
        return u"interrupted"_s;
    case ProgramEnd::NotRun:
        return u"not_run"_s;
    }
    return {};
}

} // namespace baton
