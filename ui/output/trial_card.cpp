// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/trial_card.h"

#include "ui/support/format.h"
#include "ui/support/paint.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"

#include <QEvent>
#include <QGridLayout>
#include <QPainter>
#include <QPushButton>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

enum Row { NetworkRow, TimeRow, MemoryRow, ProcessRow, FileRow, PackageRow, RowCount };

} // namespace

TrialCard::TrialCard(const ThemeController &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_mark(new QLabel(this)), m_title(new QLabel(this)),
      m_grid(new QWidget(this)), m_line(new ElidedLabel(this)), m_note(new QLabel(this)),
      m_save(new QPushButton(this)), m_browser(new QPushButton(this))
{
    nameWidget(this, "Sandbox");
    nameWidget(m_save, "Save a copy");
    nameWidget(m_browser, "Open in the browser");
    setProperty("kind", u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    build();
    connect(m_save, &QPushButton::clicked, this, &TrialCard::saveRequested);
    connect(m_browser, &QPushButton::clicked, this, &TrialCard::browserRequested);
    connect(&theme, &ThemeController::changed, this, &TrialCard::present);
    retranslate();
}

void TrialCard::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 10);
    column->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    m_title->setObjectName(u"sandboxTitle"_s);
    m_line->setObjectName(u"sandboxLine"_s);
    m_line->setProperty("kind", u"muted"_s);
    m_mark->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_title->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    head->addWidget(m_mark);
    head->addWidget(m_title);
    head->addWidget(m_line, 1);
    head->addStretch();
    column->addLayout(head);
    auto *grid = new QGridLayout(m_grid);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < RowCount; ++row) {
        auto *name = new QLabel(m_grid);
        name->setProperty("kind", u"muted"_s);
        auto *value = new ElidedLabel(m_grid, Qt::ElideMiddle);
        grid->addWidget(name, row, 0, Qt::AlignTop);
        grid->addWidget(value, row, 1);
        m_names.append(name);
        m_values.append(value);
    }
    column->addWidget(m_grid);
    m_note->setWordWrap(true);
    m_note->setProperty("kind", u"small"_s);
    column->addWidget(m_note);
    auto *buttons = new FlowLayout(nullptr, 8);
    buttons->addWidget(m_save);
    buttons->addWidget(m_browser);
    column->addLayout(buttons);
    column->addStretch(1);
}

void TrialCard::retranslate()
{
    const QStringList names{
        tr("Network"), tr("Time"), tr("Memory"), tr("Processes"), tr("Wrote"), tr("Packages")};
    for (int row = 0; row < RowCount; ++row)
        m_names.at(row)->setText(names.at(row));
    m_title->setText(tr("In the sandbox"));
    m_note->setText(tr("A copy of the project. Nothing here goes back."));
    m_save->setText(tr("Save a copy…"));
    m_save->setToolTip(tr("Copies the files it wrote into an empty folder"));
    m_browser->setText(tr("Open in the browser"));
    present();
}

void TrialCard::setFacts(const TrialFacts &facts)
{
    // What is shown changes once a second at most.
    TrialFacts seen = facts;
    seen.ms -= seen.ms % 1000;
    if (seen == m_facts)
        return;
    m_facts = seen;
    present();
}

void TrialCard::setFiles(const QStringList &files, bool canSave)
{
    m_files = files;
    m_canSave = canSave;
    present();
}

void TrialCard::setAddress(const QString &address)
{
    m_address = address;
    present();
}

void TrialCard::setCompact(bool isCompact)
{
    m_isCompact = isCompact;
    present();
}

void TrialCard::present()
{
    QString address = m_address;
    address.remove("http://"_L1);
    const QString network = !address.isEmpty() ? tr("listens on %1").arg(address)
        : m_facts.triedNetwork                   ? tr("none; it tried")
                                                 : tr("none");
    const QString time = tr("%1 of %2").arg(durationText(m_facts.ms), durationText(m_facts.mostMs));
    const QString memory =
        tr("%1 of %2").arg(bytesText(m_facts.memoryBytes), bytesText(m_facts.mostMemoryBytes));
    const QStringList values{network, time, memory,
        tr("%1 of %2").arg(m_facts.processes).arg(m_facts.mostProcesses), m_files.join(u", "_s),
        tr("not fetched")};
    for (int row = 0; row < RowCount; ++row) {
        m_values.at(row)->setFullText(values.at(row));
        const bool isShown = row == FileRow ? !m_files.isEmpty() : row != PackageRow || m_facts.namesPackages;
        m_names.at(row)->setVisible(isShown);
        m_values.at(row)->setVisible(isShown);
    }
    const Theme &theme = m_theme.theme();
    const int side = m_theme.px(14);
    m_title->setFont(m_theme.font(13, QFont::DemiBold));
    m_mark->setPixmap(tintedIcon(u"check"_s, theme.ok).pixmap(side, side));
    m_line->setFullText(tr("network %1 · %2 · %3").arg(network, time, memory));
    m_line->setVisible(m_isCompact);
    m_grid->setVisible(!m_isCompact);
    m_note->setVisible(!m_isCompact);
    m_save->setVisible(m_canSave);
    m_browser->setVisible(!m_address.isEmpty());
    m_browser->setToolTip(m_address);
    if (m_isCompact) {
        setMinimumWidth(0);
        setMaximumWidth(QWIDGETSIZE_MAX);
    } else {
        setFixedWidth(m_theme.px(226));
    }
}

/// A hairline between it and the terminal.
void TrialCard::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(m_isCompact ? QRect(0, 0, width(), 1) : QRect(0, 0, 1, height()), m_theme.theme().line);
}

void TrialCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace baton::ui

#include "moc_trial_card.cpp"
