// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QVector>

namespace baton::cli {

/// Turns signals of the system into one of the event loop. One at a time per program. What would end the
/// program does so when it comes a second time.
class SystemSignals : public QObject {
    Q_OBJECT

public:
    explicit SystemSignals(const QVector<int> &numbers, QObject *parent = nullptr);
    ~SystemSignals() override;

Q_SIGNALS:
    void arrived(int number);

private:
    void readNext();

    QVector<int> m_numbers;
    int m_read = -1;
};

} // namespace baton::cli
