// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/llm/protocol/protocol_adapter.h"

#include <QJsonArray>

namespace baton::llm {

/// OpenAI Chat Completions and the many servers that speak a dialect of it.
class OpenAiChatAdapter final : public ProtocolAdapter {
public:
    [[nodiscard]] Result<HttpRequest> build(
        const Request &request, const QSet<QString> &dropped) const override;
    [[nodiscard]] std::unique_ptr<AnswerReader> reader() const override;
    [[nodiscard]] Result<HttpRequest> buildModelList(
        const EndpointProfile &profile, const Secret &key) const override;
    [[nodiscard]] QStringList readModelList(const QJsonObject &document) const override;
};

/// OpenAI Responses.
class OpenAiResponsesAdapter final : public ProtocolAdapter {
public:
    [[nodiscard]] Result<HttpRequest> build(
        const Request &request, const QSet<QString> &dropped) const override;
    [[nodiscard]] std::unique_ptr<AnswerReader> reader() const override;
    [[nodiscard]] Result<HttpRequest> buildModelList(
        const EndpointProfile &profile, const Secret &key) const override;
    [[nodiscard]] QStringList readModelList(const QJsonObject &document) const override;
};

/// Anthropic Messages.
class AnthropicAdapter final : public ProtocolAdapter {
public:
    [[nodiscard]] Result<HttpRequest> build(
        const Request &request, const QSet<QString> &dropped) const override;
    [[nodiscard]] std::unique_ptr<AnswerReader> reader() const override;
    [[nodiscard]] Result<HttpRequest> buildModelList(
        const EndpointProfile &profile, const Secret &key) const override;
    [[nodiscard]] QStringList readModelList(const QJsonObject &document) const override;
};

/// Gemini generateContent.
class GeminiAdapter final : public ProtocolAdapter {
public:
    [[nodiscard]] Result<HttpRequest> build(
        const Request &request, const QSet<QString> &dropped) const override;
    [[nodiscard]] std::unique_ptr<AnswerReader> reader() const override;
    [[nodiscard]] Result<HttpRequest> buildModelList(
        const EndpointProfile &profile, const Secret &key) const override;
    [[nodiscard]] QStringList readModelList(const QJsonObject &document) const override;
};

/// Ollama, native API.
class OllamaAdapter final : public ProtocolAdapter {
public:
    [[nodiscard]] Result<HttpRequest> build(
        const Request &request, const QSet<QString> &dropped) const override;
    [[nodiscard]] std::unique_ptr<AnswerReader> reader() const override;
    [[nodiscard]] Result<HttpRequest> buildModelList(
        const EndpointProfile &profile, const Secret &key) const override;
    [[nodiscard]] QStringList readModelList(const QJsonObject &document) const override;
};

/// `base` + `path`, keeping the base's query (Azure's api-version). A base that already ends in `path` stays
/// as it is. Fails with InvalidArgument unless it is an http(s) address with a host.
[[nodiscard]] Result<QUrl> endpointUrl(const QString &base, const QString &path);
/// The headers every request has, and the profile's key header when there is a key.
[[nodiscard]] QVector<HttpHeader> commonHeaders(
    const EndpointProfile &profile, const Secret &key, const QByteArray &accept);
/// The profile's base URL for this model: {model} filled in, encoded so that a strange name leads nowhere
/// else.
[[nodiscard]] QString baseUrlFor(const EndpointProfile &profile, const QString &model);
/// Refuses to send a key in clear over a network: fails with PlainHttpKey.
[[nodiscard]] Result<void> allowKey(const QUrl &url, const Secret &key);

/// url + headers + body in one go, with the checks above.
[[nodiscard]] Result<HttpRequest> assemble(const Request &request, const QString &path,
    const QByteArray &accept, const QJsonObject &body, QStringList droppable);
[[nodiscard]] Result<HttpRequest> assembleGet(
    const EndpointProfile &profile, const Secret &key, const QString &path);
/// xAI counts reasoning beside the answer: where the total says so, it is added to the output.
void addReasoningBeside(Usage &usage, const QJsonObject &reported);
/// What a usage object says the call cost; absent when it says nothing, or something absurd.
[[nodiscard]] std::optional<Money> reportedCost(const QJsonObject &usage);
/// Texts of member `name` of each object in the list.
[[nodiscard]] QStringList namesIn(const QJsonArray &list, QLatin1StringView name);
[[nodiscard]] QString roleWord(PromptRole role); ///< "system", "user", "assistant"
/// Index of the first message with that role; -1 when there is none.
[[nodiscard]] qsizetype firstOf(const QVector<Message> &messages, PromptRole role);
/// A word that all calls with this system prompt share.
[[nodiscard]] QString cacheKey(const QVector<Message> &messages);
/// {"type":"ephemeral"}: what comes up to here is the same in other calls.
[[nodiscard]] QJsonObject cacheMark();
/// Texts of all system messages, blank line between.
[[nodiscard]] QString systemText(const QVector<Message> &messages);

} // namespace baton::llm
