// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/diff/merge3.h"

#include "core/base/git_api.h"

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

git_merge_file_input inputOf(const QByteArray &text)
{
    git_merge_file_input input;
    git_merge_file_input_init(&input, GIT_MERGE_FILE_INPUT_VERSION);
    input.ptr = text.constData();
    input.size = static_cast<size_t>(text.size());
    return input;
}

} // namespace

Result<Merged> merge3(
    const QString &base, const QString &ours, const QString &theirs, const MergeLabels &labels)
{
    const GitLibrary library;
    const QByteArray baseBytes = base.toUtf8();
    const QByteArray ourBytes = ours.toUtf8();
    const QByteArray theirBytes = theirs.toUtf8();
    const QByteArray ourLabel = labels.ours.toUtf8();
    const QByteArray theirLabel = labels.theirs.toUtf8();
    git_merge_file_options options;
    git_merge_file_options_init(&options, GIT_MERGE_FILE_OPTIONS_VERSION);
    options.our_label = ourLabel.constData();
    options.their_label = theirLabel.constData();
    const git_merge_file_input ancestor = inputOf(baseBytes);
    const git_merge_file_input mine = inputOf(ourBytes);
    const git_merge_file_input other = inputOf(theirBytes);
    git_merge_file_result result = {};
    if (git_merge_file(&result, &ancestor, &mine, &other, &options) != 0)
        return failure(ErrorCode::Internal, u"the texts cannot be merged"_s);
    const Merged merged{
        QString::fromUtf8(result.ptr, static_cast<qsizetype>(result.len)), result.automergeable == 0};
    git_merge_file_result_free(&result);
    return merged;
}

} // namespace baton::artefact
