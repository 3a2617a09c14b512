// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/prompt_builder.h"

#include "core/engine/prompt_parts.h"
#include "core/engine/scheduler.h"

#include <algorithm>
#include <numeric>

namespace baton::engine {

using namespace Qt::StringLiterals;

namespace {

/// Message 3 of every call but Continue, always the same so that the prefix before the request can be cached.
PromptMessage acknowledgement()
{
    MessageBuilder builder(PromptRole::Assistant);
    builder.add(u"acknowledgement"_s, u"Understood."_s);
    return builder.message();
}

/// What the answer said before it was cut. Endpoints refuse an assistant message that ends in white space.
PromptMessage partialAnswer(PromptContext &context)
{
    QString text = context.readText(context.artefact.partial);
    while (!text.isEmpty() && text.back().isSpace())
        text.chop(1);
    MessageBuilder builder(PromptRole::Assistant);
    builder.add(u"partial"_s, text.isEmpty() ? u"Understood."_s : text);
    return builder.message();
}

QVector<const Artefact *> artefactsOf(const State &state, const QVector<InputRef> &refs)
{
    QVector<const Artefact *> result;
    for (const InputRef &ref : refs)
        result.append(state.artefact(ref.path));
    return result;
}

} // namespace

qint64 answerLimit(const State &state, const Artefact &artefact, const StepSpec &step)
{
    if (artefact.answerLimit > 0)
        return artefact.answerLimit;
    return state.config.maxAnswer > 0 ? state.config.maxAnswer : step.maxTokens;
}

namespace {

/// With what dependencies offer, and with whole texts of them as far as they make the prompt little longer.
QVector<PromptMessage> messagesOf(PromptContext &context)
{
    constexpr qsizetype part = 8; // of the prompt
    const bool goesOn = context.artefact.nextVerb == Verb::Continue;
    QVector<PromptMessage> messages{systemMessage(context), contextMessage(context),
        goesOn ? partialAnswer(context) : acknowledgement(), requestMessage(context)};
    if (context.artefact.item.dependsOn.isEmpty())
        return messages;
    for (const PromptMessage &message : messages)
        context.room += message.text.content.size() / part;
    messages.last() = requestMessage(context);
    return messages;
}

qint64 tokensOf(const QVector<PromptMessage> &messages)
{
    constexpr qint64 perMessage = 8;
    return std::accumulate(messages.cbegin(), messages.cend(), qint64(0),
        [](qint64 sum, const PromptMessage &m) { return sum + perMessage + estimateTokens(m.text.content); });
}

/// Fills in the messages, and the room for the answer that they leave.
void write(Prompt &prompt, PromptContext &context, const PromptNeeds &needs)
{
    constexpr qint64 leastAnswer = 1024;
    prompt.maxTokens += needs.headroom;
    if (needs.maxOutput > 0)
        prompt.maxTokens = std::min(prompt.maxTokens, needs.maxOutput);
    const qint64 wanted = prompt.maxTokens;
    for (const Detail detail : {Detail::Interfaces, Detail::Rows}) {
        context.detail = detail;
        context.room = 0;
        prompt.messages = messagesOf(context);
        prompt.tokens = tokensOf(prompt.messages);
        if (needs.context <= 0 || prompt.tokens + wanted <= needs.context)
            return;
    }
    prompt.fits = prompt.tokens + std::min(wanted, leastAnswer) <= needs.context;
    prompt.maxTokens = std::clamp(needs.context - prompt.tokens, std::min(wanted, leastAnswer), wanted);
    context.answerTokens = std::min(context.answerTokens, prompt.maxTokens);
    prompt.messages.last() = requestMessage(context); // with the numbers of the shorter answer
}

} // namespace

Result<Prompt> buildPrompt(
    const State &state, const QString &path, const TextSource &texts, const PromptNeeds &needs)
{
    const Artefact *artefact = state.artefact(path);
    if (artefact == nullptr)
        return failure(ErrorCode::UnknownArtefact, path);
    const StepSpec *step = state.sop.step(artefact->step);
    const bool waits =
        artefact->state == ArtefactState::Queued || artefact->state == ArtefactState::ChangesRequested;
    if (!waits || step == nullptr || !step->asksModel())
        return failure(ErrorCode::WrongState, u"%1 has nothing to ask"_s.arg(path));
    Prompt prompt;
    prompt.inputs = inputsOf(state, *artefact);
    prompt.verb = artefact->nextVerb;
    prompt.maxTokens = answerLimit(state, *artefact, *step);
    PromptContext context{state, *artefact, *step, artefactsOf(state, prompt.inputs), texts,
        needs.conventions, prompt.maxTokens};
    write(prompt, context, needs);
    if (context.missing)
        return failure(*context.missing);
    return prompt;
}

} // namespace baton::engine
