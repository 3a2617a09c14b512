// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "ui/text/error_text.h"
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
    void checksHaveTitles();
    void stockTeamIsTranslated();
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

#include "tst_texts.moc"
