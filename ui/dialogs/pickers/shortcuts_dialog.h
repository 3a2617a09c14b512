// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/form/dialog.h"

#include <QVector>

QT_FORWARD_DECLARE_CLASS(QAction)
QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QLineEdit)
QT_FORWARD_DECLARE_CLASS(QTreeWidget)

namespace baton::ui {

/// A key that is no action's shortcut, e.g. the arrows in the swim-lanes. Translated.
struct ShortcutEntry {
    QString group;
    QString title;
    QString keys;
    bool operator==(const ShortcutEntry &) const = default;
};

/// All keys by menu or place, with a field to search for a word or a key. GUI thread.
class ShortcutsDialog : public Dialog {
    Q_OBJECT

public:
    explicit ShortcutsDialog(const ThemeController &theme, QWidget *parent = nullptr);

    /// Actions without shortcut are left out; the palette has them.
    void setShortcuts(const QList<QAction *> &actions, const QVector<ShortcutEntry> &others = {});

protected:
    void retranslate() override;

private:
    void onQuery(const QString &query);
    void fill();

    QVector<ShortcutEntry> m_entries;
    QLineEdit *m_search;
    QTreeWidget *m_tree;
    QLabel *m_nothing;
    QPushButton *m_close;
};

} // namespace baton::ui
