// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

namespace baton::workspace {

/// A line that looks as if it held a key.
struct SecretFinding {
    int line = 0; ///< 1-based
    QString kind; ///< "openai", "aws", "private_key", "password", ...
    bool operator==(const SecretFinding &) const = default;
};

/// Lines with something like a key or password in them, at most one finding a line: for the warning before an
/// export. Pure. Placeholders ("your-key-here", "xxxx", "<token>", ${VARIABLE}) are not reported.
[[nodiscard]] QVector<SecretFinding> findSecrets(const QString &text);

} // namespace baton::workspace
