// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/tests_presenter.h"

#include "ui/support/format.h"

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

bool isTestReport(const State &state, const Artefact &artefact)
{
    const StepSpec *step = state.sop.step(artefact.step);
    return step != nullptr && step->type == StepType::Command && !artefact.removed;
}

} // namespace

TestsPresenter::TestsPresenter(session::Session &session, QObject *parent) : QObject(parent), m_session(session)
{
}

TestsPresenter::Known TestsPresenter::knownNow(const QString &path) const
{
    const State &state = m_session.state();
    const Artefact *attribution = session::attributionOf(state, path);
    const Revision *said = attribution == nullptr ? nullptr : attribution->head();
    return {state.lastPrograms.value(path).program.id, said == nullptr ? 0 : said->number};
}

std::optional<TestsSight> TestsPresenter::sightOf(const Artefact &artefact)
{
    const State &state = m_session.state();
    if (!isTestReport(state, artefact))
        return std::nullopt;
    if (const Known now = knownNow(artefact.path); !now.run.isEmpty() && m_fetched.value(artefact.path) != now)
        fetch(artefact.path);
    const auto record = m_records.constFind(artefact.path);
    const auto costOf = [this](const QString &path) { return forecastText(m_session.forecastCalls({path})); };
    return testsSight({state, artefact, record == m_records.cend() ? nullptr : &*record, costOf});
}

void TestsPresenter::fetch(const QString &path)
{
    m_fetched.insert(path, knownNow(path));
    m_session.ask(
        this, [path](const session::ProjectView &project) { return project.testRecord(path); },
        [this, path](const Result<session::TestRecord> &record) {
            if (record)
                m_records.insert(path, *record);
            Q_EMIT changed(path);
        });
}

QString testReportPath(const State &state)
{
    const auto found = std::find_if(state.artefacts.cbegin(), state.artefacts.cend(),
        [&](const Artefact &artefact) { return isTestReport(state, artefact); });
    return found == state.artefacts.cend() ? QString() : found->path;
}

} // namespace baton::ui

#include "moc_tests_presenter.cpp"
