// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/board.h"

#include <QAbstractTableModel>

namespace baton::ui {

/// The swim-lanes as a table. Rows are lanes, "You" first. Each stage of the SOP takes as many columns as its
/// fullest lane needs places, so that every card is a cell of its own: keyboard, selection and assistive
/// technology then work per card. What exceeds `limit` cards a cell is behind one "+N files" card. GUI
/// thread.
class SwimlaneModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        CardRole = Qt::UserRole, ///< Card
        PathRole,
        LaneRole, ///< in vertical headers: Lane
        StageRole, ///< in horizontal headers: index of the stage
        SlotRole, ///< in horizontal headers: place inside the stage
    };

    explicit SwimlaneModel(QObject *parent = nullptr);

    /// `history`: what is at hand of the project's events, for "+9 −4".
    void reset(const State &state, const QVector<StoredEvent> &history = {});
    void apply(const EventBatch &batch, const State &state);
    void setLive(const session::LiveText &live, TimeMs now);
    /// Lets silent calls count their seconds; once a second is enough.
    void setNow(TimeMs now);
    void retranslate(const State &state);

    /// Cards a cell shows before it collapses; at least 2.
    void setLimit(int cards);
    [[nodiscard]] int limit() const { return m_limit; }
    /// The largest limit with which all stages together need at most `places` columns.
    [[nodiscard]] int limitFor(int places) const;
    /// A card that is shown in any case.
    void setPinned(const QString &path);
    void setExpanded(int lane, int stage, bool on);
    [[nodiscard]] bool isExpanded(int lane, int stage) const { return m_expanded.contains({lane, stage}); }
    /// Places come and go at the moment: what a view makes current now is nobody's choice.
    [[nodiscard]] bool isLayingOut() const { return m_isLayingOut; }

    [[nodiscard]] Card card(const QModelIndex &index) const;
    /// Where a card is at the moment; for one behind "+N files" that card's place. Invalid when unknown.
    [[nodiscard]] QModelIndex indexOf(const QString &path) const;
    [[nodiscard]] const QVector<CardLink> &handOffs() const { return m_board.handOffs; }
    [[nodiscard]] const QVector<Lane> &lanes() const { return m_board.lanes; }
    [[nodiscard]] const QStringList &stages() const { return m_board.stages; }
    /// Columns of a stage.
    [[nodiscard]] int stageOf(int column) const;
    [[nodiscard]] int firstColumn(int stage) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void handOffsChanged();
    /// Every card has its place. Comes after the model's own signals; a view that knows better how many
    /// places there is room for says so now.
    void laidOut();

private:
    using Grid = QVector<QVector<Card>>; ///< [lane][column]

    void rebuild(const State &state);
    void layOut();
    void layOutOnce();
    [[nodiscard]] QVector<Card> shownCards(int lane, int stage) const;
    void resizeStage(int stage, int columns);
    void putCells();
    void refreshLive(const QString &path);
    [[nodiscard]] Card live(const Card &card) const;
    [[nodiscard]] QVariant laneData(const Lane &lane, int role) const;
    [[nodiscard]] QVariant stageData(int column, int role) const;
    [[nodiscard]] QString accessibleText(const QModelIndex &index) const;

    Board m_board;
    RoleBook m_roles;
    LineChangesByPath m_changes;
    QVector<int> m_slots; ///< columns by stage
    Grid m_grid;
    QHash<QString, session::LiveText> m_live; ///< by path
    QSet<QPair<int, int>> m_expanded;
    QString m_pinned;
    TimeMs m_now = 0;
    int m_limit = 4;
    bool m_isLayingOut = false;
    bool m_layOutAgain = false; ///< asked for while laying out
};

} // namespace baton::ui
