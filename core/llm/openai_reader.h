// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/llm/wire.h"

namespace baton::llm {

/// Reads chat.completion(.chunk) objects with the tolerance that compatible servers need: absent or null
/// members, other names for reasoning, usage in several places, errors inside a 200 stream.
class OpenAiReader final : public AnswerReader {
public:
    void readEvent(const QByteArray &name, const QJsonObject &data, Answer &answer) override;
    void readDocument(const QJsonObject &document, Answer &answer) override;
    void readDone(Answer &answer) override;

private:
    struct ToolSlot {
        qint64 index = 0;
        qsizetype position = 0; ///< in Answer::toolCalls
    };

    void readChoices(const QJsonObject &chunk, Answer &answer);
    void readDelta(const QJsonObject &delta, Answer &answer);
    void readToolCalls(const QJsonArray &calls, Answer &answer);
    ToolCall &slotOf(const QJsonObject &call, qsizetype position, Answer &answer);
    void readUsage(const QJsonObject &chunk, Answer &answer);

    QVector<ToolSlot> m_slots;
};

} // namespace baton::llm
