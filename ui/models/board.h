// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/card.h"

#include <QPair>
#include <QSet>
#include <QVector>

namespace baton::ui {

/// The head of a lane.
struct Lane {
    QString role;
    int index = 0;
    QString name;
    QString letter;
    QString note; ///< "1 to review", "2 writing · 1 queued", "review each"
    bool operator==(const Lane &) const = default;
};

/// One artefact handed from one card to another: `to` was, or will be, made from `from`.
struct CardLink {
    QString from;
    QString to;
    bool operator==(const CardLink &) const = default;
};

/// The swim-lanes as values: lanes by stages, each cell a list of cards in the order of production.
struct Board {
    QVector<Lane> lanes;
    QStringList stages;
    QVector<QVector<QVector<Card>>> cells; ///< [lane][stage]
    QVector<CardLink> handOffs;
};

[[nodiscard]] Board buildBoard(const State &state, const RoleBook &roles, const LineChangesByPath &changes);

/// At most `limit` places of a cell: the cards that matter most now, in their order, and one that stands for
/// the rest. `pinned` (a path) is always among them.
[[nodiscard]] QVector<Card> collapsed(const QVector<Card> &cards, int limit, const QString &pinned);
/// All cards and one that closes the cell again.
[[nodiscard]] QVector<Card> expanded(const QVector<Card> &cards);

} // namespace baton::ui
