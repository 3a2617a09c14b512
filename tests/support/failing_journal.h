// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journal.h"

#include <functional>
#include <memory>

namespace baton::test {

/// A project's journal on a disk that is full from a chosen event on.
class FailingJournal final : public journal::Journal {
public:
    using Fails = std::function<bool(const Event &)>;

    FailingJournal(std::unique_ptr<journal::Journal> inner, Fails fails)
        : m_inner(std::move(inner)), m_fails(std::move(fails))
    {
    }

    [[nodiscard]] Result<void> append(const EventBatch &batch) override
    {
        m_full = m_full
            || std::any_of(batch.events.cbegin(), batch.events.cend(),
                [this](const StoredEvent &stored) { return m_fails(stored.event); });
        return m_full ? full() : m_inner->append(batch);
    }
    [[nodiscard]] Result<void> saveSnapshot(const State &state) override
    {
        return m_full ? full() : m_inner->saveSnapshot(state);
    }
    [[nodiscard]] Result<void> savePartial(const CallId &call, const QString &text) override
    {
        return m_full ? full() : m_inner->savePartial(call, text);
    }
    [[nodiscard]] Result<void> dropPartial(const CallId &call) override { return m_inner->dropPartial(call); }

    [[nodiscard]] Result<QVector<StoredEvent>> eventsAfter(qint64 after, int limit) const override
    {
        return m_inner->eventsAfter(after, limit);
    }
    [[nodiscard]] Result<QVector<StoredEvent>> eventsBefore(qint64 before, int limit) const override
    {
        return m_inner->eventsBefore(before, limit);
    }
    [[nodiscard]] Result<QVector<StoredEvent>> eventsOfCall(const CallId &call) const override
    {
        return m_inner->eventsOfCall(call);
    }
    [[nodiscard]] Result<qint64> lastSeq() const override { return m_inner->lastSeq(); }
    [[nodiscard]] Result<std::optional<State>> latestSnapshot() const override
    {
        return m_inner->latestSnapshot();
    }
    [[nodiscard]] Result<QString> partial(const CallId &call) const override
    {
        return m_inner->partial(call);
    }
    [[nodiscard]] Result<QString> read(const TextHash &hash) const override { return m_inner->read(hash); }

private:
    static Result<void> full() { return failure(ErrorCode::DiskFull, QStringLiteral("no space left")); }

    std::unique_ptr<journal::Journal> m_inner;
    Fails m_fails;
    bool m_full = false;
};

} // namespace baton::test
