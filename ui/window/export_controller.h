// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

#include <QObject>

namespace baton::ui {

class ExportDialog;
class ThemeController;

/// The export dialog of an open project. GUI thread.
class ExportController : public QObject {
    Q_OBJECT

public:
    /// The session outlives it; `window` is the dialog's parent.
    ExportController(session::Session &session, const ThemeController &theme, QWidget *window);

    void open();

private:
    void onReviewed(const ExportReview &review);
    void prepare(const ExportOrder &order, bool withPage);
    void exportTo(const ExportOrder &order);

    session::Session &m_session;
    const ThemeController &m_theme;
    QWidget *m_window;
    ExportDialog *m_dialog = nullptr; ///< made when first asked for; child of the window
};

} // namespace baton::ui
