// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/sop_library.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace baton::settings {

using namespace Qt::StringLiterals;

namespace {

const QString stockFolder = u":/baton/sops"_s;
const QString stockPrompts = u":/baton/prompts"_s;
constexpr qint64 maxSopBytes = 4 * 1024 * 1024;
constexpr qint64 maxPromptBytes = 256 * 1024;

SopEntry loadFile(const QString &path, const QString &promptFolder, bool stock)
{
    QFile file(path);
    SopEntry entry;
    if (file.size() > maxSopBytes || !file.open(QIODevice::ReadOnly)) {
        entry.file = path;
        entry.problems.append(
            {path, {}, u"cannot be read"_s, u"Check that it exists, is readable and below 4 MiB."_s});
    } else {
        entry = loadSop(path, file.readAll(), promptFolder);
    }
    entry.stock = stock;
    return entry;
}

/// All of them or none: nothing that is there is replaced.
Result<void> writeNew(const QString &folder, const QMap<QString, QString> &files)
{
    const QDir place(folder);
    if (!QDir().mkpath(folder))
        return failure(ErrorCode::FileWrite, folder);
    for (auto it = files.cbegin(); it != files.cend(); ++it) {
        if (QFileInfo::exists(place.filePath(it.key())))
            return failure(ErrorCode::FileWrite, u"%1 is there already"_s.arg(place.filePath(it.key())));
    }
    for (auto it = files.cbegin(); it != files.cend(); ++it) {
        QFile file(place.filePath(it.key()));
        const QByteArray bytes = it.value().toUtf8();
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly) || file.write(bytes) != bytes.size())
            return failure(ErrorCode::FileWrite, file.fileName());
    }
    return {};
}

} // namespace

std::optional<QString> readPrompt(const QString &folder, const QString &name)
{
    for (const QString &place : {folder, stockPrompts}) {
        QFile file(place + u'/' + name);
        if (file.exists() && file.size() <= maxPromptBytes && file.open(QIODevice::ReadOnly))
            return QString::fromUtf8(file.readAll());
    }
    return std::nullopt;
}

SopEntry loadSop(const QString &file, const QByteArray &json, const QString &promptFolder)
{
    SopEntry entry;
    entry.file = file;
    Sop sop = readSop(file, json, promptFolder, entry.problems);
    if (entry.problems.isEmpty())
        entry.problems = validateSop(file, sop);
    if (entry.problems.isEmpty()) {
        entry.warnings = warningsOf(file, sop);
        entry.sop = std::move(sop);
    }
    return entry;
}

QVector<SopEntry> loadSopLibrary(const QString &userFolder)
{
    QVector<SopEntry> library;
    for (const QString &name : QDir(stockFolder).entryList({u"*.json"_s}, QDir::Files, QDir::Name))
        library.append(loadFile(stockFolder + u'/' + name, stockPrompts, true));
    if (userFolder.isEmpty())
        return library;
    for (const QString &name : QDir(userFolder).entryList({u"*.json"_s}, QDir::Files, QDir::Name))
        library.append(loadFile(userFolder + u'/' + name, userFolder, false));
    return library;
}

Result<Sop> findSop(const QString &idOrFile, const QString &userFolder)
{
    for (const SopEntry &entry : loadSopLibrary(userFolder)) {
        if (entry.sop && entry.sop->id == idOrFile)
            return *entry.sop;
    }
    const QFileInfo info(idOrFile);
    if (!info.isFile())
        return failure(
            ErrorCode::NotFound, u"the team '%1' (`baton-cli sop list` has those there are)"_s.arg(idOrFile));
    const SopEntry entry = loadFile(idOrFile, info.absolutePath(), false);
    if (entry.sop)
        return *entry.sop;
    const SopProblem &first = entry.problems.constFirst();
    return failure(ErrorCode::SopInvalid,
        u"%1%2: %3. %4"_s.arg(first.file, first.pointer.isEmpty() ? QString() : u" at "_s + first.pointer,
            first.what, first.remedy));
}

Result<QString> copySop(const QString &id, const QString &userFolder, const QString &destination)
{
    const auto library = loadSopLibrary(userFolder);
    const auto entry = std::find_if(
        library.cbegin(), library.cend(), [&](const SopEntry &one) { return one.sop && one.sop->id == id; });
    if (entry == library.cend())
        return failure(
            ErrorCode::NotFound, u"the team '%1' (`baton-cli sop list` has those there are)"_s.arg(id));
    QFile from(entry->file);
    if (!from.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileRead, entry->file);
    // Two teams of one id would hide each other.
    const QString own = u"my-"_s + id;
    QString json = QString::fromUtf8(from.readAll());
    static const QRegularExpression idMember(u"(\"id\"\\s*:\\s*)\"[^\"]*\""_s);
    const auto match = idMember.match(json);
    json.replace(match.capturedStart(), match.capturedLength(), match.captured(1) + u'"' + own + u'"');
    QMap<QString, QString> files{{own + u".json"_s, json}};
    const QString prompts = entry->stock ? stockPrompts : QFileInfo(entry->file).absolutePath();
    static const QRegularExpression promptMember(u"\"prompt\"\\s*:\\s*\"([^\"]+)\""_s);
    for (auto it = promptMember.globalMatch(json); it.hasNext();) {
        const QString name = it.next().captured(1);
        files.insert(name, readPrompt(prompts, name).value_or(QString()));
    }
    BATON_TRY(writeNew(destination, files));
    return QDir(destination).filePath(own + u".json"_s);
}

} // namespace baton::settings
