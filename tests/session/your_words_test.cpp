// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/session_scene.h"
#include "tests/support/test_main.h"

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

const QString revisePrd = u"Revise docs/prd.md as prd"_s;
const QString byHand = u"- Written by hand\n"_s;

Remark remarkOn(const QString &text, int line = 0)
{
    Remark remark;
    remark.path = prdPath;
    remark.text = text;
    remark.lineFrom = line;
    remark.lineTo = line;
    return remark;
}

const CheckResult *resultOf(const Revision &revision, const CheckId &id)
{
    const auto it = std::find_if(revision.checks.cbegin(), revision.checks.cend(),
        [&](const CheckResult &check) { return check.id == id; });
    return it == revision.checks.cend() ? nullptr : &*it;
}

} // namespace

/// What becomes of a person's lines when a role writes over them, with everything else let pass.
class YourWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void droppedLinesAreBack();
    void rewordedLinesWaitAtAnyAutonomy();
    void linesPutBackWithOneDecision();
    void promptsQuoteThem();
    void editOfAnOlderRevisionIsMerged();
    void conflictsWaitWithBothSides();

private:
    /// The PRD edited by hand and approved; what follows is let pass. Its first text is returned.
    QString editedByHand(SessionScene &scene);
    QString textOfHead(SessionScene &scene) { return scene.textOf(scene.artefact(prdPath).head()->text); }
};

BATON_TEST_CLASS(YourWordsTest)

void YourWordsTest::init()
{
    failOnWarnings();
}

QString YourWordsTest::editedByHand(SessionScene &scene)
{
    scene.answerAtOnce();
    if (scene.create() || !scene.waitForState(prdPath, ArtefactState::Review))
        return {};
    const QString first = textOfHead(scene);
    QString mine = first;
    mine.replace("- It runs\n"_L1, "- It runs\n"_L1 + byHand);
    if (mine == first || scene.edit(prdPath, 1, mine))
        return {};
    scene.decide(command::ChangeConfig{{.autonomy = Autonomy{true, true}}});
    return first;
}

void YourWordsTest::droppedLinesAreBack()
{
    SessionScene scene;
    const QString first = editedByHand(scene);
    QVERIFY(!first.isEmpty());
    scene.model.setAnswers([](const QString &) { return QString(); });
    QCOMPARE(scene.decide(command::RequestChanges{prdPath, {remarkOn(u"Shorter."_s)}}), std::nullopt);
    QVERIFY(scene.waitUntilAsked(revisePrd));
    scene.model.say(revisePrd, first);
    scene.model.finish(revisePrd);
    QVERIFY(scene.waitFor([&] { return scene.artefact(prdPath).revisions.size() == 3; }));
    QVERIFY(textOfHead(scene).contains(byHand));
    const CheckResult *words = resultOf(*scene.artefact(prdPath).head(), check::yourWords);
    QVERIFY(words != nullptr);
    QCOMPARE(words->state, CheckState::Passed);
    QVERIFY(!scene.artefact(prdPath).head()->personLines.isEmpty());
}

void YourWordsTest::rewordedLinesWaitAtAnyAutonomy()
{
    SessionScene scene;
    const QString first = editedByHand(scene);
    QVERIFY(!first.isEmpty());
    scene.model.setAnswers([](const QString &) { return QString(); });
    QCOMPARE(scene.decide(command::Regenerate{prdPath, {}}), std::nullopt);
    QVERIFY(scene.waitUntilAsked(producePrd, 2));
    scene.model.say(
        producePrd, QString(first).replace("- It runs\n"_L1, "- It runs\n- Written by the team\n"_L1));
    scene.model.finish(producePrd);
    QVERIFY(scene.waitFor([&] { return scene.artefact(prdPath).revisions.size() == 3; }));
    QCOMPARE(scene.artefact(prdPath).state, ArtefactState::Review);
    const CheckResult *words = resultOf(*scene.artefact(prdPath).head(), check::yourWords);
    QVERIFY(words != nullptr);
    QCOMPARE(words->state, CheckState::Failed);
    QVERIFY2(words->detail.contains(u"Written by hand"_s), qPrintable(words->detail));
    // Seen and accepted, it goes on.
    QCOMPARE(scene.decide(command::Approve{.path = prdPath, .despiteFailedChecks = true}), std::nullopt);
}

void YourWordsTest::linesPutBackWithOneDecision()
{
    SessionScene scene;
    const QString first = editedByHand(scene);
    QVERIFY(!first.isEmpty());
    scene.model.setAnswers([](const QString &) { return QString(); });
    QCOMPARE(scene.decide(command::Regenerate{prdPath, {}}), std::nullopt);
    QVERIFY(scene.waitUntilAsked(producePrd, 2));
    scene.model.say(
        producePrd, QString(first).replace("- It runs\n"_L1, "- It runs\n- Written by the team\n"_L1));
    scene.model.finish(producePrd);
    QVERIFY(scene.waitFor([&] { return scene.artefact(prdPath).revisions.size() == 3; }));
    QCOMPARE(scene.decide(command::Edit{.path = prdPath, .putBack = QVector<int>{}}), std::nullopt);
    QCOMPARE(scene.artefact(prdPath).head()->author, AuthorKind::Human);
    const QString text = textOfHead(scene);
    QVERIFY(text.contains(byHand));
    QVERIFY(!text.contains("Written by the team"_L1));
    QVERIFY(resultOf(*scene.artefact(prdPath).head(), check::yourWords) == nullptr);
}

void YourWordsTest::promptsQuoteThem()
{
    SessionScene scene;
    QVERIFY(!editedByHand(scene).isEmpty());
    scene.model.setAnswers([](const QString &) { return QString(); });
    QCOMPARE(scene.decide(command::RequestChanges{prdPath, {remarkOn(u"Shorter."_s)}}), std::nullopt);
    QVERIFY(scene.waitUntilAsked(revisePrd));
    const QString last = scene.model.request(revisePrd).messages.last().text;
    const qsizetype said = last.indexOf("wrote these lines themselves"_L1);
    QVERIFY2(said > 0, qPrintable(last));
    QVERIFY(last.indexOf("- Written by hand"_L1, said) > said);
}

void YourWordsTest::editOfAnOlderRevisionIsMerged()
{
    SessionScene scene;
    scene.answerAtOnce();
    QVERIFY(!scene.create() && scene.waitForState(prdPath, ArtefactState::Review));
    const QString first = textOfHead(scene);
    const QString mine = QString(first).replace("- It runs\n"_L1, "- It runs\n"_L1 + byHand);
    const QString theirs = first + u"\nThe end.\n"_s;
    QCOMPARE(scene.edit(prdPath, 1, theirs), std::nullopt); // what came while the person typed
    QCOMPARE(scene.edit(prdPath, 1, mine), std::nullopt);
    QCOMPARE(scene.artefact(prdPath).head()->number, 3);
    const QString text = textOfHead(scene);
    QVERIFY(text.contains(byHand));
    QVERIFY(text.contains("The end."_L1));
    QVERIFY(resultOf(*scene.artefact(prdPath).head(), check::merge) == nullptr);
}

void YourWordsTest::conflictsWaitWithBothSides()
{
    SessionScene scene;
    scene.answerAtOnce();
    QVERIFY(!scene.create() && scene.waitForState(prdPath, ArtefactState::Review));
    const QString first = textOfHead(scene);
    QCOMPARE(scene.edit(prdPath, 1, QString(first).replace("- It runs"_L1, "- It walks"_L1)), std::nullopt);
    QCOMPARE(scene.edit(prdPath, 1, QString(first).replace("- It runs"_L1, "- It flies"_L1)), std::nullopt);
    const Revision head = *scene.artefact(prdPath).head();
    const CheckResult *merge = resultOf(head, check::merge);
    QVERIFY(merge != nullptr);
    QCOMPARE(merge->state, CheckState::Failed);
    QVERIFY2(merge->detail.contains("It walks"_L1), qPrintable(merge->detail));
    const QString text = textOfHead(scene);
    QVERIFY(text.contains("- It flies"_L1));
    QVERIFY(!text.contains("<<<<"_L1));
}

#include "your_words_test.moc"
