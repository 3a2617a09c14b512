// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
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
    int notRun = 0; ///< skipped ones among them
    QString whyNot; ///< why none, or some, were not run; technical English
    int openFindings = 0; ///< of reviewers, that nobody decided on
    int requirements = 0; ///< of the pool
    QStringList untested; ///< IDs of those that no test names
    bool operator==(const Proof &) const = default;
};

/// What an export would hand over and what speaks against it.
struct ExportReview {
    QVector<ExportFile> files;
    QVector<ExportFinding> findings;
    Proof proof;
};

/// What stands on the page that goes along with a project.
struct HandOver {
    /// What is said of something: of a test, a file, a requirement.
    struct Line {
        QString subject;
        QString text;
        bool operator==(const Line &) const = default;
    };
    QString name;
    Proof proof;
    QVector<Line> failedTests; ///< and what they said
    QVector<Line> unrunTests; ///< and why
    QVector<Line> reviews; ///< of files: the verdict on what is handed over; empty = nobody looked at that
    QVector<Line> findings; ///< of files, that nobody decided on
    QVector<Line> untested; ///< requirements that no test names
    QVector<Line> assumptions; ///< of documents
    QVector<Line> questions; ///< of documents, open
    QStringList persons; ///< files whose text a person wrote last
    QStringList partly; ///< of a role, with lines of a person in them
    QStringList usage; ///< "Run: python3 main.py", "Test: ..."
    bool operator==(const HandOver &) const = default;
};

/// What is to go out, and where.
struct ExportOrder {
    QString destination; ///< folder to make, or the zip file
    ExportFormat format = ExportFormat::Folder;
    bool force = false; ///< over what is there
    QString page = QString(); ///< goes along as a file of its own, see handOverPath; empty = none
    bool operator==(const ExportOrder &) const = default;
};

} // namespace baton
