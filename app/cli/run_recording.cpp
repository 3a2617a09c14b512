// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_recording.h"

#include "app/cli/invocation.h"
#include "app/cli/session_runner.h"
#include "app/composition.h"

#include <QFileInfo>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

void tell(const Error &error)
{
    complain(error);
    complain(u"The run goes on; its recording lacks this."_s);
}

} // namespace

llm::Recording recordingHead(
    const QString &project, const QString &requirement, const Sop &sop, const QString &language)
{
    llm::Recording head;
    const QString name = QFileInfo(project).fileName();
    head.info = {name.toLower(), name, requirement, language};
    head.sop = sop.id;
    head.steps = llm::recordedSteps(sop);
    return head;
}

Result<llm::Recorder *> startRecording(
    Composition &composition, const QString &file, const llm::Recording &head)
{
    const auto recorder = composition.record(file, head);
    if (!recorder && recorder.error().code == ErrorCode::FileWrite) {
        tell(recorder.error());
        return nullptr;
    }
    return recorder;
}

void watchRecording(const llm::Recorder *recorder, SessionRunner &runner)
{
    if (recorder != nullptr)
        QObject::connect(recorder, &llm::Recorder::writeFailed, &runner, &tell);
}

} // namespace baton::cli
