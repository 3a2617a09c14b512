// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/fault.h"
#include "core/session/hand_over.h"
#include "core/session/project_view.h"
#include "ui/tests/failure_sight.h"

#include <functional>
#include <optional>

namespace baton::ui {

/// "code"
[[nodiscard]] QString faultText(Fault fault);

/// One of the things a person can do about a failed test.
struct FaultWay {
    Fault fault = Fault::Code;
    QString path; ///< what goes back; empty where nothing does, or it is not known
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
    bool byPerson = false; ///< the person said so
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

/// So many failed tests have a card; the others wait until these are mended.
inline constexpr int mostFaultCards = 20;

/// A card for each of the first failed tests, in their order.
[[nodiscard]] QVector<FaultSight> faultSights(const FaultSource &source);

} // namespace baton::ui
