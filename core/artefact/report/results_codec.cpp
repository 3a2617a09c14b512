// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/report/results_codec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

QStringList textsOf(const QJsonValue &list)
{
    QStringList texts;
    for (const QJsonValue text : list.toArray())
        texts.append(text.toString());
    return texts;
}

QJsonObject objectOf(const TestResult &result)
{
    return {{u"id"_s, result.id}, {u"file"_s, result.file}, {u"line"_s, result.line},
        {u"state"_s, toWord(result.state)}, {u"ms"_s, result.ms}, {u"message"_s, result.message},
        {u"expected"_s, result.expected}, {u"actual"_s, result.actual}, {u"frame_file"_s, result.frameFile},
        {u"frame_line"_s, result.frameLine}, {u"output"_s, result.output},
        {u"requirements"_s, QJsonArray::fromStringList(result.requirements)}};
}

TestResult resultOf(const QJsonObject &object)
{
    TestResult result;
    result.id = object[u"id"_s].toString();
    result.file = object[u"file"_s].toString();
    result.line = object[u"line"_s].toInt();
    result.state = testStateOf(object[u"state"_s].toString()).value_or(TestState::NotRun);
    result.ms = object[u"ms"_s].toInteger();
    result.message = object[u"message"_s].toString();
    result.expected = object[u"expected"_s].toString();
    result.actual = object[u"actual"_s].toString();
    result.frameFile = object[u"frame_file"_s].toString();
    result.frameLine = object[u"frame_line"_s].toInt();
    result.output = object[u"output"_s].toString();
    result.requirements = textsOf(object[u"requirements"_s]);
    return result;
}

QJsonObject objectOf(const TestTotals &totals)
{
    return {{u"passed"_s, totals.passed}, {u"failed"_s, totals.failed}, {u"errors"_s, totals.errors},
        {u"skipped"_s, totals.skipped}, {u"timed_out"_s, totals.timedOut}, {u"not_run"_s, totals.notRun}};
}

} // namespace

QByteArray resultsJson(const TestReport &report)
{
    QJsonArray results;
    for (const TestResult &result : report.results)
        results.append(objectOf(result));
    const QJsonObject root{{u"version"_s, 1}, {u"framework"_s, report.framework},
        {u"exit_code"_s, report.exitCode}, {u"totals"_s, objectOf(report.totals)},
        {u"not_run"_s, QJsonArray::fromStringList(report.notRun)}, {u"tail"_s, report.tail},
        {u"results"_s, results}};
    return QJsonDocument(root).toJson(QJsonDocument::Compact);
}

Result<TestReport> resultsFromJson(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return failure(ErrorCode::InvalidArgument, error.errorString());
    const QJsonObject root = document.object();
    const QJsonObject totals = root[u"totals"_s].toObject();
    TestReport report;
    report.framework = root[u"framework"_s].toString();
    report.exitCode = root[u"exit_code"_s].toInt();
    report.tail = root[u"tail"_s].toString();
    report.notRun = textsOf(root[u"not_run"_s]);
    report.totals = {totals[u"passed"_s].toInt(), totals[u"failed"_s].toInt(), totals[u"errors"_s].toInt(),
        totals[u"skipped"_s].toInt(), totals[u"timed_out"_s].toInt(), totals[u"not_run"_s].toInt()};
    for (const QJsonValue result : root[u"results"_s].toArray())
        report.results.append(resultOf(result.toObject()));
    return report;
}

} // namespace baton::artefact
