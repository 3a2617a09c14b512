// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

/// A language in force until the end of the scope; QTranslator removes itself.
class Language final {
public:
    explicit Language(const QString &name)
        : m_loaded(m_translator.load(QLocale(name), u"baton"_s, u"_"_s, u":/i18n"_s))
    {
        if (m_loaded)
            QCoreApplication::installTranslator(&m_translator);
    }

    [[nodiscard]] bool loaded() const { return m_loaded; }
    [[nodiscard]] QString file() const { return m_translator.filePath(); }

private:
    QTranslator m_translator;
    bool m_loaded;
};

} // namespace

/// The compiled languages in the resources, loaded as the window loads them.
class QmTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void loads_data();
    void loads();
    void translates();
    void tellsContextsApart();
    void countsInEnglish_data();
    void countsInEnglish();
    void countsInChinese();
    void hasNoOtherLanguage();
};

BATON_TEST_CLASS(QmTest)

void QmTest::init()
{
    failOnWarnings();
}

void QmTest::loads_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("file");
    QTest::newRow("Chinese") << u"zh_CN"_s << u":/i18n/baton_zh_CN.qm"_s;
    QTest::newRow("Chinese with a script") << u"zh_Hans_CN"_s << u":/i18n/baton_zh_CN.qm"_s;
    QTest::newRow("American") << u"en_US"_s << u":/i18n/baton_en.qm"_s;
    QTest::newRow("British") << u"en_GB"_s << u":/i18n/baton_en.qm"_s;
}

void QmTest::loads()
{
    QFETCH(QString, locale);
    QFETCH(QString, file);
    const Language language(locale);
    QVERIFY(language.loaded());
    QCOMPARE(language.file(), file);
}

void QmTest::translates()
{
    const char *const sentence = QT_TRANSLATE_NOOP("baton", "The run is finished.");
    QCOMPARE(QCoreApplication::translate("baton", sentence), u"The run is finished."_s);
    {
        const Language chinese(u"zh_CN"_s);
        QCOMPARE(QCoreApplication::translate("baton", sentence), u"运行已完成。"_s);
    }
    QCOMPARE(QCoreApplication::translate("baton", sentence), u"The run is finished."_s);
}

void QmTest::tellsContextsApart()
{
    const Language chinese(u"zh_CN"_s);
    QCOMPARE(QCoreApplication::translate("baton", "failed"), u"失败"_s);
    QCOMPARE(QCoreApplication::translate("baton", "failed", "a check"), u"未通过"_s);
}

void QmTest::countsInEnglish_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0 << u"0 days"_s;
    QTest::newRow("one") << 1 << u"1 day"_s;
    QTest::newRow("two") << 2 << u"2 days"_s;
    QTest::newRow("twenty-one") << 21 << u"21 days"_s;
}

void QmTest::countsInEnglish()
{
    QFETCH(int, count);
    QFETCH(QString, text);
    const Language english(u"en_US"_s);
    QCOMPARE(QCoreApplication::translate("baton", "%n day(s)", nullptr, count), text);
}

void QmTest::countsInChinese()
{
    const Language chinese(u"zh_CN"_s);
    QCOMPARE(QCoreApplication::translate("baton", "%n day(s)", nullptr, 1), u"1 天"_s);
    QCOMPARE(QCoreApplication::translate("baton", "%n day(s)", nullptr, 3), u"3 天"_s);
}

void QmTest::hasNoOtherLanguage()
{
    const Language german(u"de_DE"_s);
    QVERIFY(!german.loaded());
}

} // namespace baton::test

#include "qm_test.moc"
