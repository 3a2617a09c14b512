// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/program/composition.h"
#include "core/artefact/checks/syntax_checker.h"
#include "core/artefact/reply/lint.h"
#include "core/llm/protocol/decode_body.h"
#include "core/settings/sop_library.h"

#include <nlohmann/json.hpp>

#include <QByteArray>
#include <QCoreApplication>
#include <QDateTime>
#include <QHash>

#include <algorithm>
#include <iterator>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

using Json = nlohmann::ordered_json;

/// The form of `check --json`, ending in a newline.
QByteArray lintJson(const artefact::LintResult &result)
{
    // Members stand in the order of the document, the last section of a name winning; the object itself would
    // look for each name among all others.
    Json::object_t members;
    QHash<QString, std::ptrdiff_t> places;
    for (const auto &section : result.sections) {
        const auto place = places.constFind(section.first);
        if (place != places.cend()) {
            (members.begin() + *place)->second = section.second.toStdString();
            continue;
        }
        places.insert(section.first, std::distance(members.begin(), members.end()));
        members.emplace_back(section.first.toStdString(), section.second.toStdString());
    }
    const Json sections = std::move(members);
    Json files = Json::array();
    for (const auto &file : result.files)
        files.push_back({{"path", file.first.toStdString()}, {"content", file.second.toStdString()}});
    Json problems = Json::array();
    for (const artefact::LintProblem &problem : result.problems)
        problems.push_back({{"id", problem.id.toStdString()}, {"detail", problem.detail.toStdString()}});
    Json readings = Json::array();
    for (const QString &reading : result.readings)
        readings.push_back(reading.toStdString());
    const Json json{{"kind", result.kind.toStdString()}, {"ok", result.ok}, {"sections", sections},
        {"files", files}, {"problems", problems}, {"readings", readings}};
    return QByteArray::fromStdString(json.dump(2, ' ', false, Json::error_handler_t::replace)) + '\n';
}

constexpr qint64 maxAnswerBytes = 64 * 1024 * 1024;

int tell(const Invocation &invocation, const artefact::LintResult &result)
{
    if (invocation.json()) {
        printBytes(lintJson(result));
    } else {
        for (const QString &reading : result.readings)
            printLine(u"read: "_s + reading);
        for (const artefact::LintProblem &problem : result.problems)
            printLine(u"%1: %2"_s.arg(problem.id, problem.detail));
        if (result.ok)
            print(u"%1: no problems\n"_s.arg(result.kind));
    }
    return result.ok ? Done : StepFailed;
}

/// The one check that needs a process: asked for, then the event loop turns until it answers.
void addSyntax(const Invocation &invocation, artefact::LintResult &result)
{
    const bool isCode = result.kind == "code"_L1 || result.kind == "test"_L1;
    if (!isCode || result.files.isEmpty())
        return;
    artefact::SyntaxChecker checker(invocation.composition->languages(), invocation.composition->timers());
    QObject::connect(&checker, &artefact::SyntaxChecker::checked, &checker,
        [&result](const QString &, const CheckResult &check) {
            if (check.state == CheckState::Failed) {
                result.ok = false;
                result.problems.append({check.id.value, check.detail});
            }
            QCoreApplication::exit();
        });
    checker.check(u"1"_s, result.files.constFirst().first, result.files.constFirst().second);
    QCoreApplication::exec();
}

Result<qint64> numberOf(const Invocation &invocation, const QString &option, qint64 fallback)
{
    if (!invocation.has(option))
        return fallback;
    bool ok = false;
    const qint64 value = invocation.value(option).toLongLong(&ok);
    if (!ok)
        return failure(ErrorCode::InvalidArgument, u"--%1 %2"_s.arg(option, invocation.value(option)));
    return value;
}

Result<llm::RecordedBody> recordedBody(const Invocation &invocation)
{
    llm::RecordedBody recorded;
    const auto protocol = llm::protocolFromWord(invocation.value(u"protocol"_s));
    if (!protocol)
        return failure(ErrorCode::InvalidArgument, u"--protocol %1"_s.arg(invocation.value(u"protocol"_s)));
    recorded.protocol = *protocol;
    BATON_TRY_ASSIGN(const auto status, numberOf(invocation, u"status"_s, 200));
    recorded.head.status = static_cast<int>(std::clamp<qint64>(status, 0, 999));
    for (const QString &header : invocation.parser.values(u"header"_s))
        recorded.head.headers.append(
            {header.section(u':', 0, 0).trimmed().toUtf8(), header.section(u':', 1).trimmed().toUtf8()});
    const QDateTime now = QDateTime::fromString(invocation.value(u"now"_s), Qt::ISODate);
    recorded.head.now = now.isValid() ? now.toMSecsSinceEpoch() : QDateTime::currentMSecsSinceEpoch();
    for (const QString &split : invocation.value(u"split"_s).split(u',', Qt::SkipEmptyParts))
        recorded.splits.append(split.trimmed().toLongLong());
    std::sort(recorded.splits.begin(), recorded.splits.end());
    recorded.abrupt = invocation.has(u"abrupt"_s);
    BATON_TRY_ASSIGN(recorded.body, readFile(invocation.arguments.constFirst(), maxAnswerBytes));
    return recorded;
}

} // namespace

int runCheck(const Invocation &invocation)
{
    if (invocation.arguments.size() != 1 || !invocation.has(u"kind"_s))
        return badUsage(invocation, u"check needs FILE and --kind KIND."_s);
    const auto raw = readFile(invocation.arguments.constFirst(), maxAnswerBytes);
    const auto sop = settings::findSop(u"software-company"_s, userSopFolder());
    if (!raw || !sop)
        return failed(invocation, raw ? sop.error() : raw.error());
    auto result = artefact::lint(QString::fromUtf8(*raw), invocation.value(u"kind"_s),
        invocation.value(u"path"_s), *sop, invocation.composition->languages());
    if (!result)
        return failed(invocation, result.error());
    addSyntax(invocation, *result);
    return tell(invocation, *result);
}

int runDecode(const Invocation &invocation)
{
    if (invocation.arguments.size() != 1 || !invocation.has(u"protocol"_s))
        return badUsage(invocation, u"decode needs --protocol P and FILE."_s);
    const auto recorded = recordedBody(invocation);
    if (!recorded)
        return failed(invocation, recorded.error());
    const auto decoded = llm::decodeBody(*recorded);
    if (!decoded)
        return failed(invocation, decoded.error());
    printBytes(*decoded);
    return Done;
}

} // namespace baton::cli
