// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_options.h"

#include "core/llm/recording/demo_catalog.h"

#include <QRegularExpression>
#include <QUrl>

#include <cmath>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

/// What an option finds when it is applied.
struct Given {
    QString value; ///< the last one
    QStringList all; ///< of one that may be repeated
    const QStringList &providers;
};

using Apply = Result<void> (*)(const Given &, RunConfig &);

struct Option {
    QString name;
    QString valueName;
    QString help;
    Apply apply;
};

Failure wrong(const QString &option, const QString &value, const QString &why)
{
    return failure(ErrorCode::InvalidArgument, u"--%1 %2: %3"_s.arg(option, value, why));
}

/// Address, model and key belong to the provider they were given with.
Result<void> applyProvider(const Given &given, RunConfig &config)
{
    if (!given.providers.contains(given.value))
        return wrong(u"provider"_s, given.value, u"not known; `baton-cli providers` lists them"_s);
    if (config.model.provider == given.value)
        return {};
    config.model = {given.value, {}};
    config.baseUrl.clear();
    config.apiKeyEnv.clear();
    return {};
}

Result<void> applyBaseUrl(const Given &given, RunConfig &config)
{
    // {model} stands for the model's name where that is a part of the address.
    const QUrl url(QString(given.value).replace("{model}"_L1, "model"_L1), QUrl::StrictMode);
    const bool http = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!url.userInfo().isEmpty()) // told without what it holds
        return wrong(u"base-url"_s, url.host(), u"it must be an address without user and password"_s);
    if (!url.isValid() || !http || url.host().isEmpty())
        return wrong(u"base-url"_s, given.value, u"it must be an http or https address"_s);
    config.baseUrl = given.value;
    return {};
}

Result<void> applyApiKeyEnv(const Given &given, RunConfig &config)
{
    static const QRegularExpression name(u"^[A-Za-z_][A-Za-z0-9_]{0,127}$"_s);
    if (!name.match(given.value).hasMatch())
        return failure(ErrorCode::InvalidArgument,
            u"--api-key-env: the name of an environment variable, never the key itself"_s);
    config.apiKeyEnv = given.value;
    return {};
}

Result<void> applyDemo(const Given &given, RunConfig &config)
{
    config.demo = llm::recordingPath(given.value);
    return {};
}

/// Of the network or the price table, not of the run.
Result<void> applyElsewhere(const Given &, RunConfig &)
{
    return {};
}

Result<void> applyRoleModels(const Given &given, RunConfig &config)
{
    for (const QString &value : given.all) {
        const QString role = value.section(u'=', 0, 0);
        const QString model = value.section(u'=', 1);
        if (role.isEmpty() || !model.contains(u'/') || !given.providers.contains(model.section(u'/', 0, 0)))
            return wrong(u"role-model"_s, value, u"it must be ROLE=PROVIDER/MODEL"_s);
        config.roleModels.insert(role, {model.section(u'/', 0, 0), model.section(u'/', 1)});
    }
    return {};
}

Result<void> applyApprove(const Given &given, RunConfig &config)
{
    if (given.value == "all"_L1)
        config.autonomy = {true, true};
    else if (given.value == "documents"_L1)
        config.autonomy = {true, false};
    else if (given.value == "code"_L1)
        config.autonomy = {false, true};
    else if (given.value == "none"_L1)
        config.autonomy = {};
    else
        return wrong(u"approve"_s, given.value, u"it must be all, documents, code or none"_s);
    return {};
}

Result<void> applyAutonomy(const Given &given, RunConfig &config)
{
    static const QHash<QString, Autonomy> words{{u"sop"_s, {false, false, true}}, {u"each"_s, {}},
        {u"documents-only"_s, {false, true}}, {u"problems"_s, {true, true}}};
    const auto word = words.constFind(given.value);
    if (word == words.cend())
        return wrong(u"autonomy"_s, given.value, u"it must be sop, each, documents-only or problems"_s);
    config.autonomy = *word;
    return {};
}

Result<void> applyParallel(const Given &given, RunConfig &config)
{
    bool ok = false;
    config.parallel = given.value.toInt(&ok);
    if (!ok || config.parallel < 1 || config.parallel > 64)
        return wrong(u"parallel"_s, given.value, u"it must be a number from 1 to 64"_s);
    return {};
}

Result<void> applyMaxAnswer(const Given &given, RunConfig &config)
{
    bool ok = false;
    config.maxAnswer = given.value.toLongLong(&ok);
    if (!ok || config.maxAnswer < 256 || config.maxAnswer > 1'000'000)
        return wrong(u"max-answer"_s, given.value, u"it must be a number of tokens from 256 to 1000000"_s);
    return {};
}

Result<void> applyMaxCost(const Given &given, RunConfig &config)
{
    bool ok = false;
    const double usd = given.value.toDouble(&ok);
    if (!ok || !std::isfinite(usd) || usd < 0 || usd > 1e6)
        return wrong(u"max-cost"_s, given.value, u"it must be an amount in USD"_s);
    config.maxCost = Money::fromUsd(usd);
    return {};
}

Result<void> applyFallbacks(const Given &given, RunConfig &config)
{
    for (const QString &value : given.all) {
        // A model's name may hold an equals sign, a provider's id does not.
        const bool ofARole = value.section(u'/', 0, 0).contains(u'=');
        const QString role = ofARole ? value.section(u'=', 0, 0) : QString();
        const QString model = ofARole ? value.section(u'=', 1) : value;
        const QString provider = model.section(u'/', 0, 0);
        if ((ofARole && role.isEmpty()) || !model.contains(u'/') || !given.providers.contains(provider))
            return wrong(u"fallback"_s, value, u"it must be PROVIDER/MODEL or ROLE=PROVIDER/MODEL"_s);
        config.fallbacks.insert(role, {provider, model.section(u'/', 1)});
    }
    return {};
}

Result<void> applyRoleLimits(const Given &given, RunConfig &config)
{
    for (const QString &value : given.all) {
        bool ok = false;
        const QString role = value.section(u'=', 0, 0);
        const double usd = value.section(u'=', 1).toDouble(&ok);
        if (role.isEmpty() || !ok || !std::isfinite(usd) || usd < 0 || usd > 1e6)
            return wrong(u"role-limit"_s, value, u"it must be ROLE=USD"_s);
        config.roleLimits.insert(role, Money::fromUsd(usd));
    }
    return {};
}

Result<void> applyUnknownPrice(const Given &, RunConfig &config)
{
    config.allowUnknownPrice = true;
    return {};
}

Result<void> applyDemoSpeed(const Given &given, RunConfig &config)
{
    bool ok = false;
    config.demoSpeed = given.value.toDouble(&ok);
    if (!ok || !std::isfinite(config.demoSpeed) || config.demoSpeed < 0)
        return wrong(u"demo-speed"_s, given.value, u"it must be a factor from 0 (no delays)"_s);
    return {};
}

template <int index> Result<void> applySwitch(const Given &given, RunConfig &config)
{
    static const QStringList names{u"tests"_s, u"review"_s};
    if (given.value != "on"_L1 && given.value != "off"_L1)
        return wrong(names.at(index), given.value, u"it must be on or off"_s);
    config.switches.insert(names.at(index), given.value == "on"_L1);
    return {};
}

Result<void> applyGit(const Given &given, RunConfig &config)
{
    if (given.value != "on"_L1 && given.value != "off"_L1)
        return wrong(u"git"_s, given.value, u"it must be on or off"_s);
    config.useGit = given.value == "on"_L1;
    config.useForeignGit = config.useGit;
    return {};
}

template <QString RunConfig::*member> Result<void> applyText(const Given &given, RunConfig &config)
{
    config.*member = given.value;
    return {};
}

Result<void> applyModel(const Given &given, RunConfig &config)
{
    config.model.model = given.value;
    return {};
}

const QVector<Option> &options()
{
    static const QVector<Option> all{
        {u"provider"_s, u"ID"_s, u"demo, or an endpoint of `providers`"_s, applyProvider},
        {u"base-url"_s, u"URL"_s, u"another address for the provider"_s, applyBaseUrl},
        {u"model"_s, u"M"_s, u"model name"_s, applyModel},
        {u"role-model"_s, u"ROLE=PROVIDER/MODEL"_s, u"another model for one role (repeatable)"_s,
            applyRoleModels},
        {u"api-key-env"_s, u"NAME"_s, u"environment variable that holds the key"_s, applyApiKeyEnv},
        {u"approve"_s, u"KINDS"_s, u"approve without asking when checks pass: all, documents, code, none"_s,
            applyApprove},
        {u"autonomy"_s, u"WORD"_s,
            u"what waits for you: sop (as the team's SOP says), each, documents-only, problems"_s,
            applyAutonomy},
        {u"language"_s, u"L"_s, u"language of the documents"_s, applyText<&RunConfig::language>},
        {u"parallel"_s, u"N"_s, u"calls at once (default 4)"_s, applyParallel},
        {u"max-answer"_s, u"TOKENS"_s, u"room for each answer, instead of what its step says"_s,
            applyMaxAnswer},
        {u"context"_s, u"TOKENS"_s,
            u"what a prompt and its answer may have at the run's model, kept in the table of models"_s,
            applyElsewhere},
        {u"max-cost"_s, u"USD"_s, u"stop before a call would pass this"_s, applyMaxCost},
        {u"role-limit"_s, u"ROLE=USD"_s, u"the same for what one role spends (repeatable)"_s,
            applyRoleLimits},
        {u"allow-unknown-price"_s, {}, u"go on under a limit although a model's price is unknown"_s,
            applyUnknownPrice},
        {u"price"_s, u"PROVIDER/MODEL=IN,OUT"_s,
            u"USD per million tokens, kept in prices.json (repeatable)"_s, applyElsewhere},
        {u"fallback"_s, u"[ROLE=]PROVIDER/MODEL"_s, u"asked instead when an endpoint is down (repeatable)"_s,
            applyFallbacks},
        {u"tests"_s, u"on|off"_s, u"write tests (default on)"_s, applySwitch<0>},
        {u"review"_s, u"on|off"_s, u"code review step (default on)"_s, applySwitch<1>},
        {u"until"_s, u"STEP"_s, u"stop after this step"_s, applyText<&RunConfig::until>},
        {u"git"_s, u"on|off"_s,
            u"commit hand-offs, also to a repository that was there before (default: to one of its own)"_s,
            applyGit},
        {u"demo"_s, u"ID|FILE"_s, u"a recording of `demos`, or one made with --record"_s, applyDemo},
        {u"demo-speed"_s, u"X"_s, u"speed of the recording; 0 = no delays"_s, applyDemoSpeed},
        {u"first-byte-timeout"_s, u"SECONDS"_s,
            u"how long an answer may take to begin (default: 120, local and reasoning models 600)"_s,
            applyElsewhere},
        {u"idle-timeout"_s, u"SECONDS"_s,
            u"how long an answer may pause (default: 60, local models 300); 0 = for ever"_s, applyElsewhere},
        {u"patience"_s, u"SECONDS"_s, u"longest wait an endpoint may ask for (default 300)"_s,
            applyElsewhere},
        {u"ca-file"_s, u"PEM"_s, u"certificate authorities to trust beside the system's"_s, applyElsewhere},
        {u"proxy"_s, u"URL"_s, u"http://host:port, socks5://host:port or none"_s, applyElsewhere},
    };
    return all;
}

} // namespace

void addRunOptions(QCommandLineParser &parser)
{
    for (const Option &option : options())
        parser.addOption(QCommandLineOption(option.name, option.help, option.valueName));
}

OptionValues runOptionsOf(const QCommandLineParser &parser)
{
    OptionValues values;
    for (const Option &option : options()) {
        if (parser.isSet(option.name))
            values.insert(
                option.name, option.valueName.isEmpty() ? QStringList{u"on"_s} : parser.values(option.name));
    }
    return values;
}

Result<RunConfig> withOptions(RunConfig base, const OptionValues &values, const QStringList &providers)
{
    if (values.contains(u"approve"_s) && values.contains(u"autonomy"_s))
        return failure(ErrorCode::InvalidArgument, u"--approve and --autonomy exclude each other"_s);
    for (const Option &option : options()) { // in this order: a provider before what belongs to it
        const QStringList given = values.value(option.name);
        if (given.isEmpty())
            continue;
        BATON_TRY(option.apply({given.last(), given, providers}, base));
    }
    return base;
}

} // namespace baton::cli
