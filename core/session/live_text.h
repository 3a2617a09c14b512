// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"

#include <QString>

namespace baton::session {

/// Text of a running call, or what a running program writes, as it arrives: for eyes only, never truth. A value
/// on the session's own thread.
struct LiveText {
    CallId call;
    QString path;
    QString text;
    QString reasoning;
    TimeMs startedAt = 0; ///< when the call was sent
    TimeMs firstTextAt = 0; ///< 0 = the model has been silent so far ("thinking 40 s")
    TimeMs lastTextAt = 0;
    qint64 tokens = 0; ///< estimated from the text; of a program 0
    bool isProgram = false; ///< `text` is what it writes, without the middle once that is long
    qint64 received = 0; ///< characters that a program wrote

    /// Adds what a program wrote; the end of it is always whole.
    void addOutput(const QString &more)
    {
        constexpr qsizetype kept = 32 * 1024; // of the beginning, and at least of the end
        received += more.size();
        text += more;
        if (text.size() > 4 * kept)
            text = text.left(kept)
                + QStringLiteral("\n[%1 characters left out]\n").arg(received - 2 * kept) + text.right(kept);
    }

    /// Tokens a second over the whole answer so far; 0 before there is anything to measure.
    [[nodiscard]] double tokensPerSecond() const
    {
        const TimeMs span = lastTextAt - firstTextAt;
        return span < 200 ? 0.0 : static_cast<double>(tokens) * 1000.0 / static_cast<double>(span);
    }
};

} // namespace baton::session
