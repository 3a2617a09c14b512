// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

namespace baton::test {

/// A made-up project of ten code files in three levels, as a model would answer each verb line: what scripted
/// endpoints serve.
class SampleTeam {
public:
    SampleTeam();

    /// The good answer to a verb line such as "Produce docs/prd.md as prd"; empty for an unknown one. Revise
    /// answers end with a remarks table.
    [[nodiscard]] QString answer(const QString &verbLine) const;

    [[nodiscard]] QString prd() const;
    [[nodiscard]] QString design() const { return designOf(m_files); }
    [[nodiscard]] static QString designOf(const QStringList &files);
    /// `extraFile` becomes one more row of the table and the list.
    [[nodiscard]] QString tasks(const QString &extraFile = {}) const;
    [[nodiscard]] QString code(const QString &path) const;
    [[nodiscard]] static QString testCode(const QString &path);
    /// A review that lets pass.
    [[nodiscard]] static QString review();
    [[nodiscard]] QString summary() const;

    [[nodiscard]] const QStringList &files() const { return m_files; }
    [[nodiscard]] QStringList dependenciesOf(const QString &path) const { return m_dependencies.value(path); }
    /// A word that stands in this file's code and nowhere else.
    [[nodiscard]] static QString markerOf(const QString &path);
    static constexpr int levels = 3;

private:
    QStringList m_files;
    QMap<QString, QStringList> m_dependencies;
};

} // namespace baton::test
