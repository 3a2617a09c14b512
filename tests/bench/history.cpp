// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/history.h"

#include "core/base/text.h"
#include "core/settings/sop_library.h"

namespace baton::bench {

using namespace Qt::StringLiterals;

namespace {

class Writer {
public:
    explicit Writer(int count) : m_count(count) { }

    QVector<StoredEvent> run()
    {
        begin();
        for (int round = 1; m_events.size() < m_count; ++round) {
            for (int file = 0; file < historyFiles; ++file)
                produce(historyPath(file), round);
        }
        m_events.resize(m_count);
        return std::move(m_events);
    }

private:
    void add(Event event)
    {
        const qint64 seq = m_events.size() + 1;
        m_events.append({seq, 1'700'000'000'000 + seq * 40, std::move(event)});
    }
    void begin();
    void produce(const QString &path, int round);

    int m_count;
    int m_calls = 0;
    QVector<StoredEvent> m_events;
};

void Writer::begin()
{
    event::ProjectCreated created;
    created.name = u"bench"_s;
    created.sop = settings::findSop(u"software-company"_s, {}).value_or(Sop());
    add(created);
    event::ArtefactsPlanned planned;
    planned.because = u"docs/tasks.md"_s;
    for (int file = 0; file < historyFiles; ++file) {
        const QString path = historyPath(file);
        planned.planned.append({path, u"code"_s, u"code"_s, u"engineer"_s, path, {path, {}, {}, {}}});
    }
    add(planned);
    add(event::RunStarted());
}

void Writer::produce(const QString &path, int round)
{
    const QString role = u"engineer"_s;
    ActiveCall call{
        .id = {u"c%1"_s.arg(++m_calls)}, .path = path, .kind = u"code"_s, .step = u"code"_s, .role = role};
    call.nth = round;
    call.maxTokens = 12000;
    for (int part = 0; part < 4; ++part)
        call.messages.append(
            {PromptRole::User, hashOf(u"part %1"_s.arg(part)), {{u"docs/tasks.md"_s, 4000}}});
    const TextHash text = hashOf(historyText(path, round));
    if (round > 1)
        add(event::RegenerateRequested{.path = path, .role = role, .note = u"once more"_s});
    add(event::CallScheduled{.call = call});
    add(event::CallAnswered{.call = call.id,
        .path = path,
        .role = role,
        .answer = text,
        .model = u"bench"_s,
        .usage = {3000, 900, 2000, 0, 0, false},
        .cost = Money{12'000'000}});
    Revision revision{
        .number = round, .role = role, .model = u"bench"_s, .text = text, .bytes = 3000, .lines = 90};
    revision.call = call.id;
    revision.inputs = {{u"docs/tasks.md"_s, 1}, {u"docs/system_design.md"_s, 1}};
    revision.checks = {
        {{u"syntax"_s}, CheckState::Passed, {}, 0}, {{u"imports"_s}, CheckState::Passed, {}, 0}};
    add(event::RevisionProposed{
        .path = path, .kind = u"code"_s, .role = role, .revision = revision, .added = 90});
    add(event::RevisionApproved{
        .path = path, .role = role, .revision = round, .receivers = {u"qa_engineer"_s}});
    add(event::FileWritten{.path = path, .revision = round});
}

} // namespace

QString historyPath(int file)
{
    return u"src/file_%1.py"_s.arg(file);
}

QString historyText(const QString &path, int revision)
{
    QString text;
    for (int line = 1; line <= 90; ++line)
        text += u"value_%1 = \"%2, revision %3\"\n"_s.arg(line).arg(path).arg(revision);
    return text;
}

QVector<StoredEvent> makeHistory(int count)
{
    return Writer(count).run();
}

} // namespace baton::bench
