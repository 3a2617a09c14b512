// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/side_panel.h"

#include "ui/models/project_tree_model.h"
#include "ui/models/review_queue_model.h"
#include "ui/support/paint.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"
#include "ui/text/words.h"
#include "ui/views/project_tree_view.h"
#include "ui/views/review_queue_view.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>
#include <QVBoxLayout>

#include <array>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array legendStates{ArtefactState::Approved, ArtefactState::Review, ArtefactState::Writing,
    ArtefactState::Queued, ArtefactState::Stale, ArtefactState::Failed};

QHBoxLayout *headLine(QWidget *heading, QWidget *right = nullptr)
{
    auto *line = new QHBoxLayout;
    line->setContentsMargins(12, 9, 12, 5);
    line->addWidget(heading, 1);
    if (right)
        line->addWidget(right);
    return line;
}

QFrame *hairline(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setProperty("kind", u"bar"_s);
    line->setFixedHeight(1);
    return line;
}

} // namespace

SidePanel::SidePanel(const ThemeController &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_queueHeading(new Heading(this)), m_count(new Pill(this)),
      m_queueEmpty(new ElidedLabel(this)), m_queue(new ReviewQueueView(theme, this)),
      m_treeHeading(new Heading(this)), m_treeEmpty(new ElidedLabel(this)),
      m_tree(new ProjectTreeView(theme, this)), m_legendHeading(new Heading(this)),
      m_legend(new StateLegend(theme, this))
{
    setProperty("kind", u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    setObjectName(u"sidePanel"_s);
    for (ElidedLabel *label : {m_queueEmpty, m_treeEmpty}) {
        label->setProperty("kind", u"muted"_s);
        label->setContentsMargins(12, 2, 12, 6);
    }
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins({});
    box->setSpacing(0);
    box->addLayout(headLine(m_queueHeading, m_count));
    box->addWidget(m_queueEmpty);
    box->addWidget(m_queue);
    box->addSpacing(8);
    box->addWidget(hairline(this));
    box->addLayout(headLine(m_treeHeading));
    box->addWidget(m_treeEmpty);
    box->addWidget(m_tree, 1);
    box->addWidget(hairline(this));
    box->addLayout(headLine(m_legendHeading));
    box->addWidget(m_legend);
    box->addSpacing(8);
    connect(&theme, &ThemeController::changed, m_legend, &StateLegend::fit);
    retranslate();
}

void SidePanel::setModels(ReviewQueueModel *queue, ProjectTreeModel *tree)
{
    m_queue->setQueue(queue);
    m_tree->setTree(tree);
    for (QAbstractItemModel *model : std::initializer_list<QAbstractItemModel *>{queue, tree}) {
        connect(model, &QAbstractItemModel::rowsInserted, this, &SidePanel::onCountsChanged);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &SidePanel::onCountsChanged);
        connect(model, &QAbstractItemModel::modelReset, this, &SidePanel::onCountsChanged);
    }
    onCountsChanged();
}

QSize SidePanel::sizeHint() const
{
    return {m_theme.px(248), 400};
}

void SidePanel::onCountsChanged()
{
    const int waiting = m_queue->model() ? m_queue->model()->rowCount() : 0;
    m_count->show(QString::number(waiting), waiting > 0 ? Tone::Warn : Tone::Neutral);
    m_count->setVisible(waiting > 0);
    m_queueEmpty->setVisible(waiting == 0);
    const int roots = m_tree->model() ? m_tree->model()->rowCount() : 0;
    m_treeEmpty->setVisible(roots == 0);
}

void SidePanel::retranslate()
{
    m_queueHeading->setTitle(tr("Review queue"));
    m_treeHeading->setTitle(tr("Project"));
    m_legendHeading->setTitle(tr("Legend"));
    m_queueEmpty->setFullText(tr("Nothing waits for you."));
    m_treeEmpty->setFullText(tr("Files appear here as they are planned."));
    m_legend->fit();
    onCountsChanged();
}

void SidePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

StateLegend::StateLegend(const ThemeController &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAccessibleName(u"Legend"_s);
}

QSize StateLegend::sizeHint() const
{
    return {m_theme.px(248), arrange(m_theme.px(248), nullptr)};
}

void StateLegend::fit()
{
    setFixedHeight(arrange(width(), nullptr));
    update();
}

void StateLegend::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

int StateLegend::arrange(int width, QPainter *painter) const
{
    const QFont font = m_theme.font(12);
    const QFontMetricsF metrics(font);
    const double mark = m_theme.px(10);
    const double line = m_theme.px(20);
    double x = 12;
    double y = 0;
    for (const ArtefactState state : legendStates) {
        const QString words = stateText(state);
        const double needed = mark + 5 + metrics.horizontalAdvance(words);
        if (x > 12 && x + needed > width - 8) {
            x = 12;
            y += line;
        }
        if (painter) {
            paint::state(*painter, QRectF(x, y + (line - mark) / 2, mark, mark), state, m_theme.theme());
            paint::text(*painter, QRectF(x + mark + 5, y, width - 8 - x - mark - 5, line), words, font,
                m_theme.theme().muted);
        }
        x += needed + 10;
    }
    return qRound(y + line);
}

void StateLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    arrange(width(), &painter);
}

} // namespace baton::ui

#include "moc_side_panel.cpp"
