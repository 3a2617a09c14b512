// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/pickers/pick_model.h"
#include "ui/support/theme_controller.h"

#include <QPointer>
#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QFrame)
QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QLineEdit)
QT_FORWARD_DECLARE_CLASS(QListView)

namespace baton::ui {

class LiveAnnouncer;

/// A field and a list over the upper part of a window: type a few letters, Enter picks, Esc or a click beside
/// it closes. It is a child that covers its window while open, gives the focus back when it closes, and says
/// the current row to assistive technology, because the focus stays in the field. GUI thread.
class QuickPick : public QWidget {
    Q_OBJECT

public:
    /// `window` is covered while it is open; it owns this.
    QuickPick(const ThemeController &theme, QWidget *window);
    ~QuickPick() override;

    /// Opens with these entries; at once again with an empty query when it is open.
    void open(const QVector<PickEntry> &entries);
    void dismiss(); ///< as Esc
    void setWords(const QString &name, const QString &placeholder, const QString &nothing);

Q_SIGNALS:
    /// The focus is back where it was. `index` counts the entries given to `open`.
    void picked(int index);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    virtual void retranslate() { }

private:
    void build();
    void place();
    void onQuery(const QString &query);
    void onFocusChanged(QWidget *old, QWidget *now);
    bool handleKey(int key);
    void step(int rows);
    void pick();
    void sayCurrent();

    const ThemeController &m_theme;
    PickModel m_model;
    QFrame *m_panel;
    QLineEdit *m_edit;
    QListView *m_list;
    QLabel *m_nothing;
    LiveAnnouncer *m_status;
    QPointer<QWidget> m_focusBefore;
};

} // namespace baton::ui
