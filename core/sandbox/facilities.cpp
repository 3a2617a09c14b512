// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/facilities.h"

#include "core/process/process_run.h"
#include "core/sandbox/sandbox_run.h"
#include "core/sandbox/tree_walk.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace baton::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 trialMs = 20'000;

/// Of the programs of this name the first that lies where the sandbox has it.
QString systemProgram(const QString &name)
{
    const QStringList programs = process::findPrograms(name);
    const auto isOfTheSystem = [](const QString &path) {
        return path.startsWith("/usr/"_L1) || path.startsWith("/bin/"_L1);
    };
    const auto found = std::find_if(programs.cbegin(), programs.cend(), isOfTheSystem);
    return found == programs.cend() ? QString() : *found;
}

void addPlace(QVector<SystemPath> &places, const QString &path, bool forNetwork = false)
{
    const QFileInfo place(path);
    // A link among the programs stays one; elsewhere it may lead to where the sandbox has nothing.
    const bool keepsLink = place.isSymLink() && place.canonicalFilePath().startsWith("/usr/"_L1);
    if (place.exists())
        places.append({path, keepsLink ? QFile(path).symLinkTarget() : QString(), forNetwork});
}

QVector<SystemPath> systemPlaces()
{
    QVector<SystemPath> places;
    for (const QString &path :
        {u"/usr"_s, u"/bin"_s, u"/sbin"_s, u"/lib"_s, u"/lib32"_s, u"/lib64"_s, u"/libx32"_s,
            u"/etc/ld.so.cache"_s, u"/etc/ld.so.conf"_s, u"/etc/ld.so.conf.d"_s, u"/etc/alternatives"_s,
            u"/etc/localtime"_s, u"/etc/mime.types"_s, u"/etc/protocols"_s, u"/etc/services"_s})
        addPlace(places, path);
    // Java's own settings lie there, behind links from /usr.
    const QStringList java = QDir(u"/etc"_s).entryList({u"java*"_s}, QDir::Dirs, QDir::Name);
    for (const QString &name : java)
        addPlace(places, u"/etc/"_s + name);
    for (const QString &path : {u"/etc/ssl/certs"_s, u"/etc/ssl/openssl.cnf"_s, u"/etc/ca-certificates"_s,
             u"/etc/pki/tls/certs"_s, u"/etc/resolv.conf"_s})
        addPlace(places, path, true);
    return places;
}

/// Scopes are asked for over the session's bus.
QString scopeProgram()
{
    const bool hasSession = qEnvironmentVariableIsSet("XDG_RUNTIME_DIR");
    return hasSession && QFileInfo::exists(u"/usr/bin/env"_s)
        ? process::findPrograms(u"systemd-run"_s).value(0)
        : QString();
}

} // namespace

FacilitiesProbe::FacilitiesProbe(TimerFactory &timers, QObject *parent)
    : QObject(parent), m_timers(timers) { }

FacilitiesProbe::~FacilitiesProbe() = default;

void FacilitiesProbe::start()
{
    Facilities facilities;
    facilities.bubblewrap = process::findPrograms(u"bwrap"_s).value(0);
    facilities.prlimit = systemProgram(u"prlimit"_s);
    facilities.nice = systemProgram(u"nice"_s);
    facilities.setsid = systemProgram(u"setsid"_s);
    facilities.setpriv = otherUser() ? systemProgram(u"setpriv"_s) : QString();
    facilities.system = systemPlaces();
    const bool needsSetpriv = otherUser() && facilities.setpriv.isEmpty();
    const QString missing = facilities.bubblewrap.isEmpty() ? u"bubblewrap"_s
        : facilities.prlimit.isEmpty()                      ? u"prlimit"_s
        : facilities.nice.isEmpty()                         ? u"nice"_s
        : needsSetpriv                                      ? u"setpriv"_s
                                                            : QString();
    if (missing.isEmpty()) {
        m_candidates = {facilities};
        readOptions();
        return;
    }
    QMetaObject::invokeMethod(
        this, [this, missing] { Q_EMIT finished(failure(ErrorCode::SandboxMissing, missing)); },
        Qt::QueuedConnection);
}

void FacilitiesProbe::readOptions()
{
    process::ProcessSpec spec;
    spec.argv = {m_candidates.constFirst().bubblewrap, u"--help"_s};
    spec.deadlineMs = trialMs;
    auto run = std::make_unique<process::ProcessRun>(spec, m_timers);
    connect(run.get(), &process::ProcessRun::finished, this,
        [this](const Result<process::ProcessOutcome> &outcome) {
            const QByteArray words = outcome ? outcome->output.text() + outcome->error.text() : QByteArray();
            Facilities plain = m_candidates.takeFirst();
            plain.limitsMemoryFolders = words.contains("--size ");
            Facilities strict = plain;
            strict.forbidsNamespaces = words.contains("--disable-userns");
            for (const QString &systemdRun : {scopeProgram(), QString()}) {
                for (Facilities candidate : {strict, plain}) {
                    candidate.systemdRun = systemdRun;
                    if (!m_candidates.contains(candidate))
                        m_candidates.append(candidate);
                }
            }
            tryNext();
        });
    run->start();
    m_run = std::move(run);
}

void FacilitiesProbe::tryNext()
{
    const Facilities candidate = m_candidates.takeFirst();
    giveToOtherUser(m_folder.path());
    SandboxSpec spec;
    spec.argv = {u"/bin/true"_s};
    spec.folder = m_folder.path();
    spec.limits.wallMs = trialMs;
    auto run = std::make_unique<SandboxRun>(spec, candidate, m_timers);
    connect(run.get(), &SandboxRun::finished, this, [this, candidate](const Result<SandboxOutcome> &outcome) {
        const bool works = outcome && outcome->end == SandboxEnd::Exited && outcome->exitCode == 0;
        if (!works && !m_candidates.isEmpty()) {
            tryNext(); // ends the run that speaks
            return;
        }
        if (works)
            Q_EMIT finished(candidate);
        else
            Q_EMIT finished(failure(ErrorCode::SandboxForbidden,
                outcome ? QString::fromUtf8(outcome->error.head()).trimmed() : outcome.error().detail));
    });
    run->start();
    // The run before may be the one whose signal is being handled.
    if (m_run)
        m_run.release()->deleteLater();
    m_run = std::move(run);
}

} // namespace baton::sandbox

#include "moc_facilities.cpp"
