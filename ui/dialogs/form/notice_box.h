// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/theme_controller.h"
#include "ui/text/error_text.h"

#include <QFrame>

QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QVBoxLayout)

namespace baton::ui {

/// A box with a mark, a bold sentence and more lines below, in the colours of a tone: verdicts, warnings,
/// errors in three parts. Hidden while it has nothing to say; what it says is announced. GUI thread.
class NoticeBox : public QFrame {
    Q_OBJECT

public:
    explicit NoticeBox(const ThemeController &theme, QWidget *parent = nullptr);

    void say(Tone tone, const QString &sentence, const QStringList &lines = {});
    void say(const ErrorText &error);
    void clear();
    /// All that is shown, one sentence a line.
    [[nodiscard]] QString text() const;
    [[nodiscard]] Tone tone() const { return m_tone; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void recolour();

    const ThemeController &m_theme;
    Tone m_tone = Tone::Neutral;
    QLabel *m_mark;
    QLabel *m_sentence;
    QLabel *m_lines;
};

} // namespace baton::ui
