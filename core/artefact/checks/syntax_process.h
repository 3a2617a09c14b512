// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/document/language_profile.h"
#include "core/base/clock.h"
#include "core/domain/review.h"
#include "core/process/process_run.h"

#include <QObject>
#include <QQueue>
#include <QTemporaryDir>

#include <memory>

namespace baton::artefact {

/// Runs parse-only tools of languages (node --check, gofmt -e, ...), one after the other, on a copy of the
/// text: on standard input, or as a file in a temporary folder where the tool wants one. Nothing waits.
class SyntaxProcess : public QObject {
    Q_OBJECT

public:
    explicit SyntaxProcess(TimerFactory &timers, QObject *parent = nullptr);
    ~SyntaxProcess() override;

    /// Ends in `done` with the same ticket.
    void check(const QString &ticket, const QString &path, const QString &text, const ToolCommand &tool);

Q_SIGNALS:
    void done(const QString &ticket, const baton::CheckResult &result);

private:
    struct Request {
        QString ticket;
        QString path;
        QString text;
        ToolCommand tool;
    };

    void pump();
    void launch(const QString &program, const Request &request);
    void ended(const Result<process::ProcessOutcome> &outcome);
    [[nodiscard]] CheckResult judge(const process::ProcessOutcome &outcome) const;
    void answer(const CheckResult &result);

    TimerFactory &m_timers;
    QQueue<Request> m_requests;
    std::unique_ptr<process::ProcessRun> m_run;
    std::unique_ptr<QTemporaryDir> m_folder;
};

/// What a tool said about a file: the first line number and the first sentence that looks like an error.
[[nodiscard]] CheckResult readToolOutput(const QString &output, const QString &fileName);

} // namespace baton::artefact
