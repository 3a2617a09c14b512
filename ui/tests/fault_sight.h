// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"
#include "core/session/test_record.h"
#include "ui/tests/failure_sight.h"

#include <functional>
#include <optional>

namespace baton::ui {

/// Whose fault a failed test is.
enum class Fault { Code, Test, Requirement };
/// "code"
[[nodiscard]] QString faultText(Fault fault);
/// Of an answer's word; nullopt: it names none of them.
[[nodiscard]] std::optional<Fault> faultOf(const QString &word);

/// One of the three things a person can do about a failed test.
struct FaultWay {
    Fault fault = Fault::Code;
    QString path; ///< what goes back, or is asked about; empty: it is not known
    QString label; ///< of its button: "Send to Engineer", or "It is the test" where another is proposed
    QString cost; ///< "$0.02"; empty: not known
    QString whyNot; ///< why that is not possible now; empty = it is
    bool operator==(const FaultWay &) const = default;
};

/// What is known of one failed test's fault, and what can be done.
struct FaultSight {
    QString test; ///< its id
    int number = 1; ///< of how many
    int of = 1;
    std::optional<Fault> proposed;
    CodePlace place;
    QString reason;
    QString standing; ///< who looks, or what became of it: "Being fixed by Engineer."
    QVector<FaultWay> ways; ///< the proposed one first
    bool operator==(const FaultSight &) const = default;
};

struct FaultSource {
    const State &state;
    const Artefact &report;
    const session::TestRecord &record;
    std::function<QString(const QString &path)> costOf; ///< of a call for it
};

/// A card for each failed test, in their order.
[[nodiscard]] QVector<FaultSight> faultSights(const FaultSource &source);

/// The command that sends a failed test where a way leads, with what it said and the reason as the person's
/// remark. The other failed tests that are laid to the same file go along. A requirement's is kept as a draft
/// there, because changing it is the person's to word.
[[nodiscard]] Command commandOf(const FaultWay &way, const FaultSight &chosen, const QVector<FaultSight> &all,
    const QVector<TestResult> &results);

} // namespace baton::ui
