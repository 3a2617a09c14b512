// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/halting.h"

namespace baton::engine {

bool haltsRun(ErrorCode code)
{
    return code == ErrorCode::Auth || code == ErrorCode::Quota || code == ErrorCode::NoKey
        || code == ErrorCode::Permission;
}

} // namespace baton::engine
