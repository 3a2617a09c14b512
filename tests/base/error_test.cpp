// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"
#include "tests/support/test_main.h"

#include <QSet>

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

/// All codes: the enumerators are contiguous and Internal is the last.
QVector<ErrorCode> allCodes()
{
    QVector<ErrorCode> codes;
    for (int i = 0; i <= static_cast<int>(ErrorCode::Internal); ++i)
        codes.append(static_cast<ErrorCode>(i));
    return codes;
}

Result<int> half(int number)
{
    if (number % 2 != 0)
        return failure(ErrorCode::InvalidArgument, u"odd"_s);
    return number / 2;
}

} // namespace

/// Error words are a contract with scripts and journals.
class ErrorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyCodeHasItsOwnWord();
    void wordsAreSnakeCase();
    void wordsComeBackAsTheirCode();
    void unknownWordIsInternal();
    void resultCarriesValueOrError();
};

BATON_TEST_CLASS(ErrorTest)

void ErrorTest::init()
{
    failOnWarnings();
}

void ErrorTest::everyCodeHasItsOwnWord()
{
    QSet<QString> words;
    for (const ErrorCode code : allCodes()) {
        const QString word = toWord(code);
        QVERIFY2(!words.contains(word), qPrintable(word));
        QCOMPARE(word == "internal"_L1, code == ErrorCode::Internal);
        words.insert(word);
    }
    QVERIFY(words.size() > 55);
}

void ErrorTest::wordsAreSnakeCase()
{
    const QRegularExpression form(u"^[a-z]+(_[a-z]+)*$"_s);
    for (const ErrorCode code : allCodes())
        QVERIFY2(form.match(toWord(code)).hasMatch(), qPrintable(toWord(code)));
}

void ErrorTest::wordsComeBackAsTheirCode()
{
    for (const ErrorCode code : allCodes())
        QCOMPARE(errorCodeFromWord(toWord(code)), code);
}

void ErrorTest::unknownWordIsInternal()
{
    QCOMPARE(errorCodeFromWord(u"a_word_of_a_later_version"_s), ErrorCode::Internal);
    QCOMPARE(errorCodeFromWord(QString()), ErrorCode::Internal);
    QCOMPARE(errorCodeFromWord(u"RATE_LIMITED"_s), ErrorCode::Internal);
}

void ErrorTest::resultCarriesValueOrError()
{
    QCOMPARE(half(4).value(), 2);
    const Result<int> failed = half(3);
    QVERIFY(!failed);
    QCOMPARE(failed.error(), (Error{ErrorCode::InvalidArgument, u"odd"_s}));
    QCOMPARE(half(8).and_then(half).and_then(half).value(), 1);
    QCOMPARE(half(2).and_then(half).error().code, ErrorCode::InvalidArgument);
    const Result<int> passedOn = failure(failed.error());
    QCOMPARE(passedOn.error(), failed.error());
}

} // namespace baton::test

#include "error_test.moc"
