// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/export/export_offer.h"
#include "ui/support/theme_controller.h"

#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QButtonGroup)
QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QLineEdit)
QT_FORWARD_DECLARE_CLASS(QPushButton)
QT_FORWARD_DECLARE_CLASS(QRadioButton)
QT_FORWARD_DECLARE_CLASS(QTreeWidget)

namespace baton::ui {

class NoticeBox;

/// Folder, zip or Git, each with a line about what one gets. GUI thread, like all parts.
class FormatChoice : public QWidget {
    Q_OBJECT

public:
    explicit FormatChoice(const ThemeController &theme, QWidget *parent = nullptr);
    void retranslate();
    [[nodiscard]] ExportFormat format() const;
    void setFormat(ExportFormat format);

Q_SIGNALS:
    void changed();

private:
    QLabel *m_label;
    QButtonGroup *m_group;
    QVector<QRadioButton *> m_buttons;
    QVector<QLabel *> m_notes;
};

/// The files that go out, with sizes and a sum.
class OutgoingList : public QWidget {
    Q_OBJECT

public:
    explicit OutgoingList(const ThemeController &theme, QWidget *parent = nullptr);
    void retranslate();
    void show(const QVector<ExportFile> &files);

private:
    void refreshSum();

    QLabel *m_label;
    QTreeWidget *m_tree;
    QVector<ExportFile> m_files;
};

/// What is said when it is done: where it is and how to run it.
class ExportResultPage : public QWidget {
    Q_OBJECT

public:
    explicit ExportResultPage(const ThemeController &theme, QWidget *parent = nullptr);
    void retranslate();
    void show(const QString &destination, int files, const QString &howToRun);
    void focusFirst();

Q_SIGNALS:
    void openRequested(const QString &destination);

private:
    void copyCommand();
    void say();

    NoticeBox *m_verdict;
    QPushButton *m_open;
    QLabel *m_runLabel;
    QLineEdit *m_run;
    QPushButton *m_copy;
    QString m_destination;
    int m_files = 0;
    bool m_shown = false;
};

} // namespace baton::ui
