// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/sop_library.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

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
        return failure(ErrorCode::NotFound, u"SOP '%1'"_s.arg(idOrFile));
    const SopEntry entry = loadFile(idOrFile, info.absolutePath(), false);
    if (entry.sop)
        return *entry.sop;
    const SopProblem &first = entry.problems.constFirst();
    return failure(ErrorCode::SopInvalid,
        u"%1%2: %3. %4"_s.arg(first.file, first.pointer.isEmpty() ? QString() : u" at "_s + first.pointer,
            first.what, first.remedy));
}

} // namespace baton::settings
