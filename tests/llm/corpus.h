// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/llm/protocol/decode_body.h"

#include <QJsonArray>
#include <QJsonObject>

/// The conformance corpus in tests/data/sse: recorded response bodies and what each must come to.
namespace baton::test {

[[nodiscard]] QJsonArray corpusCases();
[[nodiscard]] llm::RecordedBody recordedBody(const QJsonObject &entry);
/// Offsets at which the case wants its body torn.
[[nodiscard]] QVector<qsizetype> splitsOf(const QJsonObject &entry);
[[nodiscard]] QVector<qsizetype> everyByte(qsizetype size);
/// Compares a decoded answer with `expect` of the case; a difference fails the running test.
void compareWithExpectation(const QJsonObject &actual, const QJsonObject &entry);

} // namespace baton::test
