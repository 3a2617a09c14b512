// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/ui_dialogs/dialog_fixture.h"
#include "ui/dialogs/form/question_dialog.h"
#include "ui/dialogs/impact/impact_dialog.h"
#include "ui/dialogs/impact/impact_list.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;

namespace {

/// A cent a call.
Forecast cents(const QStringList &paths)
{
    Forecast forecast;
    forecast.calls = static_cast<int>(paths.size());
    forecast.low = Money::fromUsd(0.01 * forecast.calls);
    forecast.high = forecast.low;
    return forecast;
}

ImpactRow row(const QString &path, bool certain = true)
{
    return {.path = path,
        .role = u"Engineer"_s,
        .letter = u"E"_s,
        .lane = 4,
        .because = {u"docs/prd.md"_s},
        .certain = certain};
}

ImpactOffer offerOf(const QString &changed = {})
{
    return {.changed = changed,
        .rows = {row(u"src/money.py"_s), row(u"src/ledger.py"_s), row(u"src/report.py"_s, false)},
        .price = cents};
}

} // namespace

/// The preview of what a decision touches, by keys and clicks.
class ImpactTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void sumsFollowTheChoices();
    void keysMoveTheChoice();
    void aClickChooses();
    void whatMayFollowHasNoChoice();
    void approvalCanLeaveThemStale();
    void closingDecidesNothing();
    void unknownPriceIsSaid();
    void questionsAreAnsweredOnce();

private:
    std::unique_ptr<ThemeController> m_theme;
};

BATON_TEST_CLASS(ImpactTest)

void ImpactTest::initTestCase()
{
    m_theme = std::make_unique<ThemeController>(*qApp);
    m_theme->wearStyleSheet();
}

void ImpactTest::init()
{
    test::failOnWarnings();
}

void ImpactTest::sumsFollowTheChoices()
{
    ImpactDialog dialog(*m_theme);
    dialog.offer(offerOf());
    const auto *go = test::child<QPushButton>(&dialog, "goOnAndRefresh");
    const auto *total = test::child<QLabel>(&dialog, "total");
    QVERIFY2(go->text().contains(u"2"_s) && go->text().contains(u"$0.02"_s), qPrintable(go->text()));
    QVERIFY2(total->text().contains(u"2 call"_s), qPrintable(total->text()));
    auto *all = test::child<QComboBox>(&dialog, "setAll");
    Q_EMIT all->activated(3);
    QVERIFY2(!go->text().contains(u'$') && total->text().startsWith(u"0 call"_s), qPrintable(total->text()));
    QSignalSpy decided(&dialog, &ImpactDialog::decided);
    test::child<QPushButton>(&dialog, "goOnAndRefresh")->click();
    QCOMPARE(decided.count(), 1);
    const auto rows = decided.constFirst().at(0).value<QVector<ImpactRow>>();
    QCOMPARE(rows.at(0).choice, ImpactChoice::Keep);
    QVERIFY(!dialog.isVisible());
}

void ImpactTest::keysMoveTheChoice()
{
    ImpactDialog dialog(*m_theme);
    dialog.offer(offerOf());
    auto *list = test::child<ImpactList>(&dialog, "impactList");
    const auto *model = qobject_cast<const ImpactModel *>(list->model());
    const QAbstractItemModelTester tester(
        list->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTest::keyClick(list, Qt::Key_Right);
    QCOMPARE(model->rows().at(0).choice, ImpactChoice::Review);
    QCOMPARE(model->rows().at(1).choice, ImpactChoice::Refresh);
    QVERIFY(model->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"Let me review"_s));
    QTest::keyClick(list, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(list, Qt::Key_Right);
    QTest::keyClick(list, Qt::Key_Right);
    QTest::keyClick(list, Qt::Key_Right);
    QCOMPARE(model->rows().at(0).choice, ImpactChoice::Keep);
    QCOMPARE(model->rows().at(1).choice, ImpactChoice::Keep);
    QTest::keyClick(list, Qt::Key_Left);
    QCOMPARE(model->rows().at(1).choice, ImpactChoice::Review);
}

void ImpactTest::aClickChooses()
{
    ImpactDialog dialog(*m_theme);
    dialog.offer(offerOf());
    auto *list = test::child<ImpactList>(&dialog, "impactList");
    const auto *model = qobject_cast<const ImpactModel *>(list->model());
    const QRect place = list->visualRect(model->index(1, ImpactModel::Keep));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, place.center());
    QCOMPARE(model->rows().at(1).choice, ImpactChoice::Keep);
    QCOMPARE(model->rows().at(0).choice, ImpactChoice::Refresh);
}

void ImpactTest::whatMayFollowHasNoChoice()
{
    ImpactDialog dialog(*m_theme);
    dialog.offer(offerOf());
    auto *list = test::child<ImpactList>(&dialog, "impactList");
    auto *model = qobject_cast<ImpactModel *>(list->model());
    QVERIFY(!model->flags(model->index(2, 0)).testFlag(Qt::ItemIsEnabled));
    model->chooseAll(ImpactChoice::Review);
    QCOMPARE(model->rows().at(2).choice, ImpactChoice::Refresh);
    QCOMPARE(model->asked(), (QStringList{u"src/money.py"_s, u"src/ledger.py"_s}));
    QVERIFY(model->index(2, 0).data(Qt::AccessibleTextRole).toString().contains(u"only if"_s));
}

void ImpactTest::approvalCanLeaveThemStale()
{
    ImpactDialog dialog(*m_theme);
    dialog.offer(offerOf());
    QVERIFY(!test::child<QPushButton>(&dialog, "approveOnly")->isVisible());
    dialog.reject();
    dialog.offer(offerOf(u"docs/prd.md"_s));
    QVERIFY(test::child<QLabel>(&dialog, "impactLead")->text().contains(u"docs/prd.md"_s));
    QVERIFY(test::child<QPushButton>(&dialog, "goOnAndRefresh")->text().contains(u"pprove"_s));
    QSignalSpy decided(&dialog, &ImpactDialog::decided);
    test::child<QPushButton>(&dialog, "approveOnly")->click();
    QCOMPARE(decided.count(), 1);
    QVERIFY(decided.constFirst().at(0).value<QVector<ImpactRow>>().isEmpty());
}

void ImpactTest::closingDecidesNothing()
{
    ImpactDialog dialog(*m_theme);
    dialog.offer(offerOf(u"docs/prd.md"_s));
    QSignalSpy decided(&dialog, &ImpactDialog::decided);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
    QCOMPARE(decided.count(), 0);
}

void ImpactTest::unknownPriceIsSaid()
{
    ImpactDialog dialog(*m_theme);
    ImpactOffer offer = offerOf();
    offer.price = [](const QStringList &paths) {
        Forecast forecast = cents(paths);
        forecast.unpriced = {u"a/model"_s};
        return forecast;
    };
    dialog.offer(offer);
    QVERIFY(test::child<QLabel>(&dialog, "total")->text().contains(u"price unknown"_s));
    QVERIFY(!test::child<QPushButton>(&dialog, "goOnAndRefresh")->text().contains(u'$'));
    dialog.reject();
    offer = offerOf();
    offer.left = Money::fromUsd(0.01);
    dialog.offer(offer);
    QVERIFY(test::child<QLabel>(&dialog, "total")->text().contains(u"the limit leaves $0.01"_s));
}

void ImpactTest::questionsAreAnsweredOnce()
{
    QWidget window;
    window.show();
    int yes = 0;
    ask({.title = u"Autonomy"_s,
            .text = u"2 outputs would pass now."_s,
            .answers = {{"Only from now on", u"&Only from now on"_s, {}, true},
                {"Let them pass", u"&Let them pass"_s, [&yes] { ++yes; }}}},
        *m_theme, &window);
    QTRY_VERIFY(window.findChild<QPushButton *>(u"letThemPass"_s) != nullptr);
    QVERIFY(window.findChild<QPushButton *>(u"onlyFromNowOn"_s)->isDefault());
    window.findChild<QPushButton *>(u"letThemPass"_s)->click();
    QCOMPARE(yes, 1);
    QTRY_VERIFY(window.findChild<QPushButton *>(u"letThemPass"_s) == nullptr);
}

#include "impact_test.moc"
