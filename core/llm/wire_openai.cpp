// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/wire_openai.h"

#include "core/llm/openai_reader.h"
#include "core/llm/wire_common.h"

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

/// Official and reasoning endpoints know max_completion_tokens, compatible ones max_tokens; the profile says
/// which, and a refusal swaps them once.
QString lengthParameter(const EndpointProfile &profile, const QSet<QString> &dropped)
{
    const QString first = profile.maxTokensParameter;
    const QString other = first == "max_tokens"_L1 ? u"max_completion_tokens"_s : u"max_tokens"_s;
    if (!dropped.contains(first))
        return first;
    return dropped.contains(other) ? QString() : other;
}

/// A text, or the same as a list of parts whose last one is marked.
QJsonValue contentOf(const QString &text, bool marked)
{
    if (!marked)
        return text;
    return QJsonArray{
        QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, text}, {u"cache_control"_s, cacheMark()}}};
}

/// With `marks`, the system prompt and the first user message - what the calls of a role share - end in one.
QJsonArray messagesOf(const Request &request, bool marks)
{
    QJsonArray messages;
    const qsizetype system = firstOf(request.messages, PromptRole::System);
    const qsizetype context = request.messages.size() > 2 ? firstOf(request.messages, PromptRole::User) : -1;
    for (qsizetype i = 0; i < request.messages.size(); ++i) {
        const Message &message = request.messages.at(i);
        const bool marked = marks && (i == system || i == context);
        messages.append(QJsonObject{
            {u"role"_s, roleWord(message.role)},
            {u"content"_s, contentOf(message.text, marked)},
        });
    }
    return messages;
}

} // namespace

Result<WireRequest> WireOpenAi::build(const Request &request, const QSet<QString> &dropped) const
{
    const PromptCaching caching = request.endpoint.promptCaching;
    const bool marks = caching == PromptCaching::Blocks && !dropped.contains(u"cache_control"_s);
    QJsonObject body{
        {u"model"_s, request.model},
        {u"stream"_s, true},
        {u"messages"_s, messagesOf(request, marks)},
    };
    QStringList droppable = marks ? QStringList{u"cache_control"_s} : QStringList{};
    const auto add = [&](const QString &name, const QJsonValue &value) {
        if (name.isEmpty() || dropped.contains(name))
            return;
        body.insert(name, value);
        droppable.append(name);
    };
    add(lengthParameter(request.endpoint, dropped), request.maxTokens);
    if (request.temperature)
        add(u"temperature"_s, *request.temperature);
    if (request.endpoint.sendStreamOptions)
        add(u"stream_options"_s, QJsonObject{{u"include_usage"_s, true}});
    if (caching == PromptCaching::Key)
        add(u"prompt_cache_key"_s, cacheKey(request.messages));
    return assemble(request, u"/chat/completions"_s, "text/event-stream", body, std::move(droppable));
}

std::unique_ptr<AnswerReader> WireOpenAi::reader() const
{
    return std::make_unique<OpenAiReader>();
}

Result<WireRequest> WireOpenAi::buildModelList(const EndpointProfile &profile, const Secret &key) const
{
    return assembleGet(profile, key, u"/models"_s);
}

QStringList WireOpenAi::readModelList(const QJsonObject &document) const
{
    return namesIn(document.value("data"_L1).toArray(), "id"_L1);
}

} // namespace baton::llm
