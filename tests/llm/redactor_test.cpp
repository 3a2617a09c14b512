// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/gateway/redactor.h"
#include "tests/support/test_main.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace baton;

namespace {

const QString key = u"kq-9f8e7d6c5b4a"_s;

/// Says what the test says.
class Puppet final : public llm::Provider {
public:
    void start(const llm::Request &) override { }
    void cancel(const CallId &) override { }
    void tryNow(const CallId &) override { }
};

struct Scene {
    explicit Scene(const QString &secret = key)
    {
        auto inner = std::make_unique<Puppet>();
        puppet = inner.get();
        redactor = std::make_unique<llm::Redactor>(std::move(inner));
        QObject::connect(redactor.get(), &llm::Provider::textArrived, redactor.get(),
            [this](const CallId &, const QString &more, const QString &thought) {
                text += more;
                reasoning += thought;
                QVERIFY(!more.isEmpty() || !thought.isEmpty());
            });
        QObject::connect(redactor.get(), &llm::Provider::finished, redactor.get(),
            [this](const llm::Outcome &end) { outcome = end; });
        llm::Request request;
        request.call = call;
        request.key = llm::Secret(secret);
        redactor->start(request);
    }
    void say(const QStringList &pieces, llm::Outcome end = {})
    {
        for (const QString &piece : pieces)
            Q_EMIT puppet->textArrived(call, piece, piece);
        end.call = call;
        end.text = pieces.join(QString());
        Q_EMIT puppet->finished(end);
    }

    const CallId call{u"c1"_s};
    Puppet *puppet = nullptr;
    std::unique_ptr<llm::Redactor> redactor;
    QString text;
    QString reasoning;
    llm::Outcome outcome;
};

} // namespace

/// The key of a call never comes back out of the gateway's edge, however the endpoint sends it.
class RedactorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void splitKeysAreCaught_data();
    void splitKeysAreCaught();
    void shortKeysLeaveTextsAlone();
    void errorsAndNamesAreCleaned();
    void textWithoutKeyComesWhole();
};

BATON_TEST_CLASS(RedactorTest)

void RedactorTest::init()
{
    test::failOnWarnings();
}

void RedactorTest::splitKeysAreCaught_data()
{
    QTest::addColumn<QStringList>("pieces");
    QTest::addColumn<QString>("seen");
    QTest::newRow("whole") << QStringList{u"a "_s + key + u" b"_s} << u"a *** b"_s;
    for (qsizetype cut = 1; cut < key.size(); ++cut)
        QTest::addRow("cut at %d", static_cast<int>(cut))
            << QStringList{u"a "_s + key.first(cut), key.mid(cut) + u" b"_s} << u"a *** b"_s;
    QStringList single;
    for (const QChar letter : QString(key + key))
        single.append(letter);
    QTest::newRow("letter by letter, twice") << single << u"******"_s;
    QTest::newRow("false start") << QStringList{u"kq-9"_s, u"kq-9f8e"_s, u"!"_s} << u"kq-9kq-9f8e!"_s;
    QTest::newRow("beginning at the end") << QStringList{u"x kq-9f"_s} << u"x kq-9f"_s;
}

void RedactorTest::splitKeysAreCaught()
{
    QFETCH(QStringList, pieces);
    QFETCH(QString, seen);
    Scene scene;
    scene.say(pieces);
    QCOMPARE(scene.text, seen);
    QCOMPARE(scene.reasoning, seen);
    QCOMPARE(scene.outcome.text, seen);
}

void RedactorTest::shortKeysLeaveTextsAlone()
{
    Scene scene(u"ollama"_s);
    scene.say({u"import ollama"_s});
    QCOMPARE(scene.text, u"import ollama"_s);
    QCOMPARE(scene.outcome.text, u"import ollama"_s);
}

void RedactorTest::errorsAndNamesAreCleaned()
{
    Scene scene;
    QSignalSpy attempts(scene.redactor.get(), &llm::Provider::attemptFailed);
    CallAttempt attempt;
    attempt.detail = u"bad key "_s + key;
    Q_EMIT scene.puppet->attemptFailed(scene.call, attempt);
    QCOMPARE(attempts.first().at(1).value<CallAttempt>().detail, u"bad key ***"_s);
    llm::Outcome end;
    end.error = Error{ErrorCode::Auth, u"you sent "_s + key};
    end.refusal = key;
    end.finishRaw = key;
    end.model = u"model-"_s + key;
    scene.say({}, end);
    QCOMPARE(scene.outcome.error->detail, u"you sent ***"_s);
    QCOMPARE(scene.outcome.refusal + scene.outcome.finishRaw + scene.outcome.model, u"******model-***"_s);
}

void RedactorTest::textWithoutKeyComesWhole()
{
    Scene scene{QString()};
    scene.say({u"a"_s, u"b"_s});
    QCOMPARE(scene.text, u"ab"_s);
}

#include "redactor_test.moc"
