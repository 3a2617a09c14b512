// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/llm/port/provider.h"

#include <QThread>

#include <functional>

namespace baton::test {

/// The provider's half on the network thread: passes on what it is asked, and says what it is told to.
class ScriptedProvider final : public llm::Provider {
    Q_OBJECT

public:
    using Provider::Provider;

public Q_SLOTS:
    void start(const baton::llm::Request &request) override;
    void cancel(const baton::CallId &call) override;
    void tryNow(const baton::CallId &call) override { Q_EMIT hurried(call); }
    void say(const baton::CallId &call, const QString &text);
    void stumble(const baton::CallId &call, const baton::CallAttempt &attempt);
    void finish(const baton::llm::Outcome &outcome);

Q_SIGNALS:
    void asked(const baton::llm::Request &request);
    void cancelled(const baton::CallId &call);
    void hurried(const baton::CallId &call);

private:
    QHash<CallId, QString> m_said; ///< by running call
};

/// A model as tests see it, on their own thread. Calls are named by their verb line, such as
/// "Produce docs/prd.md as prd". What a verb line has an answer for is answered at once, everything else
/// waits until the test speaks.
class ScriptedModel : public QObject {
    Q_OBJECT

public:
    using Answers = std::function<QString(const QString &verbLine)>;

    ScriptedModel();
    ~ScriptedModel() override;

    /// Empty = this call waits.
    void setAnswers(Answers answers) { m_answers = std::move(answers); }
    [[nodiscard]] llm::Provider &provider() { return *m_provider; }

    [[nodiscard]] const QVector<llm::Request> &requests() const { return m_requests; }
    [[nodiscard]] int asked(const QString &verbLine) const;
    [[nodiscard]] int cancelled() const { return m_cancelled; }
    [[nodiscard]] int hurried() const { return m_hurried; }
    /// The newest request of a verb line.
    [[nodiscard]] llm::Request request(const QString &verbLine) const;

    void say(const QString &verbLine, const QString &text);
    void stumble(const QString &verbLine, const CallAttempt &attempt);
    /// Ends a call with what was said so far.
    void finish(const QString &verbLine);
    void fail(const QString &verbLine, const Error &error);

Q_SIGNALS:
    void requestArrived(const QString &verbLine);

private:
    void onAsked(const llm::Request &request);

    QThread m_thread;
    ScriptedProvider *m_provider; ///< lives on m_thread, deleted when it ends
    Answers m_answers;
    QVector<llm::Request> m_requests;
    int m_cancelled = 0;
    int m_hurried = 0;
};

} // namespace baton::test
