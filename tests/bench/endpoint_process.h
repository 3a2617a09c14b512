// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>

namespace baton::bench {

/// How the scripted endpoint answers.
struct EndpointScript {
    int firstByteMs = 0;
    int tokensPerSecond = 0; ///< 0 = as fast as it goes
    bool independentFiles = false; ///< ten files that need nothing of each other, with long answers
    int files = 0; ///< a SampleProject of that many files instead; 0 = the sample team
};

/// This program once more, as an endpoint: a process of its own, so that serving costs the measured one
/// nothing.
class EndpointProcess {
public:
    explicit EndpointProcess(const EndpointScript &script);
    ~EndpointProcess();
    EndpointProcess(const EndpointProcess &) = delete;
    EndpointProcess &operator=(const EndpointProcess &) = delete;

    [[nodiscard]] const QString &baseUrl() const { return m_baseUrl; } ///< empty when it did not start

private:
    QProcess m_process;
    QString m_baseUrl;
};

/// What the process does: serves until its input ends.
int serve(const QStringList &arguments);

} // namespace baton::bench
