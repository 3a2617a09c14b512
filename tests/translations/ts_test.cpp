// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QVector>
#include <QXmlStreamReader>

#include <algorithm>

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

/// A text that a source file gives to tr() and its like.
struct SourceText {
    QString file; ///< Relative to the source tree.
    QString text;
};

/// The text of adjacent literals as the compiler joins them.
QString joined(const QString &literals)
{
    static const QRegularExpression literal(u"\"((?:[^\"\\\\]|\\\\.)*)\""_s);
    QString text;
    for (auto it = literal.globalMatch(literals); it.hasNext();)
        text += it.next().captured(1);
    return text.replace(u"\\\""_s, u"\""_s).replace(u"\\n"_s, u"\n"_s).replace(u"\\\\"_s, u"\\"_s);
}

void collect(const QString &file, const QString &code, QVector<SourceText> &found)
{
    static const QRegularExpression call(u"(?:\\btr\\(|\\btranslate\\(\\s*\"[\\w:]+\",|\\bQT_TRANSLATE_"
                                         u"NOOP\\(\\s*\"[\\w:]+\",|\\bQT_TR_NOOP\\()"
                                         u"\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+)"_s);
    for (auto it = call.globalMatch(code); it.hasNext();)
        found.append({file, joined(it.next().captured(1))});
}

QVector<SourceText> sourceTexts(const QString &folder)
{
    const QDir root(QStringLiteral(BATON_SOURCE_DIR));
    QVector<SourceText> found;
    QDirIterator files(
        root.filePath(folder), {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            collect(root.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll()), found);
    }
    return found;
}

/// One <message> of a .ts file.
struct TsEntry {
    QString context;
    QString source;
    QString comment;
    bool plural = false;
    bool finished = true; ///< False also for obsolete and vanished entries.
    QStringList forms; ///< One text, or the plural forms of the language.
};

struct TsFile {
    QString language;
    QVector<TsEntry> entries;
    QString error; ///< Empty when the file was read to its end.
};

void readTranslation(QXmlStreamReader &xml, TsEntry &entry)
{
    entry.finished = !xml.attributes().hasAttribute("type"_L1);
    if (!entry.plural) {
        entry.forms.append(xml.readElementText());
        return;
    }
    while (xml.readNextStartElement())
        entry.forms.append(xml.readElementText());
}

TsEntry readMessage(QXmlStreamReader &xml, const QString &context)
{
    TsEntry entry;
    entry.context = context;
    entry.plural = xml.attributes().value("numerus"_L1) == "yes"_L1;
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1)
            entry.source = xml.readElementText();
        else if (xml.name() == "comment"_L1)
            entry.comment = xml.readElementText();
        else if (xml.name() == "translation"_L1)
            readTranslation(xml, entry);
        else
            xml.skipCurrentElement();
    }
    return entry;
}

void readContext(QXmlStreamReader &xml, QVector<TsEntry> &entries)
{
    QString context;
    while (xml.readNextStartElement()) {
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "message"_L1)
            entries.append(readMessage(xml, context));
        else
            xml.skipCurrentElement();
    }
}

TsFile readTs(const QString &name)
{
    TsFile result;
    QFile file(QStringLiteral(BATON_SOURCE_DIR "/translations/") + name);
    if (!file.open(QIODevice::ReadOnly)) {
        result.error = file.errorString();
        return result;
    }
    QXmlStreamReader xml(&file);
    if (xml.readNextStartElement())
        result.language = xml.attributes().value("language"_L1).toString();
    while (xml.readNextStartElement()) {
        if (xml.name() == "context"_L1)
            readContext(xml, result.entries);
        else
            xml.skipCurrentElement();
    }
    if (xml.hasError())
        result.error = xml.errorString();
    return result;
}

QString nameOf(const TsFile &file, const TsEntry &entry)
{
    return file.language + u": "_s + entry.context + u", "_s + entry.source;
}

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

/// The .ts files as translators leave them.
class TsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsLiterals();
    void isComplete_data();
    void isComplete();
    void keepsPlaceholders_data();
    void keepsPlaceholders();
    void keepsMnemonics();
    void showsNoBracketedPlural();
    void knowsEveryText();
    void knowsEveryPlural();
};

BATON_TEST_CLASS(TsTest)

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

#include "ts_test.moc"
