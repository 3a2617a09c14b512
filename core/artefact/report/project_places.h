// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace baton::artefact {

struct Place {
    QString file; ///< empty = none
    int line = 0;
    bool operator==(const Place &) const = default;
};

/// The files of a project as traces, class names and packages of many languages name them.
class ProjectPlaces {
public:
    /// Without `files` any relative path counts as inside.
    ProjectPlaces(const QString &root, const QStringList &files);

    /// The text without the project's folder before its paths.
    [[nodiscard]] QString withoutRoot(QString text) const;
    /// The project's file that a path means: exactly, or the only one that ends with it. Empty: outside.
    [[nodiscard]] QString fileOf(const QString &path) const;
    /// The file a dotted name begins with ("tests.test_x.Case", "org.demo.CalcTest"); `rest` is what follows.
    [[nodiscard]] QString fileOfName(const QString &dotted, QString *rest) const;
    /// The project's folder that a package's import path ends with; "." for none of them.
    [[nodiscard]] QString folderOf(const QString &package) const;
    /// The innermost place inside the project: the first one of a trace, of a Python traceback the last.
    [[nodiscard]] Place innermost(const QString &trace) const;

private:
    [[nodiscard]] Place placeIn(QStringView line) const;

    QString m_root; ///< with its final '/'
    bool m_anyFile = false;
    QHash<QString, QString> m_bySuffix; ///< every tail of a path; empty where two files share it
    QHash<QString, QString> m_byStem; ///< the same without extension
    QStringList m_folders;
};

} // namespace baton::artefact
