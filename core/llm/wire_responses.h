// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/llm/wire.h"

namespace baton::llm {

/// OpenAI Responses.
class WireResponses final : public Wire {
public:
    [[nodiscard]] Result<WireRequest> build(
        const Request &request, const QSet<QString> &dropped) const override;
    [[nodiscard]] std::unique_ptr<AnswerReader> reader() const override;
    [[nodiscard]] Result<WireRequest> buildModelList(
        const EndpointProfile &profile, const Secret &key) const override;
    [[nodiscard]] QStringList readModelList(const QJsonObject &document) const override;
};

} // namespace baton::llm
