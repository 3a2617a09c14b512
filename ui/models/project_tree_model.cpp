// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/project_tree_model.h"

#include "ui/models/card.h"
#include "ui/text/words.h"

#include <QCoreApplication>

namespace baton::ui {

using namespace Qt::StringLiterals;

struct ProjectTreeModel::Node {
    QString name;
    QString path; ///< of a folder: its path too
    std::optional<ArtefactState> state; ///< absent for folders
    QString note;
    CallId call; ///< while writing
    Node *parent = nullptr;
    std::vector<std::unique_ptr<Node>> children; ///< folders first, then by name

    [[nodiscard]] bool isFolder() const { return !state.has_value(); }
    [[nodiscard]] bool sameAs(const Node &o) const { return isFolder() == o.isFolder() && name == o.name; }
    [[nodiscard]] bool before(const Node &o) const
    {
        return isFolder() != o.isFolder() ? isFolder() : name < o.name;
    }
    [[nodiscard]] int row() const
    {
        const auto &all = parent->children;
        return static_cast<int>(std::find_if(all.begin(), all.end(), [this](const auto &n) {
            return n.get() == this;
        }) - all.begin());
    }
    Node &insert(std::unique_ptr<Node> node)
    {
        node->parent = this;
        const auto at = std::find_if(
            children.begin(), children.end(), [&](const auto &child) { return node->before(*child); });
        return **children.insert(at, std::move(node));
    }
    Node &folder(const QString &part)
    {
        for (const auto &child : children) {
            if (child->isFolder() && child->name == part)
                return *child;
        }
        auto node = std::make_unique<Node>();
        node->name = part;
        node->path = path.isEmpty() ? part : path + u'/' + part;
        return insert(std::move(node));
    }
};

namespace {

QString noteOf(const Artefact &artefact)
{
    switch (artefact.state) {
    case ArtefactState::Approved:
        return {};
    case ArtefactState::Queued:
        return artefact.pauseBefore ? QCoreApplication::translate("baton", "pause before") : QString();
    default:
        return stateText(artefact.state);
    }
}

} // namespace

ProjectTreeModel::ProjectTreeModel(QObject *parent)
    : QAbstractItemModel(parent), m_root(std::make_unique<Node>())
{
}

ProjectTreeModel::~ProjectTreeModel() = default;

std::unique_ptr<ProjectTreeModel::Node> ProjectTreeModel::treeOf(const State &state)
{
    auto root = std::make_unique<Node>();
    for (const Artefact &artefact : state.artefacts) {
        if (artefact.removed || artefact.recordOnly)
            continue;
        Node *folder = root.get();
        const QStringList parts = artefact.path.split(u'/');
        for (const QString &part : parts.mid(0, parts.size() - 1))
            folder = &folder->folder(part);
        auto node = std::make_unique<Node>();
        node->name = parts.last();
        node->path = artefact.path;
        node->state = artefact.state;
        node->note = noteOf(artefact);
        node->call = artefact.activeCall;
        folder->insert(std::move(node));
    }
    return root;
}

void ProjectTreeModel::reset(const State &state)
{
    beginResetModel();
    m_root = treeOf(state);
    endResetModel();
}

void ProjectTreeModel::apply(const EventBatch &, const State &state)
{
    const std::unique_ptr<Node> want = treeOf(state);
    sync(*m_root, *want);
}

void ProjectTreeModel::sync(Node &have, Node &want)
{
    const QModelIndex parent = indexOf(have);
    for (std::size_t i = 0; i < want.children.size() || i < have.children.size();) {
        const int row = static_cast<int>(i);
        const bool gone = i >= want.children.size()
            || (i < have.children.size() && have.children[i]->before(*want.children[i]));
        if (gone) {
            beginRemoveRows(parent, row, row);
            have.children.erase(have.children.begin() + row);
            endRemoveRows();
            continue;
        }
        Node &wanted = *want.children[i];
        if (i >= have.children.size() || !have.children[i]->sameAs(wanted)) {
            auto node = std::make_unique<Node>();
            node->name = wanted.name;
            node->path = wanted.path;
            node->state = wanted.state;
            node->parent = &have;
            beginInsertRows(parent, row, row);
            have.children.insert(have.children.begin() + row, std::move(node));
            endInsertRows();
        }
        Node &node = *have.children[i];
        const bool stillWriting = node.call == wanted.call && !wanted.call.isEmpty();
        if (node.state != wanted.state || (node.note != wanted.note && !stillWriting)
            || node.call != wanted.call) {
            node.state = wanted.state;
            node.note = wanted.note;
            node.call = wanted.call;
            Q_EMIT dataChanged(indexOf(node), indexOf(node));
        }
        sync(node, wanted);
        ++i;
    }
}

void ProjectTreeModel::setLive(const session::LiveText &live, TimeMs now)
{
    Node *node = find(live.path);
    if (!node || node->state != ArtefactState::Writing || node->call != live.call)
        return;
    const QString note = liveNote(live, now);
    if (note == node->note)
        return;
    node->note = note;
    Q_EMIT dataChanged(indexOf(*node), indexOf(*node), {NoteRole});
}

ProjectTreeModel::Node *ProjectTreeModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex ProjectTreeModel::indexOf(const Node &node) const
{
    return node.parent ? createIndex(node.row(), 0, &node) : QModelIndex();
}

ProjectTreeModel::Node *ProjectTreeModel::find(const QString &path) const
{
    Node *node = m_root.get();
    const QStringList parts = path.split(u'/');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const bool folder = i + 1 < parts.size();
        const auto found = std::find_if(node->children.begin(), node->children.end(),
            [&](const auto &child) { return child->name == parts[i] && child->isFolder() == folder; });
        if (found == node->children.end())
            return nullptr;
        node = found->get();
    }
    return node;
}

QModelIndex ProjectTreeModel::indexOf(const QString &path) const
{
    const Node *node = path.isEmpty() ? nullptr : find(path);
    return node ? indexOf(*node) : QModelIndex();
}

QModelIndex ProjectTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->children[static_cast<std::size_t>(row)].get());
}

QModelIndex ProjectTreeModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOf(*nodeOf(index)->parent) : QModelIndex();
}

int ProjectTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent)->children.size());
}

int ProjectTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant ProjectTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = *nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return node.name;
    case Qt::ToolTipRole:
    case PathRole:
        return node.path;
    case StateRole:
        return node.state ? QVariant(static_cast<int>(*node.state)) : QVariant();
    case NoteRole:
        return node.note;
    case FolderRole:
        return node.isFolder();
    case Qt::AccessibleTextRole:
        return node.state ? QString(node.name + u", "_s + stateText(*node.state)) : node.name;
    default:
        return {};
    }
}

} // namespace baton::ui

#include "moc_project_tree_model.cpp"
