// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/measurement.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

#include <algorithm>

namespace baton::bench {

using namespace Qt::StringLiterals;

namespace {

double rounded(double value)
{
    return QString::number(value, 'g', 5).toDouble();
}

QJsonValue orNull(std::optional<double> value)
{
    return value ? QJsonValue(rounded(*value)) : QJsonValue(QJsonValue::Null);
}

QString orDash(std::optional<double> value)
{
    return value ? QString::number(*value, 'g', 4) : u"-"_s;
}

} // namespace

QByteArray asJson(const Measurements &all)
{
    QJsonArray array;
    for (const Measurement &m : all) {
        array.append(QJsonObject{{u"id"_s, m.id}, {u"value"_s, rounded(m.value)}, {u"unit"_s, m.unit},
            {u"baseline"_s, orNull(m.baseline)}, {u"ratio"_s, orNull(m.ratio())}, {u"aim"_s, orNull(m.aim)}});
    }
    return QJsonDocument(array).toJson();
}

QByteArray asTable(const Measurements &all)
{
    QString text = u"%1 %2 %3 %4 %5 %6\n"_s.arg(u"measurement"_s, -34)
                       .arg(u"value"_s, 12)
                       .arg(u"unit"_s, -10)
                       .arg(u"baseline"_s, 12)
                       .arg(u"ratio"_s, 8)
                       .arg(u"aim"_s, 8);
    for (const Measurement &m : all) {
        text += u"%1 %2 %3 %4 %5 %6\n"_s.arg(m.id, -34)
                    .arg(QString::number(m.value, 'g', 5), 12)
                    .arg(m.unit, -10)
                    .arg(orDash(m.baseline), 12)
                    .arg(orDash(m.ratio()), 8)
                    .arg(m.aim ? u"<= "_s + QString::number(*m.aim) : u"-"_s, 8);
    }
    return text.toUtf8();
}

double median(QVector<double> values)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    const qsizetype middle = values.size() / 2;
    return values.size() % 2 == 1 ? values.at(middle) : (values.at(middle - 1) + values.at(middle)) / 2;
}

} // namespace baton::bench
