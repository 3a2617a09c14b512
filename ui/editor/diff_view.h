// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/code_editor.h"
#include "ui/editor/diff_rows.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QComboBox)
QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QStackedLayout)
QT_FORWARD_DECLARE_CLASS(QToolButton)

namespace baton::ui {

class DiffColumn;
class ElidedLabel;
class ThemeController;

/// A revision that can be compared.
struct DiffRevision {
    int number = 0;
    QString label; ///< "r2 · you"; what the choice shows
    bool operator==(const DiffRevision &) const = default;
};

/// The Changes view: two revisions of a text, inline or side by side. Texts are asked for when they are not
/// there yet. GUI thread.
class DiffView : public QWidget {
    Q_OBJECT

public:
    explicit DiffView(ThemeController &theme, QWidget *parent = nullptr);
    ~DiffView() override;

    /// Decides the colours of the text.
    void setPath(const QString &path);
    /// Oldest first. A choice that is still there stays.
    void setRevisions(const QVector<DiffRevision> &revisions);
    /// Kept while the revision is one of the two that are compared.
    void setText(int revision, const QString &text);
    void compare(int from, int to);
    [[nodiscard]] int from() const { return m_from; }
    [[nodiscard]] int to() const { return m_to; }

    void setSideBySide(bool on);

    /// Scrolls to the next or the previous change; false when there is none in that direction.
    bool goToChange(bool forward);
    void goToLine(int newLine);
    /// Lines of the newer revision (of the older one when only removed lines are selected).
    [[nodiscard]] TextPlace selection() const;
    bool find(const QString &text, bool forward);

Q_SIGNALS:
    void textWanted(int revision);
    void rangeChanged(int from, int to);
    void selectionChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildBar();
    void buildColumns();
    void link(DiffColumn *from, DiffColumn *to);
    void retranslate();
    void onFromChosen();
    void onToChosen();
    void refresh();
    void showRows();
    void colour();
    void showMessage(const QString &text);
    void showCounts();
    [[nodiscard]] QVector<DiffColumn *> columns() const;

    ThemeController &m_theme;
    QString m_path;
    QVector<DiffRevision> m_revisions;
    QHash<int, QString> m_texts;
    int m_from = 0;
    int m_to = 0;
    bool m_sideBySide = false;
    QVector<DiffLine> m_rows; ///< inline
    QVector<DiffLine> m_left;
    QVector<DiffLine> m_right;
    QVector<int> m_starts; ///< rows of the form shown
    int m_change = -1;
    QTimer m_colouring;

    QWidget *m_bar = nullptr;
    QComboBox *m_fromBox = nullptr;
    QComboBox *m_toBox = nullptr;
    QLabel *m_arrow = nullptr;
    QLabel *m_counts = nullptr;
    QLabel *m_position = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QToolButton *m_form = nullptr;
    QStackedLayout *m_stack = nullptr;
    QLabel *m_message = nullptr;
    QWidget *m_pair = nullptr;
    DiffColumn *m_inline = nullptr;
    DiffColumn *m_before = nullptr;
    DiffColumn *m_after = nullptr;
};

} // namespace baton::ui
