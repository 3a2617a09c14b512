// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/config_sources.h"

#include "core/settings/settings_store.h"

namespace baton::cli {

using namespace Qt::StringLiterals;
using settings::AppSettings;

namespace {

constexpr int mostSeconds = 24 * 3600;

/// Takes the settings file's values in, as far as they fit what this program knows.
class FileLayer {
public:
    FileLayer(const ConfigSources &sources, ChosenConfig &chosen) : m_sources(sources), m_chosen(chosen) { }

    void addLimits()
    {
        const AppSettings &file = m_sources.file;
        if (holds(u"limits/maxCostUsd"_s) && file.maxCostUsd > 0)
            m_chosen.run.maxCost = Money::fromUsd(file.maxCostUsd);
        if (holds(u"limits/parallel"_s))
            m_chosen.run.parallel = file.parallel;
        for (auto it = file.roleLimitsUsd.cbegin(); it != file.roleLimitsUsd.cend(); ++it)
            m_chosen.run.roleLimits.insert(it.key(), Money::fromUsd(it.value()));
    }

    void addNetwork()
    {
        m_chosen.network.caFile = m_sources.file.caFile;
        m_chosen.network.proxy = m_sources.file.proxy;
        m_chosen.network.patienceMs = m_sources.file.patienceSeconds * qint64(1000);
    }

    void addModels()
    {
        const AppSettings &file = m_sources.file;
        if (!holds(u"llm/provider"_s) || !isKnown(u"llm/provider"_s, file.provider))
            return;
        m_chosen.run.model = {file.provider, file.model};
        m_chosen.run.baseUrl = file.baseUrl;
        if (file.provider == "demo"_L1)
            return; // a recording answers for all roles; asking a real model beside it would cost money
        m_chosen.run.roleModels = known(u"llm/roleModels"_s, file.roleModels);
        m_chosen.run.fallbacks = known(u"llm/fallbacks"_s, file.fallbacks);
    }

private:
    bool holds(const QString &name) const { return m_sources.inFile.contains(name); }

    bool isKnown(const QString &name, const QString &provider)
    {
        const bool known = m_sources.providers.contains(provider);
        if (!known)
            m_chosen.problems.append(u"%1: the provider '%2' is not known"_s.arg(name, provider.left(60)));
        return known;
    }

    QMap<QString, ModelChoice> known(const QString &name, QMap<QString, ModelChoice> choices)
    {
        for (auto it = choices.begin(); it != choices.end();)
            it = isKnown(name, it->provider) ? std::next(it) : choices.erase(it);
        return choices;
    }

    const ConfigSources &m_sources;
    ChosenConfig &m_chosen;
};

/// The provider an option or variable names; a demo is one.
QString providerNamed(const ConfigSources &sources)
{
    if (const QStringList given = sources.options.value(u"provider"_s); !given.isEmpty())
        return given.last();
    if (sources.options.contains(u"demo"_s))
        return u"demo"_s;
    return sources.environment.value(u"BATON_PROVIDER"_s);
}

Result<RunConfig> withEnvironment(RunConfig config, const ConfigSources &sources)
{
    for (const ConfigVariable &variable : configVariables()) {
        const QString value = sources.environment.value(variable.name);
        if (value.isEmpty())
            continue;
        auto changed = withOptions(config, {{variable.option, {value}}}, sources.providers);
        if (!changed) {
            QString detail = changed.error().detail;
            return failure(changed.error().code, detail.replace(u"--"_s + variable.option, variable.name));
        }
        config = *std::move(changed);
    }
    return config;
}

/// What a new run starts from, before its options.
Result<RunConfig> startingPoint(const ConfigSources &sources, ChosenConfig &chosen)
{
    FileLayer file(sources, chosen);
    file.addLimits();
    const QString provider = providerNamed(sources);
    if (provider.isEmpty() || provider == sources.file.provider)
        file.addModels();
    Result<RunConfig> config = withEnvironment(chosen.run, sources);
    // A demo has its own provider without being told.
    if (config && sources.options.contains(u"demo"_s) && !sources.options.contains(u"provider"_s))
        config = withOptions(*config, {{u"provider"_s, {u"demo"_s}}}, sources.providers);
    return config;
}

/// Seconds of an option, where it was given.
Result<std::optional<int>> secondsOf(const OptionValues &options, const QString &option)
{
    const QStringList given = options.value(option);
    if (given.isEmpty())
        return std::optional<int>();
    bool ok = false;
    const int seconds = given.last().toInt(&ok);
    if (!ok || seconds < 0 || seconds > mostSeconds)
        return failure(ErrorCode::InvalidArgument,
            u"--%1 %2: it must be a number of seconds from 0 to %3"_s.arg(option, given.last())
                .arg(mostSeconds));
    return std::optional<int>(seconds);
}

Result<void> addTimes(const OptionValues &options, llm::NetworkOptions &network)
{
    BATON_TRY_ASSIGN(network.timeouts.firstByte, secondsOf(options, u"first-byte-timeout"_s));
    BATON_TRY_ASSIGN(network.timeouts.idle, secondsOf(options, u"idle-timeout"_s));
    BATON_TRY_ASSIGN(const auto patience, secondsOf(options, u"patience"_s));
    if (patience)
        network.patienceMs = *patience * qint64(1000);
    return {};
}

} // namespace

const QVector<ConfigVariable> &configVariables()
{
    static const QVector<ConfigVariable> all{{u"BATON_PROVIDER"_s, u"provider"_s},
        {u"BATON_BASE_URL"_s, u"base-url"_s}, {u"BATON_MODEL"_s, u"model"_s},
        {u"BATON_MAX_COST"_s, u"max-cost"_s}, {u"BATON_PARALLEL"_s, u"parallel"_s}};
    return all;
}

Result<ChosenConfig> chooseConfig(const ConfigSources &sources, const std::optional<RunConfig> &project)
{
    ChosenConfig chosen;
    FileLayer(sources, chosen).addNetwork();
    for (const auto &[option, member] : {std::pair(u"ca-file"_s, &llm::NetworkOptions::caFile),
             std::pair(u"proxy"_s, &llm::NetworkOptions::proxy)}) {
        if (const QStringList given = sources.options.value(option); !given.isEmpty())
            chosen.network.*member = given.last();
    }
    BATON_TRY(addTimes(sources.options, chosen.network));
    BATON_TRY_ASSIGN(
        const RunConfig base, project ? Result<RunConfig>(*project) : startingPoint(sources, chosen));
    BATON_TRY_ASSIGN(chosen.run, withOptions(base, sources.options, sources.providers));
    return chosen;
}

ConfigSources configSources(
    const QCommandLineParser &parser, const QStringList &providers, QStringList &problems)
{
    ConfigSources sources{.options = runOptionsOf(parser), .providers = providers};
    for (const ConfigVariable &variable : configVariables()) {
        if (const QString value = qEnvironmentVariable(variable.name.toLatin1().constData());
            !value.isEmpty())
            sources.environment.insert(variable.name, value);
    }
    const settings::SettingsStore store(settings::SettingsStore::defaultFile());
    QStringList ignored;
    const auto file = store.load(&ignored, &sources.inFile);
    if (!file) {
        problems.append(file.error().detail);
        return sources;
    }
    sources.file = *file;
    for (const QString &name : std::as_const(ignored))
        problems.append(u"%1: the value of %2 cannot be used"_s.arg(store.file(), name));
    return sources;
}

} // namespace baton::cli
