// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/code_editor.h"

#include <QTimer>
#include <QVector>
#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QStackedLayout)
QT_FORWARD_DECLARE_CLASS(QUrl)

namespace baton::ui {

class CodeEditor;
class MarkdownPage;
class ScrollFollower;
class ThemeController;

/// The Document view: Markdown as a page, code as coloured source, both read-only, also while they are being
/// written. GUI thread.
class DocumentView : public QWidget {
    Q_OBJECT

public:
    explicit DocumentView(ThemeController &theme, QWidget *parent = nullptr);
    ~DocumentView() override;

    void setPath(const QString &path);
    void setText(const QString &text);
    /// Text of an answer under way: shown at most once a frame, its end in sight until the person scrolls up.
    void setLiveText(const QString &text);
    /// What is said instead of a text that is not there.
    void setMessage(const QString &message);

    [[nodiscard]] TextPlace selection() const;
    void goToLine(int line);
    bool find(const QString &text, bool forward);
    /// 1-based lines with remarks and with failed checks.
    void setMarks(const QVector<int> &remarks, const QVector<int> &failures);
    [[nodiscard]] bool isFollowing() const;
    void jumpToEnd();

Q_SIGNALS:
    void linkActivated(const QUrl &link);
    void markActivated(int line);
    void selectionChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showText(const QString &text, bool live);
    void showPending();
    [[nodiscard]] ScrollFollower *follower() const { return m_isPage ? m_pageFollower : m_codeFollower; }

    ThemeController &m_theme;
    QStackedLayout *m_stack;
    QLabel *m_message;
    MarkdownPage *m_page;
    CodeEditor *m_code;
    ScrollFollower *m_pageFollower;
    ScrollFollower *m_codeFollower;
    QTimer m_frame;
    QString m_pending;
    bool m_hasPending = false;
    bool m_isPage = true;
};

} // namespace baton::ui
