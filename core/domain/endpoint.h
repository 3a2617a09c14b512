// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/money.h"

#include <QString>
#include <QStringList>

namespace baton {

/// The wire protocol an endpoint speaks; one wire pair in core/llm each.
enum class Protocol { OpenAiChat, OpenAiResponses, Anthropic, Gemini, Ollama, Replay };
[[nodiscard]] QString toWord(Protocol protocol); ///< "openai-chat", ...

/// A place that answers model calls, as data (resources/endpoints.json and the user's own). No key in here.
struct EndpointProfile {
    QString id; ///< "openai"
    QString title;
    Protocol protocol = Protocol::OpenAiChat;
    QString baseUrl;
    QString keyVariable; ///< usual environment variable of the key
    QString authHeader = QStringLiteral("Authorization"); ///< header that carries the key
    QString authPrefix = QStringLiteral("Bearer ");
    QString maxTokensParameter = QStringLiteral("max_tokens");
    bool sendStreamOptions = true; ///< stream_options.include_usage
    bool keyRequired = true;
    bool local = false; ///< costs nothing, slow first byte is normal
    QString defaultModel;
    QStringList models; ///< known names, for completion
    bool operator==(const EndpointProfile &) const = default;
};

/// Name a key is kept under: a key belongs to a host, so an endpoint used at another base URL than its own
/// has a key of its own ("openai@gateway.example").
[[nodiscard]] QString keyName(const EndpointProfile &profile, const QString &baseUrl);

/// A model as the price table knows it.
struct ModelInfo {
    QString provider;
    QString model;
    Price price;
    qint64 context = 0;
    qint64 maxOutput = 0;
    bool operator==(const ModelInfo &) const = default;
};

/// One of the embedded recordings, for lists. The texts are read by core/llm when a run starts.
struct DemoInfo {
    QString id;
    QString title;
    QString requirement;
    QString language;
    bool operator==(const DemoInfo &) const = default;
};

} // namespace baton
