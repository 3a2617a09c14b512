// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

namespace baton {

enum class ExportFormat { Folder, Zip, Git };

/// A file that goes out.
struct ExportFile {
    QString path;
    qint64 bytes = 0;
    bool operator==(const ExportFile &) const = default;
};

/// Something the person should know before handing over.
struct ExportFinding {
    enum class Kind {
        Stale, ///< approved, but what it was made from has changed since; `detail` = why
        FailedCheck, ///< approved with a failed check; `detail` = which
        OpenRemark, ///< approved with remarks nobody answered
        Secret, ///< a line looks like a key; `detail` = where
        LeftOut, ///< not approved: does not go out
        ChangedOutside, ///< the file in the folder is not what Baton wrote: Baton's text goes out
    };
    Kind kind = Kind::LeftOut;
    QString path;
    QString detail;
    bool operator==(const ExportFinding &) const = default;
};

/// What a project was put to and what came of it.
struct Proof {
    bool hasTests = false; ///< the SOP has them run
    bool wereRun = false;
    bool isRecorded = false; ///< not on this machine: a recording says how they ended
    int passed = 0;
    int failed = 0; ///< with errors and those that took too long
    int accepted = 0; ///< those that fail and that the person left so
    int notRun = 0; ///< single tests, skipped ones among them
    QString whyNot; ///< none was run; technical English
    int openFindings = 0; ///< of reviewers, that nobody decided on
    bool operator==(const Proof &) const = default;
};

/// What an export would hand over and what speaks against it.
struct ExportReview {
    QVector<ExportFile> files;
    QVector<ExportFinding> findings;
    Proof proof;
};

} // namespace baton
