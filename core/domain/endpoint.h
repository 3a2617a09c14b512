// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/money.h"

#include <QDate>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace baton {

/// The wire protocol an endpoint speaks; one adapter in core/llm/protocol each.
enum class Protocol { OpenAiChat, OpenAiResponses, Anthropic, Gemini, Ollama, Replay };
[[nodiscard]] QString toWord(Protocol protocol); ///< "openai-chat", ...

/// How an endpoint is told what its prompts have in common, so that it need not read that anew each time.
enum class PromptCaching {
    None, ///< it finds equal beginnings itself, or not at all
    Key, ///< a word that groups the calls of a role (prompt_cache_key)
    Blocks, ///< marks behind the stable parts (cache_control)
};

/// How long an endpoint may be silent, in seconds. What is absent follows from whether it is on this
/// computer, local, or far; 0 = for ever.
struct Timeouts {
    std::optional<int> connect;
    std::optional<int> firstByte; ///< from the request's last byte to the answer's first
    std::optional<int> idle; ///< between bytes of the answer
    std::optional<int> total;
    bool operator==(const Timeouts &) const = default;
};

/// A place that answers model calls, as data (resources/endpoints.json and the user's own). No key in here.
struct EndpointProfile {
    QString id; ///< "openai"
    QString title;
    Protocol protocol = Protocol::OpenAiChat;
    QString baseUrl; ///< may hold {model}, for servers that want the model in the path
    QString keyVariable; ///< usual environment variable of the key
    QString authHeader = QStringLiteral("Authorization"); ///< header that carries the key
    QString authPrefix = QStringLiteral("Bearer ");
    QString maxTokensParameter = QStringLiteral("max_tokens");
    bool sendStreamOptions = true; ///< stream_options.include_usage
    PromptCaching promptCaching = PromptCaching::None;
    QStringList omit; ///< parameters never sent, e.g. "temperature"
    QMap<QString, QString> headers; ///< sent with every request; no keys
    bool keyRequired = true;
    bool local = false; ///< costs nothing, slow first byte is normal
    Timeouts timeouts;
    QString defaultModel;
    QStringList models; ///< known names, for completion
    bool own = false; ///< from the person's own file, so it can be edited and removed
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
    QString asOf = {}; ///< day of the price, ISO
    QString source = {}; ///< where the price was read
    bool own = false; ///< entered by the person
    QVector<PriceTier> tiers = {}; ///< dearer from some prompt size on; ascending
    QString deprecated = {}; ///< day from which the provider may refuse the model, ISO; empty = none known
    qint64 headroom = 0; ///< tokens it may think with before it answers: added to the limit of an answer
    bool operator==(const ModelInfo &) const = default;
};

/// Prices change: one read this long ago is shown as old.
constexpr int priceIsOldAfterDays = 120;
[[nodiscard]] bool isOldPrice(const ModelInfo &model, const QDate &today);
/// The provider may refuse the model from today on, or does already.
[[nodiscard]] bool isDeprecated(const ModelInfo &model, const QDate &today);

/// A model server that answers on this computer; what it is was told by its answer, never by its port.
struct LocalServer {
    QString endpoint; ///< id of the profile that describes its kind
    QString baseUrl;
    QStringList models; ///< those that can write, the likeliest first
    bool needsKey = false;
    bool loading = false; ///< there, but its model is not yet
    bool operator==(const LocalServer &) const = default;
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
