// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document_pane.h"

#include "ui/support/paint.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"
#include "ui/text/words.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

#include <utility>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int widestTab = 190; ///< design pixels of a name

/// Documents by their name, other files with their folder, as people speak of them.
QString tabName(const QString &path)
{
    return path.startsWith(u"docs/") ? path.mid(5) : path;
}

/// Both Enter keys where one is meant.
QList<QKeySequence> shortcutsOf(const Decision &decision)
{
    if (decision.keys == "Ctrl+Return"_L1)
        return {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter};
    return decision.keys.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{QKeySequence(decision.keys)};
}

} // namespace

DocumentPane::DocumentPane(ThemeController &theme, const Clock &clock, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_clock(clock), m_tabs(new QTabBar(this)),
      m_stack(new QStackedWidget(this)), m_emptyPage(new QWidget), m_emptyText(new QLabel(m_emptyPage))
{
    setObjectName(u"documentPane"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    nameWidget(m_tabs, "Open documents");
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setMovable(true);
    m_tabs->setElideMode(Qt::ElideNone); // names are shortened one by one; too many tabs scroll
    m_tabs->setUsesScrollButtons(true);
    column->addWidget(tabStrip());
    column->addWidget(m_stack, 1);
    auto *empty = new QVBoxLayout(m_emptyPage);
    m_emptyText->setProperty("kind", u"muted"_s);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setWordWrap(true);
    m_emptyText->setObjectName(u"emptyDocuments"_s);
    empty->addWidget(m_emptyText);
    m_stack->addWidget(m_emptyPage);
    buildActions();
    connect(m_tabs, &QTabBar::currentChanged, this, &DocumentPane::onTabChanged);
    retranslate();
}

DocumentPane::~DocumentPane() = default;

/// The tabs on the ground of the window, with a line under them.
QWidget *DocumentPane::tabStrip()
{
    m_strip = new QWidget(this);
    m_strip->setProperty("kind", u"page"_s);
    m_strip->setObjectName(u"documentTabs"_s);
    m_strip->setAccessibleName(m_tabs->accessibleName()); // Qt calls a tab bar by its current tab
    m_strip->setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(m_strip);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_tabs);
    auto *line = new QWidget(m_strip);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Midlight);
    column->addWidget(line);
    m_strip->hide();
    return m_strip;
}

void DocumentPane::buildActions()
{
    m_actions = {addAction(Qt::Key_C, [](DocumentPage &page) { page.startRemark(); }),
        addAction(Qt::Key_F7, [](DocumentPage &page) { page.goToChange(true); }),
        addAction(Qt::SHIFT | Qt::Key_F7, [](DocumentPage &page) { page.goToChange(false); }),
        addAction(QKeySequence::Find, [](DocumentPage &page) { page.openFind(); }),
        addAction(
            Qt::CTRL | Qt::Key_W, [this](DocumentPage &page) { closeDocument(page.input().artefact.path); }),
        addAction(Qt::Key_F4, [](DocumentPage &page) { page.goToTest(); }),
        addAction(Qt::SHIFT | Qt::Key_F4, [](DocumentPage &page) { page.goToProgram(); })};
    for (const Decision &decision : decisions()) {
        if (decision.menu == nullptr)
            continue;
        const auto decide = [id = decision.id](DocumentPage &page) { page.decide(id); };
        QAction *action = addAction({}, decide);
        action->setShortcuts(shortcutsOf(decision));
        m_decisions.insert(decision.id, action);
    }
}

QAction *DocumentPane::addAction(const QKeySequence &key, const std::function<void(DocumentPage &)> &act)
{
    auto *action = new QAction(this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setAutoRepeat(false);
    connect(action, &QAction::triggered, this, [this, act] {
        if (DocumentPage *page = currentPage())
            act(*page);
    });
    QWidget::addAction(action);
    return action;
}

/// Only what is possible with the artefact in sight can be chosen.
void DocumentPane::presentActions()
{
    const DocumentPage *page = currentPage();
    const DecisionSight sight = page == nullptr ? DecisionSight() : page->sight();
    const bool showsTests = page != nullptr && page->mode() == DocumentMode::Tests;
    for (const DocumentAction place : {DocumentAction::GoToTest, DocumentAction::GoToProgram})
        action(place)->setEnabled(showsTests);
    for (auto it = m_decisions.cbegin(); it != m_decisions.cend(); ++it) {
        const Decision *known = decision(it.key());
        it.value()->setText(wordsOf(known->menu, sight));
        const Offer offered = page == nullptr ? Offer::No : known->offered(sight);
        it.value()->setEnabled(offered != Offer::No);
        // A key never does what another button is blue for.
        const bool isSecond = known->keysWhenFirst && offered != Offer::No && offered != Offer::First;
        it.value()->setShortcuts(isSecond ? QList<QKeySequence>() : shortcutsOf(*known));
    }
}

QAction *DocumentPane::action(DocumentAction action) const
{
    return m_actions.at(static_cast<int>(action));
}

void DocumentPane::open(const DocumentInput &input)
{
    const QString &path = input.artefact.path;
    DocumentPage *page = m_pages.value(path);
    if (page == nullptr)
        page = addPage(path);
    page->setInput(input);
    presentTab(input);
    m_tabs->setCurrentIndex(tabOf(path));
    showPage(page);
}

void DocumentPane::refresh(const DocumentInput &input)
{
    DocumentPage *page = m_pages.value(input.artefact.path);
    if (page == nullptr)
        return;
    page->setInput(input);
    presentTab(input);
    if (hasFocus() && page == currentPage())
        page->focusView();
}

void DocumentPane::flush()
{
    for (DocumentPage *page : std::as_const(m_pages))
        page->flush();
}

void DocumentPane::setLive(const session::LiveText &live)
{
    if (DocumentPage *page = m_pages.value(live.path))
        page->setLive(live);
}

void DocumentPane::setTrace(const session::CallTrace &trace)
{
    if (DocumentPage *page = m_pages.value(trace.path))
        page->setTrace(trace);
}

DocumentPage *DocumentPane::addPage(const QString &path)
{
    auto *page = new DocumentPage(m_theme, m_clock);
    connectPage(page);
    m_pages.insert(path, page);
    m_stack->addWidget(page);
    const int tab = m_tabs->addTab(path);
    m_tabs->setTabData(tab, path);
    auto *close = new QToolButton(m_tabs);
    close->setText(u"×"_s);
    close->setProperty("kind", u"flat"_s);
    close->setFocusPolicy(Qt::NoFocus);
    close->setObjectName(u"closeTab"_s);
    connect(close, &QToolButton::clicked, this, [this, path] { closeDocument(path); });
    m_tabs->setTabButton(tab, QTabBar::RightSide, close);
    m_strip->show();
    return page;
}

void DocumentPane::connectPage(DocumentPage *page)
{
    connect(page, &DocumentPage::sightChanged, this, &DocumentPane::presentActions);
    const auto pass = [this, page](auto from, auto to) { connect(page, from, this, to); };
    pass(&DocumentPage::decided, &DocumentPane::decided);
    pass(&DocumentPage::draftChanged, &DocumentPane::draftChanged);
    pass(&DocumentPage::remarkTyped, &DocumentPane::remarkTyped);
    pass(&DocumentPage::textWanted, &DocumentPane::textWanted);
    pass(&DocumentPage::traceWanted, &DocumentPane::traceWanted);
    pass(&DocumentPage::linkActivated, &DocumentPane::linkActivated);
    pass(&DocumentPage::cursorMoved, &DocumentPane::cursorMoved);
}

void DocumentPane::presentTab(const DocumentInput &input)
{
    const Artefact &artefact = input.artefact;
    const int tab = tabOf(artefact.path);
    const QString called = input.tests ? tr("Tests") : tabName(artefact.path);
    const QString name =
        m_tabs->fontMetrics().elidedText(called, Qt::ElideMiddle, m_theme.px(widestTab));
    m_tabs->setTabText(tab, QString(name).replace(u'&', u"&&"_s) + u' ' + glyphOf(artefact.state));
    m_tabs->setTabToolTip(tab, artefact.path + u" · "_s + stateText(artefact.state));
    m_tabs->setAccessibleTabName(tab, tr("%1, %2").arg(artefact.path, stateText(artefact.state)));
    if (auto *close = qobject_cast<QToolButton *>(m_tabs->tabButton(tab, QTabBar::RightSide))) {
        close->setAccessibleName(tr("Close %1").arg(artefact.path));
        close->setToolTip(tr("Close (Ctrl+W)"));
    }
}

void DocumentPane::closeDocument(const QString &path)
{
    DocumentPage *page = m_pages.take(path);
    if (page == nullptr)
        return;
    page->flush();
    m_tabs->removeTab(tabOf(path));
    m_stack->removeWidget(page);
    // A shortcut or button of the page may be what closes it.
    page->hide();
    page->deleteLater();
    m_strip->setVisible(m_tabs->count() > 0);
}

QStringList DocumentPane::openPaths() const
{
    QStringList paths;
    for (int i = 0; i < m_tabs->count(); ++i)
        paths.append(m_tabs->tabData(i).toString());
    return paths;
}

int DocumentPane::tabOf(const QString &path) const
{
    return static_cast<int>(openPaths().indexOf(path));
}

QString DocumentPane::currentPath() const
{
    return m_tabs->currentIndex() < 0 ? QString() : m_tabs->tabData(m_tabs->currentIndex()).toString();
}

DocumentPage *DocumentPane::currentPage() const
{
    return m_pages.value(currentPath());
}

void DocumentPane::onTabChanged(int index)
{
    const QString path = index < 0 ? QString() : m_tabs->tabData(index).toString();
    // A tab that is being added has no path yet; open() comes back to it.
    if (index >= 0 && path.isEmpty())
        return;
    showPage(m_pages.value(path));
    Q_EMIT currentChanged(path);
}

/// The keyboard follows to another page, so that one can read on.
void DocumentPane::showPage(DocumentPage *page)
{
    const QWidget *focus = QApplication::focusWidget();
    const bool hadKeyboard = focus == this || (focus != nullptr && m_stack->isAncestorOf(focus));
    const bool changes = page != m_stack->currentWidget();
    m_stack->setCurrentWidget(page != nullptr ? static_cast<QWidget *>(page) : m_emptyPage);
    presentActions();
    if (hadKeyboard && changes)
        setFocus();
}

/// The pane itself keeps the keyboard only while there is nothing to read.
void DocumentPane::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (DocumentPage *page = currentPage())
        page->focusView();
}

void DocumentPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void DocumentPane::retranslate()
{
    const QStringList texts{
        tr("Write a remark"), tr("Next change"), tr("Previous change"), tr("Find…"), tr("Close document"),
        tr("Go to the failing test"), tr("Go to the line that failed")};
    for (qsizetype i = 0; i < texts.size(); ++i)
        m_actions[i]->setText(texts[i]);
    presentActions();
    m_emptyText->setText(tr("Documents and files appear here as the team writes them.\n"
                            "Open one from the lanes, the project tree or the review queue."));
    for (const DocumentPage *page : std::as_const(m_pages))
        presentTab(page->input());
}

} // namespace baton::ui

#include "moc_document_pane.cpp"
