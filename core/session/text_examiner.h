// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/checks/syntax_checker.h"
#include "core/artefact/reply/reply_parser.h"
#include "core/session/session_ports.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <atomic>
#include <functional>
#include <map>
#include <memory>

namespace baton::session {

/// What there is of a text that could not be read: the text itself and a failed check that says why.
[[nodiscard]] artefact::ParsedReply unreadText(
    const QString &text, const artefact::ReplyContext &context, const Error &why);

/// Parses and checks a text off the run thread and then, where the step wants it, its syntax. Run thread. A
/// text that cannot be read in time, or at all, ends in an error and never in the end of the program: it is
/// in the journal by then, and would be read again with each opening of the project.
class TextExaminer : public QObject {
    Q_OBJECT

public:
    enum class Origin { Model, Person };
    /// AnswerUnreadable: reading took longer than 5 s or threw; the detail says which.
    using Done = std::function<void(const Result<artefact::ParsedReply> &)>;

    explicit TextExaminer(const SessionPorts &ports, QObject *parent = nullptr);

    /// A text of this path is being written: what checking it needs (an interpreter) starts meanwhile.
    void warmUp(const QString &path);

    /// `done` runs on this thread, exactly once, unless this object is destroyed before.
    void examine(const QString &text, const artefact::ReplyContext &context, Origin origin, Done done);

private:
    /// A text on the pool.
    struct Reading {
        artefact::ReplyContext context;
        Done done;
        std::shared_ptr<std::atomic_bool> begun; ///< shared with the pool: waiting for a thread is no reading
        int ticks = 0; ///< since it began
        std::unique_ptr<TimerHandle> timer;
    };
    /// A text that is read and waits for the check of its syntax.
    struct Pending {
        artefact::ParsedReply reply;
        Done done;
    };

    void watch(int ticket);
    void tick(int ticket);
    void wasRead(int ticket, const Result<artefact::ParsedReply> &reply);
    void checkSyntax(const artefact::ReplyContext &context, const artefact::ParsedReply &reply, Done done);
    void onSyntaxChecked(const QString &ticket, const CheckResult &result);

    Reader m_readAnswer;
    Reader m_readEdited;
    TimerFactory &m_timers;
    artefact::SyntaxChecker m_syntax;
    std::map<int, Reading> m_readings;
    QHash<QString, Pending> m_pending;
    QSet<QString> m_warm; ///< extensions seen
    int m_nextTicket = 1;
};

} // namespace baton::session
