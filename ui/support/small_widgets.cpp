// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/small_widgets.h"

#include <QAbstractItemView>
#include <QAccessibleWidget>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QResizeEvent>
#include <QStyle>
#include <QVariant>

namespace baton::ui {

using namespace Qt::StringLiterals;

void setStyleProperty(QWidget *widget, const char *name, const QString &value)
{
    if (widget->property(name).toString() == value)
        return;
    widget->setProperty(name, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

namespace {

/// A combo box under the name it was given, with what it shows as its value; Qt calls it by what it shows.
class NamedCombo final : public QAccessibleWidget {
public:
    explicit NamedCombo(QComboBox *box) : QAccessibleWidget(box, QAccessible::ComboBox), m_box(box) { }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? m_box->currentText() : QAccessibleWidget::text(kind);
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.expandable = true;
        state.expanded = m_box->view()->isVisible();
        state.editable = m_box->isEditable();
        return state;
    }
    [[nodiscard]] int childCount() const override { return m_box->isEditable() ? 2 : 1; }
    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        QWidget *part = index == 0 ? static_cast<QWidget *>(m_box->view()) : m_box->lineEdit();
        return part == nullptr ? nullptr : QAccessible::queryAccessibleInterface(part);
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        if (child == nullptr)
            return -1;
        return child->object() == m_box->lineEdit() ? 1 : child->object() == m_box->view() ? 0 : -1;
    }
    [[nodiscard]] QStringList actionNames() const override
    {
        return {showMenuAction(), pressAction(), setFocusAction()};
    }
    void doAction(const QString &name) override
    {
        if (name != showMenuAction() && name != pressAction())
            QAccessibleWidget::doAction(name);
        else if (m_box->view()->isVisible())
            m_box->hidePopup();
        else
            m_box->showPopup();
    }

private:
    QComboBox *m_box;
};

QAccessibleInterface *comboFactory(const QString &, QObject *object)
{
    auto *box = qobject_cast<QComboBox *>(object);
    return box != nullptr && !box->accessibleName().isEmpty() ? new NamedCombo(box) : nullptr;
}

} // namespace

void nameWidget(QWidget *widget, const char *name)
{
    // Installing the same function again is ignored by Qt.
    QAccessible::installFactory(comboFactory);
    const QString words = QString::fromLatin1(name);
    QString id;
    bool upper = false;
    for (const QChar c : words) {
        if (!c.isLetterOrNumber()) {
            upper = true;
            continue;
        }
        id += id.isEmpty() ? c.toLower() : upper ? c.toUpper() : c;
        upper = false;
    }
    widget->setAccessibleName(words);
    widget->setObjectName(id);
}

QString toWord(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return u"neutral"_s;
    case Tone::Accent:
        return u"accent"_s;
    case Tone::Ok:
        return u"ok"_s;
    case Tone::Warn:
        return u"warn"_s;
    case Tone::Error:
        return u"error"_s;
    }
    return {};
}

ElidedLabel::ElidedLabel(QWidget *parent, Qt::TextElideMode mode) : QLabel(parent), m_mode(mode)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setFullText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    updateGeometry();
    if (isVisible())
        elide();
    else
        setText(m_text);
}

QSize ElidedLabel::sizeHint() const
{
    ensurePolished();
    // QLabel's hint is that of the elided text; ours is what the whole text needs.
    const int frame = QLabel::sizeHint().width() - fontMetrics().horizontalAdvance(text());
    return {fontMetrics().horizontalAdvance(m_text) + frame + 1, QLabel::sizeHint().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QSize full = sizeHint();
    return {qMin(full.width(), fontMetrics().averageCharWidth() * 6), full.height()};
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    if (isVisible())
        elide();
}

void ElidedLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (isVisible() && (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange))
        elide();
}

void ElidedLabel::showEvent(QShowEvent *event)
{
    QLabel::showEvent(event);
    elide();
}

// Only while it is shown: before that neither width nor style are final.
void ElidedLabel::elide()
{
    const int room = width() - (QLabel::sizeHint().width() - fontMetrics().horizontalAdvance(text()));
    const QString shown = fontMetrics().elidedText(m_text, m_mode, qMax(0, room));
    if (shown != text())
        setText(shown);
    setToolTip(shown == m_text ? QString() : m_text);
    setAccessibleDescription(m_text);
}

Pill::Pill(QWidget *parent) : ElidedLabel(parent)
{
    setProperty("kind", u"pill"_s);
}

void Pill::show(const QString &text, Tone tone)
{
    setStyleProperty(this, "tone", toWord(tone));
    setFullText(text);
}

Heading::Heading(QWidget *parent) : QLabel(parent)
{
    setProperty("kind", u"heading"_s);
    setTextFormat(Qt::PlainText);
}

void Heading::setTitle(const QString &title)
{
    setText(title.toUpper());
    setAccessibleName(title);
}

ChipButton::ChipButton(const QString &text, QWidget *parent) : QPushButton(text, parent)
{
    setProperty("kind", u"chip"_s);
    setCursor(Qt::PointingHandCursor);
    setAutoDefault(false);
}

FlowLayout::FlowLayout(QWidget *parent, int spacing) : QLayout(parent)
{
    setContentsMargins({});
    setSpacing(spacing);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size;
}

int FlowLayout::arrange(const QRect &rect, bool move) const
{
    int y = rect.y();
    QVector<QPair<QLayoutItem *, QRect>> line;
    int x = rect.x();
    int height = 0;
    const auto finishLine = [&] {
        for (const auto &[item, place] : std::as_const(line)) {
            if (move)
                item->setGeometry(place.translated(0, (height - place.height()) / 2));
        }
        line.clear();
    };
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        QSize size = item->sizeHint();
        size.setWidth(qMin(size.width(), rect.width()));
        if (x + size.width() > rect.x() + rect.width() && !line.isEmpty()) {
            finishLine();
            y += height + spacing();
            x = rect.x();
            height = 0;
        }
        line.append({item, QRect(QPoint(x, y), size)});
        x += size.width() + spacing();
        height = qMax(height, size.height());
    }
    finishLine();
    return y + height - rect.y();
}

} // namespace baton::ui

#include "moc_small_widgets.cpp"
