// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tests/test_list.h"

#include "ui/support/paint.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolButton>

#include <utility>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

void drawMark(QPainter &painter, const QRectF &rect, const QModelIndex &index, const Theme &theme)
{
    if (index.data(TestListModel::FlakyRole).toBool())
        return paint::state(painter, rect, ArtefactState::Stale, theme);
    switch (static_cast<TestState>(index.data(TestListModel::StateRole).toInt())) {
    case TestState::Passed:
        return paint::state(painter, rect, ArtefactState::Approved, theme);
    case TestState::Failed:
    case TestState::Error:
    case TestState::TimedOut:
        return paint::cross(painter, rect, theme);
    case TestState::Skipped:
        return paint::state(painter, rect, ArtefactState::Skipped, theme);
    case TestState::NotRun:
        return paint::state(painter, rect, ArtefactState::Queued, theme);
    }
}

/// Mark, name, what there is to say, time.
class TestRowDelegate final : public QStyledItemDelegate {
public:
    TestRowDelegate(const ThemeController &theme, QObject *parent)
        : QStyledItemDelegate(parent), m_theme(theme)
    {
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {m_theme.px(120), m_theme.px(24)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = m_theme.theme();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, theme.selection);
        if (option.state.testFlag(QStyle::State_HasFocus))
            paint::focusRing(*painter, option.rect, theme, 4);
        QRectF rest = QRectF(option.rect).adjusted(4, 0, -m_theme.px(10), 0);
        const double size = m_theme.px(12);
        drawMark(*painter, {rest.left(), rest.center().y() - size / 2, size, size}, index, theme);
        rest.setLeft(rest.left() + size + m_theme.px(7));
        rest.setRight(drawTime(*painter, rest, index));
        drawName(*painter, rest, index);
    }

private:
    /// From the right: the time, then the note; gives where they begin. Where there is little room the name
    /// comes before the time.
    double drawTime(QPainter &painter, const QRectF &rect, const QModelIndex &index) const
    {
        const Theme &theme = m_theme.theme();
        const QFont small = m_theme.font(11.5);
        const QFontMetrics metrics(small);
        const QString note = index.data(TestListModel::NoteRole).toString();
        const double noteWidth = note.isEmpty() ? 0 : metrics.horizontalAdvance(note) + m_theme.px(8);
        const QString time = index.data(TestListModel::TimeRole).toString();
        const double name =
            QFontMetrics(nameFont(index)).horizontalAdvance(index.data().toString()) + m_theme.px(8);
        const double timeWidth = metrics.horizontalAdvance(time) + m_theme.px(8);
        const bool hasTime = note.isEmpty() || name + noteWidth + timeWidth <= rect.width();
        double right = rect.right();
        if (hasTime) {
            const QRectF place(right - timeWidth, rect.top(), timeWidth, rect.height());
            paint::text(painter, place, time, small, theme.muted, Qt::AlignRight);
            right -= std::max<double>(timeWidth, m_theme.px(50));
        }
        const bool bad = isBad(static_cast<TestState>(index.data(TestListModel::StateRole).toInt()));
        paint::text(painter, {right - noteWidth, rect.top(), noteWidth, rect.height()}, note, small,
            bad ? theme.error : theme.muted, Qt::AlignRight);
        return right - noteWidth;
    }

    [[nodiscard]] QFont nameFont(const QModelIndex &index) const
    {
        return index.parent().isValid() ? m_theme.codeFont(12) : m_theme.font(13, QFont::Medium);
    }

    void drawName(QPainter &painter, const QRectF &rect, const QModelIndex &index) const
    {
        const Qt::TextElideMode elide = index.parent().isValid() ? Qt::ElideRight : Qt::ElideMiddle;
        paint::text(painter, rect.adjusted(0, 0, -m_theme.px(4), 0), index.data().toString(), nameFont(index),
            m_theme.theme().text, Qt::AlignLeft, elide);
    }

    const ThemeController &m_theme;
};

} // namespace

TestTree::TestTree(const ThemeController &theme, TestListModel &tests, TestFilter &filter, QWidget *parent)
    : QTreeView(parent), m_theme(theme), m_tests(tests), m_filter(filter)
{
    nameWidget(this, "Test list");
    setItemDelegate(new TestRowDelegate(theme, this));
    setModel(&filter);
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setIndentation(18);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setExpandsOnDoubleClick(true);
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) { noteFold(index, true); });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) { noteFold(index, false); });
    connect(this, &QTreeView::doubleClicked, this, [this](const QModelIndex &index) {
        if (index.parent().isValid())
            Q_EMIT testOpened();
    });
    connect(&filter, &QAbstractItemModel::modelReset, this, &TestTree::openFiles);
    connect(&filter, &QAbstractItemModel::rowsInserted, this, &TestTree::openFiles);
    connect(&theme, &ThemeController::changed, this, &QTreeView::doItemsLayout);
}

void TestTree::openFiles()
{
    m_arranging = true;
    for (int row = 0; row < m_filter.rowCount(); ++row) {
        const QModelIndex file = m_filter.index(row, 0);
        const bool hasFailed = isBad(static_cast<TestState>(file.data(TestListModel::StateRole).toInt()));
        const QString path = file.data(TestListModel::FileRole).toString();
        setExpanded(file, m_allOpen || m_folds.value(path, hasFailed));
    }
    m_arranging = false;
}

void TestTree::noteFold(const QModelIndex &index, bool isOpen)
{
    if (!m_arranging)
        m_folds.insert(index.data(TestListModel::FileRole).toString(), isOpen);
}

void TestTree::setAllOpen(bool open)
{
    m_allOpen = open;
    openFiles();
}

void TestTree::setCurrentTest(const QString &id)
{
    const QModelIndex index = m_filter.mapFromSource(m_tests.indexOf(id));
    if (index.isValid() && index != currentIndex())
        setCurrentIndex(index);
}

QString TestTree::currentTest() const
{
    return currentIndex().data(TestListModel::IdRole).toString();
}

void TestTree::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    const QString id = current.data(TestListModel::IdRole).toString();
    if (!id.isEmpty())
        Q_EMIT testChosen(id);
}

/// Numbers are what cards are answered with, not what is looked for.
void TestTree::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::NoModifier && currentIndex().isValid()) {
        if (currentIndex().parent().isValid())
            Q_EMIT testOpened();
        else
            setExpanded(currentIndex(), !isExpanded(currentIndex()));
    } else if (event->key() >= Qt::Key_0 && event->key() <= Qt::Key_9) {
        event->ignore();
    } else {
        QTreeView::keyPressEvent(event);
    }
}

void TestTree::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    if (selectionModel() != nullptr && selectionModel()->isSelected(index))
        painter->fillRect(rect, m_theme.theme().selection);
    if (!m_filter.hasChildren(index))
        return;
    const QString name = isExpanded(index) ? u"chevron-down"_s : u"chevron-right"_s;
    constexpr int size = 12;
    tintedIcon(name, m_theme.theme().muted)
        .paint(painter, rect.right() - size, rect.center().y() - size / 2 + 1, size, size);
}

// ---- with what stands above it -------------------------------------------------------------------------

TestList::TestList(const ThemeController &theme, QWidget *parent)
    : QWidget(parent), m_failed(new Pill(this)), m_passed(new Pill(this)), m_others(new Pill(this)),
      m_states(new QToolButton(this)), m_findButton(new QToolButton(this)), m_find(new QLineEdit(this)),
      m_tree(new TestTree(theme, m_model, m_filter, this))
{
    m_filter.setSourceModel(&m_model);
    setProperty("kind", u"panel"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(head(theme));
    column->addWidget(m_find);
    column->addWidget(m_tree, 1);
    m_find->hide();
    setFocusProxy(m_tree);
    connect(m_find, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_filter.setWords(words);
        m_tree->setAllOpen(!words.trimmed().isEmpty());
    });
    connect(m_find, &QLineEdit::returnPressed, m_tree, [this] { m_tree->setFocus(); });
    connect(m_findButton, &QToolButton::clicked, this, &TestList::openFind);
    retranslate();
}

QWidget *TestList::head(const ThemeController &theme)
{
    auto *bar = new QWidget(this);
    bar->setProperty("kind", u"toolbar"_s);
    bar->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(10, 6, 8, 6);
    row->setSpacing(6);
    for (Pill *pill : {m_failed, m_passed, m_others})
        row->addWidget(pill);
    row->addStretch(1);
    nameWidget(m_states, "Show tests by state");
    nameWidget(m_findButton, "Find a test");
    nameWidget(m_find, "Words to find a test by");
    for (QToolButton *button : {m_states, m_findButton}) {
        button->setProperty("kind", u"flat"_s);
        row->addWidget(button);
    }
    m_states->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_states);
    m_states->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillMenu(*menu); });
    const auto restyle = [this, &theme] {
        m_states->setIcon(tintedIcon(u"filter"_s, theme.theme().muted));
        m_findButton->setIcon(tintedIcon(u"search"_s, theme.theme().muted));
    };
    connect(&theme, &ThemeController::changed, this, restyle);
    restyle();
    return bar;
}

void TestList::setReport(const QVector<TestResult> &results, const TestTotals &totals)
{
    m_totals = totals;
    const QString current = m_tree->currentTest();
    m_model.setResults(results);
    m_tree->setCurrentTest(current);
    retranslate();
}

void TestList::openFind()
{
    m_find->show();
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void TestList::closeFind()
{
    m_find->clear();
    m_find->hide();
    m_tree->setFocus();
}

void TestList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_find->isVisible())
        closeFind();
    else
        QWidget::keyPressEvent(event);
}

void TestList::retranslate()
{
    const int others = m_totals.skipped + m_totals.notRun;
    m_failed->show(tr("%1 failed").arg(m_totals.bad()), Tone::Error);
    m_passed->show(tr("%1 passed").arg(m_totals.passed), Tone::Ok);
    m_others->show(tr("%1 not run").arg(others), Tone::Neutral);
    m_failed->setVisible(m_totals.bad() > 0);
    m_passed->setVisible(m_totals.passed > 0);
    m_others->setVisible(others > 0);
    m_find->setPlaceholderText(tr("Find a test"));
    m_findButton->setToolTip(tr("Find a test (Ctrl+F)"));
    m_states->setToolTip(tr("Which tests are shown"));
}

/// What can be shown, with a tick at what is.
void TestList::fillMenu(QMenu &menu)
{
    menu.clear();
    const QVector<std::pair<TestFilter::Show, QString>> entries{{TestFilter::Show::All, tr("All tests")},
        {TestFilter::Show::Failed, tr("Failed ones")}, {TestFilter::Show::Passed, tr("Passed ones")},
        {TestFilter::Show::Others, tr("Skipped and not run ones")}};
    for (const auto &[show, words] : entries) {
        QAction *entry = menu.addAction(words, this, [this, chosen = show] { m_filter.setShow(chosen); });
        entry->setCheckable(true);
        entry->setChecked(m_filter.shows() == show);
    }
}

void TestList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_model.retranslate();
    retranslate();
}

} // namespace baton::ui

#include "moc_test_list.cpp"
