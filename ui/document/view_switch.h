// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QPushButton)

namespace baton::ui {

/// A row of buttons of which one is on; arrow keys move between them.
class ViewSwitch : public QWidget {
    Q_OBJECT

public:
    explicit ViewSwitch(QWidget *parent = nullptr);

    /// `name` is for assistive technology.
    void add(const char *name);
    void setText(int index, const QString &text);
    void setCurrent(int index);
    /// What is not offered cannot be seen.
    void setOffered(int index, bool offered);

Q_SIGNALS:
    void chosen(int index);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QVector<QPushButton *> m_buttons;
};

} // namespace baton::ui
