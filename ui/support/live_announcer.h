// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace baton::ui {

/// Says things to assistive technology: a label with the accessible role "notification" whose name changes
/// and which shows itself again, because Qt 6.4 has no announcement event. Seen, it is the last thing that
/// happened in the status bar. For finished steps, gates and errors; never for tokens.
class LiveAnnouncer : public QLabel {
    Q_OBJECT

public:
    explicit LiveAnnouncer(QWidget *parent = nullptr);

    /// Shows and announces a sentence; the same sentence again is announced again.
    void announce(const QString &sentence);
    [[nodiscard]] const QString &lastSentence() const { return m_sentence; }

    [[nodiscard]] QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showSentence();

    QString m_sentence;
};

} // namespace baton::ui
