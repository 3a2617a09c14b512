// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"
#include "core/session/live_text.h"

#include <QAbstractItemModel>

#include <memory>
#include <optional>

namespace baton::ui {

/// The project's folders and files, made and planned: folders first, by name. GUI thread.
class ProjectTreeModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role {
        PathRole = Qt::UserRole,
        StateRole, ///< int of ArtefactState; invalid for folders
        NoteRole, ///< "in review", "62 tok/s"; empty where the mark says it all
        FolderRole,
    };

    explicit ProjectTreeModel(QObject *parent = nullptr);
    ~ProjectTreeModel() override;

    void reset(const State &state);
    void apply(const EventBatch &batch, const State &state);
    void setLive(const session::LiveText &live, TimeMs now);

    [[nodiscard]] QModelIndex indexOf(const QString &path) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Node;

    [[nodiscard]] static std::unique_ptr<Node> treeOf(const State &state);
    void sync(Node &have, Node &want);
    [[nodiscard]] Node *nodeOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Node &node) const;
    [[nodiscard]] Node *find(const QString &path) const;

    std::unique_ptr<Node> m_root;
};

} // namespace baton::ui
