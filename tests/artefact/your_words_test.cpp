// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/diff/merge3.h"
#include "core/artefact/diff/your_words.h"
#include "tests/support/test_main.h"

#include <QRandomGenerator>

using namespace baton;
using namespace baton::artefact;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

const QString roles = u"# Title\n\none\ntwo\nthree\nfour\nfive\n"_s;

OwnedText edited(const QString &text)
{
    return {text, personLinesAfterEdit({roles, {}}, text)};
}

QStringList linesOf(const OwnedText &owned)
{
    const QStringList lines = owned.text.split(u'\n');
    QStringList persons;
    for (const LineRange &range : owned.personLines)
        persons += lines.mid(range.from - 1, range.to - range.from + 1);
    return persons;
}

/// Words of a line however it is indented.
int timesIn(const QString &text, const QString &line)
{
    const QStringList lines = text.split(u'\n');
    return static_cast<int>(std::count_if(lines.cbegin(), lines.cend(),
        [&](const QString &other) { return other.trimmed() == line.trimmed(); }));
}

} // namespace

/// Promise 2: a person's words are never replaced unseen.
class YourWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whoWroteWhat();
    void answers_data();
    void answers();
    void linesThatARemarkNames();
    void putBackRestoresThem();
    void putBackOfSome();
    void randomRevisionsLoseNothing();
    void mergeKeepsBothSides();
    void mergeShowsConflictsWithoutMarkers();
};

BATON_TEST_CLASS(YourWordsTest)

void YourWordsTest::init()
{
    failOnWarnings();
}

void YourWordsTest::whoWroteWhat()
{
    const OwnedText first = edited(u"# Title\n\none\nmine\ntwo\nthree of mine\nfour\nfive\n"_s);
    QCOMPARE(linesOf(first), (QStringList{u"mine"_s, u"three of mine"_s}));
    // A role's revision moves them along; a second edit adds to them.
    const QString later = u"# Title\n\nzero\none\nmine\ntwo\nthree of mine\nfour\nfive\n"_s;
    const OwnedText second{later, personLinesThatStand(first, later)};
    QCOMPARE(linesOf(second), (QStringList{u"mine"_s, u"three of mine"_s}));
    const QString third = QString(later).replace(u"five\n"_s, u"five\nsix\n"_s);
    QCOMPARE(linesOf({third, personLinesAfterEdit(second, third)}),
        (QStringList{u"mine"_s, u"three of mine"_s, u"six"_s}));
    QVERIFY(personLinesThatStand({roles, {}}, later).isEmpty());
}

void YourWordsTest::answers_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("now");
    QTest::addColumn<int>("findings");
    QTest::addColumn<int>("putBack");
    const QString mine = u"# Title\n\none\ntwo\n# by hand\nthree\nfour\nfive\n"_s;
    QTest::newRow("kept") << mine << mine << 0 << 0;
    QTest::newRow("kept beside changes") << QString(mine).replace(u"five"_s, u"FIVE"_s)
                                         << QString(mine).replace(u"five"_s, u"FIVE"_s) << 0 << 0;
    QTest::newRow("plainly dropped") << roles << mine << 0 << 1;
    QTest::newRow("dropped, another place changed") << QString(roles).replace(u"five"_s, u"FIVE"_s)
                                                    << QString(mine).replace(u"five"_s, u"FIVE"_s) << 0 << 1;
    QTest::newRow("reworded") << QString(mine).replace(u"# by hand"_s, u"# by the team"_s)
                              << QString(mine).replace(u"# by hand"_s, u"# by the team"_s) << 1 << 0;
    QTest::newRow("moved") << u"# Title\n\n# by hand\none\ntwo\nthree\nfour\nfive\n"_s
                           << u"# Title\n\n# by hand\none\ntwo\nthree\nfour\nfive\n"_s << 1 << 0;
    QTest::newRow("indented anew") << QString(mine).replace(u"# by hand"_s, u"    # by hand"_s)
                                   << QString(mine).replace(u"# by hand"_s, u"    # by hand"_s) << 1 << 0;
    QTest::newRow("its surroundings gone too")
        << u"# Title\n\none\nfive\n"_s << u"# Title\n\none\nfive\n"_s << 1 << 0;
    QTest::newRow("all new") << u"other\n"_s << u"other\n"_s << 1 << 0;
}

void YourWordsTest::answers()
{
    QFETCH(QString, answer);
    QFETCH(QString, now);
    QFETCH(int, findings);
    QFETCH(int, putBack);
    const OwnedText before = edited(u"# Title\n\none\ntwo\n# by hand\nthree\nfour\nfive\n"_s);
    const FollowedWords followed = followWords(before, answer, {});
    QCOMPARE(followed.now.text, now);
    QCOMPARE(followed.changed.size(), findings);
    QCOMPARE(followed.putBack, putBack);
    for (const CheckResult &check : followed.changed) {
        QCOMPARE(check.id, baton::check::yourWords);
        QCOMPARE(check.state, CheckState::Failed);
        QVERIFY2(check.detail.contains(u"# by hand"_s), qPrintable(check.detail));
        QVERIFY(check.line > 0);
    }
    if (findings == 0)
        QCOMPARE(linesOf(followed.now), QStringList{u"# by hand"_s});
}

void YourWordsTest::linesThatARemarkNames()
{
    const OwnedText before = edited(u"# Title\n\none\ntwo\n# by hand\nthree\nfour\nfive\n"_s);
    // "Delete this line": obeyed, but shown.
    const FollowedWords followed = followWords(before, roles, {{5, 5}});
    QCOMPARE(followed.now.text, roles);
    QCOMPARE(followed.putBack, 0);
    QCOMPARE(followed.changed.size(), 1);
}

void YourWordsTest::putBackRestoresThem()
{
    const QString mine = u"# Title\n\none\ntwo\n# by hand\nthree\nfour\nfive\n"_s;
    const OwnedText before = edited(mine);
    QCOMPARE(putBack(before, QString(mine).replace(u"# by hand"_s, u"# by the hand of all"_s)), mine);
    QCOMPARE(putBack(before, u"# Title\n\n# by hand\none\ntwo\nthree\nfour\nfive\n"_s), mine);
    QCOMPARE(putBack(before, QString(mine).replace(u"# by hand"_s, u"    # by hand"_s)), mine);
    QCOMPARE(putBack(before, roles), mine);
    QVERIFY(putBack(before, u"# Title\n\none\nfive\n"_s).contains(u"# by hand\n"_s));
}

void YourWordsTest::putBackOfSome()
{
    const QString mine = u"# Title\n\nfirst of mine\none\ntwo\nthree\nfour\nfive\nlast of mine\n"_s;
    const QString answer = u"# Title\n\nFirst\none\ntwo\nthree\nfour\nfive\nLast\n"_s;
    const OwnedText before = edited(mine);
    QCOMPARE(followWords(before, answer, {}).changed.size(), 2);
    const QString some = putBack(before, answer, {2});
    QVERIFY(!some.contains(u"first of mine"_s));
    QVERIFY(some.contains(u"last of mine"_s));
}

/// Answers that drop, move, reformat and contradict lines of a text somebody edited by hand: each line of
/// theirs either stands as they wrote it, in its order, or is named in a finding, and "put back" brings it
/// back.
void YourWordsTest::randomRevisionsLoseNothing()
{
    QRandomGenerator random(8);
    for (int round = 0; round < 200; ++round) {
        QStringList lines;
        for (int i = 0; i < 30; ++i)
            lines.append(i % 7 == 6 ? QString() : u"    role line %1 of round %2"_s.arg(i).arg(round));
        const QString first = lines.join(u'\n') + u'\n';
        QStringList mine;
        for (int i = 0; i < 5; ++i) {
            mine.append(u"    what I wrote, number %1 (%2)"_s.arg(i).arg(random.generate()));
            lines.insert(random.bounded(static_cast<int>(lines.size()) + 1), mine.last());
        }
        const QString hand = lines.join(u'\n') + u'\n';
        const OwnedText before{hand, personLinesAfterEdit({first, {}}, hand)};
        QStringList answer = lines;
        for (int change = random.bounded(12); change > 0 && !answer.isEmpty(); --change) {
            const int at = random.bounded(static_cast<int>(answer.size()));
            switch (random.bounded(6)) {
            case 0:
                answer.removeAt(at);
                break;
            case 1:
                answer.move(at, random.bounded(static_cast<int>(answer.size())));
                break;
            case 2:
                answer[at].prepend(u"    "_s);
                break;
            case 3:
                answer[at] = u"    something else %1"_s.arg(change);
                break;
            case 4:
                answer.insert(at, u"    inserted %1"_s.arg(change));
                break;
            default:
                answer[at].replace(u"wrote"_s, u"did not write"_s);
            }
        }
        const FollowedWords followed = followWords(before, answer.join(u'\n') + u'\n', {});
        const QStringList kept = linesOf(followed.now);
        for (const QString &line : std::as_const(mine)) {
            const bool told = std::any_of(followed.changed.cbegin(), followed.changed.cend(),
                [&](const CheckResult &check) { return check.detail.endsWith(line.trimmed()); });
            QVERIFY2(kept.contains(line) || told, qPrintable(line + u"\n--\n"_s + followed.now.text));
        }
        const QString restored = putBack(before, followed.now.text);
        for (const QString &line : std::as_const(mine)) {
            QVERIFY2(restored.split(u'\n').contains(line), qPrintable(line + u"\n--\n"_s + restored));
            QCOMPARE(timesIn(restored, line), 1); // no second copy
        }
    }
}

void YourWordsTest::mergeKeepsBothSides()
{
    const QString base = u"a\nb\nc\nd\ne\n"_s;
    const auto merged = merge3(base, u"A\nb\nc\nd\ne\n"_s, u"a\nb\nc\nd\nE\n"_s);
    QVERIFY(merged);
    QCOMPARE(merged->text, u"A\nb\nc\nd\nE\n"_s);
    QVERIFY(merged->conflicts.isEmpty());
}

void YourWordsTest::mergeShowsConflictsWithoutMarkers()
{
    const QString base = u"a\nb\nc\nd\ne\nf\ng\nh\ni\n"_s;
    const auto merged = merge3(
        base, u"a\nmine\nc\nd\ne\nf\ng\nh\nmine too\n"_s, u"a\ntheirs\nc\nd\ne\nf\ng\nh\ntheirs too\n"_s);
    QVERIFY(merged);
    QCOMPARE(merged->text, u"a\nmine\nc\nd\ne\nf\ng\nh\nmine too\n"_s);
    QCOMPARE(merged->conflicts.size(), 2);
    QCOMPARE(merged->conflicts.at(0).line, 2);
    QCOMPARE(merged->conflicts.at(0).ours, u"mine\n"_s);
    QCOMPARE(merged->conflicts.at(0).theirs, u"theirs\n"_s);
    QCOMPARE(merged->conflicts.at(1).line, 9);
    // Lines that look like markers of other programs are lines like any other.
    const QString odd = u"<<<<<<< mine\n=======\n>>>>>>> theirs\n"_s;
    const auto same = merge3(base, base + odd, QString(base).replace(u"b"_s, u"x"_s));
    QVERIFY(same);
    QCOMPARE(same->text, QString(base).replace(u"b"_s, u"x"_s) + odd);
}

#include "your_words_test.moc"
