// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace baton::test {

/// A made-up project of as many files as wanted, in three levels, as a model would answer each verb line:
/// documents of 1.5 kB and more, files of 0.9 kB. What prompt sizes and the time between levels are measured
/// with.
class SampleProject {
public:
    explicit SampleProject(int files);

    /// The answer to a verb line such as "Produce docs/prd.md as prd"; empty for an unknown one.
    [[nodiscard]] QString answer(const QString &verbLine) const;
    [[nodiscard]] const QStringList &files() const { return m_files; }
    [[nodiscard]] QStringList dependenciesOf(qsizetype index) const;

private:
    [[nodiscard]] QString prd() const;
    [[nodiscard]] QString design() const;
    [[nodiscard]] QString tasks() const;
    [[nodiscard]] QString code(const QString &path) const;

    QStringList m_files;
};

} // namespace baton::test
