// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/view_state.h"

namespace baton::ui {

ViewState::ViewState(QObject *parent) : QObject(parent) { }

void ViewState::select(const QString &path)
{
    if (path == m_path)
        return;
    m_path = path;
    m_revision = 0;
    m_line = 0;
    Q_EMIT currentPathChanged(path);
}

void ViewState::open(const QString &path, int revision, int line)
{
    select(path);
    m_revision = revision;
    m_line = line;
    Q_EMIT openRequested();
}

void ViewState::open(const QString &path, ViewKind view)
{
    select(path);
    m_view = view;
    Q_EMIT openRequested();
}

void ViewState::showTrace(const QString &path, const CallId &call)
{
    m_call = call;
    open(path, ViewKind::Trace);
    Q_EMIT traceRequested(call);
}

} // namespace baton::ui

#include "moc_view_state.cpp"
