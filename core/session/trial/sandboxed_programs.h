// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/sandbox/facilities.h"
#include "core/session/program_runner.h"

#include <QObject>

#include <memory>
#include <optional>

namespace baton::session {

/// What the machine has to make sandboxes with, asked for when the first program is to run and then kept.
class SandboxProbe : public QObject {
    Q_OBJECT

public:
    explicit SandboxProbe(TimerFactory &timers) : m_timers(timers) { }

    /// `known` follows, when it is not known yet.
    [[nodiscard]] const std::optional<Result<sandbox::Facilities>> &ask();

Q_SIGNALS:
    void known(const baton::Result<baton::sandbox::Facilities> &facilities);

private:
    TimerFactory &m_timers;
    std::unique_ptr<sandbox::FacilitiesProbe> m_probe;
    std::optional<Result<sandbox::Facilities>> m_facilities;
};

/// Programs in the sandbox of this machine. Copies are made and looked at on the thread pool.
class SandboxedPrograms final : public ProgramRunner {
public:
    /// `timers` must outlive it and its handles.
    explicit SandboxedPrograms(TimerFactory &timers)
        : m_timers(timers), m_probe(std::make_shared<SandboxProbe>(timers))
    {
    }

    [[nodiscard]] std::unique_ptr<ProgramHandle> run(
        const ProgramRequest &request, const ProgramListener &listener) override;

private:
    TimerFactory &m_timers;
    std::shared_ptr<SandboxProbe> m_probe;
};

} // namespace baton::session
