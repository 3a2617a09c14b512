// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/check_bar.h"

#include "core/base/text.h"
#include "core/domain/review.h"
#include "ui/support/small_widgets.h"
#include "ui/text/words.h"

#include <QApplication>
#include <QEvent>
#include <QFrame>
#include <QKeyEvent>
#include <QMenu>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

/// Small sheet over the window that says what a check found. Closes and deletes itself.
class CheckDetail : public QFrame {
    Q_OBJECT

public:
    CheckDetail(const CheckResult &check, QWidget *parent);
    void openUnder(const QWidget &anchor);

Q_SIGNALS:
    void lineRequested(int line);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void onFocusChanged(const QWidget *now);
};

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
        add(visible(check.detail), {});
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

constexpr int gap = 6;
constexpr int widestPill = 220;

QString signOf(CheckState state)
{
    return state == CheckState::Passed ? u"✓ "_s : state == CheckState::Failed ? u"✗ "_s : u"– "_s;
}

QString toneWord(CheckState state)
{
    return state == CheckState::Passed ? u"ok"_s : state == CheckState::Failed ? u"error"_s : u"neutral"_s;
}

QString pillText(const CheckResult &check)
{
    const QString title = signOf(check.state) + checkTitle(check.id);
    return check.state == CheckState::Failed && !check.detail.isEmpty()
        ? title + u": "_s + visibleLine(check.detail)
        : title;
}

} // namespace

CheckBar::CheckBar(QWidget *parent) : QWidget(parent), m_summary(addPill({}, u"neutral"_s))
{
    nameWidget(this, "Checks");
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_pills.clear();
    m_summary->setObjectName(u"checkSummary"_s);
    connect(m_summary, &QPushButton::clicked, this, &CheckBar::openMenu);
}

QPushButton *CheckBar::addPill(const QString &text, const QString &tone)
{
    auto *pill = new QPushButton(this);
    pill->setProperty("kind", u"pill"_s);
    pill->setProperty("tone", tone);
    pill->ensurePolished();
    const QString shown = pill->fontMetrics().elidedText(text, Qt::ElideRight, widestPill);
    pill->setText(QString(shown).replace(u'&', u"&&"_s));
    pill->setToolTip(shown == text ? QString() : text);
    pill->setAccessibleName(text);
    pill->setCursor(Qt::PointingHandCursor);
    pill->setAutoDefault(false);
    m_pills.append(pill);
    return pill;
}

void CheckBar::setChecks(const QVector<CheckResult> &checks, int openRemarks)
{
    if (checks == m_checks && openRemarks == m_openRemarks)
        return;
    m_checks = checks;
    // What failed is never the one that is cut off.
    std::stable_sort(m_checks.begin(), m_checks.end(), [](const CheckResult &a, const CheckResult &b) {
        return a.state == CheckState::Failed && b.state != CheckState::Failed;
    });
    m_openRemarks = openRemarks;
    rebuild();
}

void CheckBar::rebuild()
{
    qDeleteAll(m_pills);
    m_pills.clear();
    for (const CheckResult &check : std::as_const(m_checks)) {
        QPushButton *pill = addPill(pillText(check), toneWord(check.state));
        pill->setObjectName(u"check_"_s + check.id.value);
        connect(pill, &QPushButton::clicked, this, [this, check, pill] { showDetail(check, pill); });
    }
    if (m_openRemarks > 0) {
        QPushButton *pill = addPill(tr("%n remark(s) open", nullptr, m_openRemarks), u"warn"_s);
        pill->setObjectName(u"openRemarks"_s);
        connect(pill, &QPushButton::clicked, this, &CheckBar::remarksRequested);
    }
    const auto failed = std::count_if(m_checks.cbegin(), m_checks.cend(),
        [](const CheckResult &check) { return check.state == CheckState::Failed; });
    setStyleProperty(m_summary, "tone", failed > 0 ? u"error"_s : u"ok"_s);
    m_summary->setText(failed > 0 ? tr("✗ %1 of %2 checks").arg(failed).arg(m_checks.size())
                                  : tr("✓ %n check(s)", nullptr, static_cast<int>(m_checks.size())));
    setVisible(!m_pills.isEmpty());
    updateGeometry();
    place();
}

int CheckBar::fullWidth() const
{
    int width = 0;
    for (const QPushButton *pill : m_pills)
        width += pill->sizeHint().width() + gap;
    return std::max(0, width - gap);
}

QSize CheckBar::sizeHint() const
{
    return {fullWidth(), m_summary->sizeHint().height()};
}

QSize CheckBar::minimumSizeHint() const
{
    return {std::min(fullWidth(), m_summary->sizeHint().width()), m_summary->sizeHint().height()};
}

/// Laid out by hand: the choice between all and one depends on the width, and a layout would ask for it.
void CheckBar::place()
{
    const bool all = fullWidth() <= width();
    int right = width();
    const auto put = [&](QPushButton *pill) {
        const QSize size = pill->sizeHint();
        right -= size.width();
        pill->setGeometry(right, (height() - size.height()) / 2, size.width(), size.height());
        right -= gap;
        pill->show();
    };
    m_summary->setVisible(!all);
    for (QPushButton *pill : std::as_const(m_pills))
        pill->setVisible(all);
    if (!all)
        put(m_summary);
    for (auto pill = m_pills.crbegin(); all && pill != m_pills.crend(); ++pill)
        put(*pill);
}

void CheckBar::showDetail(const CheckResult &check, QWidget *under)
{
    auto *detail = new CheckDetail(check, this);
    connect(detail, &CheckDetail::lineRequested, this, &CheckBar::lineRequested);
    detail->openUnder(*under);
}

void CheckBar::openMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const CheckResult &check : std::as_const(m_checks)) {
        QAction *action = menu->addAction(signOf(check.state) + checkTitle(check.id));
        connect(action, &QAction::triggered, this, [this, check] { showDetail(check, m_summary); });
    }
    if (m_openRemarks > 0)
        menu->addAction(tr("%n remark(s) open", nullptr, m_openRemarks), this, &CheckBar::remarksRequested);
    menu->popup(m_summary->mapToGlobal(QPoint(0, m_summary->height())));
}

void CheckBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void CheckBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        rebuild();
}

} // namespace baton::ui

#include "check_bar.moc"
#include "moc_check_bar.cpp"
