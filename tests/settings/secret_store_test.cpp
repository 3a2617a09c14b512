// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/secret_store.h"
#include "tests/support/test_main.h"

#include <QSignalSpy>

namespace baton::test {

using namespace Qt::StringLiterals;
using settings::MemorySecretStore;

namespace {

QString readBack(MemorySecretStore &store, const QString &endpoint)
{
    QSignalSpy spy(&store, &MemorySecretStore::readFinished);
    store.read(endpoint);
    if (!spy.wait() || spy.at(0).at(0).toString() != endpoint)
        return u"(no answer)"_s;
    return spy.at(0).at(1).toString();
}

} // namespace

class SecretStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void answersLater();
    void keepsKeysApart();
    void emptyRemoves();
    void isNotPersistent();
    void keychainProblems_data();
    void keychainProblems();
};

BATON_TEST_CLASS(SecretStoreTest)

void SecretStoreTest::init()
{
    failOnWarnings();
}

void SecretStoreTest::answersLater()
{
    MemorySecretStore store;
    QSignalSpy answered(&store, &MemorySecretStore::readFinished);
    store.write(u"openai"_s, u"one"_s);
    store.read(u"openai"_s);
    QCOMPARE(answered.size(), 0); // never inside the call
    QVERIFY(answered.wait());
    QCOMPARE(answered.at(0), (QVariantList{u"openai"_s, u"one"_s}));
}

void SecretStoreTest::keepsKeysApart()
{
    MemorySecretStore store;
    store.write(u"openai"_s, u"one"_s);
    store.write(u"anthropic"_s, u"two"_s);
    QCOMPARE(readBack(store, u"openai"_s), u"one"_s);
    QCOMPARE(readBack(store, u"anthropic"_s), u"two"_s);
    QCOMPARE(readBack(store, u"gemini"_s), QString());
    store.write(u"openai"_s, u"three"_s);
    QCOMPARE(readBack(store, u"openai"_s), u"three"_s);
}

void SecretStoreTest::emptyRemoves()
{
    MemorySecretStore store;
    store.write(u"openai"_s, u"one"_s);
    store.write(u"openai"_s, QString());
    QCOMPARE(readBack(store, u"openai"_s), QString());
}

void SecretStoreTest::isNotPersistent()
{
    QVERIFY(!MemorySecretStore().isPersistent());
}

void SecretStoreTest::keychainProblems_data()
{
    QTest::addColumn<int>("answer");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, QKeychain::Error answer, const QString &problem,
                         const QString &words = u"words"_s) {
        QTest::newRow(name) << int(answer) << words << problem;
    };
    row("found", QKeychain::NoError, {});
    row("no such key", QKeychain::EntryNotFound, {});
    row("locked", QKeychain::AccessDenied, u"keychain_locked"_s);
    row("refused", QKeychain::AccessDeniedByUser, u"keychain_refused"_s);
    row("absent", QKeychain::NoBackendAvailable, u"keychain_missing"_s);
    row("absent, as D-Bus says it", QKeychain::OtherError, u"keychain_missing"_s,
        u"The name org.freedesktop.secrets was not provided by any .service files"_s);
    row("failing", QKeychain::OtherError, u"keychain_failed"_s);
}

void SecretStoreTest::keychainProblems()
{
    QFETCH(int, answer);
    QFETCH(QString, words);
    const auto problem = settings::keychainProblem(static_cast<QKeychain::Error>(answer), words);
    QTEST(problem ? toWord(problem->code) : QString(), "problem");
    if (problem)
        QCOMPARE(problem->detail, words);
}

} // namespace baton::test

#include "secret_store_test.moc"
