// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/recording/recording.h"

#include "core/base/relative_path.h"
#include "core/llm/port/json_text.h"
#include "core/llm/recording/recording_codec.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace baton::llm {

using namespace Qt::StringLiterals;
namespace limits = recording_limits;

namespace {

/// Where a recording lies. `folder` is what reply files are looked up in.
struct Source {
    QString folder;
    QString index;
};

Source sourceOf(const QString &path)
{
    if (path.endsWith(".json"_L1) || QFileInfo(path).isFile())
        return {QFileInfo(path).path(), path};
    return {path, path + u"/recording.json"_s};
}

Failure tooLarge(const QString &path)
{
    return invalidRecording(u"too large: "_s + QFileInfo(path).fileName());
}

Result<QByteArray> readFile(const QString &path, qint64 limit)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileRead, path);
    if (file.size() > limit)
        return tooLarge(path);
    const QByteArray bytes = file.read(limit + 1);
    if (bytes.size() > limit)
        return tooLarge(path);
    return bytes;
}

/// The reply of a version 1 exchange out of a file that really lies inside the recording's folder.
Result<QString> readReplyFile(const QJsonObject &entry, const QString &folder)
{
    const auto path = RelativePath::parse(entry.value("reply_file"_L1).toString());
    if (!path)
        return invalidRecording(u"reply_file "_s + path.error().detail);
    const QString file = folder + u'/' + path->toString();
    if (!folder.startsWith(u':')) {
        const QString inside = QFileInfo(folder).canonicalFilePath() + u'/';
        if (!QFileInfo(file).canonicalFilePath().startsWith(inside))
            return invalidRecording(u"reply_file outside the recording or missing: "_s + path->toString());
    }
    BATON_TRY_ASSIGN(const QByteArray bytes, readFile(file, limits::reply));
    const QString text = QString::fromUtf8(bytes);
    if (text.toUtf8() != bytes)
        return invalidRecording(u"no UTF-8: "_s + path->toString());
    return text;
}

/// Takes exchanges in and keeps watch on their number and size.
class Filling {
public:
    explicit Filling(Recording &recording) : m_recording(recording) { }

    Result<void> add(const QJsonObject &entry)
    {
        if (entry.contains(programMember))
            return addProgram(entry);
        BATON_TRY_ASSIGN(RecordedExchange exchange, exchangeFromJson(entry));
        m_total += exchange.reply.size() + exchange.reasoning.size();
        if (m_total > limits::total || ++m_count > limits::exchanges)
            return invalidRecording(u"too many or too large answers together"_s);
        m_recording.put(std::move(exchange));
        return {};
    }

private:
    Result<void> addProgram(const QJsonObject &entry)
    {
        BATON_TRY_ASSIGN(RecordedProgram program, programFromJson(entry));
        if (m_recording.programs.size() >= limits::programs)
            return invalidRecording(u"too many programs"_s);
        m_recording.programs.append(std::move(program));
        return {};
    }

    Recording &m_recording;
    qint64 m_total = 0;
    qsizetype m_count = 0;
};

Result<Recording> loadDocument(const QJsonObject &index, const QString &folder)
{
    Result<Recording> recording = headFromJson(index);
    if (!recording)
        return recording;
    const QJsonArray entries = index.value("exchanges"_L1).toArray();
    if (entries.isEmpty() || entries.size() > limits::exchanges)
        return invalidRecording(u"number of exchanges"_s);
    Filling filling(*recording);
    for (const QJsonValue &value : entries) {
        QJsonObject entry = value.toObject();
        if (!entry.value("reply"_L1).isString()) {
            BATON_TRY_ASSIGN(const QString reply, readReplyFile(entry, folder));
            entry.insert(u"reply"_s, reply);
        }
        BATON_TRY(filling.add(entry));
    }
    if (recording->exchanges.size() != entries.size())
        return invalidRecording(u"an exchange stands in it twice"_s);
    return recording;
}

/// The next line without its end; `torn` when the file ends inside it.
Result<QByteArray> nextLine(QFile &file, bool &torn)
{
    QByteArray line = file.readLine(limits::line + 2);
    if (line.size() > limits::line)
        return tooLarge(file.fileName());
    torn = !line.endsWith('\n');
    return line;
}

Result<Recording> loadLines(QFile &file, const QJsonObject &head)
{
    Result<Recording> recording = headFromJson(head);
    if (!recording)
        return recording;
    Filling filling(*recording);
    while (!file.atEnd()) {
        bool torn = false;
        BATON_TRY_ASSIGN(const QByteArray line, nextLine(file, torn));
        if (torn) {
            recording->torn = true; // a program died while it wrote this line: what stands before is whole
            break;
        }
        const auto entry = parseJsonObject(line);
        if (!entry)
            return invalidRecording(u"a line is no JSON object"_s);
        BATON_TRY(filling.add(*entry));
    }
    return recording;
}

/// The head line when the file is of the line form; an empty object when it is one document.
Result<QJsonObject> headLine(QFile &file)
{
    if (file.size() > limits::file)
        return tooLarge(file.fileName());
    bool torn = false;
    BATON_TRY_ASSIGN(const QByteArray line, nextLine(file, torn));
    const auto object = parseJsonObject(line);
    const bool lines = object && !torn && object->value("version"_L1).toInt() >= 2;
    return lines ? *object : QJsonObject();
}

Result<QJsonObject> readDocument(const QString &path)
{
    BATON_TRY_ASSIGN(const QByteArray bytes, readFile(path, limits::index));
    const auto object = parseJsonObject(bytes);
    return object ? Result<QJsonObject>(*object) : invalidRecording(u"no JSON object"_s);
}

} // namespace

Result<DemoInfo> loadDemoInfo(const QString &path)
{
    const Source source = sourceOf(path);
    QFile file(source.index);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileRead, source.index);
    Result<QJsonObject> head = headLine(file);
    if (head && head->isEmpty())
        head = readDocument(source.index);
    if (!head)
        return failure(head.error());
    Result<Recording> recording = headFromJson(*head);
    return recording ? Result<DemoInfo>(recording->info) : failure(recording.error());
}

Result<Recording> loadRecording(const QString &path)
{
    const Source source = sourceOf(path);
    QFile file(source.index);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileRead, source.index);
    BATON_TRY_ASSIGN(const QJsonObject head, headLine(file));
    if (!head.isEmpty()) {
        Result<Recording> recording = loadLines(file, head);
        if (recording && recording->exchanges.isEmpty())
            return invalidRecording(u"it holds no answer yet"_s);
        return recording;
    }
    const Result<QJsonObject> document = readDocument(source.index);
    return document ? loadDocument(*document, source.folder) : failure(document.error());
}

} // namespace baton::llm
