// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/project_view.h"

#include "ui/dialogs/notices/outside_change_bar.h"
#include "ui/document/document_pane.h"
#include "ui/output/output_pane.h"
#include "ui/support/state_store.h"
#include "ui/support/theme_controller.h"
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

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

const QString columnsKey = u"window/columns"_s;
const QString centreKey = u"window/centre"_s;
const QString outputKey = u"window/output"_s;

} // namespace

ProjectView::ProjectView(ThemeController &theme, const Clock &clock, ProjectModels &models, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_toolBar(new RunToolBar(theme)),
      m_outside(new OutsideChangeBar(theme)), m_side(new SidePanel(theme)), m_lanes(new SwimlaneView(theme)),
      m_documents(new DocumentPane(theme, clock)), m_output(new OutputPane(theme)), m_timeline(new TimelinePanel(theme)),
      m_columns(new QSplitter(Qt::Horizontal)), m_centre(new QSplitter(Qt::Vertical))
{
    m_side->setModels(&models.queue, &models.tree);
    m_lanes->setSwimlanes(&models.lanes);
    m_timeline->setTimeline(&models.timeline);
    m_centre->addWidget(m_lanes);
    m_centre->addWidget(m_documents);
    m_centre->addWidget(m_output);
    m_output->hide();
    connect(m_output, &OutputPane::foldChanged, this, &ProjectView::onOutputFolded);
    connect(m_output, &OutputPane::roomRequested, this, &ProjectView::giveOutputTheRoom);
    m_centre->setStretchFactor(1, 1);
    m_centre->setChildrenCollapsible(false);
    for (QWidget *pane : {static_cast<QWidget *>(m_side), static_cast<QWidget *>(m_centre),
             static_cast<QWidget *>(m_timeline)})
        m_columns->addWidget(pane);
    m_columns->setStretchFactor(1, 1);
    m_columns->setChildrenCollapsible(false);
    for (QSplitter *splitter : {m_columns, m_centre}) {
        splitter->setHandleWidth(1);
        connect(splitter, &QSplitter::splitterMoved, this, [this] { m_arrangedByHand = true; });
    }
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
    QVector<QWidget *> panes{&m_side->queue(), &m_side->tree(), m_lanes, m_documents, &m_timeline->view()};
    if (m_output->isVisible() && !m_output->isFolded())
        panes.append(m_output);
    return panes;
}

void ProjectView::showOutput()
{
    if (m_output->isVisible())
        return;
    m_output->show();
    // A terminal of a kept height, taken from the document.
    const int room = m_centre->height();
    QList<int> sizes = m_centre->sizes();
    if (sizes.at(2) < m_theme.px(120))
        sizes[2] = m_outputHeight > 0 ? m_outputHeight : room * (room < m_theme.px(640) ? 60 : 45) / 100;
    sizes[0] = std::min(sizes.at(0), (room - sizes.at(2)) / 2);
    sizes[1] = room - sizes.at(0) - sizes.at(2);
    m_centre->setSizes(sizes);
}

void ProjectView::onOutputFolded(bool isFolded)
{
    QList<int> sizes = m_centre->sizes();
    const int all = sizes.at(1) + sizes.at(2);
    if (isFolded)
        m_outputHeight = sizes.at(2);
    sizes[2] = isFolded ? m_output->maximumHeight() : m_outputHeight;
    sizes[1] = all - sizes.at(2);
    m_centre->setSizes(sizes);
}

void ProjectView::giveOutputTheRoom()
{
    const bool isAlone = m_documents->isHidden();
    m_output->setFolded(false);
    m_documents->setVisible(isAlone);
    m_lanes->setVisible(isAlone);
}

void ProjectView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (!m_arrangedByHand)
        arrange();
}

/// Shares the room as the design does: side panes of a steady width, and in a low window more of the height
/// for the document than for the lanes, which scroll.
void ProjectView::arrange()
{
    const int left = std::clamp(width() * 17 / 100, m_theme.px(190), m_theme.px(248));
    const int right = std::clamp(width() * 22 / 100, m_theme.px(230), m_theme.px(312));
    m_columns->setSizes({left, width() - left - right, right});
    const int room = m_centre->height();
    const int lanes = std::min(room * (room < m_theme.px(640) ? 34 : 47) / 100, m_theme.px(372));
    const int output = m_output->isVisible() ? m_output->height() : 0;
    m_centre->setSizes({lanes, room - lanes - output, output});
}

void ProjectView::saveArrangement(UiStateStore &store) const
{
    const int output = m_output->isFolded() ? m_outputHeight : m_output->height();
    if (m_output->isVisible())
        store.setText(outputKey, QString::number(output));
    if (!m_arrangedByHand)
        return;
    store.setBytes(columnsKey, m_columns->saveState());
    store.setBytes(centreKey, m_centre->saveState());
}

void ProjectView::restoreArrangement(const UiStateStore &store)
{
    m_outputHeight = store.text(outputKey).toInt();
    // Only what a person arranged is kept; otherwise the window's size decides.
    m_arrangedByHand = m_columns->restoreState(store.bytes(columnsKey));
    m_arrangedByHand = m_centre->restoreState(store.bytes(centreKey)) || m_arrangedByHand;
}

} // namespace baton::ui

#include "moc_project_view.cpp"
