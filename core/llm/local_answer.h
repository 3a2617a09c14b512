// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/endpoint.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace baton::llm {

/// What a question to a port of this computer was answered with.
struct LocalAnswer {
    QString root; ///< "http://127.0.0.1:8080"
    QString path; ///< "/v1/models"
    int status = 0;
    QByteArray server; ///< the Server header
    QByteArray body;
};

/// The paths that tell the kinds of local servers apart, for a port at which one of them usually listens.
[[nodiscard]] QStringList localPaths(const QString &expected);

/// The server behind an answer, with its models where the answer names them; nothing when it does not tell.
/// Pure: servers lie about nothing here, but they are other programs, so every field is checked.
[[nodiscard]] std::optional<LocalServer> readLocalAnswer(const LocalAnswer &answer);

/// Models that can write, the likeliest for code first; those for embeddings, speech and pictures are left
/// out.
[[nodiscard]] QStringList writingModels(const QStringList &models);

} // namespace baton::llm
