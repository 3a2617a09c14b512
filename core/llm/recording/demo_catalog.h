// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/endpoint.h"
#include "core/llm/recording/recording.h"

#include <QVector>

#include <optional>

namespace baton::llm {

/// Where the embedded recordings lie (after initResources()).
[[nodiscard]] QString demoRoot();

/// The recordings under `root`, by id; unreadable ones are left out.
[[nodiscard]] QVector<DemoInfo> demoCatalog(const QString &root = demoRoot());
/// The demo whose requirement is this one, white space and case apart.
[[nodiscard]] std::optional<DemoInfo> matchDemo(const QString &requirement, const QString &root = demoRoot());
/// True for the path of a recording, false for the id of an embedded one.
[[nodiscard]] bool isRecordingPath(const QString &demo);
/// What a person typed as a run configuration keeps it: the id of an embedded recording, else the absolute
/// path, which other programs in other folders find again.
[[nodiscard]] QString recordingPath(const QString &typed, const QString &root = demoRoot());
/// The same words, white space and case apart.
[[nodiscard]] bool isSameRequirement(const QString &a, const QString &b);
/// Loads a recording by id, or by path (isRecordingPath). Fails with NotFound or as loadRecording.
[[nodiscard]] Result<Recording> loadDemo(const QString &demo, const QString &root = demoRoot());
/// What a recording holds of a run of a program for a report on the texts of this digest, as the journal keeps
/// results; empty when it holds none.
[[nodiscard]] QByteArray recordedResults(
    const QString &demo, const QString &path, const QString &inputs, const QString &root = demoRoot());
/// The remark that the recorded revision of `path` answers; empty when there is none.
[[nodiscard]] QString suggestedRemark(
    const QString &demo, const QString &path, const QString &root = demoRoot());

} // namespace baton::llm
