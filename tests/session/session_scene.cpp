// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/session_scene.h"

#include "core/settings/sop_library.h"

#include <QSignalSpy>
#include <QTest>

namespace baton::test {

using namespace Qt::StringLiterals;
using session::Session;

namespace {

constexpr int patienceMs = 10'000;

Result<session::ResolvedEndpoint> resolve(const RunConfig &config, const ModelChoice &choice)
{
    session::ResolvedEndpoint endpoint{.model = choice.model};
    endpoint.profile.id = choice.provider;
    endpoint.profile.baseUrl = config.baseUrl;
    return endpoint;
}

} // namespace

SessionScene::SessionScene() = default;
SessionScene::~SessionScene() = default;

void SessionScene::answerAtOnce()
{
    model.setAnswers([this](const QString &verbLine) { return team.answer(verbLine); });
}

session::SessionPorts SessionScene::ports()
{
    return {.provider = model.provider(), .clock = m_clock, .timers = m_timers, .resolve = resolver ? resolver : resolve};
}

session::NewProject SessionScene::newProject(const QString &name) const
{
    session::NewProject project{.folder = path(name), .requirement = u"A sample."_s};
    project.sop = settings::findSop(u"software-company"_s, {}).value_or(Sop());
    project.config.model = {u"scripted"_s, u"a-model"_s};
    project.config.switches = {{u"tests"_s, false}, {u"review"_s, false}};
    return project;
}

std::unique_ptr<Session> SessionScene::newSession()
{
    return std::make_unique<Session>(ports());
}

std::optional<ErrorCode> SessionScene::start(const std::function<void(Session &)> &begin)
{
    m_session.reset();
    m_session = newSession();
    QSignalSpy opened(m_session.get(), &Session::opened);
    QSignalSpy failed(m_session.get(), &Session::openFailed);
    begin(*m_session);
    if (!waitFor([&] { return opened.count() + failed.count() > 0; }))
        return ErrorCode::Internal;
    return failed.isEmpty() ? std::nullopt : std::optional(failed.first().first().value<Error>().code);
}

std::optional<ErrorCode> SessionScene::create(const session::NewProject &project)
{
    return start([&](Session &session) { session.create(project); });
}

std::optional<ErrorCode> SessionScene::open(const QString &folder)
{
    return start([&](Session &session) { session.open(folder); });
}

std::optional<ErrorCode> SessionScene::reopen()
{
    return open(path(u"p"_s));
}

State SessionScene::onDisk() const
{
    const auto reader = session::ProjectReader::open(path(u"p"_s));
    return reader ? reader->state() : State();
}

QVector<StoredEvent> SessionScene::eventsOnDisk() const
{
    const auto reader = session::ProjectReader::open(path(u"p"_s));
    return reader ? reader->events(0, 100'000).value_or(QVector<StoredEvent>()) : QVector<StoredEvent>();
}

bool SessionScene::waitFor(const std::function<bool()> &condition)
{
    return QTest::qWaitFor(condition, patienceMs);
}

bool SessionScene::waitForState(const QString &path, ArtefactState wanted) const
{
    return waitFor([&] { return state().artefact(path) != nullptr && artefact(path).state == wanted; });
}

bool SessionScene::waitUntilAsked(const QString &verbLine, int times) const
{
    return waitFor([&] { return model.asked(verbLine) >= times; });
}

std::optional<ErrorCode> SessionScene::answerTo(const std::function<quint64()> &send)
{
    QSignalSpy accepted(m_session.get(), &Session::accepted);
    QSignalSpy refused(m_session.get(), &Session::refused);
    const quint64 ticket = send();
    const auto isIn = [ticket](const QSignalSpy &spy) {
        return std::any_of(spy.cbegin(), spy.cend(),
            [ticket](const QVariantList &arguments) { return arguments.first().toULongLong() == ticket; });
    };
    if (!waitFor([&] { return isIn(accepted) || isIn(refused); }))
        return ErrorCode::Internal;
    return isIn(accepted) ? std::nullopt : std::optional(refused.last().at(1).value<Error>().code);
}

std::optional<ErrorCode> SessionScene::decide(const Command &command)
{
    return answerTo([&] { return m_session->submit(command); });
}

std::optional<ErrorCode> SessionScene::edit(const QString &path, int base, const QString &text)
{
    return answerTo([&] { return m_session->edit(path, base, text); });
}

std::optional<ErrorCode> SessionScene::keepDraft(const QString &path)
{
    return answerTo([&] { return m_session->keepDraft(path); });
}

bool SessionScene::resumeUntilIdle()
{
    QSignalSpy idle(m_session.get(), &Session::idle);
    m_session->resume();
    return waitFor([&] { return !idle.isEmpty(); });
}

} // namespace baton::test
