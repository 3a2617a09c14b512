// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/call.h"

#include <QHash>

#include <array>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct VerbWord {
    Verb verb;
    const char16_t *word;
};

constexpr std::array verbWords{
    VerbWord{Verb::Produce, u"Produce"},
    VerbWord{Verb::Revise, u"Revise"},
    VerbWord{Verb::Review, u"Review"},
    VerbWord{Verb::Complete, u"Complete"},
    VerbWord{Verb::Continue, u"Continue"},
    VerbWord{Verb::Fix, u"Fix"},
    VerbWord{Verb::Attribute, u"Attribute"},
};

} // namespace

QString toWord(Verb verb)
{
    for (const VerbWord &entry : verbWords) {
        if (entry.verb == verb)
            return QString::fromUtf16(entry.word);
    }
    return {};
}

std::optional<Verb> verbFromWord(const QString &word)
{
    for (const VerbWord &entry : verbWords) {
        if (word == QStringView(entry.word))
            return entry.verb;
    }
    return std::nullopt;
}

QString verbLine(Verb verb, const QString &path, const QString &kind)
{
    return toWord(verb) + u' ' + path + u" as "_s + kind;
}

namespace cause {

QString reasonOf(const CauseId &id)
{
    static const QHash<CauseId, QString> reasons{
        {first, u"for the first time"_s},
        {regenerate, u"as a fresh attempt"_s},
        {remarks, u"for the remarks"_s},
        {findings, u"because of findings"_s},
        {inputs, u"because what it reads changed"_s},
        {sections, u"for sections that were missing"_s},
        {cut, u"because the answer was cut off"_s},
        {review, u"as a review"_s},
        {checks, u"because checks failed"_s},
        {tests, u"because tests failed"_s},
    };
    return id.isEmpty() ? u"for a reason not recorded"_s : reasons.value(id, u"for the reason "_s + id.value);
}

} // namespace cause

QString toWord(FinishReason reason)
{
    switch (reason) {
    case FinishReason::None:
        return {};
    case FinishReason::Stop:
        return u"stop"_s;
    case FinishReason::Length:
        return u"length"_s;
    case FinishReason::ToolCalls:
        return u"tool_calls"_s;
    case FinishReason::ContentFilter:
        return u"content_filter"_s;
    case FinishReason::Refusal:
        return u"refusal"_s;
    case FinishReason::Pause:
        return u"pause"_s;
    case FinishReason::Error:
        return u"error"_s;
    }
    return {};
}

} // namespace baton
