// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/scripted_model.h"

#include <algorithm>

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

QString verbLineOf(const llm::Request &request)
{
    return verbLine(request.verb, request.path, request.kind);
}

} // namespace

// ---- on the network thread -----------------------------------------------------------------------------

void ScriptedProvider::start(const llm::Request &request)
{
    m_said.insert(request.call, {});
    Q_EMIT asked(request);
}

void ScriptedProvider::cancel(const CallId &call)
{
    Q_EMIT cancelled(call);
    finish({.call = call, .error = Error{ErrorCode::Aborted, {}}});
}

void ScriptedProvider::say(const CallId &call, const QString &text)
{
    if (!m_said.contains(call))
        return;
    m_said[call] += text;
    Q_EMIT textArrived(call, text, {});
}

void ScriptedProvider::stumble(const CallId &call, const CallAttempt &attempt)
{
    if (m_said.contains(call))
        Q_EMIT attemptFailed(call, attempt);
}

void ScriptedProvider::finish(const llm::Outcome &outcome)
{
    if (!m_said.contains(outcome.call))
        return;
    llm::Outcome whole = outcome;
    whole.text = m_said.take(outcome.call);
    whole.finish = outcome.error ? FinishReason::Error : FinishReason::Stop;
    Q_EMIT finished(whole);
}

// ---- on the test's thread ------------------------------------------------------------------------------

ScriptedModel::ScriptedModel() : m_provider(new ScriptedProvider)
{
    qRegisterMetaType<llm::Request>();
    qRegisterMetaType<llm::Outcome>();
    m_provider->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_provider, &QObject::deleteLater);
    connect(m_provider, &ScriptedProvider::asked, this, &ScriptedModel::onAsked);
    connect(m_provider, &ScriptedProvider::cancelled, this, [this] { ++m_cancelled; });
    connect(m_provider, &ScriptedProvider::hurried, this, [this] { ++m_hurried; });
    m_thread.start();
}

ScriptedModel::~ScriptedModel()
{
    m_thread.quit();
    m_thread.wait();
}

void ScriptedModel::onAsked(const llm::Request &request)
{
    m_requests.append(request);
    const QString line = verbLineOf(request);
    const QString answer = m_answers ? m_answers(line) : QString();
    if (!answer.isEmpty()) {
        say(line, answer);
        finish(line);
    }
    Q_EMIT requestArrived(line);
}

int ScriptedModel::asked(const QString &verbLine) const
{
    return static_cast<int>(std::count_if(m_requests.cbegin(), m_requests.cend(),
        [&](const llm::Request &request) { return verbLineOf(request) == verbLine; }));
}

llm::Request ScriptedModel::request(const QString &verbLine) const
{
    for (auto it = m_requests.crbegin(); it != m_requests.crend(); ++it) {
        if (verbLineOf(*it) == verbLine)
            return *it;
    }
    return {};
}

void ScriptedModel::say(const QString &verbLine, const QString &text)
{
    QMetaObject::invokeMethod(m_provider,
        [provider = m_provider, call = request(verbLine).call, text] { provider->say(call, text); });
}

void ScriptedModel::stumble(const QString &verbLine, const CallAttempt &attempt)
{
    QMetaObject::invokeMethod(m_provider, [provider = m_provider, call = request(verbLine).call, attempt] {
        provider->stumble(call, attempt);
    });
}

void ScriptedModel::finish(const QString &verbLine)
{
    const llm::Outcome outcome{.call = request(verbLine).call};
    QMetaObject::invokeMethod(m_provider, [provider = m_provider, outcome] { provider->finish(outcome); });
}

void ScriptedModel::fail(const QString &verbLine, const Error &error)
{
    const llm::Outcome outcome{.call = request(verbLine).call, .error = error};
    QMetaObject::invokeMethod(m_provider, [provider = m_provider, outcome] { provider->finish(outcome); });
}

} // namespace baton::test

#include "moc_scripted_model.cpp"
