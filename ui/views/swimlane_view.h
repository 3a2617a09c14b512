// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/swimlane_model.h"

#include <QTableView>

QT_FORWARD_DECLARE_CLASS(QLabel)

namespace baton::ui {

class CardDelegate;
class ThemeController;

/// The swim-lanes: a lane per role, stages from left to right, a card per artefact, arrows for hand-offs.
/// Arrows move between cards, Enter opens one, the menu key asks for its actions, Ctrl+wheel zooms. A
/// QTableView, so that cards are cells for assistive technology. Knows the model and the theme only.
class SwimlaneView : public QTableView {
    Q_OBJECT

public:
    explicit SwimlaneView(const ThemeController &theme, QWidget *parent = nullptr);

    /// The model stays the caller's and must outlive the view.
    void setSwimlanes(SwimlaneModel *model);
    /// Makes a card current without announcing it again; opens "+N files" places as needed.
    void setCurrentPath(const QString &path);
    [[nodiscard]] QString currentPath() const;

    [[nodiscard]] int zoom() const { return m_zoom; }
    void setZoom(int percent); ///< held between 60 and 200
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void cardSelected(const QString &path);
    void cardOpened(const QString &path);
    void cardMenuRequested(const QString &path, const QPoint &globalPosition);

protected:
    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void updateGeometries() override;

private:
    void onThemeChanged();
    void layOutCells();
    void restoreCurrent();
    bool toggle(const QModelIndex &index);
    void open(const QModelIndex &index);
    [[nodiscard]] bool hasCard(int row, int column) const;
    [[nodiscard]] QModelIndex beside(const QModelIndex &from, int step) const;
    [[nodiscard]] QModelIndex across(const QModelIndex &from, int step) const;
    [[nodiscard]] QModelIndex firstCard() const;
    void drawHandOffs(QPainter &painter, bool strong) const;
    [[nodiscard]] QHash<QString, QRectF> visibleCards() const;

    const ThemeController &m_theme;
    CardDelegate *m_delegate;
    QLabel *m_corner;
    SwimlaneModel *m_lanes = nullptr;
    QString m_path; ///< current card, kept over model changes
    int m_zoom = 100;
    bool m_restoring = false;
    bool m_layingOut = false;
};

} // namespace baton::ui
