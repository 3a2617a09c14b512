// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/document/language_profile.h"
#include "core/base/clock.h"
#include "core/domain/review.h"

#include <QObject>
#include <QQueue>
#include <QString>

#include <memory>
#include <vector>

namespace baton::artefact {

class PythonHelper;
class SyntaxProcess;

/// Makes the check `syntax`: whether a text parses in the language of its path. The text is parsed or
/// compiled, never run. Works on the thread it lives on, without waiting: `check` returns at once and
/// `checked` follows from the event loop, for each ticket exactly once, in any order. A missing tool, an
/// unknown language and a tool that takes longer than 10 s end in NotRun. A text that takes long holds up no
/// other one. Deleting it ends its processes; open tickets get no answer.
class SyntaxChecker : public QObject {
    Q_OBJECT

public:
    /// `timers` must outlive the checker.
    SyntaxChecker(LanguageProfiles profiles, TimerFactory &timers, QObject *parent = nullptr);
    ~SyntaxChecker() override;

    void check(const QString &ticket, const QString &path, const QString &text);

Q_SIGNALS:
    void checked(const QString &ticket, const baton::CheckResult &result);

private:
    struct Question {
        QString ticket;
        QString path;
        QString text;
    };
    struct Helper {
        std::unique_ptr<PythonHelper> python;
        QString ticket; ///< with it at the moment; null = it is free
        bool known = false; ///< it has answered before
    };

    void answerLater(const QString &ticket, const CheckResult &result);
    void ask();
    void addHelper();
    void helperAnswered(const PythonHelper *python, const CheckResult &result);
    void grow();

    LanguageProfiles m_profiles;
    TimerFactory &m_timers;
    std::vector<Helper> m_helpers; ///< the first is asked; others come when it takes long
    QQueue<Question> m_questions; ///< that no helper is free for
    std::unique_ptr<TimerHandle> m_patience; ///< of those
    std::unique_ptr<SyntaxProcess> m_tools;
};

} // namespace baton::artefact
