// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"
#include "ui/editor/code_editor.h"

#include <QWidget>

#include <optional>

QT_FORWARD_DECLARE_CLASS(QFrame)
QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QPushButton)
QT_FORWARD_DECLARE_CLASS(QScrollArea)
QT_FORWARD_DECLARE_CLASS(QVBoxLayout)

namespace baton::ui {

class RemarkCard;
class RemarkEditor;

/// The remarks on an artefact, beside its text, in the order of their places. GUI thread.
class RemarkMargin : public QWidget {
    Q_OBJECT

public:
    explicit RemarkMargin(QWidget *parent = nullptr);

    void setRemarks(const QVector<Remark> &remarks);
    /// Whether new remarks can be written now.
    void setWritable(bool writable);
    /// The remark a recording answers; empty = no hint.
    void setHint(const QString &words);
    /// Opens the small editor for a new remark on a place of a revision.
    void write(const QString &path, int revision, const TextPlace &place);
    /// Opens it again on a remark that was being written when the program ended, or that was not taken;
    /// before what is being written now.
    void resume(const Remark &remark);
    /// The remark being written, if it has words.
    [[nodiscard]] std::optional<Remark> writing() const;
    /// Makes a draft of the remark being written, as its Save does.
    void keepWriting();
    /// Hands out what waits for the typing to go on.
    void flush();
    void showRemarkAt(int line);

Q_SIGNALS:
    /// A remark was written or discarded.
    void decided(const baton::Command &command);
    /// The words being written, to be kept; none: there is nothing to keep any more.
    void typed(const baton::Remark &remark);
    /// writing() begins or ends.
    void writingChanged();
    void lineRequested(int line);
    /// The person wants to write one: the owner knows what is selected.
    void writeRequested();
    /// The editor closed: the keyboard goes back to the text.
    void finished();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildHint();
    void rebuild();
    void onSaved(const Remark &remark);
    void onEdit(const Remark &remark);
    void useHint();
    void retranslate();

    QVector<Remark> m_remarks;
    QString m_hintWords;
    bool m_writable = true;
    QPushButton *m_add;
    QWidget *m_title;
    QScrollArea *m_scroll;
    QVBoxLayout *m_column;
    RemarkEditor *m_editor;
    QFrame *m_hint;
    QLabel *m_hintText;
    QPushButton *m_hintUse;
    QLabel *m_empty;
    QVector<RemarkCard *> m_cards;
};

} // namespace baton::ui
