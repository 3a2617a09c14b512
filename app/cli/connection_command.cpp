// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/invocation_config.h"
#include "app/cli/status_json.h"
#include "app/cli/stored_keys.h"
#include "app/program/composition.h"
#include "core/llm/catalog/price_table.h"
#include "core/llm/gateway/connection_test.h"
#include "ui/text/error_text.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

int refuse(const Invocation &invocation, const Error &error, bool asked)
{
    const ui::ErrorText text = ui::connectionText(error, asked);
    complain(ui::sentence(text));
    if (invocation.json())
        printBytes(refusedJson(error.code, text));
    return error.code == ErrorCode::NoModelList ? Waiting : ProviderUnusable;
}

void printModels(const QStringList &models, bool asked)
{
    printBytes(QJsonDocument(
        QJsonObject{{u"ok"_s, true}, {u"asked"_s, asked}, {u"models"_s, QJsonArray::fromStringList(models)}})
                   .toJson());
}

/// What the list of models tells beside names, which is kept.
void printRows(const QVector<ModelInfo> &rows, const EndpointProfile &profile)
{
    if (!profile.local && !rows.isEmpty())
        print(u"The prices of %1 models were taken over.\n"_s.arg(rows.size()));
    for (const ModelInfo &row : rows) {
        if (profile.local)
            printLine(u"%1: a prompt and its answer may have %2 tokens there, and calls keep to that."_s
                          .arg(row.model)
                          .arg(row.context));
    }
}

int tell(const Invocation &invocation, const EndpointProfile &profile, const llm::ConnectionVerdict &verdict)
{
    if (!verdict.prices.isEmpty()) {
        const auto kept = llm::updatePriceTable(llm::configFolder(), verdict.prices);
        if (!kept)
            complain(kept.error());
    }
    if (verdict.error)
        return refuse(invocation, *verdict.error, verdict.asked);
    if (invocation.json()) {
        printModels(verdict.models, verdict.asked);
        return Done;
    }
    if (verdict.asked) {
        print(u"%1 answers in %2 ms; it has no list of models, so the model was asked for one token.\n"_s
                  .arg(profile.id)
                  .arg(verdict.milliseconds));
        return Done;
    }
    for (const QString &model : verdict.models)
        printLine(model);
    printRows(verdict.prices, profile);
    const qsizetype models = verdict.models.size();
    print(u"%1 answers in %2 ms, %3.\n"_s.arg(profile.id)
              .arg(verdict.milliseconds)
              .arg(models == 1 ? u"1 model"_s : u"%1 models"_s.arg(models)));
    return Done;
}

} // namespace

int runTestConnection(const Invocation &invocation)
{
    const auto chosen = chooseConfig(configSourcesOf(invocation));
    if (!chosen)
        return failed(invocation, chosen.error());
    tellProblems(*chosen);
    const RunConfig &config = chosen->run;
    if (config.model.provider.isEmpty())
        return badUsage(invocation, u"test-connection needs --provider P."_s);
    if (!applyNetwork(invocation, chosen->network))
        return BadUsage;
    const Keys keys = keysOrComplaint(endpointsWithoutKey(invocation.composition->endpoints(), config, {}));
    const auto endpoint = invocation.composition->resolver(keys)(config, config.model);
    if (!endpoint)
        return refuse(invocation, endpoint.error(), false);
    if (endpoint->profile.protocol == Protocol::Replay) {
        if (invocation.json())
            printModels({}, false);
        else
            print(u"The demo needs no connection.\n"_s);
        return Done;
    }
    const SystemClock clock;
    llm::ConnectionTest test(clock, invocation.composition->timers());
    int code = Done;
    QObject::connect(
        &test, &llm::ConnectionTest::finished, &test, [&](const llm::ConnectionVerdict &verdict) {
            code = tell(invocation, endpoint->profile, verdict);
            QCoreApplication::exit();
        });
    test.setNetwork(invocation.composition->network());
    test.start({endpoint->profile, endpoint->key, endpoint->model, invocation.has(u"call"_s)});
    QCoreApplication::exec();
    return code;
}

} // namespace baton::cli
