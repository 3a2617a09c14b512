// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/translations/ts_test.h"

#include "tests/support/test_main.h"
#include "tests/translations/source_texts.h"
#include "tests/translations/ts_file.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

const auto chineseFile = "baton_zh_CN.ts"_L1;
const auto englishFile = "baton_en.ts"_L1;

QStringList allMatches(const QRegularExpression &pattern, const QString &text)
{
    QStringList found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found.append(it.next().captured());
    std::sort(found.begin(), found.end());
    return found;
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(u"%(?:n|\\d)"_s);
    return allMatches(pattern, text);
}

/// The letters that "&" underlines, as capitals; "&&" is an ampersand.
QStringList mnemonics(QString text)
{
    static const QRegularExpression pattern(u"&[A-Z]"_s);
    return allMatches(pattern, text.remove(u"&&"_s).toUpper());
}

/// A singular may say "once" or "the file" in place of its number.
bool samePlaceholders(const TsEntry &entry, qsizetype form)
{
    QStringList wanted = placeholders(entry.source);
    const QStringList given = placeholders(entry.forms.at(form));
    if (given == wanted)
        return true;
    const bool singular = entry.forms.size() > 1 && form == 0;
    return singular && wanted.removeOne(u"%n"_s) && given == wanted;
}

void addLanguages()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("pluralForms");
    QTest::newRow("Chinese") << QString(chineseFile) << 1;
    QTest::newRow("English") << QString(englishFile) << 2;
}

/// The texts of the sources that `file` lacks.
QStringList missingIn(const TsFile &file, bool onlyPlurals)
{
    QSet<QString> known;
    for (const TsEntry &entry : file.entries)
        known.insert(entry.source);
    QStringList missing;
    for (const SourceText &found : sourceTexts(u"ui"_s) + sourceTexts(u"app"_s)) {
        if ((!onlyPlurals || found.text.contains("%n"_L1)) && !known.contains(found.text))
            missing.append(found.file + u": "_s + found.text);
    }
    return missing;
}

} // namespace

#define VERIFY_EMPTY(problems) QVERIFY2((problems).isEmpty(), qPrintable((problems).join(u'\n')))

void TsTest::init()
{
    failOnWarnings();
}

void TsTest::findsLiterals()
{
    const QVector<SourceText> found = sourceTexts(u"ui"_s);
    QVERIFY(found.size() > 100);
    const bool multiLine = std::any_of(
        found.begin(), found.end(), [](const SourceText &text) { return text.text.contains(u'\n'); });
    QVERIFY(multiLine);
}

void TsTest::isComplete_data()
{
    addLanguages();
}

void TsTest::isComplete()
{
    QFETCH(QString, name);
    QFETCH(int, pluralForms);
    const TsFile file = readTs(name);
    QCOMPARE(file.error, QString());
    QVERIFY(!file.entries.isEmpty());
    QStringList problems;
    for (const TsEntry &entry : file.entries) {
        const int forms = entry.plural ? pluralForms : 1;
        const bool blank = std::any_of(entry.forms.begin(), entry.forms.end(),
            [](const QString &form) { return form.trimmed().isEmpty(); });
        if (!entry.finished || blank || entry.forms.size() != forms)
            problems.append(nameOf(file, entry));
    }
    VERIFY_EMPTY(problems);
}

void TsTest::keepsPlaceholders_data()
{
    addLanguages();
}

void TsTest::keepsPlaceholders()
{
    QFETCH(QString, name);
    const TsFile file = readTs(name);
    QStringList problems;
    for (const TsEntry &entry : file.entries) {
        for (qsizetype form = 0; form < entry.forms.size(); ++form) {
            if (!samePlaceholders(entry, form))
                problems.append(nameOf(file, entry) + u" -> "_s + entry.forms.at(form));
        }
    }
    VERIFY_EMPTY(problems);
}

void TsTest::keepsMnemonics()
{
    const TsFile file = readTs(chineseFile);
    QStringList problems;
    for (const TsEntry &entry : file.entries) {
        for (const QString &form : entry.forms) {
            if (mnemonics(form) != mnemonics(entry.source))
                problems.append(nameOf(file, entry) + u" -> "_s + form);
        }
    }
    VERIFY_EMPTY(problems);
}

void TsTest::showsNoBracketedPlural()
{
    const TsFile file = readTs(englishFile);
    QStringList problems;
    for (const TsEntry &entry : file.entries) {
        if (entry.forms.join(u' ').contains("(s)"_L1))
            problems.append(nameOf(file, entry));
    }
    VERIFY_EMPTY(problems);
}

// Both fail after a text was added: build the target update_translations and translate the new entries.
void TsTest::knowsEveryText()
{
    const QStringList missing = missingIn(readTs(chineseFile), false);
    VERIFY_EMPTY(missing);
}

void TsTest::knowsEveryPlural()
{
    const QStringList missing = missingIn(readTs(englishFile), true);
    VERIFY_EMPTY(missing);
}

} // namespace baton::test

#include "moc_ts_test.cpp"
