// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace baton {

/// A path inside a project that is safe to join to the project's folder: relative, '/' separated, without
/// "." or "..", control or bidirectional characters, drive letters, names Windows reserves, `.git`, `.baton`,
/// Baton's own temporary names (`*.baton-tmp`), components over 200 bytes. Paths come from models, so the
/// only way to get one is `parse`. Whether a symbolic link lies on the way is checked by core/workspace when
/// it writes.
class RelativePath {
public:
    /// Fails with UnsafePath; the detail names the rule that was broken.
    [[nodiscard]] static Result<RelativePath> parse(const QString &text);

    [[nodiscard]] const QString &toString() const { return m_text; }
    [[nodiscard]] QString fileName() const { return m_text.section(u'/', -1); }
    [[nodiscard]] QString folder() const { return m_text.section(u'/', 0, -2); }
    /// File name without its last extension: "board" for "src/board.py".
    [[nodiscard]] QString stem() const;
    /// Lower case without the dot: "py"; empty when there is none.
    [[nodiscard]] QString extension() const;

    bool operator==(const RelativePath &) const = default;

private:
    explicit RelativePath(QString text) : m_text(std::move(text)) { }
    QString m_text;
};

/// The same for paths that are one file on some disk, as a project may be opened on any: letter case and how
/// a letter with a mark is composed do not count. For comparing only.
[[nodiscard]] QString placeKey(const QString &path);

} // namespace baton
