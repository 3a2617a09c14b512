// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tests/tests_view.h"

#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"
#include "ui/tests/failure_panel.h"
#include "ui/tests/fault_card.h"
#include "ui/tests/run_tests_bar.h"
#include "ui/tests/test_list.h"
#include "ui/tests/test_output.h"
#include "ui/tests/test_summary.h"

#include <QKeyEvent>
#include <QScrollArea>
#include <QSplitter>

#include <algorithm>
#include <tuple>
#include <utility>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int wideWidth = 1040; ///< from here on the cards stand beside
constexpr int lowHeight = 420; ///< below, the output is scrolled to
constexpr int narrowWidth = 520; ///< below, the list stands above
constexpr int listWidth = 288;
constexpr int sideWidth = 292;

QScrollArea *scrolled(QWidget *content, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    return area;
}

} // namespace

TestsView::TestsView(const ThemeController &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_bar(new RunTestsBar(this)), m_columns(new QSplitter(this)),
      m_list(new TestList(theme, m_columns)), m_centre(new QSplitter(Qt::Vertical, m_columns)),
      m_summary(new TestSummary(theme)), m_failure(new FailurePanel(theme)), m_slot(new QVBoxLayout),
      m_outputSlot(new QVBoxLayout), m_output(new TestOutput(theme)), m_cards(new QWidget),
      m_more(new QLabel), m_round(new RoundCard(theme))
{
    nameWidget(this, "Tests");
    setFocusProxy(m_list);
    build();
    connectParts();
}

void TestsView::build()
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->setSpacing(0);
    whole->addWidget(m_bar);
    whole->addWidget(m_columns, 1);
    auto *content = new QWidget;
    content->setProperty("kind", u"panel"_s);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_summary);
    column->addWidget(m_failure);
    column->addLayout(m_slot);
    column->addLayout(m_outputSlot);
    column->addStretch(1);
    m_middle = scrolled(content, m_centre);
    m_centre->addWidget(m_middle);
    m_centre->addWidget(m_output);
    m_centre->setStretchFactor(0, 3);
    m_centre->setStretchFactor(1, 2);
    auto *cards = new QVBoxLayout(m_cards);
    cards->setContentsMargins(12, 12, 12, 12);
    cards->setSpacing(12);
    m_more->setProperty("kind", u"muted"_s);
    m_more->setWordWrap(true);
    cards->addWidget(m_more);
    cards->addWidget(m_round);
    cards->addStretch(1);
    m_cards->setProperty("kind", u"page"_s);
    m_cards->setAttribute(Qt::WA_StyledBackground);
    m_side = scrolled(m_cards, m_columns);
    m_columns->addWidget(m_side);
    for (QSplitter *splitter : {m_columns, m_centre}) {
        splitter->setHandleWidth(1);
        splitter->setChildrenCollapsible(false);
    }
    m_columns->setStretchFactor(1, 1);
    m_columns->setMinimumSize(1, 1); // the pane has the width that there is; the view arranges itself in it
}

void TestsView::connectParts()
{
    connect(&m_list->tree(), &TestTree::testChosen, this, &TestsView::showTest);
    connect(&m_list->tree(), &TestTree::testOpened, this, &TestsView::goToTest);
    connect(m_failure, &FailurePanel::placeOpened, this, &TestsView::placeOpened);
    connect(m_bar, &RunTestsBar::runRequested, this,
        [this](bool onlyFailed) { Q_EMIT decided(command::RunTests{.onlyFailed = onlyFailed}); });
    connect(m_bar, &RunTestsBar::stopRequested, this, [this] { Q_EMIT decided(command::Stop{}); });
}

void TestsView::setSight(const TestsSight &sight)
{
    if (sight == m_sight)
        return;
    m_sight = sight;
    present();
}

void TestsView::setLive(const QString &output)
{
    if (m_sight.stage != TestsSight::Stage::Running)
        return;
    m_output->show();
    m_output->setLive(output);
}

void TestsView::present()
{
    m_bar->setSight(m_sight);
    const auto before = std::pair(m_shown, m_wasBad); // a list that is filled names a test by itself
    m_list->setReport(m_sight.results, m_sight.totals);
    std::tie(m_shown, m_wasBad) = before;
    m_list->setVisible(!m_sight.results.isEmpty());
    const bool isRunning = m_sight.stage == TestsSight::Stage::Running;
    if (!isRunning)
        m_output->setOutput(m_sight.output, m_sight.facts);
    m_output->setVisible(isRunning || !m_sight.output.isEmpty());
    chooseTest();
    presentCards();
    arrange();
}

/// What the person looks at stays, unless it failed and does not any more.
void TestsView::chooseTest()
{
    const TestResult *shown = result(m_shown);
    const bool isMended = shown != nullptr && m_wasBad && !shown->isBad();
    QString wanted = m_shown;
    if (shown == nullptr || isMended) {
        const auto bad = std::find_if(m_sight.results.cbegin(), m_sight.results.cend(),
            [](const TestResult &candidate) { return candidate.isBad(); });
        wanted = bad == m_sight.results.cend() ? QString() : bad->id;
    }
    // In the order of the list, where files with failures come first.
    if (wanted.isEmpty())
        m_list->tree().setCurrentIndex({});
    else
        m_list->tree().setCurrentTest(wanted);
    showTest(wanted);
}

void TestsView::showTest(const QString &id)
{
    m_shown = id;
    const TestResult *shown = result(id);
    m_wasBad = shown != nullptr && shown->isBad();
    m_summary->setSight(m_sight, shown == nullptr);
    m_failure->setVisible(shown != nullptr);
    if (shown != nullptr)
        m_failure->setFailure(failureSight(*shown, m_sight.places.value(id)));
    for (FaultCard *card : std::as_const(m_faults))
        card->setCurrent(card->fault().test == id);
    if (FaultCard *card = cardOf(id); card != nullptr && m_side->isVisible())
        m_side->ensureWidgetVisible(card);
    Q_EMIT testChanged();
}

void TestsView::presentCards()
{
    const int wanted = static_cast<int>(m_sight.faults.size());
    while (m_faults.size() < wanted)
        addCard();
    while (m_faults.size() > wanted) {
        FaultCard *card = m_faults.takeLast();
        card->hide();
        card->deleteLater(); // its own button may be what led here
    }
    for (int i = 0; i < wanted; ++i) {
        const FaultSight &fault = m_sight.faults.at(i);
        m_faults.at(i)->setFault(fault, m_list->tests().name(fault.test));
        m_faults.at(i)->setCurrent(fault.test == m_shown);
    }
    const int more = wanted == 0 ? 0 : m_sight.faults.constFirst().of - wanted;
    m_more->setVisible(more > 0);
    m_more->setText(tr("%n more failed test(s) have no card here; mend these first.", nullptr, more));
    m_round->setRound(m_sight.round);
}

void TestsView::addCard()
{
    auto *card = new FaultCard(m_cards);
    static_cast<QVBoxLayout *>(m_cards->layout())->insertWidget(static_cast<int>(m_faults.size()), card);
    connect(card, &FaultCard::answered, this, &TestsView::answer);
    connect(card, &FaultCard::focused, &m_list->tree(), &TestTree::setCurrentTest);
    connect(card, &FaultCard::placeOpened, this, &TestsView::placeOpened);
    card->show();
    m_faults.append(card);
}

void TestsView::answer(const QString &test, Fault fault)
{
    const auto sight = std::find_if(m_sight.faults.cbegin(), m_sight.faults.cend(),
        [&](const FaultSight &candidate) { return candidate.test == test; });
    if (sight == m_sight.faults.cend())
        return;
    const auto way = std::find_if(sight->ways.cbegin(), sight->ways.cend(),
        [&](const FaultWay &candidate) { return candidate.fault == fault; });
    if (way == sight->ways.cend() || !way->whyNot.isEmpty())
        return;
    Q_EMIT decided(command::DecideFault{.test = test, .fault = fault, .file = way->path});
}

const TestResult *TestsView::result(const QString &id) const
{
    const auto found = std::find_if(m_sight.results.cbegin(), m_sight.results.cend(),
        [&](const TestResult &candidate) { return candidate.id == id; });
    return id.isEmpty() || found == m_sight.results.cend() ? nullptr : &*found;
}

FaultCard *TestsView::cardOf(const QString &test) const
{
    const auto found = std::find_if(m_faults.cbegin(), m_faults.cend(),
        [&](const FaultCard *card) { return card->fault().test == test; });
    return found == m_faults.cend() ? nullptr : *found;
}

void TestsView::goToTest()
{
    if (m_failure->isVisibleTo(this))
        m_failure->openTest();
}

void TestsView::goToProgram()
{
    if (m_failure->isVisibleTo(this))
        m_failure->openProgram();
}

void TestsView::openFind()
{
    if (m_output->isAncestorOf(focusWidget()))
        m_output->openFind();
    else
        m_list->openFind();
}

/// 1, 2, 3: whose fault the test in sight is; 4: left as it is.
void TestsView::keyPressEvent(QKeyEvent *event)
{
    const bool isAnswer = event->key() >= Qt::Key_1 && event->key() <= Qt::Key_4
        && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (FaultCard *card = cardOf(m_shown); isAnswer && card != nullptr)
        card->answer(static_cast<Fault>(event->key() - Qt::Key_1));
    else
        QWidget::keyPressEvent(event);
}

void TestsView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void TestsView::placeOutput(bool isLow)
{
    const bool isBelow = m_outputSlot->count() > 0;
    if (isLow && !isBelow) {
        m_outputSlot->addWidget(m_output);
    } else if (!isLow && isBelow) {
        m_outputSlot->removeWidget(m_output);
        m_centre->addWidget(m_output);
    }
}

/// Cards beside, or under what the test said; the list beside, or above.
void TestsView::arrange()
{
    const bool isWide = width() >= m_theme.px(wideWidth);
    const bool hasCards = !m_faults.isEmpty() || !m_sight.round.title.isEmpty();
    if (isWide && m_side->widget() == nullptr) {
        m_slot->removeWidget(m_cards);
        m_side->setWidget(m_cards);
    } else if (!isWide && m_side->widget() != nullptr) {
        m_side->takeWidget();
        m_slot->addWidget(m_cards);
    }
    placeOutput(height() < m_theme.px(lowHeight));
    m_cards->setVisible(hasCards);
    m_side->setVisible(isWide && hasCards);
    const bool isNarrow = width() < m_theme.px(narrowWidth);
    const int side = isWide && hasCards ? m_theme.px(sideWidth) : 0;
    if (std::exchange(m_arrangement, {isNarrow, side}) == Arrangement{isNarrow, side})
        return; // the person may have moved the lines between
    m_columns->setOrientation(isNarrow ? Qt::Vertical : Qt::Horizontal);
    if (isNarrow)
        m_columns->setSizes({height() * 35 / 100, height() * 65 / 100, 0});
    else
        m_columns->setSizes({m_theme.px(listWidth), width() - m_theme.px(listWidth) - side, side});
}

} // namespace baton::ui

#include "moc_tests_view.cpp"
