// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/project_view.h"

#include "ui/dialogs/outside_change_bar.h"
#include "ui/document/document_pane.h"
#include "ui/support/state_store.h"
#include "ui/views/composer.h"
#include "ui/views/project_tree_view.h"
#include "ui/views/review_queue_view.h"
#include "ui/views/run_tool_bar.h"
#include "ui/views/side_panel.h"
#include "ui/views/swimlane_view.h"
#include "ui/views/timeline_panel.h"
#include "ui/views/timeline_view.h"
#include "ui/window/project_models.h"

#include <QSplitter>
#include <QVBoxLayout>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

const QString columnsKey = u"window/columns"_s;
const QString centreKey = u"window/centre"_s;

} // namespace

ProjectView::ProjectView(ThemeController &theme, const Clock &clock, ProjectModels &models, QWidget *parent)
    : QWidget(parent)
    , m_toolBar(new RunToolBar(theme))
    , m_outside(new OutsideChangeBar(theme))
    , m_side(new SidePanel(theme))
    , m_lanes(new SwimlaneView(theme))
    , m_documents(new DocumentPane(theme, clock))
    , m_timeline(new TimelinePanel(theme))
    , m_columns(new QSplitter(Qt::Horizontal))
    , m_centre(new QSplitter(Qt::Vertical))
{
    m_side->setModels(&models.queue, &models.tree);
    m_lanes->setSwimlanes(&models.lanes);
    m_timeline->setTimeline(&models.timeline);
    m_centre->addWidget(m_lanes);
    m_centre->addWidget(m_documents);
    m_centre->setStretchFactor(0, 0);
    m_centre->setStretchFactor(1, 1);
    m_centre->setSizes({theme.px(370), theme.px(430)});
    m_centre->setChildrenCollapsible(false);
    for (QWidget *pane : {static_cast<QWidget *>(m_side), static_cast<QWidget *>(m_centre),
             static_cast<QWidget *>(m_timeline)})
        m_columns->addWidget(pane);
    m_columns->setStretchFactor(1, 1);
    m_columns->setChildrenCollapsible(false);
    for (QSplitter *splitter : {m_columns, m_centre})
        splitter->setHandleWidth(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_toolBar);
    layout->addWidget(m_outside);
    layout->addWidget(m_columns, 1);
}

ProjectView::~ProjectView() = default;

QVector<QWidget *> ProjectView::panes() const
{
    return {&m_side->queue(), &m_side->tree(), m_lanes, m_documents, &m_timeline->view()};
}

void ProjectView::saveArrangement(UiStateStore &store) const
{
    store.setBytes(columnsKey, m_columns->saveState());
    store.setBytes(centreKey, m_centre->saveState());
}

void ProjectView::restoreArrangement(const UiStateStore &store)
{
    m_columns->restoreState(store.bytes(columnsKey));
    m_centre->restoreState(store.bytes(centreKey));
}

} // namespace baton::ui

#include "moc_project_view.cpp"
