// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/secret_store.h"

namespace baton::settings {

using namespace Qt::StringLiterals;

namespace {

const QString service = u"baton"_s;

void defer(QObject *context, std::function<void()> run)
{
    QMetaObject::invokeMethod(context, std::move(run), Qt::QueuedConnection);
}

bool isMissingService(QKeychain::Error error)
{
    return error == QKeychain::NoBackendAvailable || error == QKeychain::NotImplemented
        || error == QKeychain::OtherError || error == QKeychain::AccessDenied;
}

/// D-Bus says so where no program offers the service.
bool saysNoService(const QString &words)
{
    return words.contains("org.freedesktop.secrets"_L1) || words.contains("ServiceUnknown"_L1)
        || words.contains("Cannot autolaunch D-Bus"_L1);
}

} // namespace

std::optional<Error> keychainProblem(QKeychain::Error error, const QString &words)
{
    switch (error) {
    case QKeychain::NoError:
    case QKeychain::EntryNotFound:
        return std::nullopt;
    case QKeychain::AccessDenied:
        return Error{ErrorCode::KeychainLocked, words};
    case QKeychain::AccessDeniedByUser:
        return Error{ErrorCode::KeychainRefused, words};
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return Error{ErrorCode::KeychainMissing, words};
    default:
        return Error{saysNoService(words) ? ErrorCode::KeychainMissing : ErrorCode::KeychainFailed, words};
    }
}

void MemorySecretStore::read(const QString &endpoint)
{
    defer(this, [this, endpoint] { Q_EMIT readFinished(endpoint, m_secrets.value(endpoint)); });
}

void MemorySecretStore::write(const QString &endpoint, const QString &secret)
{
    m_secrets.insert(endpoint, secret);
}

void KeychainSecretStore::lostKeychain()
{
    if (!m_persistent)
        return;
    m_persistent = false;
    Q_EMIT persistenceChanged();
}

void KeychainSecretStore::read(const QString &endpoint)
{
    if (const QString known = m_session.value(endpoint); !known.isEmpty()) {
        defer(this, [this, endpoint, known] { Q_EMIT readFinished(endpoint, known); });
        return;
    }
    auto *job = new QKeychain::ReadPasswordJob(service, this);
    job->setKey(endpoint);
    connect(job, &QKeychain::Job::finished, this, [this, job, endpoint] {
        if (isMissingService(job->error()))
            lostKeychain();
        if (const auto problem = keychainProblem(job->error(), job->errorString()))
            Q_EMIT readFailed(endpoint, *problem);
        Q_EMIT readFinished(endpoint, job->error() == QKeychain::NoError ? job->textData() : QString());
    });
    job->start();
}

void KeychainSecretStore::write(const QString &endpoint, const QString &secret)
{
    m_session.insert(endpoint, secret);
    QKeychain::Job *job = nullptr;
    if (secret.isEmpty()) {
        job = new QKeychain::DeletePasswordJob(service, this);
    } else {
        auto *write = new QKeychain::WritePasswordJob(service, this);
        write->setTextData(secret);
        job = write;
    }
    job->setKey(endpoint);
    connect(job, &QKeychain::Job::finished, this, [this, job] {
        const bool kept = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
        if (!kept)
            lostKeychain(); // the key stays usable for this session
    });
    job->start();
}

} // namespace baton::settings

#include "moc_secret_store.cpp"
