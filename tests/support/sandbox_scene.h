// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/facilities.h"
#include "core/sandbox/sandbox_run.h"
#include "core/sandbox/work_copy.h"

#include <QFileInfo>
#include <QTest>

#include <optional>

namespace baton::test {

/// What this machine has to make a sandbox with, asked once in a program.
inline const Result<sandbox::Facilities> &facilitiesHere()
{
    static const Result<sandbox::Facilities> facilities = [] {
        QtTimerFactory timers;
        sandbox::FacilitiesProbe probe(timers);
        std::optional<Result<sandbox::Facilities>> found;
        QObject::connect(&probe, &sandbox::FacilitiesProbe::finished, &probe,
            [&found](const Result<sandbox::Facilities> &result) { found = result; });
        probe.start();
        (void)QTest::qWaitFor([&found] { return found.has_value(); }, 120'000);
        return found.value_or(failure(ErrorCode::Internal, QStringLiteral("no answer")));
    }();
    return facilities;
}

/// A run and what it said.
class SandboxScene {
public:
    explicit SandboxScene(const sandbox::SandboxSpec &spec,
        const sandbox::Facilities &facilities = facilitiesHere().value_or(sandbox::Facilities()))
        : m_run(std::make_unique<sandbox::SandboxRun>(spec, facilities, m_timers))
    {
        QObject::connect(m_run.get(), &sandbox::SandboxRun::bytesArrived, m_run.get(),
            [this](process::ProcessStream, const QByteArray &bytes) {
                streamedBytes += bytes.size();
                if (streamed.size() < 1'000'000)
                    streamed += bytes;
            });
        QObject::connect(m_run.get(), &sandbox::SandboxRun::looked, m_run.get(),
            [this](const sandbox::Usage &usage) { seen = usage; });
        QObject::connect(m_run.get(), &sandbox::SandboxRun::finished, m_run.get(),
            [this](const Result<sandbox::SandboxOutcome> &result) {
                ++ends;
                outcome = result;
            });
        m_run->start();
    }

    void cancel() { m_run.reset(); }
    [[nodiscard]] sandbox::SandboxRun &run() const { return *m_run; }
    [[nodiscard]] bool waitFor(const QByteArray &words)
    {
        return QTest::qWaitFor([this, words] { return streamed.contains(words); }, 120'000);
    }
    [[nodiscard]] bool waitForEnd()
    {
        return QTest::qWaitFor([this] { return ends > 0; }, 120'000);
    }

    QByteArray streamed; ///< the beginning of its output, as it came
    qint64 streamedBytes = 0;
    int ends = 0;
    sandbox::Usage seen; ///< when it was looked at last
    std::optional<Result<sandbox::SandboxOutcome>> outcome;

private:
    QtTimerFactory m_timers;
    std::unique_ptr<sandbox::SandboxRun> m_run;
};

/// A file for a copy of a project.
inline sandbox::CopiedFile copied(const QString &path, const QByteArray &content)
{
    return {*RelativePath::parse(path), content};
}

} // namespace baton::test

/// In a test that needs a sandbox with Python in it.
#define BATON_NEEDS_SANDBOX()                                                                                \
    do {                                                                                                     \
        if (const auto &facilities = baton::test::facilitiesHere(); !facilities)                             \
            QSKIP(qPrintable(QStringLiteral("no sandbox here: ") + toWord(facilities.error().code)           \
                + QStringLiteral(" ") + facilities.error().detail));                                         \
        if (!QFileInfo::exists(QStringLiteral("/usr/bin/python3")))                                          \
            QSKIP("no /usr/bin/python3");                                                                    \
    } while (false)
