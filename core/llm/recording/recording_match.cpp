// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/port/provider.h"
#include "core/llm/recording/recording.h"

#include <algorithm>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shownRemark = 80;
constexpr qsizetype shownEntries = 6;

QString lineOf(const RecordedExchange &exchange)
{
    return verbLine(exchange.verb, exchange.path, exchange.kind);
}

bool isSameLine(const RecordedExchange &exchange, Verb verb, const QString &path, const QString &kind)
{
    return exchange.verb == verb && exchange.path == path && exchange.kind == kind;
}

bool hasSameKey(const RecordedExchange &a, const RecordedExchange &b)
{
    return isSameLine(a, b.verb, b.path, b.kind) && a.nth == b.nth && a.continuation == b.continuation;
}

/// Words of a remark without what typing it again changes: case, white space, the full stop.
QString essence(const QString &remark)
{
    QString text = remark.simplified().toCaseFolded();
    while (!text.isEmpty() && (text.back() == u'.' || text.back() == u'!' || text.back().isSpace()))
        text.chop(1);
    return text;
}

bool sameRemarks(const QStringList &a, const QStringList &b)
{
    return std::equal(a.cbegin(), a.cend(), b.cbegin(), b.cend(),
        [](const QString &one, const QString &other) { return essence(one) == essence(other); });
}

QString quoted(const QStringList &remarks)
{
    QStringList parts;
    for (const QString &remark : remarks)
        parts.append(u'"' + remark.simplified().left(shownRemark) + u'"');
    return parts.join(u", "_s);
}

/// "for the remarks "Name the users."", for a detail.
QString reason(const CallCause &why)
{
    const QString words = cause::reasonOf(why.id);
    return why.id == cause::remarks ? words + u' ' + quoted(why.remarks) : words;
}

/// What a recording has beside the line that was asked: for the same path, else its steps.
QString holdings(const Recording &recording, const QString &path)
{
    QStringList lines;
    QStringList paths;
    for (const RecordedExchange &exchange : recording.exchanges) {
        if (exchange.path == path && !lines.contains(lineOf(exchange)))
            lines.append(lineOf(exchange));
        if (!paths.contains(exchange.path))
            paths.append(exchange.path);
    }
    if (!lines.isEmpty())
        return u"it holds "_s + lines.join(u", "_s);
    const QString rest =
        paths.size() > shownEntries ? u" and %1 more"_s.arg(paths.size() - shownEntries) : QString();
    return u"it holds nothing for this path, but "_s + paths.mid(0, shownEntries).join(u", "_s) + rest;
}

QString asked(const Request &request)
{
    const QString line = verbLine(request.verb, request.path, request.kind);
    return request.step.isEmpty() ? line : u"%1 (step %2)"_s.arg(line, request.step);
}

Error mismatch(const Request &request, const Recording &recording, const QString &difference)
{
    return {ErrorCode::RecordingMismatch,
        u"%1, recording %2: %3"_s.arg(asked(request), recording.info.id, difference)};
}

const RecordedExchange *candidate(const Request &request, const Recording &recording)
{
    const RecordedExchange *near = nullptr;
    for (const RecordedExchange &exchange : recording.exchanges) {
        if (!isSameLine(exchange, request.verb, request.path, request.kind) || exchange.nth != request.nth)
            continue;
        if (exchange.continuation < 0 || exchange.continuation == request.continuation)
            return &exchange;
        near = &exchange;
    }
    return near;
}

Error exhausted(const Request &request, const Recording &recording)
{
    QStringList reasons;
    for (const RecordedExchange &exchange : recording.exchanges) {
        const bool same = isSameLine(exchange, request.verb, request.path, request.kind);
        if (same && !exchange.cause.id.isEmpty())
            reasons.append(reason(exchange.cause));
        else if (same && !exchange.remark.isEmpty())
            reasons.append(reason({cause::remarks, {exchange.remark}}));
    }
    const int count = recording.count(request.verb, request.path, request.kind);
    const QString held = u"%1, time %2; the recording %3 holds it %4 times"_s.arg(asked(request))
                             .arg(request.nth)
                             .arg(recording.info.id)
                             .arg(count);
    return {ErrorCode::RecordingExhausted,
        reasons.isEmpty() ? held : held + u": "_s + reasons.mid(0, shownEntries).join(u"; "_s)};
}

QString stepText(const RecordedStep &step)
{
    return u"%1 (%2 as %3)"_s.arg(step.id, step.path, step.kind);
}

} // namespace

const RecordedExchange *Recording::find(Verb verb, const QString &path, const QString &kind, int nth) const
{
    const auto found =
        std::find_if(exchanges.begin(), exchanges.end(), [&](const RecordedExchange &exchange) {
            return isSameLine(exchange, verb, path, kind) && exchange.nth == nth && !exchange.error;
        });
    return found == exchanges.end() ? nullptr : &*found;
}

int Recording::count(Verb verb, const QString &path, const QString &kind) const
{
    const auto same = [&](const RecordedExchange &exchange) {
        return isSameLine(exchange, verb, path, kind) && !exchange.error;
    };
    return static_cast<int>(std::count_if(exchanges.begin(), exchanges.end(), same));
}

QByteArray Recording::results(const QString &path, const QString &inputs) const
{
    const auto program = std::find_if(programs.crbegin(), programs.crend(),
        [&](const RecordedProgram &known) { return known.path == path && known.inputs == inputs; });
    return program == programs.crend() ? QByteArray() : program->results;
}

void Recording::put(RecordedExchange exchange)
{
    const auto old = std::find_if(exchanges.begin(), exchanges.end(),
        [&](const RecordedExchange &known) { return hasSameKey(known, exchange); });
    if (old == exchanges.end())
        exchanges.append(std::move(exchange));
    else if (!exchange.error || old->error) // a half answer never takes the place of a whole one
        *old = std::move(exchange);
}

Result<const RecordedExchange *> answerTo(const Request &request, const Recording &recording)
{
    const bool known = std::any_of(recording.exchanges.cbegin(), recording.exchanges.cend(),
        [&](const RecordedExchange &e) { return isSameLine(e, request.verb, request.path, request.kind); });
    if (!known)
        return failure(mismatch(request, recording, holdings(recording, request.path)));
    const RecordedExchange *found = candidate(request, recording);
    if (found == nullptr)
        return failure(exhausted(request, recording));
    if (!found->step.isEmpty() && !request.step.isEmpty() && found->step != request.step)
        return failure(mismatch(request, recording, u"it belongs to the step "_s + found->step));
    const CallCause &asked = request.cause;
    const CallCause &recorded = found->cause;
    const bool sameCause = recorded.id.isEmpty() || asked.id.isEmpty() || recorded.id == asked.id;
    const bool answers = recorded.remarks.isEmpty() || sameRemarks(recorded.remarks, asked.remarks);
    if (!sameCause || (recorded.id == cause::remarks && !answers))
        return failure(
            mismatch(request, recording, u"asked %1, recorded %2"_s.arg(reason(asked), reason(recorded))));
    return found;
}

QVector<RecordedStep> recordedSteps(const Sop &sop)
{
    QVector<RecordedStep> steps;
    for (const StepSpec &step : sop.steps) {
        if (step.asksModel())
            steps.append({step.id, step.kind, step.path});
    }
    return steps;
}

Result<void> fitsSop(const Recording &recording, const Sop &sop)
{
    if (recording.steps.isEmpty())
        return {};
    const QVector<RecordedStep> steps = recordedSteps(sop);
    for (qsizetype i = 0; i < std::max(steps.size(), recording.steps.size()); ++i) {
        const RecordedStep here = steps.value(i);
        const RecordedStep there = recording.steps.value(i);
        if (here == there)
            continue;
        const QString has = here.id.isEmpty() ? u"no step %1"_s.arg(i + 1) : u"the step "_s + stepText(here);
        const QString holds =
            there.id.isEmpty() ? u"no step there"_s : u"the step "_s + stepText(there) + u" there"_s;
        return failure(ErrorCode::RecordingMismatch,
            u"the team %1 has %2, the recording %3 has %4"_s.arg(sop.id, has, recording.info.id, holds));
    }
    return {};
}

} // namespace baton::llm
