// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/git_history.h"

namespace baton::session {

using namespace Qt::StringLiterals;

bool GitHistory::commit(const QString &path, int number)
{
    const Artefact *found = m_store.state().artefact(path);
    if (m_rests || found == nullptr)
        return false;
    const Artefact artefact = *found;
    const auto id = commitTo(artefact, artefact.revision(number));
    m_rests = !id;
    if (!id)
        m_repository.reset(); // it may be another one next time, or let Baton in
    const auto recorded = m_store.apply(command::RecordCommit{.path = path,
        .revision = number,
        .commit = id.value_or(QString()),
        .error = id ? Error{} : id.error()});
    return id && recorded;
}

Result<void> GitHistory::openRepository()
{
    if (m_repository)
        return {};
    BATON_TRY_ASSIGN(auto repository, workspace::GitRepository::openOrCreate(m_folder));
    if (repository.origin() == workspace::RepositoryOrigin::Foreign) {
        if (!m_store.state().config.useForeignGit)
            return failure(ErrorCode::ForeignRepository, m_folder);
        BATON_TRY(repository.adopt());
    }
    m_repository.emplace(std::move(repository));
    return {};
}

workspace::Author GitHistory::authorOf(const Artefact &artefact, const Revision *revision) const
{
    const RoleSpec *role = m_store.state().sop.role(artefact.role);
    // What leaves the folder does so by a decision of the person.
    if (revision == nullptr || revision->author == AuthorKind::Human || artefact.role == humanRole
        || role == nullptr)
        return m_repository->user();
    return workspace::roleAuthor(role->name);
}

Result<QString> GitHistory::commitTo(const Artefact &artefact, const Revision *revision)
{
    BATON_TRY_ASSIGN(const auto path, RelativePath::parse(artefact.path));
    BATON_TRY(openRepository());
    workspace::CommitRequest request{.path = path,
        .content = std::nullopt,
        .author = authorOf(artefact, revision),
        .message = u"%1: removed\n"_s.arg(artefact.path),
        .reviewedBy = std::nullopt,
        .time = m_store.clock().now()};
    if (revision != nullptr) {
        BATON_TRY_ASSIGN(const QString text, m_store.journal().read(revision->text));
        request.content = text.toUtf8();
        request.message = u"%1: revision %2\n"_s.arg(artefact.path).arg(revision->number);
        if (!revision->call.isEmpty())
            request.message += u"\n%1, call %2, model %3\n"_s.arg(artefact.title, revision->call.value,
                revision->model.isEmpty() ? u"unnamed"_s : revision->model);
        // What autonomy let pass was not reviewed by anybody.
        const workspace::Author user = m_repository->user();
        const bool reviewed = artefact.approvedByPerson && artefact.approvedRevision == revision->number;
        if (reviewed && request.author != user)
            request.reviewedBy = user;
    }
    return m_repository->commitFile(request);
}

} // namespace baton::session
