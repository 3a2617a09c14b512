// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/catalog/catalogs.h"

#include "core/base/config_folder.h"
#include "core/llm/catalog/endpoint_catalog.h"
#include "core/llm/catalog/price_table.h"
#include "core/llm/port/json_text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

#include <functional>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

const QString endpointFile = u"endpoints.json"_s;
const QString priceFile = u"prices.json"_s;
constexpr qint64 largestFile = 8 * 1024 * 1024;

using IsRow = std::function<bool(const QJsonObject &)>;
using Fill = std::function<void(QJsonObject &)>;

/// Empty when there is none or it cannot be read; the latter is said.
QByteArray readOwn(const QString &path, QStringList &problems)
{
    QFile file(path);
    if (!file.exists())
        return {};
    if (file.size() > largestFile || !file.open(QIODevice::ReadOnly)) {
        problems.append(u"cannot be read"_s);
        return {};
    }
    return file.readAll();
}

void putFileName(const QString &name, const QStringList &problems, QStringList &all)
{
    for (const QString &problem : problems)
        all.append(u"%1: %2"_s.arg(name, problem));
}

/// The file as an object; one that is no JSON may hold a slip of the pen and is kept beside the new one.
QJsonObject presentObject(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return {};
    const auto object = file.open(QIODevice::ReadOnly) ? parseJsonObject(file.readAll()) : std::nullopt;
    if (object)
        return *object;
    const QString aside = path + u".broken"_s;
    QFile::remove(aside);
    QFile::copy(path, aside);
    return {};
}

Result<void> writeObject(const QString &path, const QJsonObject &object)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return failure(ErrorCode::FileWrite, path);
    QSaveFile file(path);
    const QByteArray bytes = QJsonDocument(object).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(ErrorCode::FileWrite, u"%1: %2"_s.arg(path, file.errorString()));
    return {};
}

/// Changes the row of the list that `isRow` accepts, or adds one; without `fill` it is removed.
Result<void> changeRow(const QString &path, const QString &list, const IsRow &isRow, const Fill &fill)
{
    QJsonObject object = presentObject(path);
    const QJsonArray former = object.value(list).toArray();
    QJsonArray rows;
    bool seen = false;
    for (const QJsonValue &value : former) {
        QJsonObject row = value.toObject();
        if (!value.isObject() || !isRow(row)) {
            rows.append(value);
            continue;
        }
        if (fill && !seen) {
            fill(row);
            rows.append(row);
        }
        seen = true;
    }
    if (fill && !seen) {
        QJsonObject row;
        fill(row);
        rows.append(row);
    }
    object.insert(list, rows);
    return writeObject(path, object);
}

IsRow endpointRow(const QString &id)
{
    return [id](const QJsonObject &row) { return row.value("id"_L1).toString() == id; };
}

IsRow priceRow(const QString &provider, const QString &model)
{
    return [provider, model](const QJsonObject &row) {
        return row.value("provider"_L1).toString() == provider && row.value("model"_L1).toString() == model;
    };
}

void fillTimeouts(QJsonObject &row, const Timeouts &timeouts)
{
    QJsonObject object;
    const auto put = [&object](QLatin1StringView name, const std::optional<int> &seconds) {
        if (seconds)
            object.insert(name, *seconds);
    };
    put("connect"_L1, timeouts.connect);
    put("first_byte"_L1, timeouts.firstByte);
    put("idle"_L1, timeouts.idle);
    put("total"_L1, timeouts.total);
    if (object.isEmpty())
        row.remove("timeouts"_L1);
    else
        row.insert("timeouts"_L1, object);
}

void fillEndpoint(QJsonObject &row, const EndpointProfile &profile)
{
    row.insert("id"_L1, profile.id);
    row.insert("title"_L1, profile.title);
    row.insert("protocol"_L1, toWord(profile.protocol));
    row.insert("base_url"_L1, profile.baseUrl);
    row.insert("auth_header"_L1, profile.authHeader);
    row.insert("auth_prefix"_L1, profile.authPrefix);
    row.insert("max_tokens_parameter"_L1, profile.maxTokensParameter);
    row.insert("stream_options"_L1, profile.sendStreamOptions);
    row.insert("local"_L1, profile.local);
    row.insert("key_required"_L1, profile.keyRequired);
    row.insert("default_model"_L1, profile.defaultModel);
    fillTimeouts(row, profile.timeouts);
    if (!profile.keyVariable.isEmpty())
        row.insert("key_variable"_L1, profile.keyVariable);
    if (!profile.models.isEmpty())
        row.insert("models"_L1, QJsonArray::fromStringList(profile.models));
}

QJsonValue optionalNumber(const std::optional<double> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

void fillPrice(QJsonObject &row, const ModelInfo &model)
{
    row.insert("provider"_L1, model.provider);
    row.insert("model"_L1, model.model);
    row.insert("input"_L1, model.price.input);
    row.insert("output"_L1, model.price.output);
    row.insert("cache_read"_L1, optionalNumber(model.price.cacheRead));
    row.insert("cache_write"_L1, optionalNumber(model.price.cacheWrite));
    if (model.context > 0)
        row.insert("context"_L1, model.context);
    if (model.maxOutput > 0)
        row.insert("max_output"_L1, model.maxOutput);
    if (!model.asOf.isEmpty())
        row.insert("as_of"_L1, model.asOf);
    if (!model.source.isEmpty())
        row.insert("source"_L1, model.source);
}

} // namespace

QString configFolder()
{
    return baton::configFolder();
}

ModelCatalog listedPrices(const QString &folder, QStringList *problems)
{
    ModelCatalog models = ModelCatalog::builtIn();
    QStringList found;
    if (const QByteArray json = readOwn(priceTableFile(folder), found); !json.isEmpty())
        models.merge(json, false, found);
    if (problems != nullptr)
        putFileName(u"price-table.json"_s, found, *problems);
    return models;
}

Catalogs loadCatalogs(const QString &folder)
{
    Catalogs catalogs;
    catalogs.models = listedPrices(folder, &catalogs.problems);
    QStringList problems;
    if (const QByteArray json = readOwn(folder + u'/' + priceFile, problems); !json.isEmpty())
        catalogs.models.merge(json, true, problems);
    putFileName(priceFile, problems, catalogs.problems);
    problems.clear();
    catalogs.endpoints = builtInEndpoints(catalogs.models);
    if (const QByteArray json = readOwn(folder + u'/' + endpointFile, problems); !json.isEmpty())
        mergeEndpoints(catalogs.endpoints, json, catalogs.models, true, problems);
    putFileName(endpointFile, problems, catalogs.problems);
    return catalogs;
}

Result<void> saveEndpoint(const QString &folder, const EndpointProfile &profile)
{
    if (const QString problem = profileProblem(profile); !problem.isEmpty())
        return failure(ErrorCode::InvalidArgument, problem);
    return changeRow(folder + u'/' + endpointFile, u"endpoints"_s, endpointRow(profile.id),
        [&](QJsonObject &row) { fillEndpoint(row, profile); });
}

Result<void> removeEndpoint(const QString &folder, const QString &id)
{
    return changeRow(folder + u'/' + endpointFile, u"endpoints"_s, endpointRow(id), {});
}

Result<void> savePrice(const QString &folder, const ModelInfo &model)
{
    const bool named = !model.provider.isEmpty() && !model.model.isEmpty();
    if (!named || !(model.price.input >= 0) || !(model.price.output >= 0))
        return failure(ErrorCode::InvalidArgument, model.provider + u' ' + model.model);
    return changeRow(folder + u'/' + priceFile, u"models"_s, priceRow(model.provider, model.model),
        [&](QJsonObject &row) { fillPrice(row, model); });
}

Result<void> removePrice(const QString &folder, const QString &provider, const QString &model)
{
    return changeRow(folder + u'/' + priceFile, u"models"_s, priceRow(provider, model), {});
}

} // namespace baton::llm
