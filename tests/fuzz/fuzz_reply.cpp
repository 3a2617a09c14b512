// SPDX-License-Identifier: GPL-3.0-or-later
// A model's answer read as the step it was asked for reads it: the first byte says which. What follows it is
// the answer.
#include "core/artefact/diff/merge3.h"
#include "core/artefact/diff/your_words.h"
#include "core/artefact/document/manifest.h"
#include "core/artefact/reply/lint.h"
#include "core/artefact/reply/stitch.h"
#include "core/base/git_api.h"
#include "core/base/relative_path.h"
#include "resources/resources.h"
#include "tests/artefact/samples.h"
#include "tests/fuzz/fuzz_support.h"

using namespace baton;
using namespace baton::artefact;
using namespace Qt::StringLiterals;

namespace {

/// Line ends of one kind, one at the end, and nothing that is no text.
bool isCanonical(const QString &text)
{
    return text.isEmpty() || (!text.contains(u'\r') && text.endsWith(u'\n') && text.isValidUtf16());
}

/// As `baton-cli check` does.
void lintIt(const QString &raw, const QString &kind, const QString &path)
{
    const auto result = lint(raw, kind, path, samples::stockSop(), samples::profiles());
    fuzz::require(result.has_value(), "a known kind can be read");
    for (const auto &file : result->files)
        fuzz::require(RelativePath::parse(file.first).has_value(), "a file has a path that is one");
    fuzz::require(isCanonical(result->reply.text), "what is kept of an answer is canonical");
}

/// As a run does.
void read(const QString &raw, const QString &kind, const QString &path)
{
    ReplyContext context = samples::contextFor(kind, path);
    context.projectFiles = {u"todo/store.py"_s, u"todo/cli.py"_s};
    context.remarkCount = 2;
    const ParsedReply reply = parseReply(raw, context);
    fuzz::require(reply.lines == reply.text.count(u'\n'), "lines are counted as they are");
    if (kind == "tasks"_L1)
        static_cast<void>(deriveManifest({{kind, reply.facts}}, samples::profiles()));
    const ParsedReply edited = parseEdited(reply.text, context);
    fuzz::require(isCanonical(edited.text), "an edited text is canonical");
    const QString base = samples::pythonFile();
    const auto merged = merge3(base, reply.text, base);
    fuzz::require(
        !merged || merged->conflicts.isEmpty(), "where one side changed nothing there is no conflict");
    const OwnedText before{base, {{2, 3}}};
    const FollowedWords followed = followWords(before, reply.text, {});
    fuzz::require(reply.text.isEmpty() || !followed.now.text.isEmpty(), "no text goes for a person's words");
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    initResources();
    static const GitLibrary library; // else each diff would read the certificates of this computer
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const fuzz::AskedReply &step = fuzz::askedReplies[data[0] % std::size(fuzz::askedReplies)];
    const QString kind = QString::fromLatin1(step.kind);
    const QString path = QString::fromLatin1(step.path);
    const QString raw = QString::fromUtf8(fuzz::viewOf(data, size).sliced(1));
    lintIt(raw, kind, path);
    if (kind != "review"_L1 && kind != "summary"_L1)
        read(raw, kind, path);
    const qsizetype half = raw.size() / 2;
    fuzz::require(stitch(raw, {}) == raw, "nothing more changes nothing");
    static_cast<void>(stitch(raw.left(half), raw.mid(half)));
    return 0;
}
