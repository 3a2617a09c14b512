// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a page and how they are put together; what they show is in document_page.cpp.
#include "ui/document/check_bar.h"
#include "ui/document/document_page.h"
#include "ui/document/document_view.h"
#include "ui/document/remark_margin.h"
#include "ui/document/remark_words.h"
#include "ui/document/review_bar.h"
#include "ui/document/trace_view.h"
#include "ui/document/view_switch.h"
#include "ui/editor/code_editor.h"
#include "ui/editor/diff_view.h"
#include "ui/editor/find_bar.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"
#include "ui/tests/tests_view.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int narrowWidth = 720; ///< below, the remarks go under the text, behind a strip
constexpr int marginWidth = 250;

} // namespace

void DocumentPage::build()
{
    setProperty("kind", u"panel"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    auto *bar = new QWidget(this);
    bar->setProperty("kind", u"toolbar"_s);
    bar->setAttribute(Qt::WA_StyledBackground);
    bar->setMinimumWidth(1);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(10, 5, 10, 5);
    row->setSpacing(8);
    m_switch = new ViewSwitch(bar);
    for (const char *name : {"Show tests", "Show document", "Show source", "Show changes", "Show trace"})
        m_switch->add(name);
    row->addWidget(m_switch);
    m_checks = new CheckBar(bar);
    row->addStretch(1);
    row->addWidget(m_checks);
    column->addWidget(bar);
    m_find = new FindBar(this);
    column->addWidget(m_find);
    m_splitter = new QSplitter(this);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_stack = new QStackedWidget(m_splitter);
    m_stack->setMinimumWidth(180);
    m_margin = new RemarkMargin(m_splitter);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    column->addWidget(m_splitter, 1);
    m_strip = new QPushButton(this);
    m_strip->setProperty("kind", u"flat"_s);
    nameWidget(m_strip, "Show remarks");
    column->addWidget(m_strip);
    m_bar = new ReviewBar(m_theme, this);
    column->addWidget(m_bar);
    connect(m_switch, &ViewSwitch::chosen, this,
        [this](int index) { setMode(static_cast<DocumentMode>(index)); });
    connect(m_strip, &QPushButton::clicked, this, [this] { setMarginOpen(!m_marginOpen); });
    connect(m_checks, &CheckBar::lineRequested, this, &DocumentPage::goToLine);
    connect(m_checks, &CheckBar::remarksRequested, this, [this] { setMarginOpen(true); });
    connect(m_find, &FindBar::findRequested, this, &DocumentPage::onFind);
    connect(m_find, &FindBar::lineRequested, this, &DocumentPage::goToLine);
    connect(m_find, &FindBar::closed, this, [this] {
        m_find->hide();
        m_stack->currentWidget()->setFocus();
    });
}

void DocumentPage::connectMargin()
{
    connect(m_margin, &RemarkMargin::decided, this, &DocumentPage::decided);
    connect(m_margin, &RemarkMargin::writingChanged, this, &DocumentPage::presentBar);
    connect(m_margin, &RemarkMargin::typed, this,
        [this](const Remark &remark) { Q_EMIT remarkTyped(path(), remark); });
    connect(m_margin, &RemarkMargin::lineRequested, this, &DocumentPage::goToLine);
    connect(m_margin, &RemarkMargin::writeRequested, this, &DocumentPage::startRemark);
    connect(m_margin, &RemarkMargin::finished, this, [this] { m_stack->currentWidget()->setFocus(); });
}

void DocumentPage::makeView(DocumentMode mode)
{
    if (mode == DocumentMode::Document && m_document == nullptr) {
        m_document = new DocumentView(m_theme);
        m_stack->addWidget(m_document);
        connect(m_document, &DocumentView::linkActivated, this,
            [this](const QUrl &link) { Q_EMIT linkActivated(link, path()); });
        connect(m_document, &DocumentView::markActivated, m_margin, &RemarkMargin::showRemarkAt);
    } else if (mode == DocumentMode::Source && m_source == nullptr) {
        makeSource();
    } else if (mode == DocumentMode::Changes && m_changes == nullptr) {
        makeChanges();
    } else if (mode == DocumentMode::Trace && m_trace == nullptr) {
        m_trace = new TraceView(m_theme);
        m_stack->addWidget(m_trace);
    } else if (mode == DocumentMode::Tests && m_tests == nullptr) {
        makeTests();
    }
}

void DocumentPage::makeTests()
{
    m_tests = new TestsView(m_theme);
    m_stack->addWidget(m_tests);
    connect(m_tests, &TestsView::decided, this, &DocumentPage::decided);
    connect(m_tests, &TestsView::testChanged, this, &DocumentPage::sightChanged);
    connect(m_tests, &TestsView::placeOpened, this, [this](const QString &file, int line) {
        QUrl link;
        link.setPath(u'/' + file);
        link.setFragment(line > 0 ? u"L%1"_s.arg(line) : QString());
        Q_EMIT linkActivated(link, path());
    });
}

void DocumentPage::presentTests()
{
    m_tests->setSight(m_input.tests.value_or(TestsSight()));
    if (isWriting())
        m_tests->setLive(m_live.text);
}

void DocumentPage::goToTest()
{
    if (m_mode == DocumentMode::Tests)
        m_tests->goToTest();
}

void DocumentPage::goToProgram()
{
    if (m_mode == DocumentMode::Tests)
        m_tests->goToProgram();
}

void DocumentPage::makeSource()
{
    m_source = new CodeEditor(m_theme, "Source editor");
    m_stack->addWidget(m_source);
    connect(m_source, &CodeEditor::edited, this, &DocumentPage::onEdited);
    connect(m_source, &CodeEditor::cursorMoved, this, &DocumentPage::cursorMoved);
    connect(m_source, &CodeEditor::markActivated, m_margin, &RemarkMargin::showRemarkAt);
}

void DocumentPage::makeChanges()
{
    m_changes = new DiffView(m_theme);
    m_stack->addWidget(m_changes);
    connect(m_changes, &DiffView::rangeChanged, this, &DocumentPage::present);
    connect(m_changes, &DiffView::textWanted, this, [this](int number) {
        const Revision *revision = m_input.artefact.revision(number);
        const TextHash hash = revision != nullptr ? revision->text : m_input.onDisk.value_or(TextHash());
        if (const auto text = textOf(hash))
            m_changes->setText(number, *text);
    });
}

/// Beside the text where there is room, else under it behind a strip that says how many there are.
void DocumentPage::arrangeMargin()
{
    const bool narrow = width() < m_theme.px(narrowWidth);
    const bool useful = !m_input.remarks.isEmpty() || isEditable(m_input.artefact);
    const auto wanted = narrow ? Qt::Vertical : Qt::Horizontal;
    const bool hasLines = m_mode != DocumentMode::Trace && m_mode != DocumentMode::Tests;
    const bool shown = useful && hasLines && (!narrow || m_marginOpen);
    const bool fresh = m_margin->isHidden() && shown;
    m_margin->setVisible(shown);
    if (m_splitter->orientation() != wanted || fresh) {
        m_splitter->setOrientation(wanted);
        const int whole = narrow ? m_splitter->height() : m_splitter->width();
        const int part = narrow ? whole * 45 / 100 : m_theme.px(marginWidth);
        m_splitter->setSizes({whole - part, part});
    }
    m_strip->setVisible(narrow && useful && hasLines);
    const int count = static_cast<int>(m_input.remarks.size());
    const QString words = count == 0 ? tr("Remarks") : tr("%n remark(s)", nullptr, count);
    m_strip->setText((m_marginOpen ? u"▾ "_s : u"▸ "_s) + words);
}

void DocumentPage::setMarginOpen(bool open)
{
    m_marginOpen = open;
    arrangeMargin();
}

TextPlace DocumentPage::placeInSight() const
{
    switch (m_mode) {
    case DocumentMode::Document:
        return m_document->selection();
    case DocumentMode::Source:
        return m_source->selection();
    case DocumentMode::Changes:
        return m_changes->selection();
    case DocumentMode::Trace:
    case DocumentMode::Tests:
        break;
    }
    return {};
}

void DocumentPage::startRemark()
{
    if (!isEditable(m_input.artefact) || m_mode == DocumentMode::Tests)
        return;
    const TextPlace place = placeInSight();
    setMarginOpen(true);
    m_margin->write(path(), shownRevision(), place);
}

void DocumentPage::openFind()
{
    if (m_mode == DocumentMode::Tests)
        return m_tests->openFind();
    const QString quote = placeInSight().quote;
    m_find->open(quote.size() < 60 ? quote.trimmed() : QString());
}

void DocumentPage::onFind(const QString &words, bool forward)
{
    bool found = false;
    if (m_mode == DocumentMode::Document)
        found = m_document->find(words, forward);
    else if (m_mode == DocumentMode::Source)
        found = m_source->find(words, forward);
    else if (m_mode == DocumentMode::Changes)
        found = m_changes->find(words, forward);
    else
        found = m_trace->find(words, forward);
    m_find->setFound(found);
}

void DocumentPage::goToLine(int line)
{
    if (m_mode == DocumentMode::Trace || m_mode == DocumentMode::Tests)
        setMode(DocumentMode::Document);
    if (m_mode == DocumentMode::Source)
        m_source->goToLine(line);
    else if (m_mode == DocumentMode::Changes)
        m_changes->goToLine(line);
    else if (m_isTextHere)
        m_document->goToLine(line);
    else
        m_wantedLine = line;
}

void DocumentPage::focusView()
{
    QWidget *view = m_stack->currentWidget();
    QWidget *reader = view->focusProxy() != nullptr ? view->focusProxy() : view;
    if (reader->isVisible())
        reader->setFocus();
}

void DocumentPage::goToChange(bool forward)
{
    // The first press shows the changes, the next ones walk through them.
    if (m_mode == DocumentMode::Changes)
        m_changes->goToChange(forward);
    else if (m_input.artefact.revisions.size() >= 2)
        setMode(DocumentMode::Changes);
}

} // namespace baton::ui
