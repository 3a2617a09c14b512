// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/relative_path.h"
#include "tests/support/test_main.h"

#include <QDir>

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

/// Name of a row: the text with what does not print as its code point.
QByteArray rowName(const QString &text)
{
    QString name;
    for (const QChar c : text.left(40)) {
        const bool prints = c.unicode() >= 0x20 && c.unicode() < 0x7F;
        name += prints ? QString(c) : u"U+%1"_s.arg(c.unicode(), 4, 16, QChar(u'0'));
    }
    return name.isEmpty() ? QByteArray("empty") : name.toLatin1();
}

void addRows(const QStringList &texts)
{
    QTest::addColumn<QString>("text");
    int number = 0;
    for (const QString &text : texts)
        QTest::addRow("%02d %s", ++number, rowName(text).constData()) << text;
}

} // namespace

/// Paths come from models: whatever `parse` lets through is joined to the project's folder.
class RelativePathTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void accepts_data();
    void accepts();
    void refuses_data();
    void refuses();
    void refusesEveryControlCharacter();
    void takesApart_data();
    void takesApart();
    void staysInsideTheFolder();
    void onePlaceHasOneKey_data();
    void onePlaceHasOneKey();
};

BATON_TEST_CLASS(RelativePathTest)

void RelativePathTest::init()
{
    failOnWarnings();
}

void RelativePathTest::accepts_data()
{
    addRows({u"a"_s, u"main.py"_s, u"src/board.py"_s, u"docs/prd.md"_s, u"a/b/c/d/e/f.txt"_s, u".gitignore"_s,
        u".github/workflows/ci.yml"_s, u"src/__init__.py"_s, u"Makefile"_s, u"with space/in the middle.txt"_s,
        u"über/straße.md"_s, u"文档/说明.md"_s, u"a..b.py"_s, u"..a"_s, u"...a/b"_s, u"a.b.c"_s, u"-rf"_s,
        u"a~b"_s, u"a/~b"_s, u"com.py"_s, u"com10.txt"_s, u"console.py"_s, u"null.py"_s, u"auxiliary/a.h"_s,
        u".gitkeep"_s, u".gitattributes"_s, u"git/a.py"_s, u"baton/a.py"_s, u".batonrc"_s,
        u"@types/index.d.ts"_s, u"[id].tsx"_s, u"a+b#c%d&e=f.txt"_s, u"$HOME/x"_s, u"'quoted'.md"_s,
        QString(200, u'a'), u"e\u0301.txt"_s});
}

void RelativePathTest::accepts()
{
    QFETCH(const QString, text);
    const Result<RelativePath> path = RelativePath::parse(text);
    QVERIFY2(path, path ? "" : qPrintable(path.error().detail));
    QCOMPARE(path->toString(), text);
}

void RelativePathTest::refuses_data()
{
    addRows({u""_s, u"/"_s, u"/etc/passwd"_s, u"//server/share"_s, u"~"_s, u"~/x"_s, u"~user/x"_s, u"."_s,
        u".."_s, u"../x"_s, u"a/../b"_s, u"a/.."_s, u"./a"_s, u"a/./b"_s, u"a/."_s, u"a//b"_s, u"a/"_s,
        u"C:/x"_s, u"c:x"_s, u"C:\\x"_s, u"a\\b"_s, u"..\\x"_s, u"\\\\server\\share"_s, u"file:///x"_s,
        u"a:b"_s, u"a*"_s, u"a?"_s, u"a|b"_s, u"a<b"_s, u"a>b"_s, u"a\"b"_s, u"a\nb"_s, u"a\tb"_s, u"a\rb"_s,
        u"a\0b.py"_s, u"a\u007fb"_s, u"a\u0085b"_s, u"\u202Egpj.exe"_s, u"a\u200Fb"_s, u"a\u2066b"_s,
        u"a\u061Cb"_s, u"a\u200Bb"_s, u"\uFEFFa"_s, u"a\u2028b"_s, u".git"_s, u".git/config"_s,
        u"a/.git/hooks/pre-commit"_s, u".GIT/config"_s, u".Git"_s, u"git~1/config"_s, u"GIT~1"_s, u".baton"_s,
        u".baton/journal.sqlite"_s, u"a/.BATON/x"_s, u"con"_s, u"CON"_s, u"con.txt"_s, u"a/NUL"_s,
        u"nul.tar.gz"_s, u"aux.py"_s, u"prn"_s, u"com1"_s, u"COM9.log"_s, u"lpt1.txt"_s, u"com¹"_s,
        u"conin$"_s, u"a."_s, u"a./b"_s, u"a "_s, u" a"_s, u"a /b"_s, u"a/ b"_s, u"..."_s, u".. /x"_s,
        QString(201, u'a'), u"ü"_s.repeated(101), u"a/"_s.repeated(600) + u"b"_s, u"a\U0001F600b"_s,
        QString(QChar(0xD800)), u".git\u200C/config"_s});
}

void RelativePathTest::refuses()
{
    QFETCH(const QString, text);
    const Result<RelativePath> path = RelativePath::parse(text);
    QVERIFY(!path);
    QCOMPARE(path.error().code, ErrorCode::UnsafePath);
    QVERIFY(!path.error().detail.isEmpty());
}

void RelativePathTest::refusesEveryControlCharacter()
{
    for (char16_t c = 0; c < 0xA0; ++c) {
        const bool control = c < 0x20 || c >= 0x7F;
        if (control)
            QVERIFY2(!RelativePath::parse(u"a"_s + QChar(c) + u"b"_s), qPrintable(QString::number(c, 16)));
    }
}

void RelativePathTest::takesApart_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("fileName");
    QTest::addColumn<QString>("stem");
    QTest::addColumn<QString>("extension");
    const auto row = [](const QString &text, const QStringList &parts) {
        QTest::newRow(qPrintable(text)) << text << parts.at(0) << parts.at(1) << parts.at(2) << parts.at(3);
    };
    row(u"src/board.py"_s, {u"src"_s, u"board.py"_s, u"board"_s, u"py"_s});
    row(u"a/b/c.TXT"_s, {u"a/b"_s, u"c.TXT"_s, u"c"_s, u"txt"_s});
    row(u"main.py"_s, {u""_s, u"main.py"_s, u"main"_s, u"py"_s});
    row(u"Makefile"_s, {u""_s, u"Makefile"_s, u"Makefile"_s, u""_s});
    row(u".gitignore"_s, {u""_s, u".gitignore"_s, u".gitignore"_s, u""_s});
    row(u"a.d.ts"_s, {u""_s, u"a.d.ts"_s, u"a.d"_s, u"ts"_s});
    row(u"v1.2/notes"_s, {u"v1.2"_s, u"notes"_s, u"notes"_s, u""_s});
}

void RelativePathTest::takesApart()
{
    QFETCH(const QString, text);
    const Result<RelativePath> path = RelativePath::parse(text);
    QVERIFY(path);
    QTEST(path->folder(), "folder");
    QTEST(path->fileName(), "fileName");
    QTEST(path->stem(), "stem");
    QTEST(path->extension(), "extension");
}

/// Random strings over the characters that matter: what is accepted never leaves the folder it is joined to.
void RelativePathTest::staysInsideTheFolder()
{
    const QString alphabet = u"./\\~ab:CON \u202E"_s;
    quint32 seed = 20240607;
    int accepted = 0;
    for (int i = 0; i < 20'000; ++i) {
        QString text;
        for (quint32 n = 1 + (seed >> 28) % 12; n > 0; --n) {
            seed = seed * 1664525u + 1013904223u;
            text += alphabet.at(static_cast<int>((seed >> 16) % static_cast<quint32>(alphabet.size())));
        }
        const Result<RelativePath> path = RelativePath::parse(text);
        if (!path)
            continue;
        ++accepted;
        const QString joined = QDir::cleanPath(u"/top/project/"_s + path->toString());
        QCOMPARE(joined, QString(u"/top/project/"_s + text));
    }
    QVERIFY(accepted > 100);
}

void RelativePathTest::onePlaceHasOneKey_data()
{
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<bool>("same");
    QTest::newRow("equal") << u"src/a.py"_s << u"src/a.py"_s << true;
    QTest::newRow("other") << u"src/a.py"_s << u"src/b.py"_s << false;
    QTest::newRow("case") << u"src/A.py"_s << u"SRC/a.py"_s << true;
    QTest::newRow("composed") << u"caf\u00E9.py"_s << u"cafe\u0301.py"_s << true;
    QTest::newRow("composed, case") << u"CAF\u00C9.py"_s << u"cafe\u0301.py"_s << true;
    QTest::newRow("accent") << u"cafe.py"_s << u"caf\u00E9.py"_s << false;
    QTest::newRow("hangul") << u"\uAC00.txt"_s << u"\u1100\u1161.txt"_s << true;
}

void RelativePathTest::onePlaceHasOneKey()
{
    QFETCH(const QString, left);
    QFETCH(const QString, right);
    QFETCH(const bool, same);
    QCOMPARE(placeKey(left) == placeKey(right), same);
}

} // namespace baton::test

#include "relative_path_test.moc"
