// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/check_detail.h"

#include "ui/support/small_widgets.h"
#include "ui/text/words.h"

#include <QApplication>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

CheckDetail::CheckDetail(const CheckResult &check, QWidget *parent) : QFrame(parent->window())
{
    setAttribute(Qt::WA_DeleteOnClose);
    setProperty("kind", u"box"_s);
    setFocusPolicy(Qt::StrongFocus);
    nameWidget(this, "Check detail");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 10);
    column->setSpacing(6);
    const auto add = [this, column](const QString &text, const QString &kind) {
        auto *label = new QLabel(text, this);
        label->setTextFormat(Qt::PlainText);
        label->setProperty("kind", kind);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        column->addWidget(label);
    };
    add(checkTitle(check.id), u"title"_s);
    add(checkStateText(check.state), u"muted"_s);
    if (!check.detail.isEmpty())
        add(check.detail, {});
    setFixedWidth(340);
    if (check.line <= 0)
        return;
    auto *go = new QPushButton(tr("Go to line %1").arg(check.line), this);
    nameWidget(go, "Go to line");
    column->addWidget(go, 0, Qt::AlignLeft);
    connect(go, &QPushButton::clicked, this, [this, line = check.line] {
        Q_EMIT lineRequested(line);
        close();
    });
}

/// It is a child of the window, not one of its own: it goes as soon as the keyboard is elsewhere.
void CheckDetail::onFocusChanged(const QWidget *now)
{
    if (now != this && !isAncestorOf(now))
        close();
}

void CheckDetail::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

void CheckDetail::openUnder(const QWidget &anchor)
{
    adjustSize();
    const QWidget *window = parentWidget();
    const QPoint at = anchor.mapTo(window, QPoint(anchor.width() - width(), anchor.height() + 4));
    move(std::clamp(at.x(), 0, std::max(0, window->width() - width())),
        std::min(at.y(), std::max(0, window->height() - height())));
    show();
    raise();
    QWidget *first = findChild<QPushButton *>();
    (first != nullptr ? first : this)->setFocus();
    connect(qApp, &QApplication::focusChanged, this,
        [this](const QWidget *, const QWidget *now) { onFocusChanged(now); });
}

} // namespace baton::ui

#include "moc_check_detail.cpp"
