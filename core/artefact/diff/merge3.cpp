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

/// So long that no line of a text begins like a marker by chance.
constexpr unsigned short markerSize = 61;
constexpr auto label = "baton";

/// Takes the markers out again: of each conflict our lines stay, theirs are told.
Merged settled(const QString &marked)
{
    enum class Side { Both, Ours, Theirs };
    const auto marker = [](char16_t sign) { return QString(markerSize, QChar(sign)); };
    const QString begin = marker(u'<') + u" baton"_s;
    const QString middle = marker(u'=');
    const QString end = marker(u'>') + u" baton"_s;
    Merged merged;
    Side side = Side::Both;
    int lines = 0;
    const QStringList all = marked.split(u'\n');
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QString whole = i + 1 < all.size() ? all.at(i) + u'\n' : all.at(i);
        if (all.at(i) == begin) {
            side = Side::Ours;
            merged.conflicts.append({lines + 1, {}, {}});
        } else if (all.at(i) == middle && side == Side::Ours) {
            side = Side::Theirs;
        } else if (all.at(i) == end && side == Side::Theirs) {
            side = Side::Both;
        } else if (side == Side::Theirs) {
            merged.conflicts.last().theirs += whole;
        } else {
            merged.text += whole;
            ++lines;
            if (side == Side::Ours)
                merged.conflicts.last().ours += whole;
        }
    }
    return merged;
}

} // namespace

Result<Merged> merge3(const QString &base, const QString &ours, const QString &theirs)
{
    const GitLibrary library;
    const QByteArray baseBytes = base.toUtf8();
    const QByteArray ourBytes = ours.toUtf8();
    const QByteArray theirBytes = theirs.toUtf8();
    git_merge_file_options options;
    git_merge_file_options_init(&options, GIT_MERGE_FILE_OPTIONS_VERSION);
    options.our_label = label;
    options.their_label = label;
    options.marker_size = markerSize;
    const git_merge_file_input ancestor = inputOf(baseBytes);
    const git_merge_file_input mine = inputOf(ourBytes);
    const git_merge_file_input other = inputOf(theirBytes);
    git_merge_file_result result = {};
    if (git_merge_file(&result, &ancestor, &mine, &other, &options) != 0)
        return failure(ErrorCode::Internal, u"the texts cannot be merged"_s);
    const QString text = QString::fromUtf8(result.ptr, static_cast<qsizetype>(result.len));
    const bool isClean = result.automergeable != 0;
    git_merge_file_result_free(&result);
    return isClean ? Merged{text, {}} : settled(text);
}

} // namespace baton::artefact
