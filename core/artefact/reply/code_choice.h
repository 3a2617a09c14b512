// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/reply/code_blocks.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace baton::artefact {

/// How well a label names a file: 2 = its path, 1 = its file name or a longer path to it, 0 = there is none,
/// -1 = another file.
[[nodiscard]] int fitOf(const QString &label, const QString &path);

/// Which of an answer's blocks is the file.
struct CodeChoice {
    qsizetype block = -1; ///< -1: none can be it, see `reason`
    QVector<qsizetype> continuations; ///< blocks that go on where it ends
    QString reason; ///< why none was taken; or what speaks against the one that was
    QStringList notes; ///< why this one, where it was not plain
};
[[nodiscard]] CodeChoice chooseBlock(const QVector<CodeBlock> &blocks, const QString &path);

} // namespace baton::artefact
