// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/relative_path.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

namespace baton::workspace {

/// Who a commit is by.
struct Author {
    QString name;
    QString email;
    bool operator==(const Author &) const = default;
};

/// "Architect (baton) <architect@baton.invalid>" for the role with this display name.
[[nodiscard]] Author roleAuthor(const QString &roleName);

enum class RepositoryOrigin {
    Baton, ///< made by Baton, or adopted with the person's consent
    Foreign, ///< was there before Baton: nothing is committed before `adopt`
};

/// One hand-over to the history.
struct CommitRequest {
    RelativePath path;
    std::optional<QByteArray> content; ///< of the file, as it was approved; nullopt: it has left the folder
    Author author;
    QString message; ///< subject, empty line, body; without trailers
    std::optional<Author> reviewedBy; ///< becomes the trailer `Reviewed-by:`
    TimeMs time = 0; ///< when it happened; of author and committer
};

/// The project's own Git repository, PROJECT/.git, never a parent's. Any thread, one at a time; movable. No hooks run, no
/// external program is started, nothing goes to a network. Every failure is GitFailed with libgit2's words,
/// unless said otherwise; the files on disk are never touched. Whoever uses it holds the project's lock.
class GitRepository {
public:
    /// Opens PROJECT/.git, makes it when absent (whole or not at all), and keeps `.baton` out of it through
    /// .git/info/exclude. Clears what a killed Baton left in it, and makes it anew where one was killed while
    /// making it. A repository that was there before Baton opens too, see `origin`; only `adopt` changes
    /// anything in it.
    [[nodiscard]] static Result<GitRepository> openOrCreate(const QString &folder);

    GitRepository(GitRepository &&other) noexcept;
    GitRepository &operator=(GitRepository &&other) noexcept;
    ~GitRepository();

    [[nodiscard]] RepositoryOrigin origin() const;
    /// The person agreed that Baton commits to a repository it did not make. Remembered in .git/config.
    [[nodiscard]] Result<void> adopt();

    /// The person's own Git identity, "you <you@baton.invalid>" where none is set.
    [[nodiscard]] Author user() const;

    /// Commits this one file's content (not what lies on disk), or its removal, on top of HEAD, and stages
    /// it; whatever else the person has staged stays staged and uncommitted. Returns the hex id of the
    /// commit, or HEAD's when nothing changed: asked twice, it commits once. Fails with WrongState for one in
    /// the middle of a merge or rebase, ForeignRepository for one that was not adopted.
    [[nodiscard]] Result<QString> commitFile(const CommitRequest &request);

private:
    struct Private;
    explicit GitRepository(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace baton::workspace
