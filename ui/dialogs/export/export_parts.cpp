// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/export/export_parts.h"

#include "ui/dialogs/form/field_block.h"
#include "ui/dialogs/form/notice_box.h"
#include "ui/support/format.h"
#include "ui/support/small_widgets.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <numeric>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

QFont bold()
{
    QFont font;
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

FormatChoice::FormatChoice(const ThemeController &theme, QWidget *parent)
    : QWidget(parent), m_label(new QLabel(this)), m_group(new QButtonGroup(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(5);
    m_label->setFont(bold());
    column->addWidget(m_label);
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    column->addLayout(row);
    const char *const names[] = {"Folder", "Zip file", "Git repository"};
    for (int i = 0; i < 3; ++i) {
        auto *cell = new QVBoxLayout;
        cell->setSpacing(2);
        m_buttons.append(new QRadioButton(this));
        nameWidget(m_buttons.at(i), names[i]);
        m_group->addButton(m_buttons.at(i), i);
        m_notes.append(makeText(u"small"_s, this));
        m_notes.at(i)->setContentsMargins(22, 0, 0, 0);
        cell->addWidget(m_buttons.at(i));
        cell->addWidget(m_notes.at(i), 1, Qt::AlignTop);
        row->addLayout(cell, 1);
    }
    styleChecks(this, theme);
    m_buttons.first()->setChecked(true);
    connect(m_group, &QButtonGroup::idToggled, this, &FormatChoice::changed);
}

void FormatChoice::retranslate()
{
    m_label->setText(tr("Export as"));
    const QStringList titles{tr("&Folder"), tr("&Zip file"), tr("&Git repository")};
    const QStringList notes{tr("The approved files, ready to run."), tr("One file to send or archive."),
        tr("With the history: one commit per hand-off, naming who wrote it.")};
    for (int i = 0; i < m_buttons.size(); ++i) {
        m_buttons.at(i)->setText(titles.at(i));
        m_buttons.at(i)->setAccessibleName(withoutMnemonic(titles.at(i)));
        m_buttons.at(i)->setAccessibleDescription(notes.at(i));
        m_notes.at(i)->setText(notes.at(i));
    }
}

ExportFormat FormatChoice::format() const
{
    return static_cast<ExportFormat>(m_group->checkedId());
}

void FormatChoice::setFormat(ExportFormat format)
{
    m_buttons.at(static_cast<int>(format))->setChecked(true);
}

OutgoingList::OutgoingList(const ThemeController &theme, QWidget *parent)
    : QWidget(parent), m_label(new QLabel(this)), m_tree(new QTreeWidget(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(5);
    m_label->setFont(bold());
    m_label->setObjectName(u"outgoingSum"_s);
    m_label->setBuddy(m_tree);
    column->addWidget(m_label);
    auto *box = new QFrame(this);
    box->setProperty("kind", u"box"_s);
    auto *inside = new QVBoxLayout(box);
    inside->setContentsMargins(4, 4, 4, 4);
    inside->addWidget(m_tree);
    column->addWidget(box, 1);
    nameWidget(m_tree, "Files that go out");
    m_tree->setColumnCount(2);
    m_tree->setRootIsDecorated(false);
    m_tree->setUniformRowHeights(true);
    m_tree->setHeaderHidden(true);
    styleRows(m_tree, theme);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    // As high as there is room, never the reason for a scroll bar of the form.
    m_tree->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_tree->setMinimumHeight(theme.px(84));
}

void OutgoingList::retranslate()
{
    m_tree->setAccessibleName(tr("Files that go out"));
    refreshSum();
}

void OutgoingList::show(const QVector<ExportFile> &files)
{
    m_files = files;
    m_tree->clear();
    QList<QTreeWidgetItem *> items;
    for (const ExportFile &file : files) {
        auto *item = new QTreeWidgetItem({file.path, bytesText(file.bytes)});
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(0, file.path);
        items.append(item);
    }
    m_tree->addTopLevelItems(items);
    refreshSum();
}

void OutgoingList::refreshSum()
{
    const qint64 bytes = std::accumulate(m_files.cbegin(), m_files.cend(), qint64{0},
        [](qint64 sum, const ExportFile &file) { return sum + file.bytes; });
    m_label->setText(m_files.isEmpty()
            ? tr("Nothing is approved yet, so nothing goes out.")
            : tr("&What goes out: %n file(s), %1", nullptr, static_cast<int>(m_files.size()))
                  .arg(bytesText(bytes)));
}

ExportResultPage::ExportResultPage(const ThemeController &theme, QWidget *parent)
    : QWidget(parent), m_verdict(new NoticeBox(theme, this)), m_open(new QPushButton(this)),
      m_runLabel(new QLabel(this)), m_run(new QLineEdit(this)), m_copy(new QPushButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(14);
    column->addWidget(m_verdict);
    column->addWidget(m_open, 0, Qt::AlignLeft);
    column->addSpacing(4);
    column->addWidget(m_runLabel);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_run, 1);
    row->addWidget(m_copy);
    column->addLayout(row);
    column->addStretch(1);
    nameWidget(m_verdict, "Export result");
    nameWidget(m_open, "Open folder");
    nameWidget(m_run, "How to run it");
    nameWidget(m_copy, "Copy command");
    m_runLabel->setFont(bold());
    m_runLabel->setBuddy(m_run);
    m_run->setReadOnly(true);
    m_run->setFont(theme.codeFont());
    for (QPushButton *button : {m_open, m_copy})
        button->setAutoDefault(false);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(m_destination); });
    connect(m_copy, &QPushButton::clicked, this, &ExportResultPage::copyCommand);
}

void ExportResultPage::retranslate()
{
    m_open->setText(tr("&Open folder"));
    m_open->setAccessibleName(tr("Open folder"));
    m_runLabel->setText(tr("&How to run it"));
    m_run->setAccessibleName(tr("How to run it"));
    m_copy->setText(tr("&Copy"));
    m_copy->setAccessibleName(tr("Copy command"));
    if (m_shown)
        say();
}

void ExportResultPage::show(const QString &destination, int files, const QString &howToRun)
{
    m_destination = destination;
    m_files = files;
    m_shown = true;
    m_run->setText(howToRun);
    m_run->setCursorPosition(0);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_runLabel, m_run, m_copy})
        widget->setVisible(!howToRun.isEmpty());
    say();
}

void ExportResultPage::focusFirst()
{
    m_open->setFocus();
}

void ExportResultPage::copyCommand()
{
    QGuiApplication::clipboard()->setText(m_run->text());
}

void ExportResultPage::say()
{
    m_verdict->say(Tone::Ok, tr("Exported %n file(s).", nullptr, m_files), {m_destination});
}

} // namespace baton::ui

#include "moc_export_parts.cpp"
