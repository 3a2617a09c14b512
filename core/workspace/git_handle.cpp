// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/git_handle.h"

#include <QFile>
#include <QFileInfo>

namespace baton::workspace::git {

using namespace Qt::StringLiterals;

namespace {

QString configText(git_config *config, const char *name)
{
    git_buf buffer = GIT_BUF_INIT;
    QString text;
    if (git_config_get_string_buf(&buffer, config, name) == 0)
        text = QString::fromUtf8(buffer.ptr, static_cast<qsizetype>(buffer.size));
    git_buf_dispose(&buffer);
    return text;
}

/// What Git does not allow in a name or address.
QByteArray plain(QString text)
{
    text.remove(u'<').remove(u'>');
    return text.simplified().toUtf8();
}

Result<Signature> signatureOf(const Author &author, TimeMs time)
{
    git_signature *signature = nullptr;
    const git_time_t seconds = time / 1000;
    if (git_signature_new(
            &signature, plain(author.name).constData(), plain(author.email).constData(), seconds, 0)
        != 0)
        return gitFailure("signature");
    return Signature(signature);
}

Result<Config> localConfig(git_repository *repository)
{
    git_config *all = nullptr;
    if (git_repository_config(&all, repository) != 0)
        return gitFailure("config");
    const Config owner(all);
    git_config *local = nullptr;
    if (git_config_open_level(&local, all, GIT_CONFIG_LEVEL_LOCAL) != 0)
        return gitFailure("config");
    return Config(local);
}

} // namespace

Failure gitFailure(const char *doing)
{
    const git_error *last = git_error_last();
    QString words = last && last->message ? QString::fromUtf8(last->message).trimmed() : u"unknown"_s;
    if (words.endsWith(u':'))
        words.chop(1); // it says why behind it only where the system said so
    return failure(ErrorCode::GitFailed, QString::fromLatin1(doing) + u": "_s + words);
}

Result<Repository> openOwn(const QString &folder)
{
    const QString path = folder + u"/.git"_s;
    const QFileInfo info(path);
    // A file or link named .git would lead to a repository elsewhere.
    if (!info.isDir() || info.isSymLink())
        return failure(ErrorCode::GitFailed, u"%1 is not a folder"_s.arg(path));
    git_repository *opened = nullptr;
    const unsigned flags = GIT_REPOSITORY_OPEN_NO_SEARCH | GIT_REPOSITORY_OPEN_NO_DOTGIT;
    if (git_repository_open_ext(&opened, QFile::encodeName(path).constData(), flags, nullptr) != 0)
        return gitFailure("open");
    Repository repository(opened);
    // core.worktree or a linked worktree can point anywhere.
    const char *tree = git_repository_workdir(opened);
    if (!tree
        || QFileInfo(QFile::decodeName(tree)).canonicalFilePath() != QFileInfo(folder).canonicalFilePath())
        return failure(ErrorCode::GitFailed, u"the working tree of %1 is elsewhere"_s.arg(path));
    return repository;
}

bool localFlag(git_repository *repository, const char *name)
{
    const Result<Config> config = localConfig(repository);
    int value = 0;
    return config && git_config_get_bool(&value, config->get(), name) == 0 && value != 0;
}

Result<void> setLocalFlag(git_repository *repository, const char *name)
{
    BATON_TRY_ASSIGN(const Config config, localConfig(repository));
    if (git_config_set_bool(config.get(), name, 1) != 0)
        return gitFailure("config");
    return {};
}

Result<Commit> headCommit(git_repository *repository)
{
    git_oid id;
    const int found = git_reference_name_to_id(&id, repository, "HEAD");
    if (found == GIT_ENOTFOUND)
        return Commit();
    git_commit *commit = nullptr;
    if (found != 0 || git_commit_lookup(&commit, repository, &id) != 0)
        return gitFailure("HEAD");
    return Commit(commit);
}

Result<Index> indexOf(git_commit *commit)
{
    git_index *created = nullptr;
    if (git_index_new(&created) != 0)
        return gitFailure("index");
    Index index(created);
    if (!commit)
        return index;
    git_tree *tree = nullptr;
    if (git_commit_tree(&tree, commit) != 0)
        return gitFailure("tree");
    const Tree owner(tree);
    if (git_index_read_tree(index.get(), tree) != 0)
        return gitFailure("tree");
    return index;
}

Author userOf(git_repository *repository)
{
    git_config *all = nullptr;
    if (git_repository_config(&all, repository) != 0)
        return {u"you"_s, u"you@baton.invalid"_s};
    const Config owner(all);
    git_config *config = nullptr;
    if (git_config_snapshot(&config, all) != 0)
        return {u"you"_s, u"you@baton.invalid"_s};
    const Config snapshot(config);
    Author user{configText(config, "user.name"), configText(config, "user.email")};
    if (plain(user.name).isEmpty())
        user.name = u"you"_s;
    if (plain(user.email).isEmpty())
        user.email = u"you@baton.invalid"_s;
    return user;
}

Result<QString> commitIndex(
    git_repository *repository, git_index *index, git_commit *head, const Words &words)
{
    git_oid treeId;
    if (git_index_write_tree_to(&treeId, index, repository) != 0)
        return gitFailure("tree");
    if (head && git_oid_equal(&treeId, git_commit_tree_id(head)))
        return QString::fromLatin1(git_oid_tostr_s(git_commit_id(head)));
    git_tree *tree = nullptr;
    if (git_tree_lookup(&tree, repository, &treeId) != 0)
        return gitFailure("tree");
    const Tree owner(tree);
    BATON_TRY_ASSIGN(const Signature author, signatureOf(words.author, words.time));
    BATON_TRY_ASSIGN(const Signature committer, signatureOf(words.committer, words.time));
    git_oid id;
    const git_commit *parents[] = {head};
    if (git_commit_create(&id, repository, "HEAD", author.get(), committer.get(), "UTF-8",
            words.message.constData(), tree, head ? 1 : 0, parents)
        != 0)
        return gitFailure("commit");
    return QString::fromLatin1(git_oid_tostr_s(&id));
}

} // namespace baton::workspace::git
