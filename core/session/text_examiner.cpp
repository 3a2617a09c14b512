// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/text_examiner.h"

#include "core/session/background.h"

namespace baton::session {

using namespace Qt::StringLiterals;

TextExaminer::TextExaminer(const artefact::LanguageProfiles &languages, TimerFactory &timers, QObject *parent)
    : QObject(parent), m_syntax(languages, timers)
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
    auto parse = [text, context, origin] {
        return origin == Origin::Model ? artefact::parseReply(text, context)
                                       : artefact::parseEdited(text, context);
    };
    inBackground(this, parse, [this, context, done = std::move(done)](const artefact::ParsedReply &reply) {
        checkSyntax(context, reply, done);
    });
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
