// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"

#include "core/workspace/safe_folder.h"

#include <QDir>
#include <QFileInfo>

namespace baton::workspace {

using namespace Qt::StringLiterals;

namespace {

/// Name of something in the folder that Baton did not put there; empty when there is nothing. An empty Git
/// repository is no obstacle: whether Baton may commit to it is asked elsewhere.
QString foreignEntry(const QString &folder)
{
    const QStringList names = QDir(folder).entryList(
        QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &name : names) {
        if (name != ".git"_L1)
            return name;
    }
    return {};
}

Result<void> createProject(const QString &folder)
{
    const QString baton = folder + u"/.baton"_s;
    if (!QDir().mkpath(folder))
        return failure(ErrorCode::ProjectReadOnly, folder);
    if (QFileInfo::exists(baton))
        return {};
    if (const QString foreign = foreignEntry(folder); !foreign.isEmpty())
        return failure(ErrorCode::ForeignFiles, folder + u'/' + foreign);
    if (!QDir().mkdir(baton))
        return failure(ErrorCode::ProjectReadOnly, folder);
    return {};
}

/// Bytes to text and back without loss for all UTF-8; QString::fromUtf8 would swallow a byte order mark.
Text decode(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    return makeText(bytes.startsWith("\xEF\xBB\xBF") ? QChar(QChar::ByteOrderMark) + text : text);
}

} // namespace

Result<Workspace> Workspace::open(const QString &folder, bool create)
{
    const QString absolute = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    const QFileInfo info(absolute);
    if (info.exists() && !info.isDir())
        return failure(ErrorCode::ProjectNotFound, absolute);
    if (create)
        BATON_TRY(createProject(absolute));
    const QFileInfo baton(absolute + u"/.baton"_s);
    if (!baton.isDir())
        return failure(ErrorCode::ProjectNotFound, absolute);
    if (baton.isSymLink())
        return failure(ErrorCode::NotAPlainFile, baton.filePath());
    return Workspace(absolute);
}

void Workspace::hideFromGit() const
{
    QFile file(m_folder + u"/.baton/.gitignore"_s);
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        file.write("*\n");
}

bool Workspace::isRescued() const
{
    return QFileInfo::exists(m_folder + u"/.baton/rescued"_s);
}

void Workspace::forgetRescue() const
{
    QFile::remove(m_folder + u"/.baton/rescued"_s);
}

Result<std::optional<Text>> Workspace::read(const RelativePath &path) const
{
    BATON_TRY_ASSIGN(const SafeFolder root, SafeFolder::open(m_folder));
    BATON_TRY_ASSIGN(const std::optional<QByteArray> bytes, root.read(path));
    return bytes ? std::optional<Text>(decode(*bytes)) : std::nullopt;
}

Result<std::optional<Text>> Workspace::readExactly(const RelativePath &path) const
{
    BATON_TRY_ASSIGN(const SafeFolder root, SafeFolder::open(m_folder));
    BATON_TRY_ASSIGN(const std::optional<QByteArray> bytes, root.read(path));
    if (!bytes)
        return std::optional<Text>();
    Text text = decode(*bytes);
    if (text.content.toUtf8() != *bytes)
        return failure(ErrorCode::InvalidArgument, u"%1 is not UTF-8 text"_s.arg(path.toString()));
    return std::optional(std::move(text));
}

Result<void> Workspace::remove(
    const RelativePath &path, const std::function<bool(const TextHash &)> &isOurs) const
{
    BATON_TRY_ASSIGN(const SafeFolder root, SafeFolder::open(m_folder));
    return root.remove(
        path, [&](const std::optional<QByteArray> &bytes) { return !bytes || isOurs(decode(*bytes).hash); });
}

Result<void> Workspace::write(const RelativePath &path, const Text &text,
    const std::optional<TextHash> &expected, bool overwriteForeign) const
{
    BATON_TRY_ASSIGN(const SafeFolder root, SafeFolder::open(m_folder));
    // Asked by the writer just before the new file takes the old one's place, when its bytes are on the disk.
    const auto mayReplace = [&](const std::optional<QByteArray> &onDisk) {
        const std::optional<TextHash> found = onDisk ? std::optional(decode(*onDisk).hash) : std::nullopt;
        // The text may be there already: the program died between the rename and the event that records it.
        return overwriteForeign || found == expected || found == text.hash;
    };
    return root.replace(path, text.content.toUtf8(), mayReplace);
}

} // namespace baton::workspace
