// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/recording/replay_provider.h"

#include "core/base/text.h"
#include "core/llm/port/json_text.h"
#include "core/llm/recording/demo_catalog.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 tickMs = 40;
constexpr double slowest = 0.01;

double speedOf(const Request &request)
{
    if (!std::isfinite(request.demoSpeed) || request.demoSpeed <= 0)
        return 0;
    return std::max(slowest, request.demoSpeed);
}

/// Characters to show a tick, so that tokens a second come out as recorded whatever the script.
qsizetype charactersPerTick(const RecordedExchange &exchange, double speed)
{
    const qint64 tokens = std::max<qint64>(1, estimateTokens(exchange.reply));
    const double charactersPerToken =
        static_cast<double>(exchange.reply.size()) / static_cast<double>(tokens);
    const double perTick = exchange.tokensPerSecond * speed * charactersPerToken * tickMs / 1000.0;
    return std::max<qsizetype>(1, std::llround(perTick));
}

/// How the recorded answer ended, if it broke off.
std::optional<Error> endOf(const RecordedExchange &exchange)
{
    if (!exchange.error)
        return std::nullopt;
    return Error{*exchange.error, u"as recorded"_s};
}

/// The answer as it was, up to where it was shown.
void describe(const RecordedExchange &exchange, qsizetype shown, Outcome &outcome)
{
    outcome.text = exchange.reply.first(shown);
    outcome.reasoning = shown > 0 ? exchange.reasoning : QString();
    if (outcome.error && shown < exchange.reply.size())
        return; // stopped on the way
    if (!exchange.model.isEmpty())
        outcome.model = exchange.model;
    outcome.finish = exchange.finish;
    outcome.finishRaw = exchange.finishRaw.isEmpty() ? toWord(exchange.finish) : exchange.finishRaw;
    if (exchange.usageReported)
        outcome.usage = exchange.usage;
}

} // namespace

struct ReplayProvider::Playback {
    Request request;
    std::shared_ptr<const Recording> recording;
    const RecordedExchange *exchange = nullptr;
    std::optional<Error> error;
    double speed = 1;
    qsizetype shown = 0;
    QString reasoning; ///< not shown yet
    CallTimes times;
    std::unique_ptr<TimerHandle> timer;
};

ReplayProvider::ReplayProvider(const Clock &clock, TimerFactory &timers, QString root, QObject *parent)
    : Provider(parent), m_clock(clock), m_timers(timers), m_root(std::move(root))
{
}

ReplayProvider::~ReplayProvider() = default;

void ReplayProvider::start(const Request &request)
{
    if (m_playing.contains(request.call))
        return;
    const auto playback = std::make_shared<Playback>();
    playback->request = request;
    playback->speed = speedOf(request);
    Error error;
    playback->recording = recordingOf(request.demo, error);
    if (!playback->recording) {
        playback->error = error;
    } else {
        const auto answer = answerTo(request, *playback->recording);
        if (answer) {
            playback->exchange = *answer;
            playback->reasoning = playback->exchange->reasoning;
        } else
            playback->error = answer.error();
    }
    m_playing.insert(request.call, playback);
    begin(*playback);
}

void ReplayProvider::begin(Playback &playback)
{
    playback.times.sent = m_clock.now();
    const bool waits = playback.exchange && playback.speed > 0;
    const double wait = waits ? static_cast<double>(playback.exchange->firstByteMs) / playback.speed : 0;
    schedule(playback, std::llround(wait));
}

void ReplayProvider::schedule(Playback &playback, qint64 milliseconds)
{
    const CallId call = playback.request.call;
    playback.timer = m_timers.after(milliseconds, [this, call] { deliver(call); });
}

void ReplayProvider::deliver(const CallId &call)
{
    const std::shared_ptr<Playback> playback = m_playing.value(call);
    if (!playback)
        return;
    if (playback->error) {
        finish(call, playback->error);
        return;
    }
    const QString &reply = playback->exchange->reply;
    const qsizetype step =
        playback->speed > 0 ? charactersPerTick(*playback->exchange, playback->speed) : reply.size();
    const qsizetype wanted = std::min(reply.size(), playback->shown + step);
    // A pair must not be torn: at least one whole character goes out each time.
    qsizetype end = completeLength(QStringView(reply).first(wanted));
    if (end == playback->shown)
        end = std::min(reply.size(), end + 2);
    const QString text = reply.sliced(playback->shown, end - playback->shown);
    playback->shown = end;
    playback->times.lastByte = m_clock.now();
    if (playback->times.firstByte == 0)
        playback->times.firstByte = playback->times.lastByte;
    if (end < reply.size())
        schedule(*playback, tickMs);
    const QString reasoning = std::exchange(playback->reasoning, {});
    if (!text.isEmpty() || !reasoning.isEmpty())
        Q_EMIT textArrived(call, text, reasoning);
    if (end == reply.size())
        finish(call, endOf(*playback->exchange));
}

void ReplayProvider::finish(const CallId &call, std::optional<Error> error)
{
    const std::shared_ptr<Playback> playback = m_playing.take(call);
    if (!playback)
        return;
    Outcome outcome;
    outcome.call = call;
    outcome.error = std::move(error);
    outcome.model = playback->request.model;
    outcome.times = playback->times;
    if (playback->exchange)
        describe(*playback->exchange, playback->shown, outcome);
    Q_EMIT finished(outcome);
}

void ReplayProvider::cancel(const CallId &call)
{
    finish(call, Error{ErrorCode::Aborted, {}});
}

void ReplayProvider::tryNow(const CallId &call)
{
    Q_UNUSED(call) // a recording never waits for a retry
}

std::shared_ptr<const Recording> ReplayProvider::recordingOf(const QString &demo, Error &error)
{
    if (const auto known = m_recordings.value(demo))
        return known;
    Result<Recording> loaded = loadDemo(demo, m_root);
    if (!loaded) {
        error = loaded.error();
        return {};
    }
    auto recording = std::make_shared<const Recording>(*std::move(loaded));
    m_recordings.insert(demo, recording);
    return recording;
}

} // namespace baton::llm

#include "moc_replay_provider.cpp"
