// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/session_scene.h"

#include "core/journal/sqlite_journal.h"
#include "core/settings/sop_library.h"
#include "tests/support/sample_sop.h"

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

Result<std::unique_ptr<journal::Journal>> failing(const QString &folder, const FailingJournal::Fails &fails)
{
    auto inner = journal::SqliteJournal::open(folder, journal::SqliteJournal::Mode::ReadWrite);
    if (!inner)
        return failure(inner.error());
    return std::make_unique<FailingJournal>(std::move(*inner), fails);
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
    session::SessionPorts ports{.provider = model.provider(),
        .clock = m_clock,
        .timers = timers != nullptr ? *timers : m_timers,
        .resolve = resolver ? resolver : resolve,
        .languages = languages,
        .undoGraceMs = undoGraceMs,
        .readAnswer = readAnswer,
        .readEdited = readEdited,
        .makePrograms = makePrograms,
        .recordedResults = recordedResults,
        .keepResults = keepResults,
        .textMemory = textMemory};
    if (journalFails)
        ports.openJournal = [fails = journalFails](const QString &folder) { return failing(folder, fails); };
    return ports;
}

session::NewProject SessionScene::newProject(const QString &name) const
{
    session::NewProject project{.folder = path(name), .requirement = u"A sample."_s};
    project.sop = withoutLoops(settings::findSop(u"software-company"_s, {}).value_or(Sop()));
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
    m_broken.clear();
    m_idleTimes = 0;
    QObject::connect(m_session.get(), &Session::broken, m_session.get(),
        [this](const Error &error) { m_broken.append(error); });
    QObject::connect(m_session.get(), &Session::idle, m_session.get(), [this] { ++m_idleTimes; });
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
    return reader ? reader->view().events(0, 100'000).value_or(QVector<StoredEvent>())
                  : QVector<StoredEvent>();
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

std::optional<ErrorCode> SessionScene::answerTo(
    const std::function<void(const QObject *, const session::Decided &)> &send)
{
    const QObject context;
    std::optional<Result<void>> answer;
    send(&context, [&answer](const Result<void> &result) { answer = result; });
    if (!waitFor([&answer] { return answer.has_value(); }))
        return ErrorCode::Internal;
    return *answer ? std::nullopt : std::optional(answer->error().code);
}

std::optional<ErrorCode> SessionScene::decide(const Command &command)
{
    return answerTo([&](const QObject *context, const session::Decided &done) {
        m_session->submit(command, context, done);
    });
}

std::optional<ErrorCode> SessionScene::edit(const QString &path, int base, const QString &text)
{
    return decide(command::Edit{.path = path, .baseRevision = base, .text = {{}, text}});
}

std::optional<ErrorCode> SessionScene::keepDraft(const QString &path)
{
    return decide(command::KeepDraft{.path = path});
}

QString SessionScene::textOf(const TextHash &hash)
{
    return ask([hash](const session::ProjectView &project) {
        return project.text(hash);
    }).value_or(QString());
}

bool SessionScene::resumeUntilIdle()
{
    QSignalSpy idle(m_session.get(), &Session::idle);
    m_session->resume();
    return waitFor([&] { return !idle.isEmpty(); });
}

} // namespace baton::test
