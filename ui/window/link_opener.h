// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"

#include <QObject>
#include <QPointer>

#include <functional>

QT_FORWARD_DECLARE_CLASS(QMessageBox)
QT_FORWARD_DECLARE_CLASS(QUrl)
QT_FORWARD_DECLARE_CLASS(QWidget)

namespace baton::ui {

class ViewState;

/// Follows the links of documents, which models wrote: one to a file of the project opens its document
/// (`#L12` at a line), a web address goes to the browser once the person has said so in this session. Nothing
/// else is ever opened. GUI thread.
class LinkOpener : public QObject {
    Q_OBJECT

public:
    using Browser = std::function<void(const QUrl &)>;

    /// All must outlive it.
    LinkOpener(const State &state, ViewState &view, Browser browser, QWidget *window);

    /// `from` is the path of the document that holds the link.
    void follow(const QUrl &link, const QString &from);

Q_SIGNALS:
    void said(const QString &sentence);

private:
    [[nodiscard]] QString artefactOf(const QUrl &link, const QString &from) const;
    void ask(const QUrl &address);

    const State &m_state;
    ViewState &m_view;
    Browser m_browser;
    QWidget *m_window;
    QPointer<QMessageBox> m_question;
    bool m_mayBrowse = false;
};

} // namespace baton::ui
