// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"
#include "ui/support/theme_controller.h"

#include <QFrame>

QT_FORWARD_DECLARE_CLASS(QBoxLayout)
QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QPushButton)

namespace baton::ui {

/// An inline bar that says a file was changed outside Baton and asks which text counts. Several files are
/// asked about one after another. Hidden while there are none; nothing here changes a file. GUI thread.
class OutsideChangeBar : public QFrame {
    Q_OBJECT

public:
    explicit OutsideChangeBar(const ThemeController &theme, QWidget *parent = nullptr);

    /// Paths in the project, and which of them were deleted. The bar keeps asking about the one it shows
    /// while that is among them.
    void setPaths(const QStringList &paths, const QStringList &deleted = {});
    /// The same of a project's changes, as far as the person has not answered.
    void setChanges(const QVector<OutsideChange> &changes);
    [[nodiscard]] const QString &path() const { return m_current; }

Q_SIGNALS:
    /// The text on disk becomes a revision of the person's; a deleted file is left out.
    void reloadRequested(const QString &path);
    void keepRequested(const QString &path); ///< Baton's text goes over the one on disk
    void compareRequested(const QString &path);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void recolour();
    void arrange();

    const ThemeController &m_theme;
    QStringList m_paths;
    QStringList m_deleted;
    QString m_current;
    QBoxLayout *m_rows;
    QBoxLayout *m_buttonRow;
    QLabel *m_mark;
    QLabel *m_words;
    QPushButton *m_compare;
    QPushButton *m_reload;
    QPushButton *m_keep;
};

} // namespace baton::ui
