// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/invocation_config.h"

#include "app/composition.h"

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

void tellLeftOut(const QString &what)
{
    complain(u"The settings file has a value that was left out: %1."_s.arg(what));
}

/// Keeps a usable value; an unusable one is an error where an option gave it, and left out otherwise.
template <class Checked>
bool check(const Invocation &invocation, const QString &option, QString &value, const Checked &checked)
{
    if (checked)
        return true;
    complain(checked.error());
    if (invocation.has(option))
        return false;
    value.clear();
    return true;
}

} // namespace

ConfigSources configSourcesOf(const Invocation &invocation)
{
    QStringList providers;
    for (const EndpointProfile &profile : invocation.composition->endpoints())
        providers.append(profile.id);
    QStringList problems;
    ConfigSources sources = configSources(invocation.parser, providers, problems);
    problems += invocation.composition->catalogProblems();
    for (const QString &problem : std::as_const(problems))
        tellLeftOut(problem);
    return sources;
}

void tellProblems(const ChosenConfig &chosen)
{
    for (const QString &problem : chosen.problems)
        tellLeftOut(problem);
}

bool applyNetwork(const Invocation &invocation, llm::NetworkOptions network)
{
    if (!check(invocation, u"ca-file"_s, network.caFile, llm::tlsConfiguration(network.caFile))
        || !check(invocation, u"proxy"_s, network.proxy, llm::proxyFrom(network.proxy)))
        return false;
    invocation.composition->setNetwork(network);
    return true;
}

} // namespace baton::cli
