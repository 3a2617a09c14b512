// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <git2.h>

#include <QtGlobal>

#include <atomic>

/// libgit2, found when it is first called: it brings TLS, SSH and Kerberos with it, of which Baton uses none,
/// and loading those would make every start of the program a fifth longer. The names below stand before
/// libgit2's own in namespace baton; a function that is missing here fails when linking. Any thread.
namespace baton {

/// Address of a function of libgit2. Ends the program with a sentence when the library is not installed.
void *gitFunction(const char *name);

template <class Function> class LateGitFunction;

template <class Returned, class... Arguments> class LateGitFunction<Returned(Arguments...)> {
public:
    constexpr explicit LateGitFunction(const char *name) : m_name(name) { }
    Returned operator()(Arguments... arguments) const
    {
        void *address = m_address.load(std::memory_order_relaxed);
        if (address == nullptr)
            m_address.store(address = gitFunction(m_name), std::memory_order_relaxed);
        return reinterpret_cast<Returned (*)(Arguments...)>(address)(arguments...);
    }

private:
    const char *m_name;
    mutable std::atomic<void *> m_address = nullptr;
};

#define BATON_GIT(name) inline constinit const LateGitFunction<decltype(::name)> name(#name)
BATON_GIT(git_blob_create_from_buffer);
BATON_GIT(git_buf_dispose);
BATON_GIT(git_checkout_head);
BATON_GIT(git_checkout_options_init);
BATON_GIT(git_commit_create);
BATON_GIT(git_commit_free);
BATON_GIT(git_commit_id);
BATON_GIT(git_commit_lookup);
BATON_GIT(git_commit_tree);
BATON_GIT(git_commit_tree_id);
BATON_GIT(git_config_free);
BATON_GIT(git_config_get_bool);
BATON_GIT(git_config_get_string_buf);
BATON_GIT(git_config_open_level);
BATON_GIT(git_config_set_bool);
BATON_GIT(git_config_snapshot);
BATON_GIT(git_diff_options_init);
BATON_GIT(git_error_last);
BATON_GIT(git_index_add);
BATON_GIT(git_index_add_bypath);
BATON_GIT(git_index_free);
BATON_GIT(git_index_get_bypath);
BATON_GIT(git_index_new);
BATON_GIT(git_index_read);
BATON_GIT(git_index_read_tree);
BATON_GIT(git_index_remove);
BATON_GIT(git_index_write);
BATON_GIT(git_index_write_tree_to);
BATON_GIT(git_libgit2_init);
BATON_GIT(git_libgit2_shutdown);
BATON_GIT(git_merge_file);
BATON_GIT(git_merge_file_input_init);
BATON_GIT(git_merge_file_options_init);
BATON_GIT(git_merge_file_result_free);
BATON_GIT(git_odb_free);
BATON_GIT(git_odb_refresh);
BATON_GIT(git_oid_equal);
BATON_GIT(git_oid_tostr_s);
BATON_GIT(git_packbuilder_free);
BATON_GIT(git_packbuilder_insert_walk);
BATON_GIT(git_packbuilder_new);
BATON_GIT(git_packbuilder_write);
BATON_GIT(git_patch_free);
BATON_GIT(git_patch_from_buffers);
BATON_GIT(git_patch_get_hunk);
BATON_GIT(git_patch_get_line_in_hunk);
BATON_GIT(git_patch_line_stats);
BATON_GIT(git_patch_num_hunks);
BATON_GIT(git_patch_num_lines_in_hunk);
BATON_GIT(git_reference_create);
BATON_GIT(git_reference_free);
BATON_GIT(git_reference_is_branch);
BATON_GIT(git_reference_name_to_id);
BATON_GIT(git_reference_shorthand);
BATON_GIT(git_reference_target);
BATON_GIT(git_repository_config);
BATON_GIT(git_repository_free);
BATON_GIT(git_repository_hashfile);
BATON_GIT(git_repository_head);
BATON_GIT(git_repository_index);
BATON_GIT(git_repository_init_ext);
BATON_GIT(git_repository_init_options_init);
BATON_GIT(git_repository_odb);
BATON_GIT(git_repository_open_ext);
BATON_GIT(git_repository_path);
BATON_GIT(git_repository_state);
BATON_GIT(git_repository_workdir);
BATON_GIT(git_revwalk_free);
BATON_GIT(git_revwalk_new);
BATON_GIT(git_revwalk_push_head);
BATON_GIT(git_signature_free);
BATON_GIT(git_signature_new);
BATON_GIT(git_tree_free);
BATON_GIT(git_tree_lookup);
#undef BATON_GIT

/// From now on what libgit2 writes to a repository is on the disk before it goes on. For the whole program.
void keepGitDurable();

/// Keeps libgit2 initialised while it lives; the library counts, so any number may exist in any thread.
class GitLibrary {
public:
    GitLibrary() { git_libgit2_init(); }
    ~GitLibrary() { git_libgit2_shutdown(); }
    Q_DISABLE_COPY_MOVE(GitLibrary)
};

} // namespace baton
