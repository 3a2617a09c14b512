// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton::test {

/// Money, usage, words of the contract, look-ups in SOPs and revisions.
class ValuesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void moneySumsAreExact();
    void usageAddsUp();
    void verbsRoundTrip();
    void verbLineNamesPathAndKind();
    void artefactStatesHaveContractWords();
    void finishReasonsHaveWords();
    void protocolsHaveWords();
    void switchesAreOnUnlessSwitchedOff();
    void revisionsAreNumberedFromOne();
    void sectionsAreFoundInAnyCase();
    void onlyFailedChecksCount();
    void sopFindsItsParts();
};

} // namespace baton::test
