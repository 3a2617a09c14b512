// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/words.h"

#include "core/base/text.h"

#include <QCoreApplication>

#include <array>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

struct Word {
    const char *id;
    const char *text;
};

constexpr std::array checkTitles{
    Word{"sections", QT_TRANSLATE_NOOP("baton", "Sections complete")},
    Word{"diagrams", QT_TRANSLATE_NOOP("baton", "Diagrams readable")},
    Word{"pool", QT_TRANSLATE_NOOP("baton", "Requirement pool")},
    Word{"paths", QT_TRANSLATE_NOOP("baton", "Safe paths")},
    Word{"files_agree", QT_TRANSLATE_NOOP("baton", "File lists agree")},
    Word{"dag", QT_TRANSLATE_NOOP("baton", "No circular dependency")},
    Word{"packages", QT_TRANSLATE_NOOP("baton", "Packages")},
    Word{"installable", QT_TRANSLATE_NOOP("baton", "Packages can be installed")},
    Word{"syntax", QT_TRANSLATE_NOOP("baton", "Compiles")},
    Word{"imports", QT_TRANSLATE_NOOP("baton", "Imports resolve")},
    Word{"names", QT_TRANSLATE_NOOP("baton", "Imported names exist")},
    Word{"interface", QT_TRANSLATE_NOOP("baton", "Interface as designed")},
    Word{"stubs", QT_TRANSLATE_NOOP("baton", "No placeholders")},
    Word{"hidden_characters", QT_TRANSLATE_NOOP("baton", "No hidden characters")},
    Word{"traced", QT_TRANSLATE_NOOP("baton", "Requirements traced")},
    Word{"coverage", QT_TRANSLATE_NOOP("baton", "Coverage as computed")},
    Word{"length", QT_TRANSLATE_NOOP("baton", "Reading time")},
    Word{"tests", QT_TRANSLATE_NOOP("baton", "Tests pass")},
    Word{"weaker_test", QT_TRANSLATE_NOOP("baton", "Test asks as much as before")},
    Word{"code", QT_TRANSLATE_NOOP("baton", "Code found")},
    Word{"reading", QT_TRANSLATE_NOOP("baton", "How it was read")},
    Word{"your_words", QT_TRANSLATE_NOOP("baton", "Your words")},
    Word{"merge", QT_TRANSLATE_NOOP("baton", "Merge")},
    Word{"path", QT_TRANSLATE_NOOP("baton", "Safe path")},
    Word{"verdict", QT_TRANSLATE_NOOP("baton", "Verdict given")},
    Word{"review", QT_TRANSLATE_NOOP("baton", "Code review")},
    Word{"remarks", QT_TRANSLATE_NOOP("baton", "Remarks answered")},
    Word{"truncated", QT_TRANSLATE_NOOP("baton", "Answer complete")},
};

constexpr std::array stageTitles{
    Word{"Request", QT_TRANSLATE_NOOP("baton", "Request")},
    Word{"Product", QT_TRANSLATE_NOOP("baton", "Product")},
    Word{"Design", QT_TRANSLATE_NOOP("baton", "Design")},
    Word{"Tasks", QT_TRANSLATE_NOOP("baton", "Tasks")},
    Word{"Build & test", QT_TRANSLATE_NOOP("baton", "Build & test")},
    Word{"Build", QT_TRANSLATE_NOOP("baton", "Build")},
    Word{"Test", QT_TRANSLATE_NOOP("baton", "Test")},
    Word{"Requirement", QT_TRANSLATE_NOOP("baton", "Requirement")},
    Word{"PRD", QT_TRANSLATE_NOOP("baton", "PRD")},
    Word{"Manifest", QT_TRANSLATE_NOOP("baton", "Manifest")},
    Word{"Code", QT_TRANSLATE_NOOP("baton", "Code")},
    Word{"Tests", QT_TRANSLATE_NOOP("baton", "Tests")},
    Word{"System design", QT_TRANSLATE_NOOP("baton", "System design")},
    Word{"Reviews", QT_TRANSLATE_NOOP("baton", "Reviews")},
    Word{"Test run", QT_TRANSLATE_NOOP("baton", "Test run")},
    Word{"Whose fault", QT_TRANSLATE_NOOP("baton", "Whose fault")},
    Word{"Summary", QT_TRANSLATE_NOOP("baton", "Summary")},
};

constexpr std::array roleNames{
    Word{"Product Manager", QT_TRANSLATE_NOOP("baton", "Product Manager")},
    Word{"Architect", QT_TRANSLATE_NOOP("baton", "Architect")},
    Word{"Project Manager", QT_TRANSLATE_NOOP("baton", "Project Manager")},
    Word{"Engineer", QT_TRANSLATE_NOOP("baton", "Engineer")},
    Word{"Reviewer", QT_TRANSLATE_NOOP("baton", "Reviewer")},
    Word{"Code reviewer", QT_TRANSLATE_NOOP("baton", "Code reviewer")},
    Word{"QA Engineer", QT_TRANSLATE_NOOP("baton", "QA Engineer")},
};

template <std::size_t n> QString lookUp(const std::array<Word, n> &words, const QString &id)
{
    for (const Word &word : words) {
        if (id == QLatin1StringView(word.id))
            return QCoreApplication::translate("baton", word.text);
    }
    return id;
}

} // namespace

QString stateText(ArtefactState state)
{
    switch (state) {
    case ArtefactState::Queued:
        return QCoreApplication::translate("baton", "queued");
    case ArtefactState::Writing:
        return QCoreApplication::translate("baton", "writing");
    case ArtefactState::Review:
        return QCoreApplication::translate("baton", "in review");
    case ArtefactState::Approved:
        return QCoreApplication::translate("baton", "approved");
    case ArtefactState::ChangesRequested:
        return QCoreApplication::translate("baton", "changes requested");
    case ArtefactState::Stale:
        return QCoreApplication::translate("baton", "stale");
    case ArtefactState::Failed:
        return QCoreApplication::translate("baton", "failed");
    case ArtefactState::Skipped:
        return QCoreApplication::translate("baton", "skipped");
    }
    return {};
}

QString phaseText(RunPhase phase)
{
    switch (phase) {
    case RunPhase::Running:
        return QCoreApplication::translate("baton", "Running");
    case RunPhase::Waiting:
        return QCoreApplication::translate("baton", "Waits for you");
    case RunPhase::Finished:
        return QCoreApplication::translate("baton", "Finished");
    case RunPhase::Paused:
        return QCoreApplication::translate("baton", "Paused");
    case RunPhase::Failed:
        return QCoreApplication::translate("baton", "Needs you: a step failed");
    case RunPhase::Budget:
        return QCoreApplication::translate("baton", "Stopped at the money limit");
    }
    return {};
}

QString checkTitle(const CheckId &id)
{
    return lookUp(checkTitles, id.value);
}

QString checkStateText(CheckState state)
{
    switch (state) {
    case CheckState::Passed:
        return QCoreApplication::translate("baton", "passed");
    case CheckState::Failed:
        return QCoreApplication::translate("baton", "failed", "a check");
    case CheckState::NotRun:
        return QCoreApplication::translate("baton", "not run");
    }
    return {};
}

QString verbText(Verb verb)
{
    switch (verb) {
    case Verb::Produce:
        return QCoreApplication::translate("baton", "Writing");
    case Verb::Revise:
        return QCoreApplication::translate("baton", "Revising");
    case Verb::Review:
        return QCoreApplication::translate("baton", "Reviewing");
    case Verb::Complete:
        return QCoreApplication::translate("baton", "Completing");
    case Verb::Continue:
        return QCoreApplication::translate("baton", "Continuing");
    case Verb::Fix:
        return QCoreApplication::translate("baton", "Fixing");
    case Verb::Attribute:
        return QCoreApplication::translate("baton", "Finding the cause in");
    }
    return {};
}

QString autonomyText(const Autonomy &autonomy)
{
    if (autonomy.asSop)
        return QCoreApplication::translate("baton", "As the team's procedure says");
    if (autonomy.documents && autonomy.files)
        return QCoreApplication::translate("baton", "Stop only at problems");
    if (autonomy.files)
        return QCoreApplication::translate("baton", "Review documents only");
    if (autonomy.documents)
        return QCoreApplication::translate("baton", "Review code only");
    return QCoreApplication::translate("baton", "Review every output");
}

QString reviewTitle(const QString &file)
{
    return QCoreApplication::translate("baton", "Review of %1").arg(visibleLine(file.section(u'/', -1)));
}

QString cardText(const Card &card)
{
    const QString name = card.reviewed.isEmpty() ? card.path : reviewTitle(card.reviewed);
    switch (card.kind) {
    case Card::Kind::Review:
        return QCoreApplication::translate("baton", "%1 waits for your approval.").arg(name);
    case Card::Kind::Requirement:
        return QCoreApplication::translate("baton", "Test %1 fails and the requirement is unclear: %2")
            .arg(card.test, card.detail);
    case Card::Kind::FailedChecks:
        return QCoreApplication::translate("baton", "%1 waits for you: checks failed (%2).")
            .arg(name, card.detail);
    case Card::Kind::YourWords:
        return QCoreApplication::translate("baton", "%1 changes lines that you wrote (%2).")
            .arg(name, card.detail);
    case Card::Kind::Failed:
        return QCoreApplication::translate("baton", "%1 has no usable answer (%2).").arg(name, card.detail);
    case Card::Kind::Stale:
        return QCoreApplication::translate("baton", "%1 is stale: %2 changed since.").arg(name, card.detail);
    case Card::Kind::OutsideChange:
        return card.detail == "deleted"_L1
            ? QCoreApplication::translate("baton", "%1 was deleted outside Baton.").arg(name)
            : QCoreApplication::translate("baton", "%1 was changed outside Baton.").arg(name);
    case Card::Kind::Unwritten:
        return QCoreApplication::translate("baton", "%1 could not be written into the project folder.")
            .arg(name);
    case Card::Kind::PauseMark:
        return QCoreApplication::translate("baton", "The run stands before %1, as you wanted.").arg(name);
    case Card::Kind::Limit:
        return QCoreApplication::translate("baton", "The money limit of %1 stopped the run.")
            .arg(card.detail);
    case Card::Kind::Price:
        return QCoreApplication::translate("baton", "Nobody knows what %1 costs, and there is a limit.")
            .arg(card.detail);
    }
    return {};
}

QString stageText(const QString &stage)
{
    return visibleLine(lookUp(stageTitles, stage));
}

QString roleText(const QString &name)
{
    return visibleLine(lookUp(roleNames, name));
}

namespace {

/// "96 tests passed in the sandbox, 2 not run: node is missing"
QString testsText(const Proof &proof)
{
    if (!proof.wereRun)
        return proof.whyNot.isEmpty() ? QCoreApplication::translate("baton", "the tests were not run")
                                      : QCoreApplication::translate("baton", "the tests were not run: %1")
                                            .arg(visibleLine(proof.whyNot));
    QStringList parts{proof.isRecorded ? QCoreApplication::translate(
                          "baton", "%n test(s) passed when it was recorded", nullptr, proof.passed)
                                       : QCoreApplication::translate("baton",
                                           "%n test(s) passed in the sandbox", nullptr, proof.passed)};
    if (proof.failed > 0)
        parts.append(QCoreApplication::translate("baton", "%n failed", nullptr, proof.failed));
    if (proof.accepted > 0)
        parts.append(QCoreApplication::translate(
            "baton", "%n failed and you left them so", nullptr, proof.accepted));
    if (proof.notRun > 0 && proof.whyNot.isEmpty())
        parts.append(QCoreApplication::translate("baton", "%n not run", nullptr, proof.notRun));
    else if (proof.notRun > 0)
        parts.append(QCoreApplication::translate("baton", "%n not run: %1", nullptr, proof.notRun)
                         .arg(visibleLine(proof.whyNot)));
    return parts.join(u", "_s);
}

QString findingsText(const Proof &proof)
{
    return proof.openFindings == 0
        ? QCoreApplication::translate("baton", "no findings open")
        : QCoreApplication::translate("baton", "%n finding(s) open", nullptr, proof.openFindings);
}

QString requirementsText(const Proof &proof)
{
    const int untested = static_cast<int>(proof.untested.size());
    return untested == 0
        ? QCoreApplication::translate("baton", "every requirement has a test")
        : QCoreApplication::translate("baton", "%n requirement(s) without a test", nullptr, untested);
}

} // namespace

QString testStateText(TestState state)
{
    switch (state) {
    case TestState::Passed:
        return QCoreApplication::translate("baton", "passed", "of a test");
    case TestState::Failed:
    case TestState::Error:
        return QCoreApplication::translate("baton", "failed", "of a test");
    case TestState::Skipped:
        return QCoreApplication::translate("baton", "skipped", "of a test");
    case TestState::TimedOut:
        return QCoreApplication::translate("baton", "took too long", "of a test");
    case TestState::NotRun:
        break;
    }
    return QCoreApplication::translate("baton", "not run", "of a test");
}

QString totalsText(const TestTotals &totals)
{
    QStringList parts{QCoreApplication::translate("baton", "%1 passed").arg(totals.passed)};
    if (totals.bad() > 0)
        parts.append(QCoreApplication::translate("baton", "%1 failed").arg(totals.bad()));
    if (totals.skipped > 0)
        parts.append(QCoreApplication::translate("baton", "%1 skipped").arg(totals.skipped));
    if (totals.notRun > 0)
        parts.append(QCoreApplication::translate("baton", "%1 not run").arg(totals.notRun));
    return parts.join(QCoreApplication::translate("baton", ", ", "between parts of a list"));
}

QString proofText(const Proof &proof)
{
    QStringList parts;
    if (proof.hasTests)
        parts.append(testsText(proof));
    if (proof.hasTests || proof.openFindings > 0)
        parts.append(findingsText(proof));
    if (proof.hasTests && proof.requirements > 0)
        parts.append(requirementsText(proof));
    if (parts.isEmpty())
        return QCoreApplication::translate("baton", "Nothing was run.");
    return QCoreApplication::translate("baton", "Proven: %1.").arg(parts.join(u"; "_s));
}

} // namespace baton::ui
