// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/document/language_profile.h"
#include "core/base/result.h"
#include "core/session/project_view.h"
#include "core/session/test_run.h"

#include <QMap>
#include <QString>
#include <QStringList>
#include <QVector>

namespace baton::session {

/// How a project's program is started. Pure values.
struct TrialPlan {
    QVector<ProjectText> files;
    QVector<QStringList> build; ///< before it
    QStringList argv; ///< the program; empty: nobody knows how it is started
    QMap<QString, QString> environment; ///< of all of them
    bool namesPackages = false; ///< its manifest does, and none are fetched for a try
};

/// The start command is the `Run:` line of `documents` (texts with the project's knowledge) where it names a
/// program that a language is run by or a file of the project; else what the language of the files says, if
/// its entry file is there.
[[nodiscard]] TrialPlan planTrial(const artefact::LanguageProfiles &languages,
    const QVector<ProjectText> &files, const QStringList &documents);

/// The same for a project as it stands: what is handed over, and where a newer revision waits for a person
/// that one, because trying it is a way to review it. Fails as reading a text does.
[[nodiscard]] Result<TrialPlan> planTrial(
    const artefact::LanguageProfiles &languages, const ProjectView &project);

} // namespace baton::session
