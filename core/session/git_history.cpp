// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/git_history.h"

#include "core/session/background.h"

namespace baton::session {

using namespace Qt::StringLiterals;

/// What a commit is made of; its authors are known once the repository is open.
struct GitHistory::Job {
    workspace::CommitRequest request;
    QString roleName; ///< empty: the person
    bool reviewed = false; ///< by the person
    bool mayUseForeign = false; ///< a repository that was there before Baton
};

/// The repository with the work on it.
class GitHistory::Committer {
public:
    explicit Committer(QString folder) : m_folder(std::move(folder)) { }

    Result<QString> commit(Job job)
    {
        BATON_TRY(open(job.mayUseForeign));
        // What leaves the folder does so by a decision of the person.
        const workspace::Author user = m_repository->user();
        job.request.author = job.roleName.isEmpty() ? user : workspace::roleAuthor(job.roleName);
        if (job.reviewed && job.request.author != user)
            job.request.reviewedBy = user;
        return m_repository->commitFile(job.request);
    }
    /// It may be another one next time, or let Baton in.
    void close() { m_repository.reset(); }

private:
    Result<void> open(bool mayUseForeign)
    {
        if (m_repository)
            return {};
        BATON_TRY_ASSIGN(auto repository, workspace::GitRepository::openOrCreate(m_folder));
        if (repository.origin() == workspace::RepositoryOrigin::Foreign) {
            if (!mayUseForeign)
                return failure(ErrorCode::ForeignRepository, m_folder);
            BATON_TRY(repository.adopt());
        }
        m_repository.emplace(std::move(repository));
        return {};
    }

    QString m_folder;
    std::optional<workspace::GitRepository> m_repository;
};

GitHistory::GitHistory(ProjectStore &store, QString folder, QObject *parent)
    : QObject(parent), m_store(store), m_folder(std::move(folder)),
      m_committer(std::make_shared<Committer>(m_folder))
{
    m_pool.setMaxThreadCount(1);
}

GitHistory::~GitHistory() = default;

void GitHistory::commit(const QString &path, int number)
{
    const Artefact *artefact = m_store.state().artefact(path);
    if (m_rests || m_busy || artefact == nullptr)
        return;
    const auto job = jobFor(*artefact, artefact->revision(number));
    m_busy = true;
    m_again = false;
    inBackground(
        this,
        [job, committer = m_committer]() -> Result<QString> {
            return job ? committer->commit(*job) : failure(job.error());
        },
        [this, path, number](const Result<QString> &id) { finish(path, number, id); }, &m_pool);
}

void GitHistory::tryAgain()
{
    m_rests = false;
    m_again = true;
}

void GitHistory::finish(const QString &path, int revision, const Result<QString> &id)
{
    m_busy = false;
    m_rests = !id && !m_again;
    if (!id)
        m_committer->close();
    static_cast<void>(m_store.apply(command::RecordCommit{.path = path,
        .revision = revision,
        .commit = id.value_or(QString()),
        .error = id ? Error{} : id.error()}));
    Q_EMIT progressed();
}

Result<GitHistory::Job> GitHistory::jobFor(const Artefact &artefact, const Revision *revision) const
{
    BATON_TRY_ASSIGN(const auto path, RelativePath::parse(artefact.path));
    Job job{.request = {.path = path,
                .content = std::nullopt,
                .author = {},
                .message = u"%1: removed\n"_s.arg(artefact.path),
                .reviewedBy = std::nullopt,
                .time = m_store.clock().now()},
        .mayUseForeign = m_store.state().config.useForeignGit};
    if (revision == nullptr)
        return job;
    BATON_TRY_ASSIGN(const QString text, m_store.journal().read(revision->text));
    job.request.content = text.toUtf8();
    job.request.message = u"%1: revision %2\n"_s.arg(artefact.path).arg(revision->number);
    if (!revision->call.isEmpty())
        job.request.message += u"\n%1, call %2, model %3\n"_s.arg(
            artefact.title, revision->call.value, revision->model.isEmpty() ? u"unnamed"_s : revision->model);
    const RoleSpec *role = m_store.state().sop.role(artefact.role);
    if (revision->author != AuthorKind::Human && artefact.role != humanRole && role != nullptr)
        job.roleName = role->name;
    // What autonomy let pass was not reviewed by anybody.
    job.reviewed = artefact.approvedByPerson && artefact.approvedRevision == revision->number;
    return job;
}

} // namespace baton::session

#include "moc_git_history.cpp"
