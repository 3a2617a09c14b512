// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/money.h"
#include "tests/support/sample_team.h"
#include "tests/support/scripted_http_server.h"

namespace baton::test {

/// An endpoint that takes as much money as it may: every answer uses up its token limit, and prompts count as
/// many tokens for a character as the test says.
class GreedyServer {
public:
    explicit GreedyServer(double tokensPerCharacter = 0.25);

    /// USD per million tokens that `taken` is counted with.
    [[nodiscard]] static Price price() { return {2, 10, std::nullopt, std::nullopt}; }
    [[nodiscard]] QString baseUrl() const { return m_server.baseUrl(); }
    [[nodiscard]] qsizetype calls() const { return m_server.requests().size(); }
    [[nodiscard]] Money taken() const { return m_taken; }

private:
    [[nodiscard]] ScriptedReply reply(const ReceivedRequest &request);

    double m_tokensPerCharacter;
    SampleTeam m_team;
    Money m_taken;
    ScriptedHttpServer m_server;
};

} // namespace baton::test
