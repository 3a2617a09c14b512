// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/artefact/samples.h"
#include "tests/bench/benches.h"
#include "tests/support/answer_families.h"

#include <QFile>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace baton::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype smaller = 1024 * 1024;
constexpr qsizetype larger = 4 * smaller;
constexpr unsigned patience = 60; // seconds of processor time for one answer

struct Cost {
    double seconds = -1; ///< of processor time; negative: it did not end
    double peakBytes = 0; ///< beyond what the process had before there was an answer
};

double residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * static_cast<double>(sysconf(_SC_PAGESIZE));
}

double processorSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

double peakBytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) * 1024;
}

/// Reads the answer once and tells what that took.
Cost costHere(const samples::AnswerFamily &family, qsizetype size)
{
    const rlimit limit{patience, patience};
    setrlimit(RLIMIT_CPU, &limit);
    const double before = residentBytes();
    const QString raw = family.text(size);
    const double start = processorSeconds();
    family.read(raw);
    return {processorSeconds() - start, std::max(0.0, peakBytes() - before)};
}

/// In a process of its own, so that what runs away ends alone and memory is that of one answer.
Cost costOf(const samples::AnswerFamily &family, qsizetype size)
{
    int ends[2];
    if (pipe(ends) != 0)
        return {};
    const pid_t child = fork();
    if (child == 0) {
        const Cost cost = costHere(family, size);
        const auto written = write(ends[1], &cost, sizeof cost);
        _exit(written == sizeof cost ? 0 : 1);
    }
    close(ends[1]);
    Cost cost;
    if (read(ends[0], &cost, sizeof cost) != sizeof cost)
        cost = {};
    close(ends[0]);
    waitpid(child, nullptr, 0);
    return cost;
}

/// The power of the size that the time grows with; times too short to tell count as one.
double exponentOf(const Cost &small, const Cost &large)
{
    constexpr double shortest = 0.05;
    if (large.seconds < 0 || small.seconds < 0)
        return 9;
    return std::log(std::max(large.seconds, shortest) / std::max(small.seconds, shortest / 4))
        / std::log(4.0);
}

} // namespace

Measurements readingBench(const QString &part)
{
    // Read once, so that what is made once is there before anything is measured.
    QVector<samples::AnswerFamily> families = samples::answerFamilies();
    families.removeIf([&part](const samples::AnswerFamily &family) { return !family.name.contains(part); });
    for (const samples::AnswerFamily &family : families)
        family.read(family.text(200));
    Measurements all;
    double worstExponent = 0;
    double worstSeconds = 0;
    double worstMemory = 0;
    for (const samples::AnswerFamily &family : families) {
        const Cost small = costOf(family, smaller);
        const Cost large = costOf(family, larger);
        const double exponent = exponentOf(small, large);
        const double allowed = 20.0 * static_cast<double>(larger) + 50.0 * 1024 * 1024;
        const double memory = large.peakBytes / allowed;
        std::fprintf(stderr, "%-34s %8.3f s %8.3f s  n^%.2f  %4.0f MiB\n", qPrintable(family.name),
            small.seconds, large.seconds, exponent, large.peakBytes / (1024 * 1024));
        if (exponent > 1.2)
            all += {u"reading_exponent_"_s + family.name, exponent, u"n^"_s, {}, 1.2};
        if (memory > 1)
            all += {u"reading_memory_"_s + family.name, memory * 100, u"%"_s, {}, 100.0};
        worstExponent = std::max(worstExponent, exponent);
        worstMemory = std::max(worstMemory, memory);
        worstSeconds = std::max(worstSeconds, large.seconds);
    }
    all += {u"reading_families"_s, static_cast<double>(families.size()), u""_s, {}, {}};
    all += {u"reading_worst_exponent"_s, worstExponent, u"n^"_s, {}, 1.2};
    all += {u"reading_slowest_4_mib"_s, worstSeconds, u"s"_s, {}, 5.0};
    all += {u"reading_worst_memory"_s, worstMemory * 100, u"% allowed"_s, {}, 100.0};
    return all;
}

} // namespace baton::bench
