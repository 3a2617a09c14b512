// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/gateway/gateway.h"
#include "tests/bench/benches.h"
#include "tests/bench/event_server.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>

#include <sys/resource.h>

namespace baton::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int events = 200'000;
constexpr int rounds = 5;

struct Cost {
    double eventsPerSecond = 0;
    double cpuMicroseconds = 0; ///< per event, all threads of this process
};

double cpuSeconds()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// The least a program can do: read, split at line ends, parse, pick out the text.
class BareLoop {
public:
    void read(QNetworkReply &reply)
    {
        m_line += reply.readAll();
        qsizetype at = 0;
        for (qsizetype end = 0; (end = m_line.indexOf('\n', at)) >= 0; at = end + 1)
            readLine(m_line.mid(at, end - at));
        m_line.remove(0, at);
    }
    [[nodiscard]] const QString &text() const { return m_text; }

private:
    void readLine(const QByteArray &line)
    {
        if (!line.startsWith("data: {"))
            return;
        const QJsonObject chunk = QJsonDocument::fromJson(line.mid(6)).object();
        m_text += chunk["choices"_L1][0]["delta"_L1]["content"_L1].toString();
    }

    QByteArray m_line;
    QString m_text;
};

qsizetype readBare(const QString &baseUrl)
{
    QNetworkAccessManager manager;
    QNetworkRequest request(QUrl(baseUrl + u"/chat/completions"_s));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    QEventLoop loop;
    BareLoop bare;
    const std::unique_ptr<QNetworkReply> reply(manager.post(request, QByteArray("{}")));
    QObject::connect(reply.get(), &QNetworkReply::readyRead, &loop, [&] { bare.read(*reply); });
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    bare.read(*reply);
    return bare.text().size();
}

qsizetype readByGateway(const QString &baseUrl)
{
    const SystemClock clock;
    QtTimerFactory timers;
    llm::Gateway gateway(clock, timers);
    llm::Request request;
    request.call = CallId{u"c1"_s};
    request.endpoint.baseUrl = baseUrl;
    request.endpoint.keyRequired = false;
    request.messages = {{PromptRole::User, u"Go."_s}};
    QEventLoop loop;
    qsizetype size = 0;
    QObject::connect(&gateway, &llm::Provider::finished, &loop, [&](const llm::Outcome &outcome) {
        size = outcome.error ? 0 : outcome.text.size();
        loop.quit();
    });
    gateway.start(request);
    loop.exec();
    return size;
}

template <class Reader> std::optional<Cost> measure(Reader reader, const QString &baseUrl)
{
    const double cpu = cpuSeconds();
    QElapsedTimer timer;
    timer.start();
    if (reader(baseUrl) != events * qsizetype(20))
        return std::nullopt;
    const double wall = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    return Cost{events / wall, (cpuSeconds() - cpu) * 1e6 / events};
}

} // namespace

Measurements llmBench()
{
    const EventServer server(events);
    QVector<double> speed, bareSpeed, cpu, bareCpu;
    for (int round = 0; round <= rounds; ++round) {
        const auto bare = measure(readBare, server.baseUrl());
        const auto own = measure(readByGateway, server.baseUrl());
        if (!bare || !own) {
            qWarning("llm: the stream did not arrive whole");
            return {};
        }
        if (round == 0)
            continue; // warms up
        speed.append(own->eventsPerSecond);
        bareSpeed.append(bare->eventsPerSecond);
        cpu.append(own->cpuMicroseconds);
        bareCpu.append(bare->cpuMicroseconds);
    }
    return {{u"llm.stream_events"_s, median(speed), u"events/s"_s, median(bareSpeed)},
        {u"llm.stream_cpu_per_event"_s, median(cpu), u"us"_s, median(bareCpu)}};
}

} // namespace baton::bench
