// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program/composition.h"
#include "core/journal/sqlite_journal.h"
#include "core/session/session.h"
#include "tests/bench/benches.h"
#include "tests/bench/history.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <cstdio>

namespace baton::bench {

using namespace Qt::StringLiterals;
using session::Session;

namespace {

constexpr int visits = 20;
constexpr int decisionsPerVisit = 5;
constexpr double mostMs = 800;
constexpr double mostMiB = 150;
constexpr int patienceMs = 60'000;

// ---- an old project ---------------------------------------------------------------------------------------

bool writeFile(const QString &path, const QString &content)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
        && file.write(content.toUtf8()) > 0;
}

/// The history and its texts in large transactions, and the files as they were first written.
bool makeProject(const QString &folder, int events)
{
    const auto journal = journal::SqliteJournal::open(folder, journal::OpenMode::ReadWrite);
    if (!journal)
        return false;
    EventBatch batch;
    for (StoredEvent &stored : makeHistory(events)) {
        const auto *proposed = std::get_if<event::RevisionProposed>(&stored.event);
        if (proposed != nullptr)
            batch.texts.append(makeText(historyText(proposed->path, proposed->revision.number)));
        batch.events.append(std::move(stored));
        if (batch.events.size() < 2000)
            continue;
        if (!(*journal)->append(std::exchange(batch, {})))
            return false;
    }
    for (int file = 0; file < historyFiles; ++file) {
        const QString path = historyPath(file);
        if (!writeFile(folder + u'/' + path, historyText(path, 1)))
            return false;
    }
    return (*journal)->append(batch).has_value();
}

/// Opens a project as both programs do, decides this and that, and closes it when all of it is in the
/// journal.
bool visit(const Composition &composition, const QString &folder, int decisions)
{
    Session session(composition.ports());
    bool done = false;
    qint64 last = -1;
    QObject::connect(&session, &Session::opened, &session, [&] {
        last = session.state().seq + decisions;
        for (int i = 0; i < decisions; ++i)
            session.submit(command::PostNote{.role = u"engineer"_s, .text = u"note %1"_s.arg(i)});
        done = decisions == 0;
        if (done)
            QCoreApplication::exit();
    });
    QObject::connect(&session, &Session::appended, &session, [&] {
        done = session.state().seq >= last;
        if (done)
            QCoreApplication::exit();
    });
    QObject::connect(&session, &Session::openFailed, &session, [] { QCoreApplication::exit(); });
    session.open(folder);
    QCoreApplication::exec();
    return done;
}

double peakMemoryMiB()
{
    static const QRegularExpression peak(u"^VmHWM:\\s+(\\d+) kB"_s, QRegularExpression::MultilineOption);
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return peak.match(QString::fromLatin1(file.readAll())).captured(1).toDouble() / 1024;
}

struct Opening {
    double ms = 0;
    double peakMiB = 0;
};

/// This program once more, so that the peak is that of opening and of nothing before it.
Opening openInOwnProcess(const QString &folder)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), {u"--open"_s, folder});
    if (!process.waitForFinished(patienceMs))
        process.kill();
    const QStringList numbers = QString::fromLatin1(process.readAllStandardOutput()).simplified().split(u' ');
    return {numbers.value(0).toDouble(), numbers.value(1).toDouble()};
}

} // namespace

int openProject(const QString &folder)
{
    const Composition composition;
    QElapsedTimer timer;
    timer.start();
    if (!visit(composition, folder, 0))
        return 1;
    std::printf("%f %f\n", static_cast<double>(timer.nsecsElapsed()) / 1e6, peakMemoryMiB());
    return 0;
}

Measurements reopenBench(int events)
{
    const QTemporaryDir folder;
    if (!makeProject(folder.path(), events)) {
        qWarning("reopen: the project cannot be written here");
        return {};
    }
    {
        const Composition composition;
        for (int i = 0; i < visits; ++i) {
            if (!visit(composition, folder.path(), decisionsPerVisit)) {
                qWarning("reopen: opening %d came to nothing", i + 1);
                return {};
            }
        }
    }
    QVector<double> times;
    QVector<double> peaks;
    for (int i = 0; i < 5; ++i) {
        const Opening opening = openInOwnProcess(folder.path());
        if (opening.ms <= 0)
            return {};
        times.append(opening.ms);
        peaks.append(opening.peakMiB);
    }
    return {{.id = u"reopen.after_20_visits"_s, .value = median(times), .unit = u"ms"_s, .aim = mostMs},
        {.id = u"reopen.peak_memory"_s, .value = median(peaks), .unit = u"MiB"_s, .aim = mostMiB}};
}

} // namespace baton::bench
