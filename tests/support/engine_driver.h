// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"
#include "core/domain/state.h"
#include "core/engine/scheduler.h"
#include "tests/support/sample_sop.h"

#include <QHash>

namespace baton::test {

/// Plays the session for the engine without any I/O: applies commands, numbers the events, folds them, keeps
/// the texts. `state` is the fold of `log` at all times.
class EngineDriver final : public TextSource {
public:
    /// A reply as core/artefact would hand it over.
    struct Reply {
        QString text{};
        DocumentFacts facts{};
        QVector<CheckResult> checks{};
        QVector<RemarkOutcome> outcomes{};
        QStringList missing{};
        FinishReason finish = FinishReason::Stop;
        QString stitched{};
    };

    State state;
    QVector<StoredEvent> log;
    TimeMs now = 1'700'000'000'000;

    [[nodiscard]] Result<QString> read(const TextHash &hash) const override;

    /// Applies a command; its refusal is returned.
    std::optional<Error> apply(const Command &command);
    /// The word of the refusal; empty when the command was accepted.
    QString refusal(const Command &command);
    /// Events of the last accepted command.
    [[nodiscard]] const QVector<Event> &last() const { return m_last; }
    /// The newest event of one type that the last command led to.
    template <class E> [[nodiscard]] std::optional<E> lastOf() const
    {
        std::optional<E> found;
        for (const Event &event : m_last) {
            if (const E *match = std::get_if<E>(&event))
                found = *match;
        }
        return found;
    }

    void create(const RunConfig &config = {}, const Sop &sop = sampleSop());
    /// Builds the prompt and schedules the call; the id is empty when it was refused.
    CallId schedule(const QString &path, std::optional<Money> reservation = Money{});
    void recordAnswer(const CallId &call, const QString &raw, FinishReason finish = FinishReason::Stop,
        std::optional<Money> cost = Money{});
    std::optional<Error> propose(const CallId &call, const Reply &reply);
    /// schedule + recordAnswer + propose.
    std::optional<Error> write(const QString &path, const Reply &reply);
    std::optional<Error> write(const QString &path, const QString &text)
    {
        return write(path, Reply{.text = text});
    }
    std::optional<Error> edit(const QString &path, const QString &text, const DocumentFacts &facts = {});
    std::optional<Error> approve(const QString &path);
    /// Plan and list written and approved, so that the rows are planned.
    void upToRows(const QVector<WorkRow> &rows, const RunConfig &config = {}, const Sop &sop = sampleSop());
    /// Replaces the approved list by another one (a human edit, approved).
    void relist(const QVector<WorkRow> &rows, const QString &shared = QStringLiteral("tabs"));
    /// Does all offered writing of files and derivations at once.
    void doLocalWork();

    [[nodiscard]] const Artefact &at(const QString &path) const;
    [[nodiscard]] ArtefactState stateOf(const QString &path) const { return at(path).state; }
    /// Paths that could be asked now, in the scheduler's order.
    [[nodiscard]] QStringList askable() const;
    /// The fold of the whole log from nothing.
    [[nodiscard]] State refolded() const;

private:
    QVector<Event> m_last;
    QHash<TextHash, QString> m_texts;
};

} // namespace baton::test
