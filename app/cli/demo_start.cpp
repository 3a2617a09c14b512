// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/demo_start.h"

#include "core/llm/recording/demo_catalog.h"

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

const QString demo = u"demo"_s;

tl::unexpected<Error> otherRequirement(const QString &requirement)
{
    return failure(
        ErrorCode::RecordingMismatch, u"the requirement '%1'"_s.arg(requirement.simplified().left(80)));
}

} // namespace

Result<void> settleDemo(RunConfig &config, QString &requirement, QString &sopName)
{
    if (config.model.provider != demo)
        return {};
    if (config.demo.isEmpty()) {
        const auto matching = llm::matchDemo(requirement);
        if (!matching)
            return otherRequirement(requirement);
        config.demo = matching->id;
    }
    const auto recording = llm::loadDemo(config.demo);
    if (!recording)
        return failure(recording.error());
    if (requirement.trimmed().isEmpty())
        requirement = recording->info.requirement;
    else if (!llm::isSameRequirement(requirement, recording->info.requirement))
        return otherRequirement(requirement);
    if (sopName.isEmpty())
        sopName = recording->sop;
    return {};
}

Result<void> demoFits(const RunConfig &config, const Sop &sop)
{
    if (config.model.provider != demo)
        return {};
    const auto recording = llm::loadDemo(config.demo);
    return recording ? llm::fitsSop(*recording, sop) : Result<void>(failure(recording.error()));
}

} // namespace baton::cli
