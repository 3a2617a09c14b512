// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/form/dialog.h"

#include <QVector>

QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QTreeWidget)

namespace baton::ui {

/// A library the program stands on.
struct LibraryInfo {
    QString name;
    QString version;
    QString licence; ///< SPDX expression
    bool operator==(const LibraryInfo &) const = default;
};

/// Version, licence, libraries; can be copied as text for a report of a problem. GUI thread.
class AboutDialog : public Dialog {
    Q_OBJECT

public:
    AboutDialog(const ThemeController &theme, const QString &version, const QVector<LibraryInfo> &libraries,
        QWidget *parent = nullptr);

    /// What "Copy" puts on the clipboard: one line each, English.
    [[nodiscard]] QString details() const;

protected:
    void retranslate() override;

private:
    void build(const ThemeController &theme);
    void recolour();
    void copy();

    QString m_version;
    QVector<LibraryInfo> m_libraries;
    QLabel *m_mark;
    QLabel *m_name;
    QLabel *m_what;
    QLabel *m_licence;
    QLabel *m_librariesLabel;
    QTreeWidget *m_tree;
    QPushButton *m_copy;
    QPushButton *m_close;
};

} // namespace baton::ui
