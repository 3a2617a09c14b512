// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/sections/requirement_words.h"

#include "core/markdown/cells.h"

#include <QRegularExpression>
#include <QStringList>

#include <array>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

// A cell that says more is a text, no priority.
constexpr qsizetype longestPriority = 60;

QRegularExpression word(const QString &pattern)
{
    return QRegularExpression(u"(?<![\\p{L}\\p{N}])(?:%1)(?![\\p{L}\\p{N}])"_s.arg(pattern),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
}

const QRegularExpression &numbered()
{
    static const QRegularExpression form = word(u"p\\s?([0-2])"_s);
    return form;
}

/// Words for P0, P1 and P2; a word that also stands inside another phrase comes behind it.
const std::array<QRegularExpression, 3> &named()
{
    static const std::array<QRegularExpression, 3> words{
        word(
            u"must(?:[- "
            u"]have)?|critical|highest|high|essential|mandatory|blocker|urgent|muss|hoch|kritisch|zwingend|"
            u"obligatoire|haute|élevée|critique|alta|crítico|obligatorio|必须|必需|必要|高|最高|核心|紧急|关键"_s),
        word(
            u"should(?:[- ]have)?|medium|moderate|normal|important|middle|soll(?:te)?|mittel|moyenne|media|应该|应当|中|中等|重要|一般"_s),
        word(u"could(?:[- ]have)?|nice(?:[- ]to[- ]have)?|low|lowest|optional|minor|won'?t(?:[- "
             u"]have)?|kann|könnte|niedrig|gering|"
             u"basse|faible|baja|opcional|可以|可选|低|最低|次要"_s),
    };
    return words;
}

} // namespace

QString priorityOf(const QString &cell)
{
    if (cell.size() > longestPriority)
        return {};
    if (const auto found = numbered().match(cell); found.hasMatch())
        return u'P' + found.captured(1);
    for (size_t level = 0; level < named().size(); ++level) {
        if (named().at(level).match(cell).hasMatch())
            return u"P%1"_s.arg(level);
    }
    return {};
}

bool isPriority(const QString &text)
{
    if (priorityOf(text).isEmpty())
        return false;
    QString rest = text;
    rest.remove(numbered());
    for (const QRegularExpression &words : named())
        rest.remove(words);
    static const QRegularExpression filler(
        u"[^\\p{L}\\p{N}]+|\\b(?:priority|prio|to|have|level)\\b|优先级?|级"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return rest.remove(filler).isEmpty();
}

int requirementNumber(const QString &cell)
{
    static const QRegularExpression form(
        u"^[\\[(#*]*(?:[A-Za-z]{1,12}(?:[-_. ]?[A-Za-z]{1,6})?|需求|功能)?[-_. #]{0,2}0*([1-9][0-9]{0,4})[\\])*.:]*$"_s);
    const QString value = markdown::plainValue(cell.left(longestPriority));
    static const QRegularExpression priority(u"^p\\s?[0-3]$"_s, QRegularExpression::CaseInsensitiveOption);
    if (priority.match(value).hasMatch())
        return 0;
    const auto found = form.match(value);
    return found.hasMatch() ? found.captured(1).toInt() : 0;
}

RequirementWords requirementWords(const QString &item)
{
    static const QRegularExpression id(
        u"^[\\[(]?((?:R|REQ|FR|NFR|US|F)[-_. ]?[0-9]{1,4})[\\])]?(?=[\\s:：.,(\\[|–—-])\\s*"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression lead(
        u"^(?:[\\[(（]([^\\])）]{1,30})[\\])）]|([^:：\\-–—|]{1,30}?))\\s*(?:[:：|–—]|\\s-\\s|(?<=[\\])）])\\s*)\\s*"_s);
    static const QRegularExpression tail(u"\\s*[\\[(（]([^\\[\\]()（）]{1,30})[\\])）]\\s*[.。]?$"_s);
    RequirementWords words;
    words.text = markdown::plainCell(item.left(20'000));
    if (const auto found = id.match(words.text); found.hasMatch()) {
        words.id = found.captured(1);
        words.text.remove(0, found.capturedEnd());
    }
    if (const auto found = lead.match(words.text); found.hasMatch()) {
        if (const QString before = found.captured(1) + found.captured(2); isPriority(before)) {
            words.priority = priorityOf(before);
            words.text.remove(0, found.capturedEnd());
        }
    }
    if (words.id.isEmpty()) {
        if (const auto found = id.match(words.text); found.hasMatch()) {
            words.id = found.captured(1);
            words.text.remove(0, found.capturedEnd());
        }
    }
    if (const auto found = tail.match(words.text); words.priority.isEmpty() && found.hasMatch()) {
        if (isPriority(found.captured(1))) {
            words.priority = priorityOf(found.captured(1));
            words.text.truncate(found.capturedStart());
        }
    }
    while (!words.text.isEmpty() && u":：–—-.|, "_s.contains(words.text.front()))
        words.text.remove(0, 1);
    words.text = words.text.trimmed();
    return words;
}

} // namespace baton::artefact
