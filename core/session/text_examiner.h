// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/checks/syntax_checker.h"
#include "core/artefact/reply/reply_parser.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <functional>

namespace baton::session {

/// Parses and checks a text off the run thread and then, where the step wants it, its syntax. Run thread.
class TextExaminer : public QObject {
    Q_OBJECT

public:
    enum class Origin { Model, Person };
    using Done = std::function<void(const artefact::ParsedReply &)>;

    TextExaminer(
        const artefact::LanguageProfiles &languages, TimerFactory &timers, QObject *parent = nullptr);

    /// A text of this path is being written: what checking it needs (an interpreter) starts meanwhile.
    void warmUp(const QString &path);

    /// `done` runs on this thread, exactly once, unless this object is destroyed before.
    void examine(const QString &text, const artefact::ReplyContext &context, Origin origin, Done done);

private:
    struct Pending {
        artefact::ParsedReply reply;
        Done done;
    };

    void checkSyntax(const artefact::ReplyContext &context, const artefact::ParsedReply &reply, Done done);
    void onSyntaxChecked(const QString &ticket, const CheckResult &result);

    artefact::SyntaxChecker m_syntax;
    QHash<QString, Pending> m_pending;
    QSet<QString> m_warm; ///< extensions seen
    int m_nextTicket = 1;
};

} // namespace baton::session
