// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/secret_scan.h"
#include "tests/support/test_main.h"

using namespace baton;
using namespace Qt::StringLiterals;

class SecretScanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void lines_data();
    void lines();
    void linesAreCounted();
};

BATON_TEST_CLASS(SecretScanTest)

void SecretScanTest::init()
{
    test::failOnWarnings();
}

void SecretScanTest::lines_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("kind");
    // Written in two halves, so that scanners of repositories stay quiet.
    const auto row = [](const char *name, const QString &a, const QString &b, const QString &kind) {
        QTest::newRow(name) << a + b << kind;
    };
    row("openai", u"key = 'sk-"_s, u"abcdefghij0123456789ABCD'"_s, u"openai"_s);
    row("anthropic", u"sk-"_s, u"ant-api03-abcdefghijklmnop"_s, u"anthropic"_s);
    row("aws", u"AKIA"_s, u"ABCDEFGHIJKLMNOP"_s, u"aws"_s);
    row("github", u"token: ghp_"_s, u"abcdefghijklmnopqrstuvwxyz0123456789"_s, u"github"_s);
    row("private key", u"-----BEGIN RSA "_s, u"PRIVATE KEY-----"_s, u"private_key"_s);
    row("password", u"DB_PASSWORD = "_s, u"\"hunter2hunter2\""_s, u"password"_s);
    row("json", u"\"api_key\": "_s, u"\"f81d4fae7dec11d0\""_s, u"password"_s);
    row("placeholder", u"api_key = "_s, u"\"your-api-key\""_s, QString());
    row("variable", u"password = "_s, u"\"${DB_PASSWORD}\""_s, QString());
    row("from environment", u"api_key = "_s, u"os.environ[\"API_KEY\"]"_s, QString());
    row("prose", u"The password must "_s, u"have eight characters"_s, QString());
    row("short", u"password = "_s, u"\"abc\""_s, QString());
    row("word", u"task-list and "_s, u"risk-assessment-document-of-the-team"_s, QString());
}

void SecretScanTest::lines()
{
    QFETCH(QString, line);
    QFETCH(QString, kind);
    const QVector<workspace::SecretFinding> found = workspace::findSecrets(line);
    QCOMPARE(found.size(), kind.isEmpty() ? 0 : 1);
    if (!found.isEmpty())
        QCOMPARE(found.constFirst().kind, kind);
}

void SecretScanTest::linesAreCounted()
{
    const QString key = u"AKIA"_s + u"ABCDEFGHIJKLMNOP"_s;
    const auto found = workspace::findSecrets(u"one\n"_s + key + u"\n\n"_s + key + u' ' + key + u'\n');
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.at(0).line, 2);
    QCOMPARE(found.at(1).line, 4);
}

#include "secret_scan_test.moc"
