// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/wire.h"
#include "core/llm/wire_anthropic.h"
#include "core/llm/wire_gemini.h"
#include "core/llm/wire_ollama.h"
#include "core/llm/wire_openai.h"
#include "core/llm/wire_responses.h"

namespace baton::llm {

std::unique_ptr<Wire> makeWire(Protocol protocol)
{
    switch (protocol) {
    case Protocol::OpenAiChat:
        return std::make_unique<WireOpenAi>();
    case Protocol::OpenAiResponses:
        return std::make_unique<WireResponses>();
    case Protocol::Anthropic:
        return std::make_unique<WireAnthropic>();
    case Protocol::Gemini:
        return std::make_unique<WireGemini>();
    case Protocol::Ollama:
        return std::make_unique<WireOllama>();
    case Protocol::Replay:
        break;
    }
    return nullptr;
}

} // namespace baton::llm
