// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/tests_presenter.h"

#include "ui/support/format.h"

namespace baton::ui {

using namespace Qt::StringLiterals;

TestsPresenter::TestsPresenter(session::Session &session, QObject *parent)
    : QObject(parent), m_session(session)
{
}

std::optional<TestsSight> TestsPresenter::sightOf(const Artefact &artefact)
{
    const State &state = m_session.state();
    const Artefact *report = session::testReportOf(state);
    if (report == nullptr || report->path != artefact.path)
        return std::nullopt;
    const EffectId run = state.lastPrograms.value(artefact.path).program.id;
    if (!run.isEmpty() && m_fetched.value(artefact.path) != run)
        fetch(artefact.path, run);
    const auto record = m_records.constFind(artefact.path);
    const auto costOf = [this](const QString &path) { return forecastText(m_session.forecastCalls({path})); };
    return testsSight({state, artefact, record == m_records.cend() ? nullptr : &*record, costOf});
}

void TestsPresenter::fetch(const QString &path, const EffectId &run)
{
    m_fetched.insert(path, run);
    m_session.ask(
        this, [path](const session::ProjectView &project) { return project.testRecord(path); },
        [this, path](const Result<session::TestRecord> &record) {
            if (record)
                m_records.insert(path, *record);
            Q_EMIT changed(path);
        });
}

} // namespace baton::ui

#include "moc_tests_presenter.cpp"
