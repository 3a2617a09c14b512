// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/llm/gateway/gateway.h"
#include "tests/support/scripted_http_server.h"
#include "tests/support/test_main.h"

#include <QSignalSpy>

namespace baton::test {

using namespace Qt::StringLiterals;

inline const QString secret = u"sk-very-secret-0123456789"_s;

inline ScriptedReply stream(const QString &text)
{
    ScriptedReply reply;
    reply.chunks = ScriptedHttpServer::chatEvents(text);
    return reply;
}

inline ScriptedReply errorReply(
    int status, const QString &message, const QVector<QPair<QByteArray, QByteArray>> &headers = {})
{
    ScriptedReply reply =
        ScriptedHttpServer::jsonReply(status, {{u"error"_s, QJsonObject{{u"message"_s, message}}}});
    reply.headers += headers;
    return reply;
}

/// A gateway with short timers in front of a scripted server.
struct Bench {
    explicit Bench(ScriptedHttpServer::Handler handler) : server(std::move(handler)) { }

    static llm::GatewayOptions options()
    {
        llm::HttpLimits limits;
        limits.connect = 5000;
        limits.firstByte = 5000;
        limits.idle = 5000;
        return {limits, [] { return 0.0; }};
    }

    [[nodiscard]] llm::Request request(const QString &id = u"c1"_s) const
    {
        llm::Request result;
        result.call = CallId{id};
        result.endpoint.id = u"test"_s;
        result.endpoint.baseUrl = server.baseUrl();
        result.model = u"m"_s;
        result.key = llm::Secret(secret);
        result.temperature = 0.2;
        result.messages = {
            {PromptRole::System, u"You are brief."_s}, {PromptRole::User, u"Produce a.md as prd\nGo."_s}};
        return result;
    }

    llm::Outcome run(const llm::Request &asked)
    {
        gateway.start(asked);
        return waitForOutcome();
    }
    llm::Outcome waitForOutcome(int count = 1)
    {
        while (done.size() < count) {
            if (!done.wait(10'000))
                return {};
        }
        return done.last().at(0).value<llm::Outcome>();
    }
    [[nodiscard]] QString allText() const
    {
        QString all;
        for (const auto &arguments : text)
            all += arguments.at(1).toString();
        return all;
    }

    SystemClock clock;
    QtTimerFactory timers;
    ScriptedHttpServer server;
    llm::Gateway gateway{clock, timers, options()};
    QSignalSpy text{&gateway, &llm::Provider::textArrived};
    QSignalSpy failed{&gateway, &llm::Provider::attemptFailed};
    QSignalSpy done{&gateway, &llm::Provider::finished};
};

inline CallAttempt attemptOf(const QSignalSpy &spy, qsizetype index)
{
    return spy.at(index).at(1).value<CallAttempt>();
}

} // namespace baton::test
