// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QSplitter)

namespace baton {
class Clock;
}

namespace baton::ui {

class DocumentPane;
class OutputPane;
class OutsideChangeBar;
class ProjectModels;
class RunToolBar;
class SidePanel;
class SwimlaneView;
class ThemeController;
class TimelinePanel;
class UiStateStore;

/// The panes of an open project in their arrangement: layout only. Built when a project opens. GUI thread.
class ProjectView : public QWidget {
    Q_OBJECT

public:
    /// The models must outlive it.
    ProjectView(ThemeController &theme, const Clock &clock, ProjectModels &models, QWidget *parent = nullptr);
    ~ProjectView() override;

    [[nodiscard]] RunToolBar &toolBar() const { return *m_toolBar; }
    [[nodiscard]] SidePanel &side() const { return *m_side; }
    [[nodiscard]] SwimlaneView &lanes() const { return *m_lanes; }
    [[nodiscard]] DocumentPane &documents() const { return *m_documents; }
    [[nodiscard]] OutputPane &output() const { return *m_output; }
    [[nodiscard]] TimelinePanel &timeline() const { return *m_timeline; }
    [[nodiscard]] OutsideChangeBar &outsideChanges() const { return *m_outside; }

    /// Not before a program is tried.
    void showOutput();

    /// The panes Ctrl+1..5 and F6 go to, in order.
    [[nodiscard]] QVector<QWidget *> panes() const;
    void saveArrangement(UiStateStore &store) const;
    void restoreArrangement(const UiStateStore &store);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void onOutputFolded(bool isFolded);
    void giveOutputTheRoom();

    const ThemeController &m_theme;
    RunToolBar *m_toolBar;
    OutsideChangeBar *m_outside;
    SidePanel *m_side;
    SwimlaneView *m_lanes;
    DocumentPane *m_documents;
    OutputPane *m_output;
    TimelinePanel *m_timeline;
    QSplitter *m_columns;
    QSplitter *m_centre;
    bool m_arrangedByHand = false;
    int m_outputHeight = 0; ///< while it is folded
};

} // namespace baton::ui
