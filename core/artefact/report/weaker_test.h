// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/document/language_profile.h"

#include <QString>
#include <QVector>

namespace baton::artefact {

/// One way in which a test file asks less than it did.
struct Weakening {
    QString test; ///< as it stood before; empty: the file as a whole
    QString detail; ///< "test_y: 2 of 3 assertions removed: assertEqual(total(), 12)"
    int line = 0; ///< in the new text; 0 = it is gone
    bool operator==(const Weakening &) const = default;
};

/// Compares a test file with what it was: tests that are gone (a renamed one with the same assertions is
/// not), fewer assertions in a test, assertions that cannot fail, tests that are skipped now. Comments and
/// strings do not count, moving assertions into another test of the file does. Whether an expected value was
/// loosened cannot be seen from here.
[[nodiscard]] QVector<Weakening> weakerTest(
    const QString &before, const QString &after, const LanguageProfile &profile);

} // namespace baton::artefact
