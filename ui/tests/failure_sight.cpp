// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tests/failure_sight.h"

#include "core/base/text.h"
#include "ui/tests/test_list_model.h"

#include <QCoreApplication>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;
using artefact::DiffLine;

namespace {

constexpr int context = 2; ///< lines that are the same, around those that differ
constexpr qsizetype mostLines = 200;
constexpr qsizetype shortValue = 60; ///< fits into a sentence

bool fitsSentence(const QString &value)
{
    return !value.isEmpty() && value.size() <= shortValue && !value.contains(u'\n');
}

/// A text of several lines that came as a literal on one, as frameworks print it: by its lines.
QString unfolded(const QString &value)
{
    const bool isLiteral = value.size() > 2 && (value.front() == u'\'' || value.front() == u'"')
        && value.back() == value.front() && !value.contains(u'\n');
    return isLiteral ? value.sliced(1, value.size() - 2).replace("\\n"_L1, "\n"_L1) : value;
}

bool isOfManyLines(const QString &value)
{
    return unfolded(value).contains(u'\n');
}

/// Two columns of words before the text, as wide as the longer one.
BoxLine lineOf(const DiffLine &line)
{
    const QString expected = u"- "_s + QCoreApplication::translate("baton", "expected") + u"  "_s;
    const QString actual = u"+ "_s + QCoreApplication::translate("baton", "actual") + u"  "_s;
    const qsizetype width = std::max(expected.size(), actual.size());
    const bool isExpected = line.kind == DiffLine::Kind::Removed;
    const bool isSame = line.kind == DiffLine::Kind::Context;
    const QString head = isSame ? QString() : isExpected ? expected : actual;
    BoxLine shown{head.leftJustified(width) + line.text,
        isSame           ? Tone::Neutral
            : isExpected ? Tone::Error
                         : Tone::Ok,
        line.marks};
    for (artefact::DiffMark &mark : shown.marks)
        mark.start += static_cast<int>(width);
    return shown;
}

QString firstLine(const QString &text)
{
    return visibleLine(text.section(u'\n', 0, 0));
}

QString failedSentence(const TestResult &result)
{
    if (fitsSentence(result.expected) && fitsSentence(result.actual))
        return QCoreApplication::translate("baton", "It expected %1 and got %2.")
            .arg(visibleLine(result.expected), visibleLine(result.actual));
    if (!result.expected.isEmpty() || !result.actual.isEmpty())
        return QCoreApplication::translate("baton", "What came back is not what the test expects.");
    return result.message.isEmpty() ? QCoreApplication::translate("baton", "It failed without saying why.")
                                    : firstLine(result.message);
}

QString sentenceOf(const TestResult &result)
{
    if (isFlaky(result))
        return QCoreApplication::translate("baton",
            "Flaky: it failed in one run and passed in the next without a change. Nothing is sent back for "
            "it.");
    switch (result.state) {
    case TestState::Passed:
        return QCoreApplication::translate("baton", "It passed in %1.").arg(testTimeText(result.ms));
    case TestState::Failed:
        return failedSentence(result);
    case TestState::Error:
        return result.message.isEmpty()
            ? QCoreApplication::translate("baton", "It broke off with an error.")
            : QCoreApplication::translate("baton", "It broke off: %1").arg(firstLine(result.message));
    case TestState::TimedOut:
        return QCoreApplication::translate("baton", "It took too long and was stopped after %1.")
            .arg(testTimeText(result.ms));
    case TestState::Skipped:
        return result.message.isEmpty()
            ? QCoreApplication::translate("baton", "It was skipped.")
            : QCoreApplication::translate("baton", "It was skipped: %1").arg(firstLine(result.message));
    case TestState::NotRun:
        break;
    }
    return result.message.isEmpty()
        ? QCoreApplication::translate("baton", "It was not run.")
        : QCoreApplication::translate("baton", "It was not run: %1").arg(firstLine(result.message));
}

/// The whole message where more of it is left than the sentence says, then what the test wrote.
QString wordsOf(const TestResult &result)
{
    QStringList parts;
    if (result.message.contains(u'\n') && !result.output.contains(result.message))
        parts.append(result.message.trimmed());
    if (!result.output.trimmed().isEmpty())
        parts.append(result.output.trimmed());
    return parts.join(u"\n\n"_s);
}

} // namespace

QString placeText(const CodePlace &place)
{
    return place.line > 0 ? place.path + u" : "_s + QString::number(place.line) : place.path;
}

QVector<BoxLine> comparedLines(const QString &expected, const QString &actual)
{
    QVector<BoxLine> lines;
    if (expected.isEmpty() && actual.isEmpty())
        return lines;
    const bool unfold = isOfManyLines(expected) && isOfManyLines(actual);
    const QVector<DiffLine> differing = artefact::diffLines((unfold ? unfolded(expected) : expected) + u'\n',
        (unfold ? unfolded(actual) : actual) + u'\n', context);
    for (const DiffLine &line : differing.mid(0, mostLines))
        lines.append(lineOf(line));
    if (differing.size() > mostLines) {
        const int more = static_cast<int>(differing.size() - mostLines);
        lines.append(
            {QCoreApplication::translate("baton", "… %n more line(s)", nullptr, more), Tone::Neutral, {}});
    }
    return lines;
}

QVector<BoxLine> excerptLines(const session::Excerpt &excerpt, int line)
{
    QVector<BoxLine> lines;
    int number = excerpt.firstLine;
    for (const QString &text : excerpt.lines) {
        lines.append({QString::number(number).rightJustified(5) + u"  "_s + text,
            number == line ? Tone::Error : Tone::Neutral, {}});
        ++number;
    }
    return lines;
}

FailureSight failureSight(const TestResult &result, const session::Excerpt &excerpt)
{
    return {.id = result.id,
        .sentence = sentenceOf(result),
        .rows = result.requirements,
        .compared = result.isBad() ? comparedLines(result.expected, result.actual) : QVector<BoxLine>(),
        .test = {result.file, result.line},
        .program = {result.frameFile, result.frameLine},
        .excerpt = excerptLines(excerpt, result.frameLine),
        .words = wordsOf(result)};
}

} // namespace baton::ui
