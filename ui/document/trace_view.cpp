// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/trace_view.h"

#include "ui/document/trace_items.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"

#include <QEvent>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStackedLayout>
#include <QTreeWidget>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int narrowWidth = 620; ///< below, the text goes under the list
constexpr int textRole = Qt::UserRole;

} // namespace

TraceView::TraceView(ThemeController &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_stack(new QStackedLayout(this)), m_message(new QLabel(this)),
      m_facts(new QLabel), m_splitter(new QSplitter), m_tree(new QTreeWidget), m_text(new QPlainTextEdit)
{
    m_message->setProperty("kind", u"muted"_s);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setMargin(24);
    m_stack->addWidget(m_message);
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins({});
    column->setSpacing(0);
    m_facts->setProperty("kind", u"muted"_s);
    m_facts->setWordWrap(true);
    m_facts->setContentsMargins(12, 8, 12, 8);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setTextFormat(Qt::PlainText);
    column->addWidget(m_facts);
    column->addWidget(m_splitter, 1);
    m_splitter->addWidget(m_tree);
    m_splitter->addWidget(m_text);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(1, 1);
    m_stack->addWidget(page);
    nameWidget(m_tree, "Trace view");
    setFocusProxy(m_tree);
    m_tree->setColumnCount(2);
    m_tree->setHeaderHidden(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->setUniformRowHeights(true);
    nameWidget(m_text, "Trace text");
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(10);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &TraceView::onItemChanged);
    connect(&m_theme, &ThemeController::changed, this, &TraceView::restyle);
    restyle();
}

void TraceView::setTrace(const session::CallTrace &trace)
{
    m_trace = trace;
    fill();
    m_stack->setCurrentIndex(1);
}

void TraceView::setMessage(const QString &message)
{
    m_trace.reset();
    m_message->setText(message);
    m_stack->setCurrentIndex(0);
}

void TraceView::fill()
{
    m_tree->clear();
    if (!m_trace)
        return;
    QVector<QTreeWidgetItem *> parents{m_tree->invisibleRootItem()};
    const QVector<TraceItem> items = traceItems(*m_trace);
    for (const TraceItem &item : items) {
        parents.resize(item.depth + 1);
        auto *row = new QTreeWidgetItem(parents.constLast(), {item.title, item.size});
        row->setData(0, textRole, item.text);
        row->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        row->setForeground(1, m_theme.theme().muted);
        row->setToolTip(0, item.title);
        // The messages are in sight, their parts one click away.
        row->setExpanded(item.depth == 0);
        parents.append(row);
        if (item.isAnswer)
            m_tree->setCurrentItem(row);
    }
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_facts->setText(traceFacts(*m_trace).join(u"  ·  "_s));
}

void TraceView::onItemChanged()
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    m_text->setPlainText(item == nullptr ? QString() : item->data(0, textRole).toString());
}

bool TraceView::find(const QString &text, bool forward)
{
    const auto flags = forward ? QTextDocument::FindFlags() : QTextDocument::FindBackward;
    if (m_text->find(text, flags))
        return true;
    m_text->moveCursor(forward ? QTextCursor::Start : QTextCursor::End);
    return m_text->find(text, flags);
}

void TraceView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const auto wanted = width() < m_theme.px(narrowWidth) ? Qt::Vertical : Qt::Horizontal;
    if (m_splitter->orientation() != wanted || m_splitter->sizes().value(0) == 0) {
        m_splitter->setOrientation(wanted);
        m_splitter->setSizes(wanted == Qt::Vertical ? QList<int>{150, 300} : QList<int>{290, 700});
    }
}

void TraceView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fill();
}

void TraceView::restyle()
{
    m_text->setFont(m_theme.codeFont(12));
    QPalette colours = m_text->palette();
    colours.setColor(QPalette::Base, m_theme.theme().code);
    m_text->setPalette(colours);
    fill();
}

} // namespace baton::ui

#include "moc_trace_view.cpp"
