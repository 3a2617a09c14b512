// SPDX-License-Identifier: GPL-3.0-or-later
// baton-monkey [--seeds N|A,B,...] [--seconds S] [--keep FOLDER]: random clicks and keys on the real window,
// ended by closing and kill -9; fails on a crash, a hang, a warning of Qt and a lost word. Called by `./dev
// monkey`, which gives it a screen.
#include "tests/support/sample_team.h"
#include "tests/support/scripted_http_server.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTimer>

#include <csignal>
#include <cstdio>
#include <memory>

namespace baton::monkey {

using namespace Qt::StringLiterals;

/// Lets monkeys loose: for each seed a home of its own in which the program is started again and again, with
/// a model that answers, fails, breaks off and falls silent, until the seed's time is over. Tells on stderr
/// what went wrong and what led there.
class Keeper : public QObject {
public:
    struct Options {
        QList<quint32> seeds;
        int secondsEach = 300;
        QString keepIn; ///< where the homes of failed seeds stay
    };
    explicit Keeper(const Options &options);

    void begin();
    [[nodiscard]] int failures() const { return m_failures; }

private:
    void nextSeed();
    void startWalk();
    void onEnded(int code, QProcess::ExitStatus status);
    void fail(const QString &what);
    [[nodiscard]] test::ScriptedReply answer(const test::ReceivedRequest &request);
    [[nodiscard]] QString folder() const { return m_home->path(); }

    Options m_options;
    test::ScriptedHttpServer m_server;
    test::ScriptedHttpServer::Handler m_good;
    QRandomGenerator m_faults;
    std::unique_ptr<QTemporaryDir> m_home;
    QProcess m_walk;
    QElapsedTimer m_time;
    qsizetype m_seed = -1; ///< index of the one under way
    int m_round = 0;
    int m_failures = 0;
    bool m_failed = false; ///< this seed
};

namespace {

constexpr int shortestWalkMs = 8'000;
constexpr int longestWalkMs = 40'000;
constexpr int patienceMs = 90'000; ///< beyond a walk's own time: then it hangs

void say(const QString &line)
{
    std::fprintf(stderr, "%s\n", qPrintable(line));
}

QStringList lastLines(const QString &file, int count)
{
    QFile log(file);
    if (!log.open(QIODevice::ReadOnly))
        return {};
    const QStringList lines = QString::fromUtf8(log.readAll()).split(u'\n', Qt::SkipEmptyParts);
    return lines.mid(std::max<qsizetype>(0, lines.size() - count));
}

} // namespace

Keeper::Keeper(const Options &options)
    : m_options(options), m_good(test::ScriptedHttpServer::openAiCompatible(
                              [team = test::SampleTeam()](const QString &verbLine, const QJsonObject &) {
                                  return team.answer(verbLine);
                              },
                              20, 4000))
{
    m_server.setHandler([this](const test::ReceivedRequest &request) { return answer(request); });
    connect(&m_walk, &QProcess::finished, this, &Keeper::onEnded);
    m_walk.setProcessChannelMode(QProcess::ForwardedErrorChannel);
}

/// Two of three are good.
test::ScriptedReply Keeper::answer(const test::ReceivedRequest &request)
{
    using Reply = test::ScriptedReply;
    Reply reply = m_good(request);
    if (request.method != "POST")
        return reply;
    switch (m_faults.bounded(18)) {
    case 0:
        return test::ScriptedHttpServer::jsonReply(
            429, {{u"error"_s, QJsonObject{{u"message"_s, u"slow down"_s}}}});
    case 1:
        return test::ScriptedHttpServer::jsonReply(
            500, {{u"error"_s, QJsonObject{{u"message"_s, u"<b>oops</b>"_s}}}});
    case 2:
        return test::ScriptedHttpServer::jsonReply(
            401, {{u"error"_s, QJsonObject{{u"message"_s, u"bad key"_s}}}});
    case 3:
        reply.chunks = reply.chunks.mid(0, reply.chunks.size() / 2);
        reply.end = Reply::End::Cut;
        return reply;
    case 4:
        reply.chunks = reply.chunks.mid(0, reply.chunks.size() / 3);
        reply.end = Reply::End::Stall;
        return reply;
    case 5:
        reply.end = Reply::End::NoAnswer;
        return reply;
    default:
        return reply;
    }
}

void Keeper::begin()
{
    nextSeed();
}

void Keeper::nextSeed()
{
    if (m_home && m_failed && !m_options.keepIn.isEmpty()) {
        m_home->setAutoRemove(false);
        say(u"  what it left: "_s + folder());
    }
    m_failed = false;
    if (++m_seed == m_options.seeds.size()) {
        QCoreApplication::exit(m_failures == 0 ? 0 : 1);
        return;
    }
    QDir().mkpath(m_options.keepIn);
    m_home = std::make_unique<QTemporaryDir>(m_options.keepIn + u"/seed-XXXXXX"_s);
    QDir(folder()).mkpath(u"home"_s);
    m_faults.seed(m_options.seeds.at(m_seed));
    m_round = 0;
    m_time.start();
    startWalk();
}

void Keeper::startWalk()
{
    QRandomGenerator random(m_options.seeds.at(m_seed) * 1000 + static_cast<quint32>(m_round));
    const int length = random.bounded(shortestWalkMs, longestWalkMs);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, folder() + u"/home"_s);
    for (const QString &name : {u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CACHE_HOME"_s})
        environment.remove(name);
    m_walk.setProcessEnvironment(environment);
    m_walk.start(QCoreApplication::applicationFilePath() + u"-walk"_s,
        {folder(), QString::number(random.generate()), QString::number(length), m_server.baseUrl()});
    QTimer::singleShot(length + patienceMs, &m_walk, [this, round = m_round, seed = m_seed] {
        if (m_walk.state() != QProcess::NotRunning && round == m_round && seed == m_seed) {
            fail(u"hangs"_s);
            m_walk.kill();
        }
    });
}

void Keeper::onEnded(int code, QProcess::ExitStatus status)
{
    const QStringList last = lastLines(folder() + u"/walk.log"_s, 1);
    const bool killed = status == QProcess::CrashExit && code == SIGKILL && last.value(0) == "== kill"_L1;
    if (!killed && status == QProcess::CrashExit)
        fail(u"crashed with signal %1"_s.arg(code));
    else if (!killed && code != 0)
        fail(u"is not clean"_s);
    ++m_round;
    if (m_failed || m_time.elapsed() > qint64(m_options.secondsEach) * 1000) {
        say(u"seed %1: %2 starts, %3"_s.arg(m_options.seeds.at(m_seed))
                .arg(m_round)
                .arg(m_failed ? u"FAILED"_s : u"nothing wrong"_s));
        nextSeed();
    } else {
        startWalk();
    }
}

void Keeper::fail(const QString &what)
{
    if (std::exchange(m_failed, true))
        return;
    ++m_failures;
    say(u"seed %1, start %2 %3:"_s.arg(m_options.seeds.at(m_seed)).arg(m_round + 1).arg(what));
    for (const QString &line : lastLines(folder() + u"/walk.log"_s, 25))
        say(u"    "_s + line);
}

} // namespace baton::monkey

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

QList<quint32> seedsOf(const QString &text)
{
    QList<quint32> seeds;
    if (text.contains(u',')) {
        for (const QString &one : text.split(u',', Qt::SkipEmptyParts))
            seeds.append(one.toUInt());
        return seeds;
    }
    for (quint32 seed = 1; seed <= std::max(1U, text.toUInt()); ++seed)
        seeds.append(seed);
    return seeds;
}

QString optionOf(const QStringList &arguments, const QString &name, const QString &otherwise)
{
    const qsizetype at = arguments.indexOf(name);
    return at < 0 ? otherwise : arguments.value(at + 1, otherwise);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    monkey::Keeper keeper({seedsOf(optionOf(arguments, u"--seeds"_s, u"12"_s)),
        optionOf(arguments, u"--seconds"_s, u"300"_s).toInt(),
        optionOf(arguments, u"--keep"_s, u"build/monkey"_s)});
    QTimer::singleShot(0, &keeper, [&keeper] { keeper.begin(); });
    return QCoreApplication::exec();
}
