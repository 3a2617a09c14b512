// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/sample_team.h"

namespace baton::test {

/// A team of eight Python files that errs once in each way the stock procedure mends by itself: the review
/// refuses ledger.py, split.py loses a cent, the test of rates.py expects what nobody asked for, and the
/// summary finds a TODO in report.py. What it answers hangs on the request alone, so that runs which are
/// killed and taken up again come to the same texts.
class LoopTeam {
public:
    /// A stubborn one writes split.py again and again as it was.
    explicit LoopTeam(bool isStubborn = false) : m_isStubborn(isStubborn) { }

    /// The answer to a request: its verb line, and the whole of what it was sent.
    [[nodiscard]] QString answer(const QString &verbLine, const QString &request) const;

    [[nodiscard]] static QStringList files();
    /// A word of the revision that is refused, and of no other text.
    static QString refusedWord() { return QStringLiteral("refused_wording"); }

private:
    [[nodiscard]] QString write(const QString &path, bool again) const;
    [[nodiscard]] QString test(const QString &path, bool again) const;
    [[nodiscard]] static QString attribution(const QString &request);
    [[nodiscard]] static QString summary(const QString &request);
    [[nodiscard]] static QString tasks();

    SampleTeam m_documents;
    bool m_isStubborn;
};

} // namespace baton::test
