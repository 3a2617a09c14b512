// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/pickers/shortcuts_dialog.h"

#include "ui/dialogs/form/field_block.h"
#include "ui/dialogs/pickers/command_palette.h"
#include "ui/support/small_widgets.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace baton::ui {

using namespace Qt::StringLiterals;

ShortcutsDialog::ShortcutsDialog(const ThemeController &theme, QWidget *parent)
    : Dialog(theme, parent), m_search(new QLineEdit(this)), m_tree(new QTreeWidget(this)),
      m_nothing(makeText(u"muted"_s, this)), m_close(addButton("Close"))
{
    setObjectName(u"shortcutsDialog"_s);
    nameWidget(m_search, "Search shortcuts");
    nameWidget(m_tree, "Shortcuts");
    body()->addWidget(m_search);
    body()->addWidget(m_nothing);
    body()->addWidget(m_tree, 1);
    m_tree->setColumnCount(2);
    m_tree->setHeaderHidden(true);
    styleRows(m_tree, theme);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(theme.px(14));
    m_tree->setItemsExpandable(false);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutsDialog::onQuery);
    connect(m_close, &QPushButton::clicked, this, &ShortcutsDialog::reject);
    makeDefault(m_close, true);
    retranslate();
    setDesignSize(520, 560);
    m_search->setFocus();
}

void ShortcutsDialog::setShortcuts(const QList<QAction *> &actions, const QVector<ShortcutEntry> &others)
{
    m_entries.clear();
    const QVector<ListedAction> listed = listActions(actions);
    for (const ListedAction &action : listed) {
        if (!action.keys.isEmpty())
            m_entries.append({action.menu, action.title, action.keys});
    }
    m_entries += others;
    fill();
}

void ShortcutsDialog::retranslate()
{
    setWindowTitle(tr("Keyboard shortcuts"));
    m_search->setPlaceholderText(tr("Search a word or a key"));
    m_search->setAccessibleName(tr("Search shortcuts"));
    m_tree->setAccessibleName(tr("Shortcuts"));
    m_nothing->setText(tr("No shortcut matches."));
    m_close->setText(tr("&Close"));
    m_close->setAccessibleName(tr("Close"));
    fill();
}

void ShortcutsDialog::fill()
{
    m_tree->clear();
    QHash<QString, QTreeWidgetItem *> groups;
    QFont bold;
    bold.setWeight(QFont::DemiBold);
    for (const ShortcutEntry &entry : std::as_const(m_entries)) {
        const QString name = entry.group.isEmpty() ? tr("Elsewhere") : entry.group;
        QTreeWidgetItem *&group = groups[name];
        if (group == nullptr) {
            group = new QTreeWidgetItem(m_tree, {name});
            group->setFirstColumnSpanned(true);
            group->setFont(0, bold);
            group->setFlags(Qt::ItemIsEnabled);
        }
        auto *row = new QTreeWidgetItem(group, {entry.title, entry.keys});
        row->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        row->setToolTip(0, entry.title);
    }
    m_tree->expandAll();
    onQuery(m_search->text());
}

void ShortcutsDialog::onQuery(const QString &query)
{
    bool any = false;
    const QString wanted = query.simplified();
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_tree->topLevelItem(i);
        bool anyHere = false;
        for (int j = 0; j < group->childCount(); ++j) {
            QTreeWidgetItem *row = group->child(j);
            const bool fits = row->text(0).contains(wanted, Qt::CaseInsensitive)
                || row->text(1).contains(wanted, Qt::CaseInsensitive);
            row->setHidden(!fits);
            anyHere = anyHere || fits;
        }
        group->setHidden(!anyHere);
        any = any || anyHere;
    }
    m_tree->setVisible(any);
    m_nothing->setVisible(!any);
}

} // namespace baton::ui

#include "moc_shortcuts_dialog.cpp"
