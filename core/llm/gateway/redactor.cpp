// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/gateway/redactor.h"

#include <algorithm>
#include <utility>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

const QString mask = u"***"_s;
/// In the words of an error even a short key is no loss.
constexpr qsizetype shortestInDetail = 4;

/// Length of the longest end of `text` that is a beginning of `secret`.
qsizetype beginningAtEnd(const QString &text, const QString &secret)
{
    for (qsizetype n = std::min(text.size(), secret.size() - 1); n > 0; --n) {
        if (QStringView(text).last(n) == QStringView(secret).first(n))
            return n;
    }
    return 0;
}

QString withoutKey(QString detail, const Secret &key)
{
    if (key.reveal().size() >= shortestInDetail)
        detail.replace(key.reveal(), mask);
    return detail;
}

} // namespace

StreamMask::StreamMask(const Secret &secret)
    : m_secret(secret.reveal().size() >= shortestMasked ? secret.reveal() : QString())
{
}

QString StreamMask::feed(const QString &text)
{
    if (m_secret.isEmpty())
        return text;
    QString all = std::exchange(m_held, {}) + text;
    all.replace(m_secret, mask);
    const qsizetype held = beginningAtEnd(all, m_secret);
    m_held = all.last(held);
    all.chop(held);
    return all;
}

QString StreamMask::whole(QString text) const
{
    return m_secret.isEmpty() ? text : text.replace(m_secret, mask);
}

Redactor::Redactor(std::unique_ptr<Provider> inner, QObject *parent)
    : Provider(parent), m_inner(inner.release())
{
    m_inner->setParent(this);
    connect(m_inner, &Provider::textArrived, this, &Redactor::onText);
    connect(m_inner, &Provider::attemptFailed, this, &Redactor::onAttempt);
    connect(m_inner, &Provider::finished, this, &Redactor::onFinished);
}

Redactor::~Redactor() = default;

void Redactor::start(const Request &request)
{
    if (!request.key.isEmpty())
        m_running.insert(request.call, {request.key, StreamMask(request.key), StreamMask(request.key)});
    m_inner->start(request);
}

void Redactor::cancel(const CallId &call)
{
    m_inner->cancel(call);
}

void Redactor::tryNow(const CallId &call)
{
    m_inner->tryNow(call);
}

void Redactor::onText(const CallId &call, const QString &text, const QString &reasoning)
{
    const auto masks = m_running.find(call);
    if (masks == m_running.end()) {
        Q_EMIT textArrived(call, text, reasoning);
        return;
    }
    const QString shown = masks->text.feed(text);
    const QString thought = masks->reasoning.feed(reasoning);
    if (!shown.isEmpty() || !thought.isEmpty())
        Q_EMIT textArrived(call, shown, thought);
}

void Redactor::onAttempt(const CallId &call, CallAttempt attempt)
{
    if (const auto masks = m_running.constFind(call); masks != m_running.constEnd())
        attempt.detail = withoutKey(attempt.detail, masks->key);
    Q_EMIT attemptFailed(call, attempt);
}

void Redactor::onFinished(Outcome outcome)
{
    const auto found = m_running.find(outcome.call);
    if (found == m_running.end()) {
        Q_EMIT finished(outcome);
        return;
    }
    Masks masks = *found;
    m_running.erase(found);
    const QString text = masks.text.finish();
    const QString reasoning = masks.reasoning.finish();
    if (!text.isEmpty() || !reasoning.isEmpty())
        Q_EMIT textArrived(outcome.call, text, reasoning);
    for (QString *field : {&outcome.text, &outcome.reasoning, &outcome.refusal})
        *field = masks.text.whole(*field);
    for (QString *field : {&outcome.finishRaw, &outcome.model})
        *field = withoutKey(*field, masks.key);
    if (outcome.error)
        outcome.error->detail = withoutKey(outcome.error->detail, masks.key);
    Q_EMIT finished(outcome);
}

} // namespace baton::llm

#include "moc_redactor.cpp"
