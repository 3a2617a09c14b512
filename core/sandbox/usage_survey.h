// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/sandbox_spec.h"

#include <QString>
#include <QStringList>

#include <atomic>
#include <memory>

namespace baton::sandbox {

/// The first process of a sandbox, seen from outside; 0 when there is none (yet, or any more).
/// `mark` is a part of its command line that no other program has, with the zero bytes between arguments.
[[nodiscard]] qint64 findFirstProcess(const QByteArray &mark);

/// Kills what is left of a sandbox. Whether there was something.
bool killLeftOvers(const QByteArray &mark);

/// What is to be looked at, as a value for another thread.
struct SurveyTarget {
    qint64 firstProcess = 0; ///< 0: only the folders
    QString sign; ///< a file of this machine that the sandbox has as its /etc/passwd
    qint64 enoughMemory = 0; ///< below that a sum that counts shared pages twice is good enough
    bool ownsNetwork = true; ///< what is seen of the network is its own
    QStringList folders; ///< writable ones of this machine
    int enoughFiles = 0; ///< no more files than that are counted
    std::shared_ptr<const std::atomic_bool> stop; ///< set: the answer is not needed any more
};

/// Looks at the processes of a sandbox and at the folders it may write to. Takes milliseconds; any thread.
/// Memory is counted once where processes share it, and with it what lies in the sandbox's folders in memory.
[[nodiscard]] Usage takeSurvey(const SurveyTarget &target);

/// The limit that is passed. Pure. What was there `before` the program started does not count.
[[nodiscard]] Limit passedLimit(const Usage &usage, const Usage &before, const Limits &limits);

} // namespace baton::sandbox
