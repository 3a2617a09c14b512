// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

#include <QObject>
#include <QString>

namespace baton::ui {

/// How a document is looked at.
enum class ViewKind { Document, Source, Changes, Diagram, Trace };

/// What is selected and shown, shared by the panes of one project window: a pane changes it, the others
/// follow its signals, and no pane knows another. GUI thread.
class ViewState : public QObject {
    Q_OBJECT

public:
    explicit ViewState(QObject *parent = nullptr);

    [[nodiscard]] const QString &currentPath() const { return m_path; }
    [[nodiscard]] int revision() const { return m_revision; } ///< 0 = the newest
    [[nodiscard]] ViewKind view() const { return m_view; }
    [[nodiscard]] const CallId &call() const { return m_call; }
    [[nodiscard]] int line() const { return m_line; } ///< 1-based; 0 = none

    /// Selects an artefact without bringing its document to the front.
    void select(const QString &path);
    /// Selects it and asks the document pane to show it.
    void open(const QString &path, int revision = 0, int line = 0);
    void open(const QString &path, ViewKind view);
    void showTrace(const QString &path, const CallId &call);

Q_SIGNALS:
    void currentPathChanged(const QString &path);
    /// The document pane shows currentPath() at revision() and line(), also when nothing else changed.
    void openRequested();
    void traceRequested(const baton::CallId &call);

private:
    QString m_path;
    int m_revision = 0;
    int m_line = 0;
    ViewKind m_view = ViewKind::Document;
    CallId m_call;
};

} // namespace baton::ui
