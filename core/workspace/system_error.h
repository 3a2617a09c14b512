// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace baton::workspace {

/// What an errno of a write on `path` means: DiskFull, ProjectReadOnly, UnsafePath or FileWrite.
[[nodiscard]] Error writeError(int number, const QByteArray &path);
/// What an errno of a read means: UnsafePath (a link in the way) or FileRead.
[[nodiscard]] Error readError(int number, const QByteArray &path);

} // namespace baton::workspace
