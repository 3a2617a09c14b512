// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/greedy_server.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace baton::test {

using namespace Qt::StringLiterals;

GreedyServer::GreedyServer(double tokensPerCharacter)
    : m_tokensPerCharacter(tokensPerCharacter),
      m_server([this](const ReceivedRequest &request) { return reply(request); })
{
}

std::unique_ptr<GreedyServer> GreedyServer::fair(UsageReport report, const Price &price)
{
    auto server = std::make_unique<GreedyServer>();
    server->m_fair = true;
    server->m_report = report;
    server->m_price = price;
    return server;
}

ScriptedReply GreedyServer::reply(const ReceivedRequest &request)
{
    const QJsonObject body = request.json();
    const QJsonArray messages = body["messages"_L1].toArray();
    qsizetype characters = 0;
    for (const QJsonValue &message : messages)
        characters += message["content"_L1].toString().size();
    const QString verbLine = messages.last()["content"_L1].toString().section(u'\n', 0, 0);
    const QString answer = m_team.answer(verbLine);
    Usage usage;
    usage.input = qRound64(static_cast<double>(characters) * m_tokensPerCharacter);
    usage.output =
        m_fair ? answer.size() / 4 : body["max_tokens"_L1].toInt(body["max_completion_tokens"_L1].toInt());
    m_taken += chargeFor(usage, {m_price, {}});
    ScriptedReply reply;
    reply.firstByteMs = 5;
    reply.chunks = ScriptedHttpServer::chatEvents(answer, 400);
    tell(reply, usage);
    return reply;
}

void GreedyServer::tell(ScriptedReply &reply, Usage usage) const
{
    const qsizetype place = reply.chunks.size() - 2;
    if (m_report == UsageReport::Zero)
        usage = {};
    usage.input *= m_report == UsageReport::Tenfold ? 10 : 1;
    usage.output *= m_report == UsageReport::Tenfold ? 10 : 1;
    const QJsonObject counted{{u"choices"_s, QJsonArray{}},
        {u"usage"_s, QJsonObject{{u"prompt_tokens"_s, usage.input}, {u"completion_tokens"_s, usage.output}}}};
    reply.chunks[place] = "data: " + QJsonDocument(counted).toJson(QJsonDocument::Compact) + "\n\n";
    if (m_report == UsageReport::Missing)
        reply.chunks.removeAt(place);
    for (int i = 0; m_report == UsageReport::Late && i < 20; ++i)
        reply.chunks.insert(place, ": keep-alive\n\n");
}

} // namespace baton::test
