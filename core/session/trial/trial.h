// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/program.h"
#include "core/session/program_runner.h"
#include "core/session/trial/port_forward.h"
#include "core/session/trial/trial_plan.h"

#include <QElapsedTimer>
#include <QObject>

#include <map>
#include <memory>

namespace baton::session {

/// What a tried program uses, and what it may.
struct TrialUsage {
    qint64 ms = 0; ///< since it was started
    qint64 memoryBytes = 0;
    int processes = 0;
    bool triedNetwork = false;
    bool operator==(const TrialUsage &) const = default;
};

struct WrittenFile {
    QString path;
    qint64 size = 0; ///< bytes
    bool isDeleted = false;
    bool operator==(const WrittenFile &) const = default;
};

/// How it ended and what it left in its copy.
struct TrialEnd {
    ProgramOutcome outcome;
    int signal = 0; ///< of a program that was killed
    QByteArray output; ///< long ones without their middle
    QByteArray errors;
    QVector<WrittenFile> files;
    bool allFiles = true; ///< there were not more than are told
    TrialUsage usage; ///< the most of each
    bool operator==(const TrialEnd &) const = default;
};

/// The program of a project, tried by a person: live, in the sandbox, on a copy. Nothing of it returns to the
/// project. Lives on a thread with an event loop; destroying it ends the program with all its processes.
class Trial final : public QObject {
    Q_OBJECT

public:
    /// With a terminal it sits at one; else its input stays open until `closeInput`.
    Trial(TrialPlan plan, std::optional<process::TerminalSize> terminal, QObject *parent = nullptr);
    ~Trial() override;

    /// Call once. `runner` is used here only.
    void start(ProgramRunner &runner);
    void write(const QByteArray &bytes);
    void closeInput();
    void resize(int columns, int rows);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_handle != nullptr; }
    [[nodiscard]] bool wasStopped() const { return m_wasStopped; }
    [[nodiscard]] static sandbox::Limits limits();
    /// Copies the files it wrote into a folder that is empty or new: how many. After the end. Fails with
    /// ExportNotEmpty, FileWrite, FileRead; what no safe file name is and links are left out.
    [[nodiscard]] Result<int> save(const QString &folder) const;

Q_SIGNALS:
    void bytesArrived(baton::process::ProcessStream stream, const QByteArray &bytes);
    void inputTaken();
    void looked(const baton::session::TrialUsage &usage);
    /// It can be reached at that port of this machine's loopback.
    void listening(quint16 port);
    /// Once, last; fails as ProgramListener says.
    void ended(const baton::Result<baton::session::TrialEnd> &end);

private:
    void onLooked(const sandbox::Usage &usage, const QString &door);
    void reach(quint16 port, const QString &door);
    void onEnded(const Result<ProgramResult> &result);

    TrialPlan m_plan;
    std::optional<process::TerminalSize> m_terminal;
    std::unique_ptr<ProgramHandle> m_handle;
    std::map<quint16, std::unique_ptr<PortForward>> m_forwards; ///< by the port inside
    QElapsedTimer m_clock;
    bool m_wasStopped = false;
    std::shared_ptr<const sandbox::WorkCopy> m_copy; ///< as the program left it
    sandbox::FolderChanges m_changes;
};

} // namespace baton::session
