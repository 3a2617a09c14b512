// SPDX-License-Identifier: GPL-3.0-or-later
// baton-bench [--json] [--only engine|journal|llm|reading|render|reopen|session|start] [--family PART]:
// measures, prints a table or JSON. `--family think` reads only answers of shapes with that in their name.
#include "resources/resources.h"
#include "tests/bench/benches.h"
#include "tests/bench/endpoint_process.h"
#include "tests/bench/event_server.h"

#include <QCoreApplication>
#include <QStandardPaths>

#include <cstdio>

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

constexpr int journalEvents = 100'000;

bench::Measurements measure(const QString &only, const QString &family)
{
    const auto wanted = [&only](const QString &name) { return only.isEmpty() || only == name; };
    bench::Measurements all;
    if (wanted(u"start"_s))
        all += bench::startBench();
    if (wanted(u"render"_s))
        all += bench::renderBench();
    if (wanted(u"engine"_s))
        all += bench::engineBench();
    if (wanted(u"reading"_s))
        all += bench::readingBench(family);
    if (wanted(u"journal"_s))
        all += bench::journalBench(journalEvents);
    if (wanted(u"reopen"_s))
        all += bench::reopenBench(journalEvents);
    if (wanted(u"llm"_s))
        all += bench::llmBench();
    if (wanted(u"session"_s))
        all += bench::sessionBench();
    return all;
}

} // namespace

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication app(argc, argv);
    initResources();
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--serve"_L1)
        return bench::serve(arguments.mid(2));
    if (arguments.value(1) == "--serve-events"_L1)
        return bench::serveEvents(arguments.value(2).toInt());
    if (arguments.value(1) == "--open"_L1)
        return bench::openProject(arguments.value(2));
    const auto valueOf = [&arguments](const QString &option) {
        const qsizetype at = arguments.indexOf(option);
        return at < 0 ? QString() : arguments.value(at + 1);
    };
    const bench::Measurements all = measure(valueOf(u"--only"_s), valueOf(u"--family"_s));
    const QByteArray text = arguments.contains(u"--json"_s) ? bench::asJson(all) : bench::asTable(all);
    std::fwrite(text.constData(), 1, static_cast<size_t>(text.size()), stdout);
    return all.isEmpty() ? 1 : 0;
}
