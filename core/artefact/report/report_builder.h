// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artefact/report/project_places.h"
#include "core/artefact/report/test_report_reader.h"

#include <QHash>
#include <QSet>

namespace baton::artefact {

/// Collects the results of one run, makes what programs wrote harmless and keeps it short.
class ReportBuilder {
public:
    explicit ReportBuilder(const TestRunBytes &run);

    [[nodiscard]] const TestRunBytes &run() const { return m_run; }
    [[nodiscard]] const ProjectPlaces &places() const { return m_places; }
    void setFramework(const QString &framework);
    /// Something in the known form was there, though perhaps no test.
    void setRecognised() { m_recognised = true; }
    void add(TestResult result);
    void addNotRun(const QString &reason);
    /// The report as the exit code leaves it.
    [[nodiscard]] TestReport take();

private:
    void complete(TestResult &result) const;
    void judge();

    const TestRunBytes &m_run;
    ProjectPlaces m_places;
    TestReport m_report;
    QHash<QString, int> m_ids;
    qsizetype m_unlisted = 0;
    bool m_recognised = false;
};

/// Of a time that a program tells: none where it is no time.
[[nodiscard]] qint64 milliseconds(double ms);

/// "suite > inner suite > test", as far as an id goes: a report may name a long suite above each of a million
/// tests.
[[nodiscard]] QString joinedNames(const QStringList &names);

/// The beginning and the end of a long text.
[[nodiscard]] QString headAndTail(const QString &text, qsizetype limit);

/// What a failure's words say it compared: "expected: <4> but was: <3>", "left: 3 / right: 4", "= 3, want 4".
struct Compared {
    QString expected;
    QString actual;
};
[[nodiscard]] Compared comparedIn(const QString &words);

/// The forms. Each reads what it knows of `bytes` and adds it.
void readEvents(const QByteArray &bytes, ReportBuilder &report);
void readJunit(const QByteArray &bytes, ReportBuilder &report);
/// `verdicts`: state and words by id, where another source knows more than the report.
void readJunit(const QByteArray &bytes, ReportBuilder &report, const QHash<QString, TestResult> &verdicts);
void readCtest(const QByteArray &bytes, ReportBuilder &report);
void readTap(const QByteArray &bytes, ReportBuilder &report);
void readSpec(const QByteArray &bytes, ReportBuilder &report);
void readGo(const QByteArray &bytes, ReportBuilder &report);
void readCargo(const QByteArray &bytes, ReportBuilder &report);

} // namespace baton::artefact
