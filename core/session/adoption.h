// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <functional>

namespace baton::session {

struct OpenProject;

/// What lies on disk becomes the person's revision, approved; a deleted file is left out. `done` once, before
/// the project is closed or not at all.
void adoptOutsideChange(
    OpenProject &project, const QString &path, const std::function<void(const Result<void> &)> &done);

} // namespace baton::session
