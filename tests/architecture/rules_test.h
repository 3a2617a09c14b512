// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton::architecture {

/// Every rule on a sample that breaks it and one that does not, so that no rule can pass without looking.
class RulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wordRules_data();
    void wordRules();
    void everyWordRuleHasASample();
    void licenceLine();
    void layers_data();
    void layers();
    void reportsForbiddenInclude();
    void reportsUnknownInclude();
    void reportsJsonInHeader();
    void reportsMissingMoc();
    void findsCycles();
    void findsNoCycleInATree();
    void reportsLongFile();
    void reportsLongFunction();
};

} // namespace baton::architecture
