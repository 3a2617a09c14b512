// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/recording/demo_catalog.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace baton::llm {

using namespace Qt::StringLiterals;

namespace {

QString normalised(const QString &text)
{
    return text.simplified().toCaseFolded();
}

bool isPlainId(const QString &id)
{
    return !id.isEmpty() && !id.contains(u'/') && !id.contains(u'\\') && !id.startsWith(u'.');
}

} // namespace

QString demoRoot()
{
    return u":/baton/recordings"_s;
}

QVector<DemoInfo> demoCatalog(const QString &root)
{
    QVector<DemoInfo> demos;
    const QStringList folders = QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &folder : folders) {
        if (Result<DemoInfo> info = loadDemoInfo(root + u'/' + folder))
            demos.append(*std::move(info));
    }
    return demos;
}

std::optional<DemoInfo> matchDemo(const QString &requirement, const QString &root)
{
    const QString wanted = normalised(requirement);
    const QVector<DemoInfo> demos = demoCatalog(root);
    for (const DemoInfo &demo : demos) {
        if (normalised(demo.requirement) == wanted)
            return demo;
    }
    return std::nullopt;
}

bool isRecordingPath(const QString &demo)
{
    return demo.contains(u'/') || demo.contains(u'\\');
}

QString recordingPath(const QString &typed, const QString &root)
{
    const bool known = isPlainId(typed) && QDir(root + u'/' + typed).exists();
    const QFileInfo file(typed);
    return !known && (isRecordingPath(typed) || file.exists()) ? file.absoluteFilePath() : typed;
}

bool isSameRequirement(const QString &a, const QString &b)
{
    return normalised(a) == normalised(b);
}

Result<Recording> loadDemo(const QString &demo, const QString &root)
{
    if (isRecordingPath(demo))
        return loadRecording(demo);
    if (!isPlainId(demo) || !QDir(root + u'/' + demo).exists())
        return failure(ErrorCode::NotFound, u"recording "_s + demo);
    return loadRecording(root + u'/' + demo);
}

QByteArray recordedResults(
    const QString &demo, const QString &path, const QString &inputs, const QString &root)
{
    if (isRecordingPath(demo)) {
        const Result<Recording> recording = loadRecording(demo);
        return recording ? recording->results(path, inputs) : QByteArray();
    }
    QString name = path;
    const QDir folder(u"%1/%2/programs"_s.arg(root, demo));
    const QStringList files = folder.entryList({name.replace(u'/', u'_') + u".*.json"_s}, QDir::Files);
    for (const QString &entry : files) {
        QFile file(folder.filePath(entry));
        const QByteArray results = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        if (QJsonDocument::fromJson(results).object().value("inputs"_L1).toString() == inputs)
            return results;
    }
    return {};
}

QString suggestedRemark(const QString &demo, const QString &path, const QString &root)
{
    const Result<Recording> recording = loadDemo(demo, root);
    if (!recording)
        return {};
    for (const RecordedExchange &exchange : recording->exchanges) {
        if (exchange.verb == Verb::Revise && exchange.path == path && !exchange.remark.isEmpty())
            return exchange.remark;
    }
    return {};
}

} // namespace baton::llm
