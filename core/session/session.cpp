// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"

#include "core/artefact/report/report_document.h"
#include "core/engine/evolve.h"
#include "core/engine/forecast.h"
#include "core/session/run_worker.h"

namespace baton::session {

namespace {

void registerTypes()
{
    qRegisterMetaType<State>();
    qRegisterMetaType<EventBatch>();
    qRegisterMetaType<Command>();
    qRegisterMetaType<Error>();
}

} // namespace

Session::Session(const SessionPorts &ports, QObject *parent)
    : QObject(parent), m_clock(ports.clock), m_resolve(ports.resolve), m_pricing(ports.pricing),
      m_texts(ports.textMemory), m_thread(std::make_unique<QThread>()), m_worker(new RunWorker(ports))
{
    registerTypes();
    m_thread->setObjectName(QStringLiteral("run"));
    m_worker->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, m_worker, &QObject::deleteLater);
    connectWorker();
    m_thread->start();
}

Session::~Session()
{
    m_worker->disconnect(this);
    QMetaObject::invokeMethod(m_worker, &RunWorker::shutDown, Qt::QueuedConnection);
    m_thread->wait();
}

void Session::connectWorker()
{
    connect(m_worker, &RunWorker::opened, this, &Session::onOpened);
    connect(m_worker, &RunWorker::openFailed, this, &Session::openFailed);
    connect(m_worker, &RunWorker::appended, this, &Session::onAppended);
    connect(m_worker, &RunWorker::answered, this, &Session::onAnswered);
    connect(m_worker, &RunWorker::liveText, this, &Session::onLiveText);
    connect(m_worker, &RunWorker::idle, this, &Session::idle);
    connect(m_worker, &RunWorker::broken, this, &Session::broken);
}

void Session::create(const NewProject &project)
{
    m_engaged = true;
    QMetaObject::invokeMethod(m_worker, [w = m_worker, project] { w->create(project); });
}

void Session::open(const QString &folder)
{
    QMetaObject::invokeMethod(m_worker, [w = m_worker, folder] { w->open(folder); });
}

const LiveText *Session::live(const EffectId &effect) const
{
    const auto it = m_live.constFind(effect);
    return it == m_live.constEnd() ? nullptr : &*it;
}

// ---- what is answered to who asked ---------------------------------------------------------------------

quint64 Session::await(const QObject *context, const Taker &take)
{
    const quint64 ticket = m_nextTicket++;
    if (context != nullptr)
        m_waiting.insert(ticket, {context, take});
    return ticket;
}

void Session::onAnswered(quint64 ticket, const std::any &answer)
{
    const Waiting waiting = m_waiting.take(ticket);
    if (waiting.context != nullptr)
        waiting.take(answer);
}

void Session::askAny(const QObject *context, const Reading &read, const Taker &take)
{
    const quint64 ticket = await(context, take);
    QMetaObject::invokeMethod(m_worker, [w = m_worker, ticket, read] { w->ask(ticket, read); });
}

void Session::submit(const Command &command, const QObject *context, const Decided &done)
{
    const quint64 ticket = await(context, takerOf<Result<void>>(done));
    m_engaged = m_engaged || std::holds_alternative<command::Start>(command);
    Command sent = command;
    if (auto *fault = std::get_if<command::DecideFault>(&sent))
        fault->test = artefact::idInReport(fault->test);
    QMetaObject::invokeMethod(m_worker, [w = m_worker, ticket, sent] { w->submit(ticket, sent); });
}

void Session::resume(const QObject *context, const Decided &done)
{
    const quint64 ticket = await(context, takerOf<Result<void>>(done));
    m_engaged = true;
    QMetaObject::invokeMethod(m_worker, [w = m_worker, ticket] { w->resume(ticket); });
}

void Session::exportTo(
    const ExportOrder &order, const QObject *context, const std::function<void(const Result<int> &)> &done)
{
    const quint64 ticket = await(context, takerOf<Result<int>>(done));
    QMetaObject::invokeMethod(m_worker, [w = m_worker, ticket, order] { w->exportTo(ticket, order); });
}

// ---- what is known here --------------------------------------------------------------------------------

void Session::setResolver(const Resolver &resolver)
{
    m_resolve = resolver;
    QMetaObject::invokeMethod(m_worker, [w = m_worker, resolver] { w->setResolver(resolver); });
}

namespace {

/// What models cost by the settings of a run. What it is made of outlives it.
engine::TariffLookup tariffs(const RunConfig &config, const Resolver &resolve, const Pricing &pricing)
{
    return [&config, &resolve, &pricing](const ModelChoice &choice) -> std::optional<Tariff> {
        if (const auto endpoint = resolve(config, choice))
            return endpoint->tariff();
        return pricing ? pricing(choice) : std::nullopt; // without a key there is still a price
    };
}

} // namespace

Forecast Session::forecast() const
{
    return engine::forecastRun(m_state, tariffs(m_state.config, m_resolve, m_pricing));
}

Forecast Session::forecastCalls(const QStringList &paths) const
{
    return engine::forecastCalls(m_state, paths, tariffs(m_state.config, m_resolve, m_pricing));
}

Forecast Session::forecastApproval(const QString &path) const
{
    return engine::forecastApproval(m_state, path, tariffs(m_state.config, m_resolve, m_pricing));
}

Forecast forecastCalls(
    const State &state, const QStringList &paths, const Resolver &resolve, const Pricing &pricing)
{
    return engine::forecastCalls(state, paths, tariffs(state.config, resolve, pricing));
}

void Session::tryNow(const CallId &call)
{
    QMetaObject::invokeMethod(m_worker, [w = m_worker, call] { w->tryNow(call); });
}

std::optional<QString> Session::text(const TextHash &hash) const
{
    const QString *known = m_texts.object(hash);
    return known == nullptr ? std::nullopt : std::optional<QString>(*known);
}

void Session::onOpened(const State &state, const QString &folder)
{
    m_state = state;
    m_folder = folder;
    m_isOpen = true;
    Q_EMIT opened();
}

void Session::onAppended(const EventBatch &batch)
{
    for (const Text &text : batch.texts)
        keepText(text.hash, text.content);
    if (!m_isOpen)
        return; // part of the state that comes with `opened`
    for (const StoredEvent &event : batch.events) {
        engine::evolve(m_state, event);
        updateLive(event.event, event.time);
    }
    Q_EMIT appended(batch);
}

void Session::updateLive(const Event &event, TimeMs time)
{
    if (const auto *scheduled = std::get_if<event::CallScheduled>(&event)) {
        LiveText live{.call = scheduled->call.id, .path = scheduled->call.path, .startedAt = time};
        m_live.insert(live.call, live);
    } else if (const auto *answered = std::get_if<event::CallAnswered>(&event)) {
        m_live.remove(answered->call);
    } else if (const auto *failed = std::get_if<event::CallFailed>(&event)) {
        m_live.remove(failed->call);
    } else if (const auto *interrupted = std::get_if<event::CallInterrupted>(&event)) {
        m_live.remove(interrupted->call);
    } else if (const auto *started = std::get_if<event::ProgramStarted>(&event)) {
        const Program &program = started->program;
        m_live.insert(program.id,
            {.call = program.id, .path = program.path, .startedAt = time, .isProgram = true});
    } else if (const auto *ended = std::get_if<event::ProgramEnded>(&event)) {
        m_live.remove(ended->program);
    }
}

void Session::onLiveText(const CallId &call, const QString &text, const QString &reasoning)
{
    const auto it = m_live.find(call);
    if (it == m_live.end())
        return;
    if (it->isProgram) {
        it->addOutput(text);
    } else {
        it->text += text;
        it->reasoning += reasoning;
        it->tokens += estimateTokens(text) + estimateTokens(reasoning);
    }
    it->lastTextAt = m_clock.now();
    if (it->firstTextAt == 0)
        it->firstTextAt = it->lastTextAt;
    Q_EMIT liveChanged(call, it->path);
}

void Session::keepText(const TextHash &hash, const QString &content)
{
    const auto bytes = content.size() * qsizetype(sizeof(QChar)) + qsizetype(sizeof(QString));
    m_texts.insert(hash, new QString(content), bytes);
}

Forecast forecastNewRun(const Sop &sop, const RunConfig &config, const Pricing &pricing)
{
    State state;
    state.sop = sop;
    state.config = config;
    return engine::forecastRun(state, pricing);
}

} // namespace baton::session

#include "moc_session.cpp"
