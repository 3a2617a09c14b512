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

} // namespace baton::test

#include "secret_store_test.moc"
