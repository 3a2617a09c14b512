// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/python_helper.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 timeLimitMs = 10'000;

// Each request is one line, "base64(path) base64(text)", each answer one line of JSON. compile() only parses
// and generates code; nothing of the text is run. The address space is limited because texts come from
// models.
const QString script = QStringLiteral(R"(
import base64, json, sys, warnings
warnings.simplefilter("ignore")
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (1 << 31, 1 << 31))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
except Exception:
    pass
print("ready", flush=True)
for line in sys.stdin.buffer:
    name, _, source = line.partition(b" ")
    try:
        compile(base64.b64decode(source), base64.b64decode(name).decode("utf-8", "replace"), "exec", dont_inherit=True)
        answer = {}
    except SyntaxError as error:
        answer = {"line": error.lineno or 0, "error": error.msg or "invalid syntax"}
    except (ValueError, RecursionError, MemoryError, OverflowError) as error:
        answer = {"line": 0, "error": str(error) or type(error).__name__}
    print(json.dumps(answer), flush=True)
)");

CheckResult notRun(const QString &why)
{
    return {check::syntax, CheckState::NotRun, why, 0};
}

} // namespace

PythonHelper::PythonHelper(TimerFactory &timers, QObject *parent) : QObject(parent), m_timers(timers) { }

PythonHelper::~PythonHelper() = default;

void PythonHelper::compile(const QString &ticket, const QString &path, const QString &text)
{
    m_requests.enqueue({ticket, path.toUtf8().toBase64() + ' ' + text.toUtf8().toBase64() + '\n', 0});
    pump();
}

void PythonHelper::pump()
{
    if (m_requests.isEmpty() || m_busy)
        return;
    if (!m_process) {
        start();
        return;
    }
    if (!m_ready)
        return;
    m_busy = true;
    ++m_requests.head().attempts;
    m_process->write(m_requests.head().line);
    m_deadline = m_timers.after(timeLimitMs, [this] { expired(); });
}

void PythonHelper::start()
{
    if (m_programs.isEmpty())
        m_programs = process::findPrograms(u"python3"_s) + process::findPrograms(u"python"_s);
    m_ready = false;
    if (m_program >= m_programs.size()) {
        m_program = 0;
        m_programs.clear(); // it may be installed while we run
        const QQueue<Request> requests = std::exchange(m_requests, {});
        for (const Request &request : requests)
            Q_EMIT done(request.ticket, notRun(u"python3 missing"_s));
        return;
    }
    process::ProcessSpec spec;
    spec.argv = {m_programs.at(m_program), u"-I"_s, u"-S"_s, u"-c"_s, script};
    spec.keepsInputOpen = true;
    spec.headLimit = 0; // answers are read as they come
    spec.tailLimit = 0;
    m_line.clear();
    m_process = std::make_unique<process::ProcessRun>(std::move(spec), m_timers);
    connect(m_process.get(), &process::ProcessRun::bytesArrived, this, &PythonHelper::read);
    connect(m_process.get(), &process::ProcessRun::finished, this, &PythonHelper::lost);
    m_deadline = m_timers.after(timeLimitMs, [this] { expired(); });
    m_process->start();
}

void PythonHelper::read(process::ProcessStream stream, const QByteArray &bytes)
{
    if (stream != process::ProcessStream::Output)
        return;
    m_line += bytes;
    for (qsizetype end = m_line.indexOf('\n'); end >= 0; end = m_line.indexOf('\n')) {
        const QByteArray line = m_line.first(end).trimmed();
        m_line = m_line.sliced(end + 1);
        readLine(line);
    }
}

void PythonHelper::readLine(const QByteArray &line)
{
    if (!m_ready) {
        m_ready = line == "ready";
        m_deadline.reset();
        pump();
        return;
    }
    if (!m_busy)
        return;
    const QJsonObject reply = QJsonDocument::fromJson(line).object();
    if (!reply.contains(u"error"_s))
        answer({check::syntax, CheckState::Passed, {}, 0});
    else
        answer({check::syntax, CheckState::Failed, reply[u"error"_s].toString(), reply[u"line"_s].toInt()});
}

void PythonHelper::answer(const CheckResult &result)
{
    m_busy = false;
    m_deadline.reset();
    const QString ticket = m_requests.dequeue().ticket;
    Q_EMIT done(ticket, result);
    pump();
}

void PythonHelper::lost()
{
    m_process.reset();
    m_deadline.reset();
    if (!m_ready)
        ++m_program; // a shim without a version behind it, or no interpreter at all: the next one
    m_ready = false;
    const bool givingUp = m_busy && m_requests.head().attempts > 1;
    m_busy = false;
    if (givingUp)
        answer(notRun(u"python3 stopped while it compiled the file"_s));
    else
        pump();
}

void PythonHelper::expired()
{
    m_process.reset();
    if (!m_ready)
        ++m_program;
    m_ready = false;
    if (m_busy)
        answer(notRun(u"python3 took longer than %1 seconds"_s.arg(timeLimitMs / 1000)));
    else
        pump();
}

} // namespace baton::artefact

#include "moc_python_helper.cpp"
