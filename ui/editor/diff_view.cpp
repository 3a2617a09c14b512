// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/diff_view.h"

#include "ui/editor/diff_column_p.h"
#include "ui/support/paint.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedLayout>
#include <QToolButton>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

using Kind = DiffLine::Kind;

namespace {

constexpr int narrowWidth = 560;
constexpr qsizetype colouredAtOnce = 60'000;

} // namespace

DiffView::DiffView(ThemeController &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setProperty("kind", u"panel"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    buildBar();
    layout->addWidget(m_bar);
    auto *content = new QWidget(this);
    m_stack = new QStackedLayout(content);
    layout->addWidget(content, 1);
    m_message = new QLabel(content);
    m_message->setProperty("kind", u"muted"_s);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setMargin(24);
    m_stack->addWidget(m_message);
    buildColumns();
    m_colouring.setSingleShot(true);
    connect(&m_colouring, &QTimer::timeout, this, &DiffView::colour);
    connect(&m_theme, &ThemeController::changed, this, &DiffView::retranslate);
    retranslate();
    refresh();
}

DiffView::~DiffView() = default;

void DiffView::buildBar()
{
    m_bar = new QWidget(this);
    m_bar->setProperty("kind", u"toolbar"_s);
    m_bar->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(10, 4, 10, 4);
    row->setSpacing(6);
    const auto combo = [this, row](const char *name) {
        auto *box = new QComboBox(m_bar);
        nameWidget(box, name);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        row->addWidget(box);
        return box;
    };
    const auto button = [this, row](const char *name) {
        auto *tool = new QToolButton(m_bar);
        nameWidget(tool, name);
        tool->setProperty("kind", u"flat"_s);
        row->addWidget(tool);
        return tool;
    };
    m_fromBox = combo("Older revision");
    m_arrow = new QLabel(u"→"_s, m_bar);
    row->addWidget(m_arrow);
    m_toBox = combo("Newer revision");
    m_counts = new QLabel(m_bar);
    m_counts->setTextFormat(Qt::RichText);
    m_counts->setObjectName(u"changeCounts"_s);
    row->addWidget(m_counts);
    row->addStretch(1);
    m_position = new QLabel(m_bar);
    m_position->setObjectName(u"changePosition"_s);
    m_position->setProperty("kind", u"small"_s);
    row->addWidget(m_position);
    m_previous = button("Previous change");
    m_next = button("Next change");
    m_form = button("Side by side");
    m_form->setCheckable(true);
    m_form->setProperty("kind", u"segment"_s);
    m_bar->setMinimumWidth(1); // what does not fit is left out, see resizeEvent
    connect(m_fromBox, &QComboBox::activated, this, &DiffView::onFromChosen);
    connect(m_toBox, &QComboBox::activated, this, &DiffView::onToChosen);
    connect(m_previous, &QToolButton::clicked, this, [this] { goToChange(false); });
    connect(m_next, &QToolButton::clicked, this, [this] { goToChange(true); });
    connect(m_form, &QToolButton::toggled, this, &DiffView::setSideBySide);
}

void DiffView::buildColumns()
{
    m_inline = new DiffColumn(m_theme, DiffNumbers::Both, "Changes view", this);
    m_stack->addWidget(m_inline->widget());
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    m_before = new DiffColumn(m_theme, DiffNumbers::Old, "Changes view, older revision", splitter);
    m_after = new DiffColumn(m_theme, DiffNumbers::New, "Changes view, newer revision", splitter);
    m_pair = splitter;
    m_stack->addWidget(m_pair);
    link(m_before, m_after);
    link(m_after, m_before);
    for (DiffColumn *column : {m_inline, m_before, m_after})
        connect(column, &DiffColumn::selectionChanged, this, &DiffView::selectionChanged);
}

/// Both columns have the same number of lines, so they scroll as one.
void DiffView::link(DiffColumn *from, DiffColumn *to)
{
    connect(from->scrollBar(), &QScrollBar::valueChanged, to, [to](int value) {
        if (to->scrollBar()->value() != value)
            to->scrollBar()->setValue(value);
    });
}

void DiffView::setPath(const QString &path)
{
    m_path = path;
}

void DiffView::setRevisions(const QVector<DiffRevision> &revisions)
{
    if (revisions == m_revisions)
        return;
    m_revisions = revisions;
    for (QComboBox *box : {m_fromBox, m_toBox}) {
        box->clear();
        for (const DiffRevision &revision : revisions)
            box->addItem(revision.label, revision.number);
    }
    if (revisions.size() < 2) {
        compare(0, 0);
        return;
    }
    const bool stays = m_fromBox->findData(m_from) >= 0 && m_toBox->findData(m_to) >= 0 && m_from != 0;
    if (stays)
        compare(m_from, m_to);
    else
        compare(revisions.at(revisions.size() - 2).number, revisions.constLast().number);
}

void DiffView::setText(int revision, const QString &text)
{
    const auto known = m_texts.constFind(revision);
    if (known != m_texts.cend() && *known == text)
        return;
    m_texts.insert(revision, text);
    if (revision == m_from || revision == m_to)
        refresh();
}

void DiffView::compare(int from, int to)
{
    const bool changed = from != m_from || to != m_to;
    m_texts.removeIf(
        [from, to](QHash<int, QString>::iterator it) { return it.key() != from && it.key() != to; });
    m_from = from;
    m_to = to;
    m_fromBox->setCurrentIndex(m_fromBox->findData(from));
    m_toBox->setCurrentIndex(m_toBox->findData(to));
    refresh();
    if (changed)
        Q_EMIT rangeChanged(from, to);
}

void DiffView::onFromChosen()
{
    compare(m_fromBox->currentData().toInt(), m_to);
}

void DiffView::onToChosen()
{
    compare(m_from, m_toBox->currentData().toInt());
}

void DiffView::setSideBySide(bool on)
{
    if (on == m_sideBySide)
        return;
    m_sideBySide = on;
    m_form->setChecked(on);
    refresh();
}

void DiffView::refresh()
{
    m_colouring.stop();
    m_rows.clear();
    m_starts.clear();
    m_change = -1;
    if (m_revisions.size() < 2 || m_from == 0) {
        showMessage(
            tr("There is only one revision so far. What changes will be shown here with the next one."));
    } else if (!m_texts.contains(m_from) || !m_texts.contains(m_to)) {
        showMessage(tr("Fetching the text…"));
        for (const int revision : {m_from, m_to}) {
            if (!m_texts.contains(revision))
                Q_EMIT textWanted(revision);
        }
    } else {
        m_rows = artefact::diffLines(m_texts.value(m_from), m_texts.value(m_to));
        showRows();
    }
    showCounts();
}

void DiffView::showRows()
{
    if (changeStarts(m_rows).isEmpty()) {
        showMessage(tr("r%1 and r%2 are the same.").arg(m_from).arg(m_to));
        return;
    }
    const Language language = languageOfPath(m_path);
    if (m_sideBySide) {
        const DiffColumns columns = sideBySide(m_rows);
        m_starts = changeStarts(columns);
        m_left = columns.before;
        m_right = columns.after;
        m_before->setRows(m_left, language);
        m_after->setRows(m_right, language);
        m_stack->setCurrentWidget(m_pair);
        setFocusProxy(m_after->widget());
    } else {
        m_starts = changeStarts(m_rows);
        m_inline->setRows(m_rows, language);
        m_stack->setCurrentWidget(m_inline->widget());
        setFocusProxy(m_inline->widget());
    }
    goToChange(true);
    // A long text is shown first and coloured a moment later.
    if (m_texts.value(m_from).size() + m_texts.value(m_to).size() > colouredAtOnce)
        m_colouring.start(0);
    else
        colour();
}

void DiffView::colour()
{
    const DiffStyles styles = diffStyles(languageOfPath(m_path), m_texts.value(m_from), m_texts.value(m_to));
    const auto shown = columns();
    for (DiffColumn *column : shown)
        column->setStyles(styles);
}

void DiffView::showMessage(const QString &text)
{
    m_message->setText(text);
    m_stack->setCurrentWidget(m_message);
}

void DiffView::showCounts()
{
    const auto count = [this](Kind kind) {
        return std::count_if(
            m_rows.cbegin(), m_rows.cend(), [kind](const DiffLine &line) { return line.kind == kind; });
    };
    const Theme &theme = m_theme.theme();
    const QLocale locale;
    m_counts->setText(
        u"<span style='color:%1'>+%2</span> <span style='color:%3'>−%4</span>"_s.arg(theme.ok.name(),
            locale.toString(count(Kind::Added)), theme.error.name(), locale.toString(count(Kind::Removed))));
    m_counts->setVisible(!m_rows.isEmpty());
    const bool any = !m_starts.isEmpty();
    m_position->setText(any ? tr("Change %1 of %2").arg(m_change + 1).arg(m_starts.size()) : QString());
    m_previous->setEnabled(m_change > 0);
    m_next->setEnabled(m_change + 1 < m_starts.size());
    m_bar->setVisible(m_revisions.size() >= 2);
}

bool DiffView::goToChange(bool forward)
{
    const int target = m_change + (forward ? 1 : -1);
    if (target < 0 || target >= m_starts.size())
        return false;
    m_change = target;
    for (DiffColumn *column : columns())
        column->showRow(m_starts.at(target));
    showCounts();
    return true;
}

QVector<DiffColumn *> DiffView::columns() const
{
    if (m_sideBySide)
        return {m_before, m_after};
    return {m_inline};
}

void DiffView::goToLine(int newLine)
{
    const QVector<DiffLine> &rows = m_sideBySide ? m_right : m_rows;
    const auto row = std::find_if(
        rows.cbegin(), rows.cend(), [newLine](const DiffLine &line) { return line.newLine == newLine; });
    if (row == rows.cend())
        return;
    for (DiffColumn *column : columns())
        column->showRow(static_cast<int>(row - rows.cbegin()));
}

TextPlace DiffView::selection() const
{
    const bool left = m_sideBySide && m_before->widget()->hasFocus();
    const DiffColumn *column = !m_sideBySide ? m_inline : left ? m_before : m_after;
    const QVector<DiffLine> &rows = !m_sideBySide ? m_rows : left ? m_left : m_right;
    if (rows.isEmpty())
        return {};
    const auto [first, last] = column->selectedRows();
    const auto chosen = rows.mid(first, last - first + 1);
    const bool newer = std::any_of(
        chosen.cbegin(), chosen.cend(), [left](const DiffLine &line) { return !left && line.newLine > 0; });
    TextPlace place;
    QStringList quote;
    for (const DiffLine &line : chosen) {
        const int number = newer ? line.newLine : line.oldLine;
        if (number == 0)
            continue;
        place.lineFrom = place.lineFrom == 0 ? number : place.lineFrom;
        place.lineTo = number;
        quote.append(line.text);
    }
    place.quote = quote.join(u'\n');
    return place;
}

bool DiffView::find(const QString &text, bool forward)
{
    for (DiffColumn *column : columns()) {
        if (column->find(text, forward))
            return true;
    }
    return false;
}

void DiffView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < m_theme.px(narrowWidth);
    m_position->setVisible(!narrow);
    m_form->setVisible(!narrow || m_sideBySide);
}

void DiffView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
}

void DiffView::retranslate()
{
    m_fromBox->setToolTip(tr("The older revision"));
    m_toBox->setToolTip(tr("The newer revision"));
    m_previous->setText(u"↑"_s);
    m_previous->setToolTip(tr("Previous change (Shift+F7)"));
    m_next->setText(u"↓"_s);
    m_next->setToolTip(tr("Next change (F7)"));
    m_form->setText(tr("Side by side"));
    showCounts();
}

} // namespace baton::ui

#include "moc_diff_view.cpp"
