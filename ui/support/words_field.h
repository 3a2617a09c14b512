// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <QTimer>

namespace baton::ui {

/// Several lines in which a person writes words of their own. They are handed out to be kept a moment after
/// the first letter that is not, however long the typing goes on; what is put in from elsewhere can be
/// undone; Ctrl+Enter submits. Pasting nothing does nothing (Qt 6.4 takes the first format of none).
/// GUI thread.
class WordsField : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit WordsField(QWidget *parent = nullptr);

    /// Puts other words in the place of what stands there, as one step that Ctrl+Z takes back.
    void replaceWords(const QString &words);
    /// Begins anew: nothing to undo, nothing to hand out.
    void startWith(const QString &words);
    /// Hands out what waits for its moment.
    void flush();

Q_SIGNALS:
    /// What stands in the field now, to be kept; empty: there is nothing any more.
    void typed(const QString &words);
    void submitted();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;

private:
    QTimer m_keep;
};

} // namespace baton::ui
