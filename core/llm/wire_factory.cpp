// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/wire.h"
#include "core/llm/wire_openai.h"

namespace baton::llm {

std::unique_ptr<Wire> makeWire(Protocol protocol)
{
    switch (protocol) {
    case Protocol::OpenAiChat:
        return std::make_unique<WireOpenAi>();
    case Protocol::OpenAiResponses:
    case Protocol::Anthropic:
    case Protocol::Gemini:
    case Protocol::Ollama:
    case Protocol::Replay:
        break;
    }
    return nullptr;
}

} // namespace baton::llm
