// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QSpinBox)

namespace baton::ui {

/// How many tokens the next answer may have, where the last one failed because of that. Hidden while there is
/// nothing to offer; what a person typed stays until something else is offered. GUI thread.
class RoomRow : public QWidget {
    Q_OBJECT

public:
    explicit RoomRow(QWidget *parent = nullptr);

    /// 0 = nothing.
    void offer(qint64 tokens);
    /// What stands in the field; 0 while it is hidden.
    [[nodiscard]] qint64 tokens() const;

Q_SIGNALS:
    /// Enter: ask again with it.
    void submitted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_label;
    QSpinBox *m_field;
    qint64 m_offered = 0;
};

} // namespace baton::ui
