// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/include_rules.h"
#include "tests/architecture/room_map.h"
#include "tests/architecture/size_rules.h"
#include "tests/architecture/source_file.h"
#include "tests/architecture/wiring_rules.h"
#include "tests/architecture/word_rules.h"
#include "tests/support/test_main.h"

#include <algorithm>

namespace baton::architecture {

using namespace Qt::StringLiterals;

namespace {

/// Prints one line per finding, in the form editors jump to.
bool isClean(const QVector<Finding> &findings)
{
    for (const Finding &finding : findings)
        qInfo("%s:%d: [%s] %s", qPrintable(finding.path), finding.line, qPrintable(finding.rule),
            qPrintable(finding.detail));
    return findings.isEmpty();
}

} // namespace

/// The rules on the project's own files.
class TreeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void includesFollowTheLayers();
    void foldersHaveNoCycle();
    void filesAndFunctionsAreShort();
    void roomsAreTidy();
    void wordsAreAllowed();
    void signalsAreHeard();
    void functionsAreUsed();
    void enumsAreNotMirrored();
    void pictureOfTheRoomsIsTrue();

private:
    QVector<SourceFile> m_files;
};

BATON_TEST_CLASS(TreeTest)

void TreeTest::initTestCase()
{
    // BATON_TREE lets a built test look at another copy of the sources.
    m_files = loadProject(qEnvironmentVariable("BATON_TREE", QStringLiteral(BATON_SOURCE_DIR)));
    // Guards the other tests against looking at nothing.
    const auto has = [this](const QString &path) {
        return std::any_of(
            m_files.cbegin(), m_files.cend(), [&](const SourceFile &f) { return f.path == path; });
    };
    QVERIFY(m_files.size() > 100);
    QVERIFY(has(u"core/base/result.h"_s) && has(u"core/engine/decide.cpp"_s) && has(u"app/cli_main.cpp"_s));
}

void TreeTest::init()
{
    test::failOnWarnings();
}

void TreeTest::includesFollowTheLayers()
{
    QVERIFY(isClean(checkIncludes(m_files)));
}

void TreeTest::foldersHaveNoCycle()
{
    QVERIFY(isClean(checkCycles(m_files)));
}

void TreeTest::filesAndFunctionsAreShort()
{
    QVERIFY(isClean(checkSizes(m_files)));
}

void TreeTest::wordsAreAllowed()
{
    QVERIFY(isClean(checkWords(m_files)));
}

void TreeTest::roomsAreTidy()
{
    QVERIFY(isClean(checkHouse(m_files)));
}

void TreeTest::signalsAreHeard()
{
    QVERIFY(isClean(checkSignals(m_files)));
}

void TreeTest::functionsAreUsed()
{
    QVERIFY(isClean(checkUnusedFunctions(m_files)));
}

void TreeTest::enumsAreNotMirrored()
{
    QVERIFY(isClean(checkEnums(m_files)));
}

void TreeTest::pictureOfTheRoomsIsTrue()
{
    const auto picture = std::find_if(m_files.cbegin(), m_files.cend(),
        [](const SourceFile &file) { return file.path == "resources/docs/rooms.svg"_L1; });
    QVERIFY(picture != m_files.cend());
    QVERIFY2(arrowsIn(picture->raw) == arrowsOf(roomsOf(m_files)), "draw it again: ./dev rooms");
}

} // namespace baton::architecture

#include "tree_test.moc"
