// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/theme.h"

#include <QWidget>

namespace baton::ui {

class ElidedLabel;
class LiveAnnouncer;

/// The line at the bottom: connection, tokens, "Saved", what just happened; counts, cursor, language.
class StatusStrip : public QWidget {
    Q_OBJECT

public:
    explicit StatusStrip(QWidget *parent = nullptr);

    void setConnection(const QString &text, Tone tone);
    void setTokens(const QString &text);
    void setSaved(const QString &text); ///< "Saved · event 1,284"
    void setCounts(const QString &text);
    void setCursor(int line, int column); ///< 1-based; 0 hides it
    void setLanguage(const QString &text); ///< "Python · UTF-8", or the window's language
    [[nodiscard]] LiveAnnouncer &announcer() { return *m_announcer; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void set(ElidedLabel *label, const QString &text);
    void fit();

    ElidedLabel *m_connection;
    ElidedLabel *m_tokens;
    ElidedLabel *m_saved;
    LiveAnnouncer *m_announcer;
    ElidedLabel *m_counts;
    ElidedLabel *m_cursor;
    ElidedLabel *m_language;
    int m_line = 0;
    int m_column = 0;
};

} // namespace baton::ui
