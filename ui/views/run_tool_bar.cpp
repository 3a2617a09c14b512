// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/run_tool_bar.h"

#include "ui/models/run_summary.h"
#include "ui/support/format.h"
#include "ui/support/paint.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"
#include "ui/text/words.h"

#include <QComboBox>
#include <QEvent>
#include <QFontMetricsF>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWidget>

#include <array>

namespace baton::ui {

using namespace Qt::StringLiterals;

/// Money spent of the limit, with a bar. A click or Enter asks for the limit. Said by name "Money spent".
class MoneyMeter : public QWidget {
    Q_OBJECT

public:
    explicit MoneyMeter(const ThemeController &theme, QWidget *parent = nullptr);

    void setUsage(const UsageSummary &usage);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void clicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void describe();

    const ThemeController &m_theme;
    UsageSummary m_usage;
};

MoneyMeter::MoneyMeter(const ThemeController &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    nameWidget(this, "Money spent");
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    describe();
}

void MoneyMeter::setUsage(const UsageSummary &usage)
{
    if (usage == m_usage)
        return;
    m_usage = usage;
    updateGeometry();
    describe();
    update();
}

void MoneyMeter::describe()
{
    QString words = m_usage.spentText() + u' ' + m_usage.limitText();
    setAccessibleDescription(words);
    if (m_usage.reserved.nanoUsd > 0)
        words += u'\n' + tr("%1 reserved for running calls").arg(moneyText(m_usage.reserved));
    if (const QString remaining = m_usage.remainingText(); !remaining.isEmpty())
        words += u'\n' + remaining;
    if (m_usage.unpricedCalls > 0)
        words += u'\n' + tr("%n call(s) without a known price", nullptr, m_usage.unpricedCalls);
    setToolTip(words + u'\n' + m_usage.tokensText());
}

QSize MoneyMeter::sizeHint() const
{
    const QFontMetricsF bold(m_theme.font(11.5, QFont::Bold));
    const QFontMetricsF plain(m_theme.font(11.5));
    const double words =
        bold.horizontalAdvance(m_usage.spentText()) + plain.horizontalAdvance(m_usage.limitText());
    return {std::max(m_theme.px(140), qRound(words) + 20), m_theme.px(30)};
}

QSize MoneyMeter::minimumSizeHint() const
{
    return {m_theme.px(84), m_theme.px(30)};
}

void MoneyMeter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = m_theme.theme();
    const double line = m_theme.px(16);
    const QRectF words(2, m_theme.px(4), width() - 4, line);
    const double used =
        paint::text(painter, words, m_usage.spentText(), m_theme.font(11.5, QFont::Bold), theme.text);
    paint::text(painter, words.adjusted(used + 6, 0, 0, 0), m_usage.limitText(), m_theme.font(11.5),
        theme.muted, Qt::AlignRight);
    const double part = m_usage.fraction();
    const QColor fill = part >= 0.9 ? theme.error : part >= 0.7 ? theme.warn : theme.accent;
    paint::bar(painter, QRectF(2, words.bottom() + 2, width() - 4, m_theme.px(3)), part, theme.line, fill);
    if (hasFocus())
        paint::focusRing(painter, QRectF(rect()), theme, 5);
}

void MoneyMeter::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
        Q_EMIT clicked();
}

void MoneyMeter::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        Q_EMIT clicked();
    else
        QWidget::keyPressEvent(event);
}

void MoneyMeter::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void MoneyMeter::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void MoneyMeter::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        describe();
}

namespace {

constexpr std::array<Autonomy, 4> choices{
    Autonomy{false, false}, Autonomy{false, true}, Autonomy{true, false}, Autonomy{true, true}};

} // namespace

RunToolBar::RunToolBar(const ThemeController &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_name(new ElidedLabel(this)), m_state(new Pill(this)),
      m_pause(new QPushButton(this)), m_stop(new QPushButton(this)), m_try(new QPushButton(this)), m_autonomyLabel(new QLabel(this)),
      m_autonomy(new QComboBox(this)), m_model(new QPushButton(this)), m_money(new MoneyMeter(theme, this)),
      m_palette(new QPushButton(this)), m_export(new QPushButton(this))
{
    setProperty("kind", u"toolbar"_s);
    setAttribute(Qt::WA_StyledBackground);
    setObjectName(u"runToolBar"_s);
    m_name->setProperty("kind", u"title"_s);
    m_autonomyLabel->setProperty("kind", u"muted"_s);
    m_export->setProperty("kind", u"primary"_s);
    nameWidget(m_state, "Run state");
    nameWidget(m_pause, "Pause run");
    nameWidget(m_stop, "Stop run");
    nameWidget(m_try, "Try it");
    nameWidget(m_autonomy, "Autonomy");
    nameWidget(m_model, "Model");
    nameWidget(m_palette, "Command palette");
    nameWidget(m_export, "Export");
    m_model->setProperty("hasMenu", true);
    buildLayout();
    connect(m_pause, &QPushButton::clicked, this, &RunToolBar::onPauseClicked);
    connect(m_stop, &QPushButton::clicked, this, &RunToolBar::stopRequested);
    connect(m_try, &QPushButton::clicked, this, &RunToolBar::tryRequested);
    connect(m_autonomy, &QComboBox::activated, this, &RunToolBar::onAutonomyActivated);
    connect(m_model, &QPushButton::clicked, this, &RunToolBar::modelRequested);
    connect(m_money, &MoneyMeter::clicked, this, &RunToolBar::limitRequested);
    connect(m_palette, &QPushButton::clicked, this, &RunToolBar::paletteRequested);
    connect(m_export, &QPushButton::clicked, this, &RunToolBar::exportRequested);
    connect(&theme, &ThemeController::changed, this, &RunToolBar::onThemeChanged);
    retranslate();
    onThemeChanged();
}

void RunToolBar::buildLayout()
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(12, 6, 12, 7);
    line->setSpacing(8);
    line->addWidget(m_name);
    line->addWidget(m_state);
    line->addWidget(m_pause);
    line->addWidget(m_stop);
    line->addWidget(m_try);
    line->addStretch(1);
    line->addWidget(m_autonomyLabel);
    line->addWidget(m_autonomy);
    line->addWidget(m_model);
    line->addWidget(m_money);
    line->addWidget(m_palette);
    line->addWidget(m_export);
    m_name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_state->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

QString RunToolBar::autonomyWords(int index, bool brief)
{
    if (!brief)
        return autonomyText(choices.at(static_cast<std::size_t>(index)));
    const std::array<QString, 4> words{
        tr("Every output"), tr("Documents only"), tr("Code only"), tr("Problems only")};
    return words.at(static_cast<std::size_t>(index));
}

void RunToolBar::setSummary(const RunSummary &summary)
{
    if (summary == m_summary)
        return;
    m_summary = summary;
    refresh();
}

void RunToolBar::setUsage(const UsageSummary &usage)
{
    m_money->setUsage(usage);
    fit();
}

void RunToolBar::retranslate()
{
    m_autonomyLabel->setText(tr("Autonomy"));
    m_autonomy->clear();
    for (const Autonomy &choice : choices)
        m_autonomy->addItem(autonomyText(choice));
    m_autonomy->setToolTip(tr("Which outputs wait for your approval"));
    m_model->setToolTip(tr("Models of this run"));
    m_palette->setToolTip(tr("Find any action (Ctrl+K)"));
    m_export->setToolTip(tr("Hand the project over as a folder, zip or git repository"));
    m_stop->setToolTip(tr("Stop running calls and keep what arrived (Ctrl+.)"));
    m_try->setToolTip(tr("Start the program in the sandbox (Ctrl+R)"));
    refresh();
}

void RunToolBar::refresh()
{
    m_name->setFullText(m_summary.name);
    m_state->show(u"● "_s + m_summary.stateText(), m_summary.tone());
    m_state->setAccessibleDescription(m_summary.stateText());
    const bool goesOn = m_summary.canContinue();
    m_pause->setIcon(tintedIcon(goesOn ? u"play"_s : u"pause"_s, m_theme.theme().text));
    m_pause->setEnabled(goesOn || m_summary.canPause());
    m_pause->setToolTip(
        goesOn ? tr("Go on with the run") : tr("Let running calls finish and start nothing new"));
    m_stop->setEnabled(m_summary.canStop());
    const bool isFinished = m_summary.phase == RunPhase::Finished;
    m_stop->setVisible(!isFinished);
    m_try->setVisible(isFinished);
    const auto chosen = std::find(choices.begin(), choices.end(), m_summary.autonomy);
    m_autonomy->setCurrentIndex(chosen == choices.end() ? -1 : static_cast<int>(chosen - choices.begin()));
    m_compact = -1;
    fit();
}

void RunToolBar::onThemeChanged()
{
    const QColor ink = m_theme.theme().text;
    m_stop->setIcon(tintedIcon(u"stop"_s, ink));
    m_try->setIcon(tintedIcon(u"terminal"_s, ink));
    m_palette->setIcon(tintedIcon(u"search"_s, ink));
    refresh();
}

void RunToolBar::onPauseClicked()
{
    if (m_summary.canContinue())
        Q_EMIT continueRequested();
    else
        Q_EMIT pauseRequested();
}

void RunToolBar::onAutonomyActivated(int index)
{
    Q_EMIT autonomyChosen(choices.at(static_cast<std::size_t>(index)));
}

void RunToolBar::setCompact(int level)
{
    if (level == m_compact)
        return;
    m_compact = level;
    const bool goesOn = m_summary.canContinue();
    m_autonomy->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_autonomyLabel->setVisible(level < 1);
    m_palette->setText(level < 2 ? u"Ctrl+K"_s : QString());
    m_pause->setText(level >= 3 ? QString() : goesOn ? tr("Continue") : tr("Pause"));
    m_stop->setText(level >= 3 ? QString() : tr("Stop"));
    m_try->setText(level >= 4 ? QString() : tr("Try it"));
    const QString model = m_summary.modelText();
    const int room = m_theme.px(level >= 3 ? 90 : 200);
    m_model->setText(fontMetrics().elidedText(model.isEmpty() ? tr("Model") : model, Qt::ElideRight, room));
    m_model->setAccessibleDescription(model);
    m_export->setText(tr("Export…"));
    for (int i = 0; i < m_autonomy->count(); ++i)
        m_autonomy->setItemText(i, autonomyWords(i, level >= 4));
    layout()->invalidate();
}

void RunToolBar::fit()
{
    // The run state is worth more than words on buttons: shorten those first.
    for (int level = 0; level <= 4; ++level) {
        setCompact(level);
        const int wanted = layout()->sizeHint().width();
        if (wanted <= width())
            return;
    }
}

void RunToolBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void RunToolBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace baton::ui

#include "moc_run_tool_bar.cpp"
#include "run_tool_bar.moc"
