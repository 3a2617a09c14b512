// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/text_examiner.h"

#include "core/base/text.h"
#include "core/session/background.h"

#include <QThreadPool>

namespace baton::session {

using namespace Qt::StringLiterals;

namespace {

// Reading takes milliseconds. What takes longer than this is no text of an artefact.
constexpr qint64 tickMs = 500;
constexpr int mostTicks = 10;

Error unreadable(const QString &why)
{
    return {ErrorCode::AnswerUnreadable, why};
}

} // namespace

artefact::ParsedReply unreadText(const QString &text, const artefact::ReplyContext &context, const Error &why)
{
    const bool isFile = context.step.type == StepType::File;
    artefact::ParsedReply reply;
    reply.text = withFinalNewline(normaliseLineEnds(text));
    reply.lines = lineCount(reply.text);
    reply.checks = {
        {isFile ? check::code : check::sections, CheckState::Failed, u"not read: %1"_s.arg(why.detail), 0}};
    return reply;
}

TextExaminer::TextExaminer(const SessionPorts &ports, QObject *parent)
    : QObject(parent), m_readAnswer(ports.readAnswer ? ports.readAnswer : artefact::parseReply),
      m_readEdited(ports.readEdited ? ports.readEdited : artefact::parseEdited), m_timers(ports.timers),
      m_syntax(ports.languages, ports.timers)
{
    connect(&m_syntax, &artefact::SyntaxChecker::checked, this, &TextExaminer::onSyntaxChecked);
}

void TextExaminer::warmUp(const QString &path)
{
    const QString extension = path.section(u'.', -1);
    if (m_warm.contains(extension))
        return;
    m_warm.insert(extension);
    // The answer to this ticket is nobody's; the process it starts stays.
    m_syntax.check(u"warm-up"_s, path, u"\n"_s);
}

void TextExaminer::examine(
    const QString &text, const artefact::ReplyContext &context, Origin origin, Done done)
{
    const int ticket = m_nextTicket++;
    const auto begun = std::make_shared<std::atomic_bool>(false);
    const Reader &reader = origin == Origin::Model ? m_readAnswer : m_readEdited;
    Reading &reading = m_readings[ticket];
    reading.context = context;
    reading.done = std::move(done);
    reading.begun = begun;
    watch(ticket);
    inBackground(
        this,
        [text, context, begun, read = reader] {
            *begun = true;
            return read(text, context);
        },
        [this, ticket](const Result<artefact::ParsedReply> &reply) { wasRead(ticket, reply); });
}

void TextExaminer::watch(int ticket)
{
    m_readings.at(ticket).timer = m_timers.after(tickMs, [this, ticket] { tick(ticket); });
}

void TextExaminer::tick(int ticket)
{
    Reading &reading = m_readings.at(ticket);
    reading.ticks += *reading.begun ? 1 : 0;
    if (reading.ticks < mostTicks) {
        watch(ticket);
        return;
    }
    // Its thread is not ours to end; another one takes its place until it comes back.
    QThreadPool::globalInstance()->releaseThread();
    const Done done = std::move(reading.done);
    m_readings.erase(ticket);
    done(failure(unreadable(u"reading took longer than %1 seconds"_s.arg(mostTicks * tickMs / 1000))));
}

void TextExaminer::wasRead(int ticket, const Result<artefact::ParsedReply> &reply)
{
    const auto found = m_readings.find(ticket);
    if (found == m_readings.end()) {
        QThreadPool::globalInstance()->reserveThread(); // it was given up, and is back
        return;
    }
    const Reading reading = std::move(found->second);
    m_readings.erase(found);
    if (reply)
        checkSyntax(reading.context, *reply, reading.done);
    else
        reading.done(failure(unreadable(reply.error().detail)));
}

void TextExaminer::checkSyntax(
    const artefact::ReplyContext &context, const artefact::ParsedReply &reply, Done done)
{
    if (!context.step.runs(check::syntax) || reply.text.isEmpty()) {
        done(reply);
        return;
    }
    const QString ticket = QString::number(m_nextTicket++);
    m_pending.insert(ticket, {reply, std::move(done)});
    m_syntax.check(ticket, context.path, reply.text);
}

void TextExaminer::onSyntaxChecked(const QString &ticket, const CheckResult &result)
{
    if (!m_pending.contains(ticket))
        return;
    Pending pending = m_pending.take(ticket);
    pending.reply.checks.prepend(result);
    pending.done(pending.reply);
}

} // namespace baton::session

#include "moc_text_examiner.cpp"
