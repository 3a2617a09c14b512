// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/session_runner.h"
#include "app/cli/status_json.h"
#include "core/engine/cards.h"
#include "core/session/project_reader.h"
#include "ui/text/decisions.h"
#include "ui/text/words.h"

#include <algorithm>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

QString lineOf(const Card &card)
{
    QString line = card.id + u"\n  "_s + ui::cardText(card) + u'\n';
    if (!card.choices.isEmpty())
        line += u"  decide: "_s + card.choices.join(u", "_s) + u'\n';
    if (!card.holdsUp.isEmpty())
        line += u"  holds up: "_s + card.holdsUp.join(u", "_s) + u'\n';
    return line;
}

/// Its words are the room for the next answer.
bool asksAgain(const QString &choice)
{
    return choice == "retry"_L1 || choice == "wait"_L1;
}

ui::DecisionSubject subjectOf(const Card &card, const QString &choice, const QString &text)
{
    ui::DecisionSubject subject{.path = card.path, .note = text, .test = card.test};
    if (choice == "request-changes"_L1 && !text.isEmpty()) {
        Remark remark;
        remark.path = card.path;
        remark.text = text;
        subject.remarks.append(remark);
    }
    if (choice == "put-back"_L1)
        subject.lines = ui::numbersIn(text);
    if (asksAgain(choice))
        subject.maxTokens = text.toLongLong();
    return subject;
}

/// The command of a choice of a card that waits. Fails with NotFound where nothing of that id waits, and with
/// InvalidArgument, naming what can be chosen.
Result<Command> commandOf(const State &state, const QString &id, const QString &choice, const QString &text)
{
    const QVector<Card> cards = engine::cardsOf(state);
    const auto card =
        std::find_if(cards.cbegin(), cards.cend(), [&](const Card &one) { return one.id == id; });
    if (card == cards.cend())
        return failure(ErrorCode::NotFound, u"%1 (`baton-cli waiting` lists what waits)"_s.arg(id));
    const ui::Decision *decision = card->choices.contains(choice) ? ui::decision(choice) : nullptr;
    if (decision == nullptr || decision->command == nullptr)
        return failure(ErrorCode::InvalidArgument,
            u"'%1' is no choice for %2; there are: %3"_s.arg(choice, id, card->choices.join(u", "_s)));
    if (asksAgain(choice) && !text.isEmpty() && text.toLongLong() <= 0)
        return failure(ErrorCode::InvalidArgument, u"'%1' is no number of tokens"_s.arg(text));
    return decision->command(subjectOf(*card, choice, text));
}

} // namespace

int runWaiting(const Invocation &invocation)
{
    if (invocation.project().isEmpty())
        return badUsage(invocation, u"waiting needs --project DIR."_s);
    const auto project = session::ProjectReader::open(invocation.project());
    if (!project)
        return failed(invocation, project.error());
    if (project->warning())
        complain(*project->warning());
    const QVector<Card> cards = engine::cardsOf(project->state());
    if (invocation.json())
        printBytes(cardsJson(cards));
    for (const Card &card : cards) {
        if (!invocation.json())
            print(lineOf(card));
    }
    if (cards.isEmpty() && !invocation.json())
        print(u"Nothing waits.\n"_s);
    return Done;
}

int runDecide(const Invocation &invocation)
{
    const QStringList &words = invocation.arguments;
    if (invocation.project().isEmpty() || words.size() < 2 || words.size() > 3)
        return badUsage(
            invocation, u"decide needs --project DIR ID CHOICE [TEXT]; `baton-cli waiting` lists both."_s);
    SessionRunner runner(invocation);
    return runner.open(invocation.project(), [&] {
        const auto command = commandOf(runner.session().state(), words.at(0), words.at(1), words.value(2));
        if (!command) {
            runner.refuse(command.error());
            return;
        }
        runner.decide(*command, [&](const Result<void> &result) {
            if (!result) {
                runner.refuse(result.error());
                return;
            }
            if (!invocation.json())
                print(u"%1 %2\n"_s.arg(words.at(1), words.at(0)));
            runner.tellDecided();
        });
    });
}

} // namespace baton::cli
