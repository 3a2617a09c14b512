// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/workspace_effects.h"

namespace baton::session {

using namespace Qt::StringLiterals;

WorkspaceEffects::WorkspaceEffects(ProjectStore &store, workspace::Workspace workspace, QObject *parent)
    : QObject(parent), m_store(store), m_workspace(std::move(workspace)),
      m_history(store, m_workspace.folder())
{
    connect(&m_history, &GitHistory::progressed, this, &WorkspaceEffects::progressed);
    m_workspace.hideFromGit();
}

void WorkspaceEffects::catchUp()
{
    lookForOutsideChanges();
    m_workspace.forgetRescue();
    retryAll();
}

bool WorkspaceEffects::perform(const engine::Work &work)
{
    if (isBusy())
        return false;
    if (!m_store.isInPlace())
        return false; // told by the store; nothing is written into a folder that took its place
    if (const auto *file = std::get_if<engine::work::WriteFile>(&work))
        return write(file->path, file->revision).has_value();
    if (const auto *file = std::get_if<engine::work::RemoveFile>(&work))
        return remove(file->path).has_value();
    if (const auto *commit = std::get_if<engine::work::CommitFile>(&work))
        m_history.commit(commit->path, commit->revision);
    return false;
}

Result<void> WorkspaceEffects::write(const QString &path, int number)
{
    const Artefact *found = m_store.state().artefact(path);
    const Revision *approved = found == nullptr ? nullptr : found->revision(number);
    if (approved == nullptr)
        return failure(ErrorCode::NotFound, path);
    // A copy: recording changes the state this came from.
    const Artefact artefact = *found;
    if (const auto done = put(artefact, *approved); !done)
        return recordFailure(artefact, number, done.error());
    m_history.tryAgain();
    return m_store.apply(command::RecordFileWritten{.path = path, .revision = number});
}

Result<void> WorkspaceEffects::remove(const QString &path)
{
    const Artefact *found = m_store.state().artefact(path);
    if (found == nullptr)
        return failure(ErrorCode::NotFound, path);
    const Artefact artefact = *found;
    const OutsideChange *outside = m_store.state().outsideChange(path);
    const bool overruled = outside != nullptr && outside->overruled;
    const auto done = RelativePath::parse(path).and_then([&](const RelativePath &place) {
        return m_workspace.remove(place, [&](const TextHash &hash) {
            return overruled || isOurs(artefact, Text{hash, {}});
        });
    });
    if (!done)
        return recordFailure(artefact, 0, done.error());
    m_history.tryAgain();
    return m_store.apply(command::RecordFileRemoved{.path = path});
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

Result<void> WorkspaceEffects::retry(const QString &path)
{
    const Artefact *artefact = m_store.state().artefact(path);
    if (m_madeGood.remove(path) && artefact != nullptr && !artefact->writeFailed)
        return {};
    if (artefact == nullptr || !artefact->writeFailed)
        return failure(ErrorCode::NotFound, path);
    const bool leaves = artefact->handedOver() == nullptr;
    BATON_TRY(leaves ? remove(path) : write(path, artefact->approvedRevision));
    artefact = m_store.state().artefact(path);
    if (artefact->writeFailed)
        return failure(artefact->writeError);
    return {};
}

void WorkspaceEffects::retryAll()
{
    const QVector<Artefact> artefacts = m_store.state().artefacts;
    for (const Artefact &artefact : artefacts) {
        if (artefact.writeFailed && m_store.isInPlace() && retry(artefact.path))
            m_madeGood.insert(artefact.path);
    }
    m_history.tryAgain();
}

bool WorkspaceEffects::isRetryable(const QString &path) const
{
    const Artefact *artefact = m_store.state().artefact(path);
    return artefact != nullptr && (artefact->writeFailed || m_madeGood.contains(path));
}

void WorkspaceEffects::lookForOutsideChanges()
{
    const QVector<Artefact> artefacts = m_store.state().artefacts;
    for (const Artefact &artefact : artefacts) {
        const auto path = RelativePath::parse(artefact.path);
        if (artefact.writtenRevision != 0 && path)
            lookAt(artefact, *path);
    }
}

void WorkspaceEffects::lookAt(const Artefact &artefact, const RelativePath &path)
{
    const auto disk = m_workspace.read(path);
    const OutsideChange *known = m_store.state().outsideChange(artefact.path);
    const bool isKnown = known != nullptr && !known->overruled;
    if (!disk || (!*disk && artefact.handedOver() == nullptr))
        return; // unreadable, or gone that was to go
    const Revision *written = artefact.revision(artefact.writtenRevision);
    if (isKnown && *disk && written != nullptr && (*disk)->hash == written->text)
        // Put back as it was: there is nothing left to decide.
        return static_cast<void>(m_store.apply(
            command::RecordFileWritten{.path = artefact.path, .revision = artefact.writtenRevision}));
    const TextHash found = *disk ? (*disk)->hash : TextHash{};
    if (isOurs(artefact, *disk) || (known != nullptr && known->disk == found))
        return;
    static_cast<void>(
        m_store.apply(command::RecordOutsideChange{.path = artefact.path, .disk = disk->value_or(Text{})}));
    if (!*disk && m_workspace.isRescued())
        static_cast<void>(m_store.apply(command::OverruleOutsideChange{artefact.path}));
}

Result<Text> WorkspaceEffects::outsideText(const QString &path)
{
    BATON_TRY_ASSIGN(const auto place, RelativePath::parse(path));
    if (m_store.state().outsideChange(path) == nullptr)
        return failure(ErrorCode::WrongState, u"%1 was not changed outside"_s.arg(path));
    BATON_TRY_ASSIGN(const std::optional<Text> disk, m_workspace.readExactly(place));
    BATON_TRY(m_store.apply(command::RecordOutsideChange{.path = path, .disk = disk.value_or(Text{})}));
    return disk.value_or(Text{});
}

} // namespace baton::session

#include "moc_workspace_effects.cpp"
