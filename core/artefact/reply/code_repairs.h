// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace baton::artefact {

/// A file's text without what editors, web pages and transports did to it as a whole: line numbers, HTML
/// entities, "\n" for line ends, non-breaking and zero-width spaces outside quotes, a byte order mark. Each
/// is mended only where the text as it stands cannot be meant so; `notes` gets a sentence each. Texts that
/// are no program (prose, data) only lose a byte order mark. Linear.
[[nodiscard]] QString repairedCode(QString text, const QString &path, QStringList *notes);

} // namespace baton::artefact
