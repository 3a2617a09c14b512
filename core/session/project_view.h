// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"
#include "core/domain/impact.h"
#include "core/domain/test_report.h"
#include "core/journal/journal.h"
#include "core/session/call_trace.h"
#include "core/session/export_review.h"
#include "core/session/hand_over_page.h"

#include <QHash>

namespace baton::session {

/// A few lines around one, as the run saw them.
struct Excerpt {
    int firstLine = 0; ///< 1-based
    QStringList lines;
    bool operator==(const Excerpt &) const = default;
};

/// What is kept of the last run for a report, put together for people. A value.
struct TestRecord {
    EffectId run;
    TestReport report;
    QString output; ///< what it wrote, without the middle where that was long
    QHash<QString, Excerpt> places; ///< by id of a bad test: around the innermost place inside the project
    bool operator==(const TestRecord &) const = default;
};

/// What may be read of a project: its state, its texts, its journal. Made for one question and no longer than
/// what it looks at; on the thread the journal belongs to.
class ProjectView {
public:
    ProjectView(const State &state, const journal::Journal &journal, const QString &folder,
        const artefact::LanguageProfiles &languages)
        : m_state(state), m_journal(journal), m_folder(folder), m_languages(languages)
    {
    }

    [[nodiscard]] const State &state() const { return m_state; }
    [[nodiscard]] const QString &folder() const { return m_folder; }
    /// Fails with NotFound, JournalCorrupt.
    [[nodiscard]] Result<QString> text(const TextHash &hash) const { return m_journal.read(hash); }
    /// What became of each test in the last run for a report. Fails with NotFound when there was none.
    [[nodiscard]] Result<TestReport> testReport(const QString &path) const;
    /// The same with what the run wrote, where it failed and whose fault that is said to be.
    [[nodiscard]] Result<TestRecord> testRecord(const QString &path) const;
    /// A page of the journal after `seq`, oldest first; limit 0 = all.
    [[nodiscard]] Result<QVector<StoredEvent>> events(qint64 after, int limit) const;
    /// The newest page before `before`, oldest first.
    [[nodiscard]] Result<QVector<StoredEvent>> eventsBefore(qint64 before, int limit) const;
    /// Everything the journal knows of a call. Fails with NotFound when it knows none of that id.
    [[nodiscard]] Result<CallTrace> trace(const CallId &call) const;
    /// All calls in the order they were scheduled.
    [[nodiscard]] Result<QVector<CallTrace>> traces() const;
    /// What a decision would make stale, in the order in which it would be done again (engine/impact.h).
    [[nodiscard]] Result<QVector<Impact>> impactOf(const Command &decision) const;
    /// What is stale now, and what would follow from that.
    [[nodiscard]] QVector<Impact> staleNow() const;
    /// What an export would hand over and what speaks against it.
    [[nodiscard]] ExportReview exportReview() const
    {
        return reviewExport(m_state, m_journal, m_folder, m_languages);
    }
    /// What is known of what would be handed over.
    [[nodiscard]] HandOver handOver() const { return handOverOf(m_state, m_journal, m_languages); }

private:
    const State &m_state;
    const journal::Journal &m_journal;
    const QString &m_folder;
    const artefact::LanguageProfiles &m_languages;
};

} // namespace baton::session
