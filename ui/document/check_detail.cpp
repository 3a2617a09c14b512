// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/check_detail.h"

#include "ui/support/small_widgets.h"
#include "ui/text/words.h"

#include <QGuiApplication>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

CheckDetail::CheckDetail(const CheckResult &check, QWidget *parent) : QFrame(parent, Qt::Popup)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setProperty("kind", u"box"_s);
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
    go->setFocus();
}

void CheckDetail::openUnder(const QWidget &anchor)
{
    adjustSize();
    QPoint at = anchor.mapToGlobal(QPoint(anchor.width() - width(), anchor.height() + 4));
    if (const QScreen *screen = anchor.screen()) {
        const QRect room = screen->availableGeometry();
        at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
        at.setY(std::min(at.y(), std::max(room.top(), room.bottom() - height())));
    }
    move(at);
    show();
}

} // namespace baton::ui

#include "moc_check_detail.cpp"
