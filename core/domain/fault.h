// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace baton {

/// What a failing test is laid to.
enum class Fault {
    Code, ///< a file does not do what the requirement says
    Test, ///< the test expects what the requirement does not say
    Requirement, ///< it can be read in more than one way: a person has to decide
    Accepted, ///< nothing is done about it: the test is left failing
};
/// Word of answers and of the CLI contract: "code", "test", "requirement", "accept".
[[nodiscard]] QString toWord(Fault fault);
/// What a cell of an answer names, in any case and between other words; nullopt: none of them.
[[nodiscard]] std::optional<Fault> faultOf(const QString &words);

/// One failing test of a report and what it is laid to.
struct TestFault {
    QString test; ///< its id
    Fault fault = Fault::Code;
    QString file; ///< that goes back; empty for Requirement and Accepted
    QString reason;
    bool operator==(const TestFault &) const = default;
};

} // namespace baton
