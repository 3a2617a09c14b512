// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/recent_list.h"

#include "ui/support/format.h"
#include "ui/support/paint.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"

#include <QContextMenuEvent>
#include <QDir>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

enum ItemRole { FolderRole = Qt::UserRole, NoteRole, MarkRole };

/// The mark that tells a project's state without words.
ArtefactState markOf(const QString &state)
{
    if (state == u"finished")
        return ArtefactState::Approved;
    if (state == u"waiting" || state == u"interrupted" || state == u"budget")
        return ArtefactState::Review;
    if (state == u"failed")
        return ArtefactState::Failed;
    return state == u"running" ? ArtefactState::Writing : ArtefactState::Queued;
}

QString stateWord(const RecentProject &project)
{
    if (project.state == u"running")
        return RecentList::tr("running");
    if (project.state == u"waiting")
        return project.waiting > 0 ? QString() : RecentList::tr("waits for you");
    if (project.state == u"finished")
        return RecentList::tr("finished");
    if (project.state == u"interrupted")
        return project.place.isEmpty() ? RecentList::tr("interrupted")
                                       : RecentList::tr("interrupted at %1").arg(project.place);
    if (project.state == u"failed")
        return project.place.isEmpty() ? RecentList::tr("a step failed")
                                       : RecentList::tr("failed at %1").arg(project.place);
    if (project.state == u"budget")
        return RecentList::tr("stopped at the money limit");
    return project.state == u"paused" ? RecentList::tr("paused") : QString();
}

class RecentDelegate final : public QStyledItemDelegate {
public:
    RecentDelegate(const ThemeController &theme, QObject *parent)
        : QStyledItemDelegate(parent), m_theme(theme)
    {
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {100, m_theme.px(46)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = m_theme.theme();
        const bool hot = option.state.testFlag(QStyle::State_MouseOver);
        if (option.state.testFlag(QStyle::State_Selected) && option.state.testFlag(QStyle::State_HasFocus))
            painter->fillRect(option.rect, theme.selection);
        else if (hot)
            painter->fillRect(option.rect, theme.background);
        const double mark = m_theme.px(10);
        const auto state = static_cast<ArtefactState>(index.data(MarkRole).toInt());
        paint::state(*painter,
            QRectF(option.rect.left() + 12, option.rect.center().y() - mark / 2, mark, mark), state, theme);
        const QRectF words = QRectF(option.rect).adjusted(12 + mark + 9, 4, -10, -4);
        const double half = words.height() / 2;
        paint::text(*painter, QRectF(words.left(), words.top(), words.width(), half),
            index.data(Qt::DisplayRole).toString(), m_theme.font(13, QFont::DemiBold), theme.text);
        paint::text(*painter, QRectF(words.left(), words.top() + half, words.width(), half),
            index.data(NoteRole).toString(), m_theme.font(11.5), theme.muted, Qt::AlignLeft, Qt::ElideMiddle);
        if (option.state.testFlag(QStyle::State_HasFocus))
            paint::focusRing(*painter, QRectF(option.rect).adjusted(1, 1, -1, -1), theme, 4);
    }

private:
    const ThemeController &m_theme;
};

} // namespace

RecentList::RecentList(const ThemeController &theme, QWidget *parent) : QListWidget(parent)
{
    nameWidget(this, "Recent projects");
    setItemDelegate(new RecentDelegate(theme, this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(this, &QListWidget::itemClicked, this, &RecentList::openItem);
    connect(this, &QListWidget::itemActivated, this, &RecentList::openItem);
    connect(&theme, &ThemeController::changed, this, &QListWidget::doItemsLayout);
}

QString RecentList::stateLine(const RecentProject &project, TimeMs now)
{
    QStringList parts{stateWord(project)};
    if (project.waiting > 0)
        parts.append(tr("%n wait(s) for you", nullptr, project.waiting));
    if (project.state == u"interrupted")
        parts.append(tr("continue"));
    else if (project.state == u"finished" && project.time > 0)
        parts.append(clockText(project.time, now));
    if (project.costUsd >= 0 && project.state != u"interrupted")
        parts.append(moneyText(Money::fromUsd(project.costUsd)));
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

void RecentList::setProjects(const QVector<RecentProject> &projects, TimeMs now)
{
    m_projects = projects;
    m_now = now;
    retranslate();
}

void RecentList::retranslate()
{
    clear();
    for (const RecentProject &project : std::as_const(m_projects)) {
        const QString name = project.name.isEmpty() ? QDir(project.folder).dirName() : project.name;
        const QString note = stateLine(project, m_now);
        auto *item = new QListWidgetItem(name, this);
        item->setData(FolderRole, project.folder);
        item->setData(NoteRole, note);
        item->setData(MarkRole, static_cast<int>(markOf(project.state)));
        item->setData(Qt::AccessibleTextRole, QString(name + u", "_s + note));
        item->setToolTip(QDir::toNativeSeparators(project.folder));
    }
}

void RecentList::openItem(QListWidgetItem *item)
{
    Q_EMIT opened(item->data(FolderRole).toString());
}

void RecentList::contextMenuEvent(QContextMenuEvent *event)
{
    const bool mouse = event->reason() == QContextMenuEvent::Mouse;
    const QListWidgetItem *item = mouse ? itemAt(event->pos()) : currentItem();
    if (!item)
        return;
    const QString folder = item->data(FolderRole).toString();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        menu->addAction(tr("Open")), &QAction::triggered, this, [this, folder] { Q_EMIT opened(folder); });
    connect(menu->addAction(tr("Remove from this list")), &QAction::triggered, this,
        [this, folder] { Q_EMIT forgotten(folder); });
    menu->popup(mouse ? event->globalPos() : viewport()->mapToGlobal(visualItemRect(item).center()));
}

} // namespace baton::ui

#include "moc_recent_list.cpp"
