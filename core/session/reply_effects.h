// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/diff/your_words.h"
#include "core/engine/scheduler.h"
#include "core/session/project_store.h"
#include "core/session/session_ports.h"
#include "core/session/text_examiner.h"

#include <QObject>
#include <QSet>

namespace baton::session {

/// Answers to artefacts: raw answers on disk are parsed and proposed, derive steps computed, a person's texts
/// examined. Run thread.
class ReplyEffects : public QObject {
    Q_OBJECT

public:
    using Report = std::function<void(const Result<void> &)>;

    ReplyEffects(ProjectStore &store, const SessionPorts &ports, QObject *parent = nullptr);

    /// A call for this artefact has been sent.
    void expect(const QString &path);
    /// Parses the answer of a call; nothing happens if that is already under way.
    void parse(const CallId &call);
    /// Computes a derive step from approved artefacts.
    [[nodiscard]] Result<void> derive(const engine::work::Derive &work);
    /// A human revision; `report` gets the engine's word. One that began on an older revision is merged with
    /// the newest; where both changed the same lines the person's stand and a check `merge` fails.
    void edit(const command::Edit &edit, Report report);
    /// The partial text of a failed step becomes a draft revision.
    void keepDraft(const QString &path, Report report);

    [[nodiscard]] bool isBusy() const { return m_busy > 0; }

Q_SIGNALS:
    void progressed();

private:
    [[nodiscard]] QVector<CheckResult> weakenings(const Artefact &artefact, const QString &text) const;
    [[nodiscard]] artefact::ReplyContext contextOf(const Artefact &artefact) const;
    struct Answer {
        CallId call;
        QString path;
        Text stitched;
    };

    [[nodiscard]] artefact::OwnedText ownedText(const Artefact &artefact, int revision) const;
    [[nodiscard]] Result<QString> mergedText(
        const Artefact &artefact, const command::Edit &edit, QVector<CheckResult> &checks) const;
    /// The step fails and keeps what came.
    void giveUp(const Answer &answer, const Error &why);
    /// Sees to the person's lines in an answer before it is proposed.
    void follow(const Answer &answer, const artefact::ParsedReply &reply);
    void propose(
        const Answer &answer, const artefact::ParsedReply &reply, const QVector<LineRange> &personLines);
    void finish(const Result<void> &result, const Report &report);

    ProjectStore &m_store;
    const artefact::LanguageProfiles &m_languages;
    TextExaminer m_examiner;
    QSet<CallId> m_parsing;
    int m_busy = 0;
};

} // namespace baton::session
