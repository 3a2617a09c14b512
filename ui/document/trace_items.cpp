// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/trace_items.h"

#include "ui/support/format.h"

#include <QCoreApplication>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

QString words(const char *text, int count = -1)
{
    return QCoreApplication::translate("baton::ui::Trace", text, nullptr, count);
}

QString sizeText(qint64 characters)
{
    return words(QT_TRANSLATE_NOOP("baton::ui::Trace", "%1 characters")).arg(countText(characters));
}

QString roleText(PromptRole role)
{
    switch (role) {
    case PromptRole::System:
        return words(QT_TRANSLATE_NOOP("baton::ui::Trace", "System"));
    case PromptRole::User:
        return words(QT_TRANSLATE_NOOP("baton::ui::Trace", "User"));
    case PromptRole::Assistant:
        return words(QT_TRANSLATE_NOOP("baton::ui::Trace", "Assistant"));
    }
    return {};
}

void addMessage(QVector<TraceItem> &items, const PromptMessage &message, qsizetype number)
{
    const QString &text = message.text.content;
    items.append(
        {1, u"%1 · %2"_s.arg(number).arg(roleText(message.role)), sizeText(text.size()), text, false});
    qint64 at = 0;
    for (const PromptPart &part : message.parts) {
        const qint64 length = qBound(qint64(0), part.characters, text.size() - at);
        items.append({2, part.label, sizeText(part.characters), text.mid(at, length), false});
        at += length;
    }
}

QString attemptText(const CallAttempt &attempt)
{
    QString line = words(QT_TRANSLATE_NOOP("baton::ui::Trace", "Try %1 of %2: %3"))
                       .arg(attempt.number)
                       .arg(attempt.maxAttempts)
                       .arg(toWord(attempt.code));
    if (attempt.httpStatus > 0)
        line += u" · HTTP %1"_s.arg(attempt.httpStatus);
    if (!attempt.detail.isEmpty())
        line += u" · "_s + attempt.detail;
    if (attempt.waitMs > 0)
        line += u" · "_s
            + words(QT_TRANSLATE_NOOP("baton::ui::Trace", "waited %1")).arg(durationText(attempt.waitMs));
    return line;
}

void addTries(QVector<TraceItem> &items, const session::CallTrace &trace)
{
    QStringList lines;
    for (const CallAttempt &attempt : trace.attempts)
        lines.append(attemptText(attempt));
    if (trace.error) {
        const QString detail = trace.error->detail.isEmpty() ? QString() : u" · "_s + trace.error->detail;
        lines.append(words(QT_TRANSLATE_NOOP("baton::ui::Trace", "Ended with: %1"))
                         .arg(toWord(trace.error->code) + detail));
    }
    if (!lines.isEmpty())
        items.append({0, words(QT_TRANSLATE_NOOP("baton::ui::Trace", "Failed tries")),
            countText(lines.size()), lines.join(u'\n'), false});
}

QString tokensFact(const Usage &usage)
{
    QString in = words(QT_TRANSLATE_NOOP("baton::ui::Trace", "%1 tokens in")).arg(countText(usage.input));
    if (usage.cacheRead > 0)
        in += u" "_s
            + words(QT_TRANSLATE_NOOP("baton::ui::Trace", "(%1 cached)")).arg(countText(usage.cacheRead));
    QString out = words(QT_TRANSLATE_NOOP("baton::ui::Trace", "%1 out")).arg(countText(usage.output));
    if (usage.reasoning > 0)
        out += u" "_s
            + words(QT_TRANSLATE_NOOP("baton::ui::Trace", "(%1 reasoning)")).arg(countText(usage.reasoning));
    if (usage.estimated)
        out += u" "_s + words(QT_TRANSLATE_NOOP("baton::ui::Trace", "(estimated)"));
    return in + u" · "_s + out;
}

QString timesFact(const CallTimes &times)
{
    QStringList parts;
    if (times.sent > 0 && times.firstByte >= times.sent)
        parts.append(words(QT_TRANSLATE_NOOP("baton::ui::Trace", "first text after %1"))
                         .arg(durationText(times.firstByte - times.sent)));
    if (times.sent > 0 && times.lastByte >= times.sent)
        parts.append(words(QT_TRANSLATE_NOOP("baton::ui::Trace", "done after %1"))
                         .arg(durationText(times.lastByte - times.sent)));
    return parts.join(u" · "_s);
}

} // namespace

QVector<TraceItem> traceItems(const session::CallTrace &trace)
{
    QVector<TraceItem> items;
    qint64 size = 0;
    QStringList whole;
    for (const PromptMessage &message : trace.messages) {
        size += message.text.content.size();
        whole.append(message.text.content);
    }
    items.append({0, words(QT_TRANSLATE_NOOP("baton::ui::Trace", "Prompt")), sizeText(size),
        whole.join(u"\n\n────────\n\n"_s), false});
    for (qsizetype i = 0; i < trace.messages.size(); ++i)
        addMessage(items, trace.messages[i], i + 1);
    if (!trace.reasoning.isEmpty())
        items.append({0, words(QT_TRANSLATE_NOOP("baton::ui::Trace", "Reasoning")),
            sizeText(trace.reasoning.size()), trace.reasoning, false});
    items.append({0, words(QT_TRANSLATE_NOOP("baton::ui::Trace", "Raw answer")), sizeText(trace.reply.size()),
        trace.reply, true});
    addTries(items, trace);
    return items;
}

QStringList traceFacts(const session::CallTrace &trace)
{
    QStringList facts;
    facts.append(trace.endpoint.isEmpty() ? trace.model : trace.model + u" · "_s + trace.endpoint);
    facts.append(tokensFact(trace.usage));
    facts.append(moneyText(trace.cost));
    facts.append(timesFact(trace.times));
    const QString finish = trace.finishRaw.isEmpty() ? toWord(trace.finish) : trace.finishRaw;
    if (!finish.isEmpty())
        facts.append(words(QT_TRANSLATE_NOOP("baton::ui::Trace", "ended: %1")).arg(finish));
    facts.removeAll(QString());
    return facts;
}

} // namespace baton::ui
