// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/money.h"
#include "tests/support/sample_team.h"
#include "tests/support/scripted_http_server.h"

namespace baton::test {

/// What an endpoint says of what it counts.
enum class UsageReport { Honest, Zero, Missing, Late, Tenfold };

/// An endpoint that takes as much money as it may: every answer uses up its token limit, and prompts count as
/// many tokens for a character as the test says. A fair one counts answers by their length instead, and may
/// report anything.
class GreedyServer {
public:
    explicit GreedyServer(double tokensPerCharacter = 0.25);
    [[nodiscard]] static std::unique_ptr<GreedyServer> fair(UsageReport report, const Price &price);

    /// USD per million tokens that `taken` is counted with.
    [[nodiscard]] static Price price() { return {2, 10, std::nullopt, std::nullopt}; }
    [[nodiscard]] QString baseUrl() const { return m_server.baseUrl(); }
    [[nodiscard]] qsizetype calls() const { return m_server.requests().size(); }
    [[nodiscard]] Money taken() const { return m_taken; }

private:
    [[nodiscard]] ScriptedReply reply(const ReceivedRequest &request);
    void tell(ScriptedReply &reply, Usage usage) const;

    double m_tokensPerCharacter;
    bool m_fair = false;
    UsageReport m_report = UsageReport::Honest;
    Price m_price = price();
    SampleTeam m_team;
    Money m_taken;
    ScriptedHttpServer m_server;
};

} // namespace baton::test
