// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/impact/impact_model.h"

#include <QTreeView>

namespace baton::ui {

class ThemeController;

/// What a decision touches, a line each with its three choices side by side. Left and right move the choice
/// of the selected lines, Shift extends the selection, a click chooses. GUI thread.
class ImpactList : public QTreeView {
    Q_OBJECT

public:
    /// Both outlive it.
    ImpactList(const ThemeController &theme, ImpactModel &model, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] QList<int> selectedLines() const;
    void move(int by);

    ImpactModel &m_model;
};

} // namespace baton::ui
