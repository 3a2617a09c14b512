// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "ui/text/failure_text.h"
#include "ui/text/words.h"

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;

class TextsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyErrorHasWords();
    void detailIsWovenIn();
    void failureSaysWhetherAnAnswerHadBegun();
    void checksHaveTitles();
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

#include "tst_texts.moc"
