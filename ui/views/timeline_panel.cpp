// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/timeline_panel.h"

#include "ui/support/paint.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"
#include "ui/views/composer.h"
#include "ui/views/timeline_view.h"

#include <QActionGroup>
#include <QEvent>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace baton::ui {

using namespace Qt::StringLiterals;

TimelinePanel::TimelinePanel(const ThemeController &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_filter(new TimelineFilter(this)), m_heading(new Heading(this)),
      m_filterButton(new QToolButton(this)), m_searchButton(new QToolButton(this)),
      m_search(new QLineEdit(this)), m_menu(new QMenu(this)), m_empty(new QLabel(this)),
      m_view(new TimelineView(theme, this)), m_composer(new Composer(this))
{
    setProperty("kind", u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    setObjectName(u"timelinePanel"_s);
    for (QToolButton *button : {m_filterButton, m_searchButton})
        button->setProperty("kind", u"flat"_s);
    m_filterButton->setPopupMode(QToolButton::InstantPopup);
    m_filterButton->setMenu(m_menu);
    m_filterButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_searchButton->setCheckable(true);
    m_search->hide();
    m_search->setClearButtonEnabled(true);
    m_empty->setProperty("kind", u"muted"_s);
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(12, 8, 12, 8);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 6, 8, 2);
    head->setSpacing(2);
    head->addWidget(m_heading, 1);
    head->addWidget(m_filterButton);
    head->addWidget(m_searchButton);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins({});
    box->setSpacing(0);
    box->addLayout(head);
    auto *searchLine = new QVBoxLayout;
    searchLine->setContentsMargins(12, 2, 12, 4);
    searchLine->addWidget(m_search);
    box->addLayout(searchLine);
    box->addWidget(m_empty);
    box->addWidget(m_view, 1);
    box->addWidget(m_composer);
    connect(m_menu, &QMenu::aboutToShow, this, &TimelinePanel::fillFilterMenu);
    connect(m_searchButton, &QToolButton::toggled, this, &TimelinePanel::toggleSearch);
    connect(m_search, &QLineEdit::textChanged, m_filter, &TimelineFilter::setSearch);
    connect(&theme, &ThemeController::changed, this, &TimelinePanel::retranslate);
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_filter, signal, this, &TimelinePanel::onFilterChanged);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &TimelinePanel::onFilterChanged);
    retranslate();
}

void TimelinePanel::setTimeline(TimelineModel *timeline)
{
    m_timeline = timeline;
    m_filter->setSourceModel(timeline);
    m_view->setTimeline(timeline, m_filter);
    connect(timeline, &QAbstractItemModel::modelReset, this, &TimelinePanel::onTimelineReset);
    onTimelineReset();
}

QSize TimelinePanel::sizeHint() const
{
    return {m_theme.px(312), 400};
}

void TimelinePanel::onTimelineReset()
{
    m_composer->setRoles(m_timeline->roles());
    onFilterChanged();
}

void TimelinePanel::addRole(const QString &role, const QString &name)
{
    QAction *action = m_menu->addAction(name);
    action->setCheckable(true);
    action->setChecked(role == m_role);
    connect(action, &QAction::triggered, this, [this, role] { chooseRole(role); });
}

void TimelinePanel::chooseRole(const QString &role)
{
    m_role = role;
    m_filter->setRole(role);
    retranslate();
}

void TimelinePanel::toggleKind(EntryKind kind)
{
    // An empty set means all of them, so that nothing is ever hidden by accident.
    const QSet<int> all{0, 1, 2, 3};
    QSet<int> kinds = m_kinds.isEmpty() ? all : m_kinds;
    if (!kinds.remove(static_cast<int>(kind)))
        kinds.insert(static_cast<int>(kind));
    m_kinds = kinds == all ? QSet<int>() : kinds;
    m_filter->setKinds(m_kinds);
    retranslate();
}

void TimelinePanel::fillFilterMenu()
{
    m_menu->clear();
    addRole({}, tr("All roles"));
    if (m_timeline) {
        for (const QString &role : m_timeline->roles().roles())
            addRole(role, m_timeline->roles().name(role));
    }
    m_menu->addSeparator();
    for (const EntryKind kind :
        {EntryKind::Message, EntryKind::Decision, EntryKind::Call, EntryKind::Error}) {
        const int id = static_cast<int>(kind);
        QAction *action = m_menu->addAction(entryKindText(kind));
        action->setCheckable(true);
        action->setChecked(m_kinds.isEmpty() || m_kinds.contains(id));
        connect(action, &QAction::triggered, this, [this, kind] { toggleKind(kind); });
    }
}

void TimelinePanel::onFilterChanged()
{
    const bool empty = m_filter->rowCount() == 0;
    m_empty->setVisible(empty);
    m_empty->setText(m_filter->isNarrowed()
            ? tr("Nothing matches the filter.")
            : tr("Messages, decisions, calls and errors appear here as the team works."));
}

void TimelinePanel::toggleSearch(bool on)
{
    m_search->setVisible(on);
    if (on)
        m_search->setFocus(Qt::OtherFocusReason);
    else
        m_search->clear();
}

void TimelinePanel::retranslate()
{
    const QColor ink = m_theme.theme().muted;
    m_heading->setTitle(tr("Timeline"));
    m_searchButton->setIcon(tintedIcon(u"search"_s, ink));
    m_searchButton->setToolTip(tr("Search the timeline"));
    m_searchButton->setAccessibleName(tr("Search the timeline"));
    m_filterButton->setIcon(tintedIcon(u"filter"_s, m_filter->isNarrowed() ? m_theme.theme().accent : ink));
    m_filterButton->setText(m_filter->isNarrowed() ? tr("Filtered") : tr("All"));
    m_filterButton->setAccessibleName(tr("Filter the timeline"));
    m_search->setPlaceholderText(tr("Search"));
    onFilterChanged();
}

void TimelinePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace baton::ui

#include "moc_timeline_panel.cpp"
