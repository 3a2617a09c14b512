// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/artefact/document_variants.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <functional>

namespace samples {

using namespace Qt::StringLiterals;

namespace {

QJsonValue tableValue(const SampleSection &section)
{
    QJsonArray rows;
    for (const QStringList &row : section.rows) {
        QJsonObject object;
        for (qsizetype i = 0; i < row.size(); ++i)
            object.insert(section.columns.at(i), QString(row.at(i)).replace("\\|"_L1, "|"_L1));
        rows.append(object);
    }
    return rows;
}

QJsonValue structured(const SampleSection &section)
{
    if (!section.items.isEmpty())
        return QJsonArray::fromStringList(section.items);
    return section.columns.isEmpty() ? QJsonValue(section.text) : tableValue(section);
}

QJsonValue flat(const SampleSection &section)
{
    return section.body();
}

QString snakeCase(const QString &title)
{
    return QString(title).toLower().replace(u' ', u'_');
}

QString camelCase(const QString &title)
{
    QString name = title.section(u' ', 0, 0).toLower();
    const QStringList words = title.split(u' ').mid(1);
    for (const QString &word : words)
        name += word.left(1).toUpper() + word.mid(1).toLower();
    return name;
}

QString same(const QString &title)
{
    return title;
}

QJsonObject object(const SampleDocument &document, QString (*name)(const QString &),
    QJsonValue (*value)(const SampleSection &))
{
    QJsonObject result;
    for (const SampleSection &section : document)
        result.insert(name(section.title), value(section));
    return result;
}

QJsonArray entries(const SampleDocument &document)
{
    QJsonArray result;
    for (const SampleSection &section : document)
        result.append(QJsonObject{{u"title"_s, section.title}, {u"content"_s, section.body()}});
    return result;
}

QString compact(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString pretty(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented));
}

} // namespace

QVector<Variant> jsonVariants(const SampleDocument &document)
{
    const QJsonObject strings = object(document, same, flat);
    const QJsonObject data = object(document, same, structured);
    QString commas = pretty(data);
    commas.replace("\n}"_L1, ",\n}"_L1).replace("\n    ]"_L1, ",\n    ]"_L1);
    const QString fenced = u"Here is the JSON:\n\n```json\n"_s + pretty(data) + u"```\n\nLet me know!\n"_s;
    return {{u"JSON of strings"_s, compact(strings), {}}, {u"JSON of lists and tables"_s, compact(data), {}},
        {u"pretty JSON"_s, pretty(data), {}}, {u"fenced JSON with chatter"_s, fenced, {}},
        {u"JSON in snake_case"_s, compact(object(document, snakeCase, structured)), {}},
        {u"JSON in camelCase"_s, pretty(object(document, camelCase, flat)), {}},
        {u"JSON one object deeper"_s, pretty({{u"document"_s, data}}), {}},
        {u"JSON array of sections"_s, pretty({{u"sections"_s, entries(document)}}), {}},
        {u"JSON with raw newlines"_s, compact(strings).replace("\\n"_L1, "\n"_L1), {}},
        {u"JSON with trailing commas"_s, commas, {}}, {u"JSON never closed"_s, compact(data).chopped(1), {}},
        {u"JSON behind a think block"_s, u"<think>{\"Language\": 1}</think>\n"_s + compact(data), {}}};
}

} // namespace samples
