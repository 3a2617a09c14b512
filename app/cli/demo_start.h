// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/run_config.h"
#include "core/domain/sop.h"

namespace baton::cli {

/// What a new run from a recording begins with. For another provider nothing changes.
///
/// Finds the recording of a typed requirement, or takes the requirement and the team of a named recording
/// where none was typed. Fails with RecordingMismatch (no recording answers this) or as loadDemo.
[[nodiscard]] Result<void> settleDemo(RunConfig &config, QString &requirement, QString &sopName);

/// Fails with RecordingMismatch when the run's team is not the one its recording was made with.
[[nodiscard]] Result<void> demoFits(const RunConfig &config, const Sop &sop);

} // namespace baton::cli
