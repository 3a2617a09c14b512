// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settings_store.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QTemporaryDir>

namespace baton::test {

using namespace Qt::StringLiterals;
using namespace baton::settings;

namespace {

/// A valid value other than the default, for each key.
QHash<QString, QString> otherValues()
{
    return {{u"llm/provider"_s, u"anthropic"_s}, {u"llm/baseUrl"_s, u"https://example.invalid/v1"_s},
        {u"llm/model"_s, u"模型-1"_s},
        {u"llm/roleModels"_s, u"{\"engineer\":\"groq/openai/gpt-oss-120b\"}"_s},
        {u"llm/fallbacks"_s, u"{\"\":\"ollama/qwen3\"}"_s}, {u"limits/maxCostUsd"_s, u"0.25"_s},
        {u"limits/roleLimitsUsd"_s, u"{\"architect\":0.5}"_s}, {u"network/caFile"_s, u"/etc/own ca.pem"_s},
        {u"network/proxy"_s, u"socks5://localhost:9050"_s}, {u"network/patienceSeconds"_s, u"90"_s},
        {u"limits/parallel"_s, u"9"_s}, {u"projects/folder"_s, u"/tmp/my projects"_s},
        {u"ui/appearance"_s, u"dark"_s}, {u"ui/fontPercent"_s, u"150"_s}, {u"ui/language"_s, u"zh_CN"_s},
        {u"review/autoApproveDocuments"_s, u"true"_s}, {u"review/autoApproveFiles"_s, u"true"_s}};
}

const SettingKey &keyNamed(const QString &name)
{
    const auto &keys = settingKeys();
    return *std::find_if(keys.cbegin(), keys.cend(), [&](const SettingKey &key) { return key.name == name; });
}

} // namespace

class SettingsStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void missingFileReadsAsDefaults();
    void everyKeyRoundTrips_data();
    void everyKeyRoundTrips();
    void everyMemberHasAKey();
    void refusesBadValues_data();
    void refusesBadValues();
    void badValuesKeepTheirDefault();
    void unknownMembersSurviveSaving();
    void unreadableFileIsReportedAndKept();
    void reportsWhereItCannotWrite();
    void plainJsonValuesAreRead();

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(QStringLiteral("deep/settings.json")); }
    void write(const QByteArray &bytes) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

BATON_TEST_CLASS(SettingsStoreTest)

void SettingsStoreTest::init()
{
    failOnWarnings();
    m_folder = std::make_unique<QTemporaryDir>();
}

void SettingsStoreTest::write(const QByteArray &bytes) const
{
    QDir(m_folder->path()).mkpath(u"deep"_s);
    QFile out(file());
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(bytes);
}

void SettingsStoreTest::missingFileReadsAsDefaults()
{
    QCOMPARE(SettingsStore(file()).load().value(), AppSettings());
    QVERIFY(SettingsStore::defaultFile().endsWith(u"/baton/settings.json"_s));
}

void SettingsStoreTest::everyKeyRoundTrips_data()
{
    QTest::addColumn<QString>("name");
    for (const SettingKey &key : settingKeys())
        QTest::newRow(qPrintable(key.name)) << key.name;
}

void SettingsStoreTest::everyKeyRoundTrips()
{
    QFETCH(const QString, name);
    const SettingKey &key = keyNamed(name);
    const QString other = otherValues().value(name);
    QVERIFY2(!other.isEmpty(), "a new key needs a value in otherValues()");
    AppSettings settings;
    QVERIFY(key.read(settings) != other);
    QVERIFY(key.write(settings, other));
    QCOMPARE(key.read(settings), other);
    const SettingsStore store(file());
    QVERIFY(store.save(settings));
    QStringList ignored;
    QCOMPARE(store.load(&ignored).value(), settings);
    QCOMPARE(ignored, QStringList{});
}

/// Writing all other values changes every member, and reading them back into a fresh value makes it equal.
void SettingsStoreTest::everyMemberHasAKey()
{
    AppSettings settings;
    for (const SettingKey &key : settingKeys())
        QVERIFY(key.write(settings, otherValues().value(key.name)));
    const AppSettings expected{u"anthropic"_s, u"https://example.invalid/v1"_s, u"模型-1"_s,
        {{u"engineer"_s, {u"groq"_s, u"openai/gpt-oss-120b"_s}}}, {{u""_s, {u"ollama"_s, u"qwen3"_s}}}, 0.25,
        {{u"architect"_s, 0.5}}, 9, u"/etc/own ca.pem"_s, u"socks5://localhost:9050"_s, 90,
        u"/tmp/my projects"_s, Appearance::Dark, 150, u"zh_CN"_s, {true, true}};
    QCOMPARE(settings, expected);
    const SettingsStore store(file());
    QVERIFY(store.save(settings));
    QCOMPARE(store.load().value(), settings);
}

void SettingsStoreTest::refusesBadValues_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    const auto rows = [](const QString &name, const QStringList &values) {
        for (const QString &value : values)
            QTest::newRow(qPrintable(name + u" = "_s + value)) << name << value;
    };
    rows(u"llm/provider"_s, {u""_s});
    rows(u"llm/baseUrl"_s,
        {u"ftp://host/x"_s, u"example.com"_s, u"https://"_s, u"https://user:pw@host/"_s,
            u"file:///etc/passwd"_s, u"javascript:alert(1)"_s});
    rows(u"llm/roleModels"_s, {u"[]"_s, u"{"_s, u"{\"engineer\":\"gpt\"}"_s, u"{\"engineer\":1}"_s});
    rows(u"limits/roleLimitsUsd"_s, {u"{\"engineer\":-1}"_s, u"{\"engineer\":\"1\"}"_s, u"3"_s});
    rows(u"network/proxy"_s, {u"localhost:8080"_s, u"ftp://host"_s, u"http://"_s});
    rows(u"limits/maxCostUsd"_s, {u"-1"_s, u"nan"_s, u"inf"_s, u"many"_s, u""_s, u"1e9"_s, u"1,5"_s});
    rows(u"limits/parallel"_s, {u"0"_s, u"65"_s, u"-3"_s, u"2.5"_s, u""_s, u"99999999999"_s});
    rows(u"ui/fontPercent"_s, {u"79"_s, u"201"_s, u"100%"_s});
    rows(u"ui/appearance"_s, {u"Dark"_s, u"blue"_s, u""_s});
    rows(u"review/autoApproveFiles"_s, {u"yes"_s, u"1"_s, u""_s});
}

void SettingsStoreTest::refusesBadValues()
{
    QFETCH(const QString, name);
    QFETCH(const QString, value);
    AppSettings settings;
    const Result<void> result = keyNamed(name).write(settings, value);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::InvalidArgument);
    QVERIFY(result.error().detail.startsWith(name));
    QCOMPARE(settings, AppSettings());
}

void SettingsStoreTest::badValuesKeepTheirDefault()
{
    write(R"({"limits/parallel": "1000", "llm/model": [], "ui/appearance": {"a": 1}, "ui/language": null,
              "ui/fontPercent": "120"})");
    QStringList ignored;
    const Result<AppSettings> settings = SettingsStore(file()).load(&ignored);
    QVERIFY(settings);
    QCOMPARE(settings->parallel, AppSettings().parallel);
    QCOMPARE(settings->fontPercent, 120);
    ignored.sort();
    QCOMPARE(
        ignored, (QStringList{u"limits/parallel"_s, u"llm/model"_s, u"ui/appearance"_s, u"ui/language"_s}));
}

void SettingsStoreTest::unknownMembersSurviveSaving()
{
    write(R"({"later/version": {"a": [1, 2]}, "limits/parallel": "7"})");
    const SettingsStore store(file());
    AppSettings settings = store.load().value();
    settings.parallel = 8;
    QVERIFY(store.save(settings));
    QFile saved(file());
    QVERIFY(saved.open(QIODevice::ReadOnly));
    const QByteArray bytes = saved.readAll().simplified();
    QVERIFY2(bytes.contains(R"("later/version": { "a": [ 1, 2 ] })"), bytes.constData());
    QCOMPARE(store.load()->parallel, 8);
}

void SettingsStoreTest::unreadableFileIsReportedAndKept()
{
    const QByteArray broken = "{\"limits/parallel\": \"7\",";
    write(broken);
    const SettingsStore store(file());
    QCOMPARE(store.load().error().code, ErrorCode::FileRead);
    QVERIFY(store.save(AppSettings()));
    QVERIFY(store.load());
    QFile aside(file() + u".broken"_s);
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), broken);
}

void SettingsStoreTest::reportsWhereItCannotWrite()
{
    QFile blocker(m_folder->filePath(u"deep"_s));
    QVERIFY(blocker.open(QIODevice::WriteOnly)); // a file where the folder should be
    const Result<void> result = SettingsStore(file()).save(AppSettings());
    QCOMPARE(result.error().code, ErrorCode::FileWrite);
}

void SettingsStoreTest::plainJsonValuesAreRead()
{
    write(R"({"limits/parallel": 7, "limits/maxCostUsd": 1.5, "review/autoApproveFiles": true})");
    QStringList ignored;
    const AppSettings settings = SettingsStore(file()).load(&ignored).value();
    QCOMPARE(settings.parallel, 7);
    QCOMPARE(settings.maxCostUsd, 1.5);
    QVERIFY(settings.autonomy.files);
    QCOMPARE(ignored, QStringList{});
}

} // namespace baton::test

#include "settings_store_test.moc"
