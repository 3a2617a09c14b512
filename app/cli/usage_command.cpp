// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "core/domain/ledger.h"
#include "core/session/project_reader.h"

#include <nlohmann/json.hpp>

namespace baton::cli {

using namespace Qt::StringLiterals;
using Json = nlohmann::ordered_json;

namespace {

Json totalsJson(const UsageTotals &totals)
{
    return {{"calls", totals.calls}, {"input_tokens", totals.tokens.input},
        {"cached_tokens", totals.tokens.cacheRead}, {"output_tokens", totals.tokens.output},
        {"reasoning_tokens", totals.tokens.reasoning}, {"cost_usd", totals.cost.usd()},
        {"cost_known", totals.unpricedCalls == 0}, {"estimated", totals.tokens.estimated}};
}

QByteArray usageJson(const State &state, LedgerKey key)
{
    const std::string by = toWord(key).toStdString();
    Json rows = Json::array();
    for (const LedgerSum &sum : ledgerSums(state, key)) {
        Json row{{by, sum.key.toStdString()}};
        row.update(totalsJson(sum.totals));
        rows.push_back(row);
    }
    const Json document{{"by", by}, {"rows", rows}, {"total", totalsJson(state.totals)}};
    return QByteArray::fromStdString(document.dump(2, ' ', false, Json::error_handler_t::replace)) + '\n';
}

QString line(const QString &key, const UsageTotals &totals)
{
    const QString more =
        totals.unpricedCalls > 0 ? u", %1 calls of unknown price"_s.arg(totals.unpricedCalls) : QString();
    const QString about = totals.tokens.estimated ? u"about "_s : QString();
    return u"%1  %2 calls, %3 tokens in (%4 cached), %5 out, %6$%7%8\n"_s.arg(key, -24)
        .arg(totals.calls)
        .arg(totals.tokens.input)
        .arg(totals.tokens.cacheRead)
        .arg(totals.tokens.output)
        .arg(about)
        .arg(totals.cost.usd(), 0, 'f', 4)
        .arg(more);
}

} // namespace

int runUsage(const Invocation &invocation)
{
    if (invocation.project().isEmpty())
        return badUsage(invocation, u"usage needs --project DIR."_s);
    const auto key = ledgerKeyFromWord(invocation.has(u"by"_s) ? invocation.value(u"by"_s) : u"role"_s);
    if (!key)
        return badUsage(invocation, u"--by takes role, step, file, model or call."_s);
    const auto project = session::ProjectReader::open(invocation.project());
    if (!project)
        return failed(invocation, project.error());
    if (project->warning())
        complain(*project->warning());
    const State &state = project->state();
    if (invocation.json()) {
        printBytes(usageJson(state, *key));
    } else if (invocation.has(u"csv"_s)) {
        printContent(*key == LedgerKey::Call ? ledgerCsv(state) : ledgerCsv(ledgerSums(state, *key), *key));
    } else {
        for (const LedgerSum &sum : ledgerSums(state, *key))
            print(line(sum.key, sum.totals));
        print(line(u"total"_s, state.totals));
    }
    return Done;
}

} // namespace baton::cli
