// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/llm/response_decoder.h"

namespace baton::llm {

/// Takes `<think>...</think>` off the start of an answer (local models put their reasoning there) and hands
/// it on as reasoning. The tags may be torn over deltas. A tag anywhere else is text.
class ThinkSplitter {
public:
    [[nodiscard]] Delta feed(Delta delta);
    /// What was held back because a tag might have begun.
    [[nodiscard]] Delta finish();

private:
    enum class Place { Start, Inside, After, Text };
    [[nodiscard]] Delta advance();

    Place m_place = Place::Start;
    QString m_held;
};

} // namespace baton::llm
