// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/call_trace.h"

#include <QStringList>
#include <QWidget>

#include <optional>

QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QPlainTextEdit)
QT_FORWARD_DECLARE_CLASS(QSplitter)
QT_FORWARD_DECLARE_CLASS(QStackedLayout)
QT_FORWARD_DECLARE_CLASS(QTreeWidget)

namespace baton::ui {

class ThemeController;

/// One thing of a call that can be read: a part of the prompt, the answer, ...
struct TraceItem {
    int depth = 0; ///< 0 = at the top
    QString title;
    QString size; ///< "1,204 characters"; empty where it says nothing
    QString text;
    bool isAnswer = false; ///< what is shown first
};

/// In the order of the call: prompt message by message and part by part, reasoning, answer, tries.
[[nodiscard]] QVector<TraceItem> traceItems(const session::CallTrace &trace);

/// Model, tokens, price, times: short phrases for one line each.
[[nodiscard]] QStringList traceFacts(const session::CallTrace &trace);

/// The Trace view: what exactly went to the model, part by part with sizes, and what exactly came back. GUI
/// thread.
class TraceView : public QWidget {
    Q_OBJECT

public:
    explicit TraceView(ThemeController &theme, QWidget *parent = nullptr);

    void setTrace(const session::CallTrace &trace);
    [[nodiscard]] bool shows(const CallId &call) const { return m_trace && m_trace->call == call; }
    void setMessage(const QString &message);
    bool find(const QString &text, bool forward);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void onItemChanged();
    void restyle();

    ThemeController &m_theme;
    std::optional<session::CallTrace> m_trace;
    QStackedLayout *m_stack;
    QLabel *m_message;
    QLabel *m_facts;
    QSplitter *m_splitter;
    QTreeWidget *m_tree;
    QPlainTextEdit *m_text;
};

} // namespace baton::ui
