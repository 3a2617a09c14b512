// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/llm/port/provider.h"

#include <QHash>

#include <memory>

namespace baton::llm {

/// Takes a secret out of a text that comes in pieces: what may be the beginning of the secret is held back
/// until it is clear.
class StreamMask {
public:
    StreamMask() = default;
    /// A secret shorter than shortestMasked is left alone: it may as well be a word of the text.
    explicit StreamMask(const Secret &secret);

    [[nodiscard]] QString feed(const QString &text);
    /// What was held back; the mask starts anew.
    [[nodiscard]] QString finish() { return std::exchange(m_held, {}); }
    [[nodiscard]] QString whole(QString text) const;

    static constexpr qsizetype shortestMasked = 12;

private:
    QString m_secret;
    QString m_held;
};

/// Stands at the gateway's edge: whatever an endpoint sends back - text, error words, names - comes out
/// without the key of its call, so that nothing behind it can show, record or journal the key.
class Redactor final : public Provider {
    Q_OBJECT

public:
    explicit Redactor(std::unique_ptr<Provider> inner, QObject *parent = nullptr);
    ~Redactor() override;

public Q_SLOTS:
    void start(const baton::llm::Request &request) override;
    void cancel(const baton::CallId &call) override;
    void tryNow(const baton::CallId &call) override;

private:
    struct Masks {
        Secret key;
        StreamMask text;
        StreamMask reasoning;
    };

    void onText(const CallId &call, const QString &text, const QString &reasoning);
    void onAttempt(const CallId &call, CallAttempt attempt);
    void onFinished(Outcome outcome);

    Provider *m_inner; ///< a child
    QHash<CallId, Masks> m_running;
};

} // namespace baton::llm
