// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/benches.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

namespace baton::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int runs = 15;
constexpr int patienceMs = 20'000;

QString programBeside(const QString &name)
{
    const QString path = QCoreApplication::applicationDirPath() + u'/' + name;
    if (QFileInfo(path).isExecutable())
        return path;
    qWarning("start: %s is not built", qPrintable(name));
    return {};
}

/// Nothing of the person's own settings, no bus to ask, no screen.
void prepare(QProcess &process, const QTemporaryDir &home, bool exits)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_RUNTIME_DIR"_s})
        environment.insert(name, home.path());
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    if (exits)
        environment.insert(u"BATON_EXIT_AFTER_FIRST_PAINT"_s, u"1"_s);
    else
        environment.remove(u"BATON_EXIT_AFTER_FIRST_PAINT"_s);
    process.setProcessEnvironment(environment);
    process.setStandardErrorFile(QProcess::nullDevice());
}

/// From the start of the process to its end, which it brings about itself after its first paint.
double firstPaintMs(const QString &program, const QTemporaryDir &home)
{
    QProcess process;
    prepare(process, home, true);
    QElapsedTimer timer;
    timer.start();
    process.start(program, {});
    const bool ended = process.waitForFinished(patienceMs);
    const double took = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    if (!ended)
        process.kill();
    process.waitForFinished(patienceMs);
    return ended && process.exitStatus() == QProcess::NormalExit ? took : 0;
}

/// Proportional set size in MiB: pages shared with other programs count in part.
double memoryMiB(qint64 pid)
{
    static const QRegularExpression pss(u"^Pss:\\s+(\\d+) kB"_s, QRegularExpression::MultilineOption);
    QFile file(u"/proc/%1/smaps_rollup"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return pss.match(QString::fromLatin1(file.readAll())).captured(1).toDouble() / 1024;
}

/// Memory of the running window once it no longer grows.
double settledMemory(const QString &program, const QTemporaryDir &home)
{
    QProcess process;
    prepare(process, home, false);
    process.start(program, {});
    if (!process.waitForStarted(patienceMs))
        return 0;
    double before = -1;
    double now = 0;
    for (int i = 0; i < 40 && (i < 4 || now - before > 0.2); ++i) {
        before = now;
        process.waitForFinished(250); // the program does not end: a pause of a quarter of a second
        now = memoryMiB(process.processId());
    }
    process.kill();
    process.waitForFinished(patienceMs);
    return now;
}

struct Program {
    QString path;
    QTemporaryDir home;
    QVector<double> paints;
};

/// By turns, so that a machine that is slower for a while is so for both. False if one does not paint.
bool timePaints(const QVector<Program *> &programs)
{
    for (int i = 0; i <= runs; ++i) {
        for (Program *program : programs) {
            const double took = firstPaintMs(program->path, program->home);
            if (took <= 0) {
                qWarning("start: %s did not end after its first paint", qPrintable(program->path));
                return false;
            }
            if (i > 0) // the first run fills the caches
                program->paints.append(took);
        }
    }
    return true;
}

} // namespace

Measurements startBench()
{
    Program empty{programBeside(u"baton-empty-window"_s), {}, {}};
    Program window{programBeside(u"baton"_s), {}, {}};
    if (empty.path.isEmpty() || window.path.isEmpty() || !timePaints({&empty, &window}))
        return {};
    const double paint = median(empty.paints);
    const double memory = settledMemory(empty.path, empty.home);
    return {{u"start.empty_window_first_paint"_s, paint, u"ms"_s},
        {u"start.empty_window_memory"_s, memory, u"MiB"_s},
        {u"start.first_paint"_s, median(window.paints), u"ms"_s, paint},
        {u"start.memory"_s, settledMemory(window.path, window.home), u"MiB"_s, memory}};
}

Measurements renderBench()
{
    constexpr double atMostMs = 50;
    const QString program = programBeside(u"baton-render-bench"_s);
    const QTemporaryDir home;
    QProcess process;
    prepare(process, home, false);
    if (!program.isEmpty())
        process.start(program, {});
    if (program.isEmpty() || !process.waitForFinished(10 * patienceMs))
        return {};
    Measurements all;
    const QStringList lines =
        QString::fromLatin1(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines)
        all.append({line.section(u' ', 0, 0), line.section(u' ', 1).toDouble(), u"ms"_s, {}, atMostMs});
    return all;
}

} // namespace baton::bench
