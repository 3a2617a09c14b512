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

ScriptedReply GreedyServer::reply(const ReceivedRequest &request)
{
    const QJsonObject body = request.json();
    const QJsonArray messages = body["messages"_L1].toArray();
    qsizetype characters = 0;
    for (const QJsonValue &message : messages)
        characters += message["content"_L1].toString().size();
    Usage usage;
    usage.input = qRound64(static_cast<double>(characters) * m_tokensPerCharacter);
    usage.output = body["max_tokens"_L1].toInt(body["max_completion_tokens"_L1].toInt());
    m_taken += chargeFor(usage, {price(), {}});
    const QString verbLine = messages.last()["content"_L1].toString().section(u'\n', 0, 0);
    ScriptedReply reply;
    reply.firstByteMs = 5;
    reply.chunks = ScriptedHttpServer::chatEvents(m_team.answer(verbLine), 400);
    const QJsonObject counted{{u"choices"_s, QJsonArray{}},
        {u"usage"_s, QJsonObject{{u"prompt_tokens"_s, usage.input}, {u"completion_tokens"_s, usage.output}}}};
    reply.chunks[reply.chunks.size() - 2] =
        "data: " + QJsonDocument(counted).toJson(QJsonDocument::Compact) + "\n\n";
    return reply;
}

} // namespace baton::test
