// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/document/language_profile.h"
#include "core/base/clock.h"
#include "core/domain/review.h"

#include <QObject>
#include <QString>

#include <memory>

namespace baton::artefact {

class PythonHelper;
class SyntaxProcess;

/// Makes the check `syntax`: whether a text parses in the language of its path. The text is parsed or
/// compiled, never run. Works on the thread it lives on, without waiting: `check` returns at once and
/// `checked` follows from the event loop, for each ticket exactly once, in any order. A missing tool, an
/// unknown language and a tool that takes longer than 10 s end in NotRun. Deleting it ends its processes;
/// open tickets get no answer.
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
    void answerLater(const QString &ticket, const CheckResult &result);

    LanguageProfiles m_profiles;
    std::unique_ptr<PythonHelper> m_python;
    std::unique_ptr<SyntaxProcess> m_tools;
};

} // namespace baton::artefact
