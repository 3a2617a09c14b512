// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/session_runner.h"
#include "app/cli/status_json.h"
#include "core/base/text.h"
#include "core/journal/journal_watch.h"
#include "core/markdown/lines.h"
#include "core/session/export_job.h"
#include "core/session/hand_over.h"
#include "core/session/project_reader.h"
#include "ui/text/decisions.h"
#include "ui/text/hand_over_page.h"
#include "ui/text/words.h"

#include <QFile>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxEditBytes = 16 * 1024 * 1024;

/// Decisions of one command line, made one after another; the first refusal ends it.
class Decisions {
public:
    Decisions(const Invocation &invocation, SessionRunner &runner)
        : m_invocation(invocation), m_runner(runner)
    {
    }

    void start()
    {
        m_paths = m_invocation.arguments;
        if (m_invocation.command == "approve"_L1 && m_invocation.has(u"all"_s)) {
            m_paths = reviewable();
            if (m_paths.isEmpty()) {
                m_runner.refuse({ErrorCode::NothingToReview, QString()});
                return;
            }
        }
        next();
    }

private:
    QStringList reviewable() const
    {
        const State &state = m_runner.session().state();
        QStringList paths = session::waitingPaths(state);
        paths.removeIf(
            [&](const QString &path) { return state.artefact(path)->state != ArtefactState::Review; });
        return paths;
    }

    void next()
    {
        if (m_paths.isEmpty()) {
            m_runner.tellDecided();
            return;
        }
        const QString path = m_paths.takeFirst();
        const auto then = [this, path](const Result<void> &result) { onDecided(path, result); };
        if (const Result<Command> command = commandFor(path))
            m_runner.decide(*command, then);
        else
            then(failure(command.error()));
    }

    void onDecided(const QString &path, const Result<void> &result)
    {
        if (!result) {
            m_runner.refuse(result.error());
            return;
        }
        if (!m_invocation.json())
            print(u"%1 %2\n"_s.arg(m_invocation.command, path));
        next();
    }

    Result<Command> commandFor(const QString &path) const
    {
        ui::DecisionSubject subject{.path = path,
            .note = m_invocation.value(u"note"_s),
            .remarks = remarks(path),
            .lines = ui::numbersIn(m_invocation.value(u"lines"_s)),
            .despiteFailedChecks = !m_invocation.has(u"all"_s),
            .maxTokens = m_invocation.value(u"max-answer"_s).toLongLong(),
            .stop = m_invocation.has(u"stop"_s)};
        if (m_invocation.command == "edit"_L1) {
            BATON_TRY_ASSIGN(subject.text, readText(m_invocation.value(u"file"_s), maxEditBytes));
        }
        return ui::decision(wordFor(path))->command(subject);
    }

    /// A finished but bad answer (in review with failed checks) is tried again by regenerating it.
    QString wordFor(const QString &path) const
    {
        const Artefact *artefact = m_runner.session().state().artefact(path);
        const bool isBad =
            artefact != nullptr && artefact->state == ArtefactState::Review && !artefact->writeFailed;
        return isBad && m_invocation.command == "retry"_L1 ? u"regenerate"_s : m_invocation.command;
    }

    QVector<Remark> remarks(const QString &path) const
    {
        QVector<Remark> result;
        const QStringList texts = m_invocation.values(u"remark"_s);
        const QStringList lines = m_invocation.values(u"line"_s);
        for (int i = 0; i < texts.size(); ++i) {
            Remark remark;
            remark.path = path;
            remark.text = texts.at(i);
            // "--line 12" or "--line 12-20"; the Nth line belongs to the Nth remark.
            const QString line = lines.value(i);
            remark.lineFrom = line.section(u'-', 0, 0).toInt();
            remark.lineTo = line.contains(u'-') ? line.section(u'-', 1).toInt() : remark.lineFrom;
            remark.quote = linesOf(path, remark.lineFrom, remark.lineTo);
            result.append(remark);
        }
        return result;
    }

    /// What a remark is put on goes along with it: the place of a line changes with every edit, its words do
    /// not.
    QString linesOf(const QString &path, int from, int to) const
    {
        const auto project = session::ProjectReader::open(m_invocation.project());
        const Artefact *artefact = project ? project->state().artefact(path) : nullptr;
        if (from < 1 || to < from || artefact == nullptr || artefact->head() == nullptr)
            return {};
        const QString text = project->view().text(artefact->head()->text).value_or(QString());
        return markdown::Lines(text).text(from - 1, to);
    }

    const Invocation &m_invocation;
    SessionRunner &m_runner;
    QStringList m_paths;
};

/// What a person should know before they hand it over; the export goes on all the same.
void warn(const ExportFinding &finding)
{
    using Kind = ExportFinding::Kind;
    const QString &path = finding.path;
    switch (finding.kind) {
    case Kind::Stale:
        return complain(u"%1 is stale: what it was made from has changed since."_s.arg(path));
    case Kind::FailedCheck:
        return complain(u"%1 was approved although the check '%2' failed."_s.arg(path, finding.detail));
    case Kind::OpenRemark:
        return complain(u"%1 has a remark nobody answered: %2"_s.arg(path, finding.detail));
    case Kind::Secret:
        return complain(u"%1 seems to hold a key or password in line %2. It was exported; look before you "
                        u"share it."_s.arg(path, finding.detail));
    case Kind::LeftOut:
        return complain(u"%1 is not approved and stays out."_s.arg(path));
    case Kind::ChangedOutside:
        return complain(
            u"%1 was changed or deleted outside Baton. Baton's text was exported, the file in the "
            u"folder is as it was. `adopt`, `keep-baton` or `compare` it."_s.arg(path));
    }
}

/// What is asked of a project before it goes out.
struct Offer {
    ExportReview review;
    HandOver page;
};

Result<Offer> offerOf(const session::ProjectView &project)
{
    return Offer{project.exportReview(), project.handOver()};
}

/// One export: what speaks against it is told, then it is made or refused.
class Export {
public:
    Export(const Invocation &invocation, SessionRunner &runner, ExportFormat format)
        : m_invocation(invocation), m_runner(runner), m_order{.destination = invocation.value(u"to"_s),
                                                          .format = format,
                                                          .force = invocation.has(u"force"_s)}
    {
    }

    void start()
    {
        m_runner.session().ask(&m_runner, offerOf, [this](const Result<Offer> &offer) { go(offer); });
    }

private:
    void go(const Result<Offer> &offer)
    {
        if (!offer)
            return m_runner.refuse(offer.error());
        m_review = offer->review;
        std::for_each(m_review.findings.cbegin(), m_review.findings.cend(), warn);
        complain(ui::proofText(m_review.proof));
        if (m_review.proof.failed > 0 && !m_invocation.has(u"despite-failures"_s))
            return refuse();
        if (m_invocation.has(u"with-handover"_s))
            addPage(offer->page);
        m_runner.session().exportTo(m_order, &m_runner, [this](const Result<int> &files) { tell(files); });
    }
    void refuse()
    {
        complain(u"Nothing was exported. `export --despite-failures` hands the project over as it is."_s);
        if (m_invocation.json())
            printBytes(exportRefusedJson(m_review));
        m_runner.finish(TestsFailed);
    }
    void addPage(const HandOver &page)
    {
        m_order.page = ui::handOverPage(page);
        QStringList paths;
        for (const ExportFile &file : m_review.files)
            paths.append(file.path);
        m_review.files.append({session::handOverPath(paths), m_order.page.toUtf8().size()});
    }
    void tell(const Result<int> &files)
    {
        if (!files)
            return m_runner.refuse(files.error());
        if (m_invocation.json())
            printBytes(exportedJson(m_order.destination, *files, m_review));
        else
            print(u"%1 exported to %2\n"_s.arg(counted(*files, u"file"_s), m_order.destination));
        m_runner.finish(Done);
    }

    const Invocation &m_invocation;
    SessionRunner &m_runner;
    ExportOrder m_order;
    ExportReview m_review;
};

} // namespace

int runDecision(const Invocation &invocation)
{
    const bool all = invocation.command == "approve"_L1 && invocation.has(u"all"_s);
    if (invocation.project().isEmpty() || (invocation.arguments.isEmpty() && !all))
        return badUsage(invocation, u"%1 needs --project DIR and a PATH."_s.arg(invocation.command));
    if (invocation.command == "edit"_L1 && !invocation.has(u"file"_s))
        return badUsage(invocation, u"edit needs --file F."_s);
    if (invocation.command == "request-changes"_L1 && !invocation.has(u"remark"_s))
        return badUsage(invocation, u"request-changes needs --remark TEXT."_s);
    bool isNumber = true;
    if (invocation.has(u"max-answer"_s))
        static_cast<void>(invocation.value(u"max-answer"_s).toLongLong(&isNumber));
    if (!isNumber)
        return badUsage(invocation, u"--max-answer needs a number of tokens."_s);
    SessionRunner runner(invocation);
    Decisions decisions(invocation, runner);
    return runner.open(invocation.project(), [&decisions] { decisions.start(); });
}

int runExportCommand(const Invocation &invocation)
{
    static const QStringList words{u"folder"_s, u"zip"_s, u"git"_s};
    const QString format = invocation.has(u"format"_s) ? invocation.value(u"format"_s) : u"folder"_s;
    if (invocation.project().isEmpty() || !invocation.has(u"to"_s) || !words.contains(format))
        return badUsage(invocation, u"export needs --project DIR --to DEST --format folder|zip|git."_s);
    SessionRunner runner(invocation);
    Export job(invocation, runner, static_cast<ExportFormat>(words.indexOf(format)));
    return runner.open(invocation.project(), [&job] { job.start(); });
}

int runRecover(const Invocation &invocation)
{
    if (invocation.project().isEmpty())
        return badUsage(invocation, u"recover needs --project DIR."_s);
    const auto kept = journal::acceptLoss(invocation.project());
    if (!kept)
        return failed(invocation, kept.error());
    if (invocation.json()) {
        printBytes(recoveredJson(*kept));
        return Done;
    }
    print(u"The project goes on with what is left of its journal; `run` asks again for what is missing. What "
          u"was there is kept in %1.\n"_s.arg(*kept));
    return Done;
}

} // namespace baton::cli
