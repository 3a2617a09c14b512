// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/journal_facts.h"

#include "tests/support/cli_process.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

bool isDropped(const QString &key, const QJsonValue &value)
{
    // What a program wrote holds how long it took.
    static const QStringList always{
        u"seq"_s, u"time"_s, u"times"_s, u"commit"_s, u"ms"_s, u"started"_s, u"output"_s, u"results"_s};
    static const QRegularExpression counted(u"^[a-z][0-9]+$"_s);
    const bool id = (key == "id"_L1 || key == "call"_L1) && value.isString();
    return always.contains(key) || (id && counted.match(value.toString()).hasMatch());
}

QJsonValue withoutIdsAndTimes(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray kept;
        for (const QJsonValue &element : value.toArray())
            kept.append(withoutIdsAndTimes(element));
        return kept;
    }
    if (!value.isObject())
        return value;
    QJsonObject kept;
    const QJsonObject object = value.toObject();
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        if (!isDropped(it.key(), it.value()))
            kept.insert(it.key(), withoutIdsAndTimes(it.value()));
    }
    return kept;
}

} // namespace

JournalFacts factsOf(const QString &project)
{
    JournalFacts facts;
    const CliResult log = runCli({u"log"_s, u"--project"_s, project, u"--json"_s});
    for (const QString &row : log.out.split(u'\n', Qt::SkipEmptyParts)) {
        const QJsonObject event = QJsonDocument::fromJson(row.toUtf8()).object();
        const QByteArray fact =
            QJsonDocument(withoutIdsAndTimes(event).toObject()).toJson(QJsonDocument::Compact);
        facts[event["path"_L1].toString()].append(QString::fromUtf8(fact));
    }
    return facts;
}

QString firstDifference(const JournalFacts &a, const JournalFacts &b)
{
    QStringList paths = a.keys() + b.keys();
    paths.removeDuplicates();
    for (const QString &path : paths) {
        const QStringList mine = a.value(path);
        const QStringList theirs = b.value(path);
        for (int i = 0; i < qMax(mine.size(), theirs.size()); ++i) {
            if (mine.value(i) != theirs.value(i))
                return u"'%1', fact %2:\n%3\n%4"_s.arg(path).arg(i + 1).arg(mine.value(i), theirs.value(i));
        }
    }
    return {};
}

} // namespace baton::test
