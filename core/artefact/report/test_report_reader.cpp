// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/report/test_report_reader.h"

#include "core/artefact/report/report_builder.h"

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostFiles = 2'000;
constexpr qsizetype mostBytes = 16 * 1024 * 1024;

struct Form {
    QString word;
    QString framework; ///< where the report itself does not name it
    void (*read)(const QByteArray &, ReportBuilder &);
};

const QVector<Form> &forms()
{
    static const QVector<Form> table{
        {u"events"_s, {}, readEvents},
        {u"junit"_s, u"junit"_s, readJunit},
        {u"surefire"_s, u"junit"_s, readJunit},
        {u"ctest"_s, u"ctest"_s, readCtest},
        {u"tap"_s, u"tap"_s, readTap},
        {u"spec"_s, u"node:test"_s, readSpec},
        {u"go"_s, u"go test"_s, readGo},
        {u"cargo"_s, u"cargo test"_s, readCargo},
    };
    return table;
}

void readAll(const Form &form, ReportBuilder &report)
{
    const TestRunBytes &run = report.run();
    report.setFramework(form.framework);
    const QVector<QByteArray> parts =
        run.files.isEmpty() ? QVector<QByteArray>{run.output + run.errors} : run.files.mid(0, mostFiles);
    qsizetype left = mostBytes;
    for (const QByteArray &part : parts) {
        form.read(part.left(left), report);
        if (part.size() > left)
            report.addNotRun(u"the report is longer than %1 MB; its end was not read"_s.arg(mostBytes >> 20));
        left = qMax<qsizetype>(0, left - part.size());
    }
}

} // namespace

TestReport readTestReport(const TestRunBytes &run)
{
    ReportBuilder report(run);
    for (const Form &form : forms()) {
        if (form.word == run.form)
            readAll(form, report);
    }
    return report.take();
}

} // namespace baton::artefact
