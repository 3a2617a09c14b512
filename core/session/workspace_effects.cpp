// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/workspace_effects.h"

namespace baton::session {

using namespace Qt::StringLiterals;

namespace {

/// The newest role revision a human one was made from that has not been on disk yet.
const Revision *unwrittenRoleRevision(const Artefact &artefact, const Revision &approved)
{
    if (approved.author != AuthorKind::Human)
        return nullptr;
    for (int number = approved.number - 1; number > artefact.writtenRevision; --number) {
        const Revision *revision = artefact.revision(number);
        if (revision != nullptr && revision->author == AuthorKind::Role && !revision->draft)
            return revision;
    }
    return nullptr;
}

} // namespace

WorkspaceEffects::WorkspaceEffects(ProjectStore &store, workspace::Workspace workspace)
    : m_store(store), m_workspace(std::move(workspace))
{
}

Result<void> WorkspaceEffects::write(const engine::work::WriteFile &work)
{
    const Artefact *found = m_store.state().artefact(work.path);
    const Revision *approved = found == nullptr ? nullptr : found->revision(work.revision);
    if (approved == nullptr)
        return failure(ErrorCode::NotFound, work.path);
    // A copy: recording changes the state this came from.
    const Artefact artefact = *found;
    const Revision revision = *approved;
    // What a person edited goes into the history as two commits: the role's text, then the person's.
    // After an outside change that was decided on, nothing but the decision's text may touch the file.
    const bool twice = m_store.state().config.useGit && m_store.state().outsideChange(work.path) == nullptr;
    const Revision *before = twice ? unwrittenRoleRevision(artefact, revision) : nullptr;
    if (before != nullptr && put(artefact, *before))
        commit(artefact, *before);
    if (const auto done = put(artefact, revision); !done)
        return recordFailure(artefact, revision.number, done.error());
    BATON_TRY(m_store.apply(command::RecordFileWritten{.path = work.path, .revision = work.revision}));
    commit(artefact, revision);
    return {};
}

Result<void> WorkspaceEffects::put(const Artefact &artefact, const Revision &revision)
{
    BATON_TRY_ASSIGN(const auto path, RelativePath::parse(artefact.path));
    BATON_TRY_ASSIGN(const auto content, m_store.journal().read(revision.text));
    const Text text{revision.text, content};
    const Revision *written = artefact.revision(artefact.writtenRevision);
    const std::optional<TextHash> expected =
        written == nullptr ? std::nullopt : std::optional<TextHash>(written->text);
    const OutsideChange *outside = m_store.state().outsideChange(artefact.path);
    const bool overruled = outside != nullptr && outside->overruled;
    auto done = m_workspace.write(path, text, expected, overruled);
    if (done || done.error().code != ErrorCode::OutsideChange)
        return done;
    // Killed between two writes, the disk may hold another revision of ours: that is no outside change.
    const auto disk = m_workspace.read(path);
    if (disk && isOurs(artefact, *disk))
        return m_workspace.write(path, text, expected, true);
    return done;
}

bool WorkspaceEffects::isOurs(const Artefact &artefact, const std::optional<Text> &disk) const
{
    return disk
        && std::any_of(artefact.revisions.cbegin(), artefact.revisions.cend(),
            [&](const Revision &revision) { return revision.text == disk->hash; });
}

Result<void> WorkspaceEffects::recordFailure(const Artefact &artefact, int revision, const Error &error)
{
    if (error.code != ErrorCode::OutsideChange)
        return m_store.apply(
            command::RecordFileWriteFailed{.path = artefact.path, .revision = revision, .error = error});
    const auto path = RelativePath::parse(artefact.path);
    const auto disk = path ? m_workspace.read(*path) : Result<std::optional<Text>>(std::nullopt);
    return m_store.apply(
        command::RecordOutsideChange{.path = artefact.path, .disk = disk ? disk->value_or(Text{}) : Text{}});
}

void WorkspaceEffects::lookForOutsideChanges()
{
    const QVector<Artefact> artefacts = m_store.state().artefacts;
    for (const Artefact &artefact : artefacts) {
        const auto path = RelativePath::parse(artefact.path);
        if (artefact.writtenRevision == 0 || artefact.removed || !path)
            continue;
        const auto disk = m_workspace.read(*path);
        const OutsideChange *known = m_store.state().outsideChange(artefact.path);
        const TextHash found = disk && *disk ? (*disk)->hash : TextHash{};
        if (!disk || isOurs(artefact, *disk) || (known != nullptr && known->disk == found))
            continue;
        static_cast<void>(m_store.apply(
            command::RecordOutsideChange{.path = artefact.path, .disk = disk->value_or(Text{})}));
    }
}

Result<void> WorkspaceEffects::openRepository()
{
    if (m_repository)
        return {};
    BATON_TRY_ASSIGN(auto repository, workspace::GitRepository::openOrCreate(m_workspace.folder()));
    if (repository.origin() == workspace::RepositoryOrigin::Foreign)
        return failure(
            ErrorCode::GitFailed, u"this repository was there before Baton, so nothing is committed to it"_s);
    m_repository.emplace(std::move(repository));
    return {};
}

workspace::Author WorkspaceEffects::authorOf(const Artefact &artefact, const Revision &revision) const
{
    const RoleSpec *role = m_store.state().sop.role(artefact.role);
    if (revision.author == AuthorKind::Human || artefact.role == humanRole || role == nullptr)
        return m_repository->user();
    return workspace::roleAuthor(role->name);
}

Result<QString> WorkspaceEffects::commitTo(const Artefact &artefact, const Revision &revision)
{
    BATON_TRY_ASSIGN(const auto path, RelativePath::parse(artefact.path));
    BATON_TRY(openRepository());
    QString message = u"%1: revision %2\n"_s.arg(artefact.path).arg(revision.number);
    if (!revision.call.isEmpty())
        message += u"\n%1, call %2, model %3\n"_s.arg(
            artefact.title, revision.call.value, revision.model.isEmpty() ? u"unnamed"_s : revision.model);
    workspace::CommitRequest request{.path = path,
        .author = authorOf(artefact, revision),
        .message = message,
        .time = m_store.clock().now()};
    const workspace::Author user = m_repository->user();
    // What autonomy let pass was not reviewed by anybody.
    if (request.author != user && artefact.approvedByPerson)
        request.reviewedBy = user;
    return m_repository->commitFile(request);
}

void WorkspaceEffects::commit(const Artefact &artefact, const Revision &revision)
{
    if (m_gitFailed || !m_store.state().config.useGit)
        return;
    const auto id = commitTo(artefact, revision);
    m_gitFailed = !id && id.error().code == ErrorCode::GitFailed;
    static_cast<void>(m_store.apply(command::RecordCommit{.path = artefact.path,
        .revision = revision.number,
        .commit = id.value_or(QString()),
        .detail = id ? QString() : id.error().detail}));
}

} // namespace baton::session
