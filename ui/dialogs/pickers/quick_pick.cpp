// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/pickers/quick_pick.h"

#include "ui/dialogs/pickers/pick_model.h"
#include "ui/support/live_announcer.h"
#include "ui/support/paint.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"

#include <QApplication>
#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

/// Paints a row of a PickModel: the title with the matched letters marked (bold and underlined, so not by
/// colour alone), what stands before it in muted letters, the shortcut at the right. GUI thread.
class PickDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    PickDelegate(const ThemeController &theme, const PickModel &model, QObject *parent = nullptr);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    /// Draws with marks and returns the width it took.
    double paintMarked(QPainter &painter, const QRectF &rect, const QString &text, const QVector<int> &marks,
        const QColor &ink, const QFont &font) const;

    const ThemeController &m_theme;
    const PickModel &m_model;
};

PickDelegate::PickDelegate(const ThemeController &theme, const PickModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_model(model)
{
}

QSize PickDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, m_theme.px(34)};
}

void PickDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const PickEntry &entry = m_model.entry(index.row());
    const Theme &colours = m_theme.theme();
    painter->save();
    if ((option.state & QStyle::State_Selected) != 0) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.selection);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(0, 1, 0, -1), 6, 6);
    }
    QRectF rect = QRectF(option.rect).adjusted(12, 0, -12, 0);
    const QFont small = m_theme.font(11.5);
    if (!entry.keys.isEmpty()) {
        const double used = paint::text(*painter, rect, entry.keys, small, colours.muted, Qt::AlignRight);
        rect.setRight(rect.right() - used - 16);
    }
    QVector<int> marks;
    for (const int at : m_model.positions(index.row())) {
        if (at >= entry.titleStart)
            marks.append(at - entry.titleStart);
    }
    const QColor ink = entry.enabled ? colours.text : colours.muted;
    const double used = paintMarked(*painter, rect, entry.title(), marks, ink, m_theme.font());
    rect.setLeft(rect.left() + used + 10);
    if (rect.width() > m_theme.px(40))
        paint::text(*painter, rect, entry.context(), small, colours.muted, Qt::AlignLeft, Qt::ElideMiddle);
    painter->restore();
}

double PickDelegate::paintMarked(QPainter &painter, const QRectF &rect, const QString &text,
    const QVector<int> &marks, const QColor &ink, const QFont &font) const
{
    const QFontMetricsF metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, rect.width());
    const qsizetype whole = shown == text ? text.size() : shown.size() - 1;
    QVector<QTextLayout::FormatRange> formats;
    for (const int at : marks) {
        if (at >= whole)
            break;
        QTextCharFormat format;
        format.setFontWeight(QFont::Bold);
        format.setForeground(m_theme.theme().accent);
        format.setFontUnderline(true);
        formats.append({at, 1, format});
    }
    QTextLayout layout(shown, font);
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(1e6);
    layout.endLayout();
    painter.setPen(ink);
    painter.setClipRect(rect, Qt::IntersectClip);
    layout.draw(&painter, {rect.left(), rect.center().y() - line.height() / 2});
    return line.naturalTextWidth();
}

} // namespace

QuickPick::QuickPick(const ThemeController &theme, QWidget *window)
    : QWidget(window), m_theme(theme), m_panel(new QFrame(this)), m_edit(new QLineEdit(m_panel)),
      m_list(new QListView(m_panel)), m_nothing(new QLabel(m_panel)), m_status(new LiveAnnouncer(m_panel))
{
    build();
    connect(m_edit, &QLineEdit::textChanged, this, &QuickPick::onQuery);
    connect(m_list, &QListView::clicked, this, &QuickPick::pick);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &QuickPick::sayCurrent);
    connect(qApp, &QApplication::focusChanged, this, &QuickPick::onFocusChanged);
    m_edit->installEventFilter(this);
    window->installEventFilter(this);
    hide();
}

QuickPick::~QuickPick()
{
    // Its children lose the focus while it is destroyed.
    disconnect(qApp, nullptr, this, nullptr);
}

void QuickPick::build()
{
    m_panel->setObjectName(u"quickPickPanel"_s);
    auto *column = new QVBoxLayout(m_panel);
    column->setContentsMargins(10, 10, 10, 8);
    column->setSpacing(8);
    column->addWidget(m_edit);
    column->addWidget(m_nothing);
    column->addWidget(m_list, 1);
    m_status->setContentsMargins(12, 0, 12, 0);
    column->addWidget(m_status);
    m_edit->setObjectName(u"quickPickField"_s);
    m_edit->setMaxLength(200);
    m_edit->setClearButtonEnabled(false);
    m_list->setObjectName(u"quickPickList"_s);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PickDelegate(m_theme, m_model, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_nothing->setProperty("kind", u"muted"_s);
    m_nothing->setContentsMargins(12, 6, 12, 6);
    m_nothing->setWordWrap(true);
}

void QuickPick::open(const QVector<PickEntry> &entries)
{
    if (isHidden())
        m_focusBefore = window()->focusWidget();
    m_model.setEntries(entries);
    m_edit->clear();
    onQuery({});
    setGeometry(parentWidget()->rect());
    place();
    show();
    raise();
    m_edit->setFocus(Qt::PopupFocusReason);
}

void QuickPick::dismiss()
{
    if (isHidden())
        return;
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::PopupFocusReason);
}

void QuickPick::setWords(const QString &name, const QString &placeholder, const QString &nothing)
{
    setAccessibleName(name);
    m_edit->setAccessibleName(name);
    m_edit->setPlaceholderText(placeholder);
    m_list->setAccessibleName(name);
    m_nothing->setText(nothing);
}

bool QuickPick::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && !isHidden()) {
        setGeometry(parentWidget()->rect());
        place();
    }
    if (watched == m_edit && event->type() == QEvent::ShortcutOverride) {
        // Esc closes this, not whatever else has it as a shortcut.
        if (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
            event->accept();
    }
    if (watched == m_edit && event->type() == QEvent::KeyPress)
        return handleKey(static_cast<QKeyEvent *>(event)->key());
    return QWidget::eventFilter(watched, event);
}

void QuickPick::mousePressEvent(QMouseEvent *event)
{
    // Presses the panel has no use for come here too.
    if (!m_panel->geometry().contains(event->position().toPoint()))
        dismiss();
}

void QuickPick::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &colours = m_theme.theme();
    painter.fillRect(rect(), QColor(0, 0, 0, colours.dark ? 90 : 36));
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF panel = QRectF(m_panel->geometry());
    painter.setPen(Qt::NoPen);
    for (int spread = 10; spread > 0; spread -= 2) {
        painter.setBrush(QColor(0, 0, 0, 9));
        painter.drawRoundedRect(
            panel.adjusted(-spread, 3 - spread, spread, 4 + spread), 12 + spread, 12 + spread);
    }
    painter.setPen(colours.control);
    painter.setBrush(colours.panel);
    painter.drawRoundedRect(panel.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
}

void QuickPick::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

bool QuickPick::focusNextPrevChild(bool)
{
    return true; // Tab stays in the field: there is nowhere else to go
}

void QuickPick::place()
{
    const int width = std::min(m_theme.px(620), rect().width() - 32);
    const int rows = std::clamp(m_model.rowCount(), 1, 11);
    const int wanted =
        m_edit->sizeHint().height() + m_status->sizeHint().height() + rows * m_theme.px(34) + 40;
    const int top = std::min(m_theme.px(72), rect().height() / 10);
    const int height = std::min(wanted, rect().height() - top - 16);
    m_panel->setGeometry((rect().width() - width) / 2, top, width, height);
    update();
}

void QuickPick::onQuery(const QString &query)
{
    m_model.setQuery(query);
    const bool any = m_model.rowCount() > 0;
    m_list->setVisible(any);
    m_nothing->setVisible(!any);
    if (any)
        m_list->setCurrentIndex(m_model.index(0));
    m_list->scrollToTop();
    sayCurrent();
    place();
}

void QuickPick::onFocusChanged(QWidget *, QWidget *now)
{
    // Somebody else took the focus: it stays there.
    if (isHidden() || now == nullptr || now == this || isAncestorOf(now) || now->window() != window())
        return;
    hide();
}

bool QuickPick::handleKey(int key)
{
    const int page = std::max(1, m_list->viewport()->height() / m_theme.px(34) - 1);
    switch (key) {
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        pick();
        return true;
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(page);
        return true;
    case Qt::Key_PageUp:
        step(-page);
        return true;
    default:
        return false;
    }
}

void QuickPick::step(int rows)
{
    const int count = m_model.rowCount();
    if (count == 0)
        return;
    const int now = m_list->currentIndex().row();
    const bool single = rows == 1 || rows == -1;
    const int next = single ? (now + rows + count) % count : std::clamp(now + rows, 0, count - 1);
    m_list->setCurrentIndex(m_model.index(next));
}

void QuickPick::pick()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        return;
    if (!m_model.entry(current.row()).enabled) {
        m_status->announce(tr("“%1” is not available now.").arg(m_model.entry(current.row()).title()));
        return;
    }
    const int index = m_model.entryIndex(current.row());
    dismiss();
    Q_EMIT picked(index);
}

void QuickPick::sayCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid()) {
        m_status->announce(m_nothing->text());
        return;
    }
    m_status->announce(tr("%1 (%2 of %3)")
                           .arg(current.data(Qt::AccessibleTextRole).toString())
                           .arg(current.row() + 1)
                           .arg(m_model.rowCount()));
}

} // namespace baton::ui

#include "moc_quick_pick.cpp"
#include "quick_pick.moc"
