// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/trace_view.h"

#include "core/base/text.h"
#include "ui/support/format.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStackedLayout>
#include <QTreeWidget>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

QString words(const char *text, int count = -1)
{
    return QCoreApplication::translate("baton::ui::Trace", text, nullptr, count);
}

QString sizeText(qint64 characters)
{
    return words(QT_TRANSLATE_NOOP("baton::ui::Trace", "%1 characters")).arg(countText(characters));
}

QString roleText(PromptRole role)
{
    switch (role) {
    case PromptRole::System:
        return words(QT_TRANSLATE_NOOP("baton::ui::Trace", "System"));
    case PromptRole::User:
        return words(QT_TRANSLATE_NOOP("baton::ui::Trace", "User"));
    case PromptRole::Assistant:
        return words(QT_TRANSLATE_NOOP("baton::ui::Trace", "Assistant"));
    }
    return {};
}

void addMessage(QVector<TraceItem> &items, const PromptMessage &message, qsizetype number)
{
    const QString &text = message.text.content;
    items.append(
        {1, u"%1 · %2"_s.arg(number).arg(roleText(message.role)), sizeText(text.size()), text, false});
    qint64 at = 0;
    for (const PromptPart &part : message.parts) {
        const qint64 length = qBound(qint64(0), part.characters, text.size() - at);
        items.append({2, part.label, sizeText(part.characters), text.mid(at, length), false});
        at += length;
    }
}

QString attemptText(const CallAttempt &attempt)
{
    QString line = words(QT_TRANSLATE_NOOP("baton::ui::Trace", "Try %1 of %2: %3"))
                       .arg(attempt.number)
                       .arg(attempt.maxAttempts)
                       .arg(toWord(attempt.code));
    if (attempt.httpStatus > 0)
        line += u" · HTTP %1"_s.arg(attempt.httpStatus);
    if (!attempt.detail.isEmpty())
        line += u" · "_s + visibleLine(attempt.detail);
    if (attempt.waitMs > 0)
        line += u" · "_s
            + words(QT_TRANSLATE_NOOP("baton::ui::Trace", "waited %1")).arg(durationText(attempt.waitMs));
    return line;
}

void addTries(QVector<TraceItem> &items, const session::CallTrace &trace)
{
    QStringList lines;
    for (const CallAttempt &attempt : trace.attempts)
        lines.append(attemptText(attempt));
    if (trace.error) {
        const QString detail = trace.error->detail.isEmpty() ? QString() : u" · "_s + trace.error->detail;
        lines.append(words(QT_TRANSLATE_NOOP("baton::ui::Trace", "Ended with: %1"))
                         .arg(toWord(trace.error->code) + detail));
    }
    if (!lines.isEmpty())
        items.append({0, words(QT_TRANSLATE_NOOP("baton::ui::Trace", "Failed tries")),
            countText(lines.size()), lines.join(u'\n'), false});
}

QString tokensFact(const Usage &usage)
{
    QString in = words(QT_TRANSLATE_NOOP("baton::ui::Trace", "%1 tokens in")).arg(countText(usage.input));
    if (usage.cacheRead > 0)
        in += u" "_s
            + words(QT_TRANSLATE_NOOP("baton::ui::Trace", "(%1 cached)")).arg(countText(usage.cacheRead));
    QString out = words(QT_TRANSLATE_NOOP("baton::ui::Trace", "%1 out")).arg(countText(usage.output));
    if (usage.reasoning > 0)
        out += u" "_s
            + words(QT_TRANSLATE_NOOP("baton::ui::Trace", "(%1 reasoning)")).arg(countText(usage.reasoning));
    if (usage.estimated)
        out += u" "_s + words(QT_TRANSLATE_NOOP("baton::ui::Trace", "(estimated)"));
    return in + u" · "_s + out;
}

QString timesFact(const CallTimes &times)
{
    QStringList parts;
    if (times.sent > 0 && times.firstByte >= times.sent)
        parts.append(words(QT_TRANSLATE_NOOP("baton::ui::Trace", "first text after %1"))
                         .arg(durationText(times.firstByte - times.sent)));
    if (times.sent > 0 && times.lastByte >= times.sent)
        parts.append(words(QT_TRANSLATE_NOOP("baton::ui::Trace", "done after %1"))
                         .arg(durationText(times.lastByte - times.sent)));
    return parts.join(u" · "_s);
}

} // namespace

QVector<TraceItem> traceItems(const session::CallTrace &trace)
{
    QVector<TraceItem> items;
    qint64 size = 0;
    QStringList whole;
    for (const PromptMessage &message : trace.messages) {
        size += message.text.content.size();
        whole.append(message.text.content);
    }
    items.append({0, words(QT_TRANSLATE_NOOP("baton::ui::Trace", "Prompt")), sizeText(size),
        whole.join(u"\n\n────────\n\n"_s), false});
    for (qsizetype i = 0; i < trace.messages.size(); ++i)
        addMessage(items, trace.messages[i], i + 1);
    if (!trace.reasoning.isEmpty())
        items.append({0, words(QT_TRANSLATE_NOOP("baton::ui::Trace", "Reasoning")),
            sizeText(trace.reasoning.size()), trace.reasoning, false});
    items.append({0, words(QT_TRANSLATE_NOOP("baton::ui::Trace", "Raw answer")), sizeText(trace.reply.size()),
        trace.reply, true});
    addTries(items, trace);
    return items;
}

QStringList traceFacts(const session::CallTrace &trace)
{
    QStringList facts;
    facts.append(trace.endpoint.isEmpty() ? trace.model : trace.model + u" · "_s + trace.endpoint);
    facts.append(tokensFact(trace.usage));
    facts.append(moneyText(trace.cost));
    facts.append(timesFact(trace.times));
    const QString finish = trace.finishRaw.isEmpty() ? toWord(trace.finish) : trace.finishRaw;
    if (!finish.isEmpty())
        facts.append(words(QT_TRANSLATE_NOOP("baton::ui::Trace", "ended: %1")).arg(finish));
    facts.removeAll(QString());
    return facts;
}

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
