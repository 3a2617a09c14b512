// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "ui/text/failure_text.h"
#include "ui/text/hand_over_page.h"
#include "ui/text/words.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;

namespace {

/// Translates everything it is asked for, so that it shows what is.
class Marking final : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(
        const char *, const char *source, const char * = nullptr, int = -1) const override
    {
        return u'<' + QString::fromUtf8(source);
    }
};

QJsonObject stockProcedure()
{
    QFile file(QStringLiteral(BATON_SOURCE_DIR) + u"/resources/sops/software-company.json"_s);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

} // namespace

class TextsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyErrorHasWords();
    void detailIsWovenIn();
    void failureSaysWhetherAnAnswerHadBegun();
    void checksHaveTitles();
    void stockTeamIsTranslated();
    void whatWasProvenIsOneSentence();
    void handOverPageStaysInItsLines();
    void reviewsAreCalledByTheirFile();
};

BATON_TEST_CLASS(TextsTest)

void TextsTest::init()
{
    test::failOnWarnings();
}

void TextsTest::everyErrorHasWords()
{
    const QString fallback = errorText({ErrorCode::Internal, {}}).happened;
    for (int code = 0; code < static_cast<int>(ErrorCode::Internal); ++code) {
        const auto error = static_cast<ErrorCode>(code);
        const ErrorText words = errorText({error, {}});
        QVERIFY2(words.happened != fallback, qPrintable(toWord(error)));
        QVERIFY2(words.happened.endsWith(u'.'), qPrintable(words.happened));
        QVERIFY2(!sentence(words).contains(u'%'), qPrintable(sentence(words)));
        QVERIFY2(!words.kept.isEmpty() || !words.todo.isEmpty(), qPrintable(toWord(error)));
    }
}

void TextsTest::detailIsWovenIn()
{
    QCOMPARE(errorText({ErrorCode::Dns, u"api.example"_s}).happened,
        u"The server cannot be found: api.example."_s);
    QCOMPARE(
        errorText({ErrorCode::Dns, u"line\none."_s}).happened, u"The server cannot be found: line one."_s);
    const ErrorText longText = errorText({ErrorCode::Server, QString(5000, u'x')});
    QVERIFY(longText.happened.size() < 400);
    QVERIFY(!sentence(errorText({ErrorCode::Auth, u"Bearer sk-abcdefghijklmnopqrstuvwxyz012345"_s}))
                 .contains(u"abcdefghijklmnop"));
}

void TextsTest::failureSaysWhetherAnAnswerHadBegun()
{
    for (int code = 0; code < static_cast<int>(ErrorCode::Internal); ++code) {
        ArtefactFailure failure{static_cast<ErrorCode>(code), u"x"_s, {}, {}};
        const QString without = sentence(failureText(failure));
        failure.partial = TextHash{u"abc"_s};
        const QString with = sentence(failureText(failure));
        QCOMPARE(with, sentence(errorText({failure.code, u"x"_s})));
        const bool isCut = failure.code == ErrorCode::Truncated || failure.code == ErrorCode::Interrupted;
        QVERIFY2(isCut || !without.contains("had arrived is kept"_L1), qPrintable(without));
        QVERIFY2(isCut || !without.contains("Continue the answer"_L1), qPrintable(without));
    }
}

void TextsTest::checksHaveTitles()
{
    for (const check::Kind &kind : check::kinds())
        QVERIFY2(checkTitle(kind.id) != kind.id.value, qPrintable(kind.id.value));
    QCOMPARE(checkTitle(CheckId{u"own_check"_s}), u"own_check"_s);
    QCOMPARE(stateText(ArtefactState::Review), u"in review"_s);
}

/// Each role, step and stage of the procedure that comes with the program.
void TextsTest::stockTeamIsTranslated()
{
    Marking marking;
    QCoreApplication::installTranslator(&marking);
    const QJsonObject sop = stockProcedure();
    int found = 0;
    for (const QJsonValue &step : sop.value(u"steps"_s).toArray()) {
        for (const QString &key : {u"title"_s, u"stage"_s}) {
            const QString title = step.toObject().value(key).toString();
            QVERIFY2(stageText(title) == QString(u'<' + title), qPrintable(title));
            ++found;
        }
    }
    for (const QJsonValue &role : sop.value(u"roles"_s).toArray()) {
        const QString name = role.toObject().value(u"name"_s).toString();
        const bool isPerson = role.toObject().value(u"id"_s) == u"you"_s;
        QVERIFY2(isPerson || roleText(name) == QString(u'<' + name), qPrintable(name));
        ++found;
    }
    QCoreApplication::removeTranslator(&marking);
    QVERIFY(found > 20);
    QCOMPARE(roleText(u"Librarian"_s), u"Librarian"_s);
}

void TextsTest::whatWasProvenIsOneSentence()
{
    Proof proof{.hasTests = true,
        .wereRun = true,
        .passed = 96,
        .notRun = 2,
        .whyNot = u"node is missing"_s,
        .openFindings = 3,
        .requirements = 9,
        .untested = {u"R4"_s}};
    // Without translations the plural stands in brackets.
    QCOMPARE(proofText(proof),
        u"Proven: 96 test(s) passed in the sandbox, 2 not run: node is missing; 3 finding(s) open; "
        "1 requirement(s) without a test."_s);
    proof = {.hasTests = true,
        .wereRun = true,
        .passed = 5,
        .failed = 1,
        .whyNot = {},
        .requirements = 2,
        .untested = {}};
    QCOMPARE(proofText(proof),
        u"Proven: 5 test(s) passed in the sandbox, 1 failed; no findings open; every requirement has a test."_s);
    QCOMPARE(proofText(Proof{}), u"Nothing was run."_s);
    proof = {.hasTests = true, .whyNot = u"bwrap\nis missing"_s, .untested = {}};
    QVERIFY(!proofText(proof).contains(u'\n'));
}

void TextsTest::handOverPageStaysInItsLines()
{
    HandOver project;
    project.name = u"p"_s;
    project.proof = {.hasTests = true, .whyNot = {}, .requirements = 1, .untested = {u"R1"_s}};
    project.untested = {{u"R1"_s, u"It works"_s}};
    project.questions = {{u"docs/prd.md"_s, u"Which?\n## Reviews\n```"_s}};
    project.reviews = {{u"a.py"_s, {}}};
    project.persons = {u"docs/requirement.md"_s};
    const QString page = handOverPage(project);
    QCOMPARE(page.count(u"\n## Reviews\n"_s), 1);
    QVERIFY(!page.contains(u"```"_s));
    QVERIFY(page.contains(u"- R1: It works\n"_s));
    QVERIFY(page.contains(u"- `a.py`: nobody reviewed"_s));
    QVERIFY(page.contains(u"- `docs/requirement.md`\n"_s));
}

void TextsTest::reviewsAreCalledByTheirFile()
{
    Card card;
    card.path = u"docs/reviews/src/board.py.md"_s;
    card.reviewed = u"src/board.py"_s;
    QCOMPARE(cardText(card), u"Review of board.py waits for your approval."_s);
    card.reviewed.clear();
    QVERIFY(cardText(card).startsWith(card.path));
}

#include "tst_texts.moc"
