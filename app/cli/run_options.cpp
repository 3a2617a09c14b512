// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_options.h"

#include "app/composition.h"

#include <QUrl>

#include <cmath>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

using Apply = Result<void> (*)(const Invocation &, const QString &, RunConfig &);

struct Option {
    QString name;
    QString valueName;
    QString help;
    Apply apply;
};

tl::unexpected<Error> wrong(const QString &option, const QString &value, const QString &expected)
{
    return failure(ErrorCode::InvalidArgument, u"--%1 %2: %3"_s.arg(option, value, expected));
}

bool isKnownProvider(const Invocation &invocation, const QString &id)
{
    const auto &endpoints = invocation.composition->endpoints();
    return std::any_of(
        endpoints.cbegin(), endpoints.cend(), [&](const EndpointProfile &p) { return p.id == id; });
}

Result<void> applyProvider(const Invocation &invocation, const QString &value, RunConfig &config)
{
    if (!isKnownProvider(invocation, value))
        return wrong(u"provider"_s, value, u"not known; `baton-cli providers` lists them"_s);
    if (config.model.provider != value)
        config.model.model.clear();
    config.model.provider = value;
    return {};
}

Result<void> applyBaseUrl(const Invocation &, const QString &value, RunConfig &config)
{
    const QUrl url(value, QUrl::StrictMode);
    const bool http = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!url.isValid() || !http || url.host().isEmpty())
        return wrong(u"base-url"_s, value, u"an http or https address"_s);
    config.baseUrl = value;
    return {};
}

Result<void> applyRoleModels(const Invocation &invocation, const QString &, RunConfig &config)
{
    for (const QString &value : invocation.parser.values(u"role-model"_s)) {
        const QString role = value.section(u'=', 0, 0);
        const QString model = value.section(u'=', 1);
        if (role.isEmpty() || !model.contains(u'/')
            || !isKnownProvider(invocation, model.section(u'/', 0, 0)))
            return wrong(u"role-model"_s, value, u"ROLE=PROVIDER/MODEL"_s);
        config.roleModels.insert(role, {model.section(u'/', 0, 0), model.section(u'/', 1)});
    }
    return {};
}

Result<void> applyApprove(const Invocation &, const QString &value, RunConfig &config)
{
    if (value == "all"_L1)
        config.autonomy = {true, true};
    else if (value == "documents"_L1)
        config.autonomy = {true, false};
    else if (value == "code"_L1)
        config.autonomy = {false, true};
    else if (value == "none"_L1)
        config.autonomy = {};
    else
        return wrong(u"approve"_s, value, u"all, documents, code or none"_s);
    return {};
}

Result<void> applyParallel(const Invocation &, const QString &value, RunConfig &config)
{
    bool ok = false;
    config.parallel = value.toInt(&ok);
    if (!ok || config.parallel < 1 || config.parallel > 64)
        return wrong(u"parallel"_s, value, u"a number from 1 to 64"_s);
    return {};
}

Result<void> applyMaxCost(const Invocation &, const QString &value, RunConfig &config)
{
    bool ok = false;
    const double usd = value.toDouble(&ok);
    if (!ok || !std::isfinite(usd) || usd < 0 || usd > 1e6)
        return wrong(u"max-cost"_s, value, u"an amount in USD"_s);
    config.maxCost = Money::fromUsd(usd);
    return {};
}

Result<void> applyDemoSpeed(const Invocation &, const QString &value, RunConfig &config)
{
    bool ok = false;
    config.demoSpeed = value.toDouble(&ok);
    if (!ok || !std::isfinite(config.demoSpeed) || config.demoSpeed < 0)
        return wrong(u"demo-speed"_s, value, u"a factor from 0 (no delays)"_s);
    return {};
}

template <int index> Result<void> applySwitch(const Invocation &, const QString &value, RunConfig &config)
{
    static const QStringList names{u"tests"_s, u"review"_s};
    if (value != "on"_L1 && value != "off"_L1)
        return wrong(names.at(index), value, u"on or off"_s);
    config.switches.insert(names.at(index), value == "on"_L1);
    return {};
}

template <QString RunConfig::*member>
Result<void> applyText(const Invocation &, const QString &value, RunConfig &config)
{
    config.*member = value;
    return {};
}

Result<void> applyModel(const Invocation &, const QString &value, RunConfig &config)
{
    config.model.model = value;
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
        {u"api-key-env"_s, u"NAME"_s, u"environment variable that holds the key"_s,
            applyText<&RunConfig::apiKeyEnv>},
        {u"approve"_s, u"KINDS"_s, u"approve without asking when checks pass: all, documents, code, none"_s,
            applyApprove},
        {u"language"_s, u"L"_s, u"language of the documents"_s, applyText<&RunConfig::language>},
        {u"parallel"_s, u"N"_s, u"calls at once (default 4)"_s, applyParallel},
        {u"max-cost"_s, u"USD"_s, u"stop before a call would pass this"_s, applyMaxCost},
        {u"tests"_s, u"on|off"_s, u"write tests (default on)"_s, applySwitch<0>},
        {u"review"_s, u"on|off"_s, u"code review step (default on)"_s, applySwitch<1>},
        {u"until"_s, u"STEP"_s, u"stop after this step"_s, applyText<&RunConfig::until>},
        {u"demo"_s, u"ID"_s, u"a recording of `demos`"_s, applyText<&RunConfig::demo>},
        {u"demo-speed"_s, u"X"_s, u"speed of the recording; 0 = no delays"_s, applyDemoSpeed},
    };
    return all;
}

} // namespace

void addRunOptions(QCommandLineParser &parser)
{
    for (const Option &option : options())
        parser.addOption({option.name, option.help, option.valueName});
}

Result<RunConfig> runConfigOf(const Invocation &invocation, RunConfig base)
{
    for (const Option &option : options()) {
        if (!invocation.has(option.name))
            continue;
        if (const auto applied = option.apply(invocation, invocation.value(option.name), base); !applied)
            return failure(applied.error());
    }
    return base;
}

} // namespace baton::cli
