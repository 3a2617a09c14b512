// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/export/export_offer.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int namedFiles = 3;

QString nameList(const QStringList &names)
{
    const QString shown =
        names.mid(0, namedFiles).join(QCoreApplication::translate("baton", ", ", "in a list"));
    const auto more = static_cast<int>(names.size()) - namedFiles;
    return more > 0 ? QCoreApplication::translate("baton", "%1 and %n more", nullptr, more).arg(shown)
                    : shown;
}

QString headOf(ExportFinding::Kind kind, int count)
{
    using Kind = ExportFinding::Kind;
    switch (kind) {
    case Kind::Secret:
        return QCoreApplication::translate(
            "baton", "%n file(s) seem to hold a key or password: %1.", nullptr, count);
    case Kind::FailedCheck:
        return QCoreApplication::translate(
            "baton", "%n approved file(s) have a failed check: %1.", nullptr, count);
    case Kind::OpenRemark:
        return QCoreApplication::translate(
            "baton", "%n approved file(s) have remarks nobody answered: %1.", nullptr, count);
    case Kind::Stale:
        return QCoreApplication::translate("baton",
            "%n file(s) are stale, because what they were made from has changed: %1.", nullptr, count);
    case Kind::LeftOut:
        return QCoreApplication::translate(
            "baton", "%n file(s) are not approved and stay out: %1.", nullptr, count);
    case Kind::ChangedOutside:
        return QCoreApplication::translate("baton",
            "%n file(s) were changed or deleted outside Baton; Baton's text goes out: %1.", nullptr, count);
    }
    return {};
}

QString safeName(QString name)
{
    // Separators, what other systems forbid, and controls.
    static const QRegularExpression unsafe(u"[\\x00-\\x1f\\x7f/\\\\:*?\"<>|]+"_s);
    name = name.replace(unsafe, u"-"_s).trimmed();
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    return name.isEmpty() ? u"project"_s : name.left(80);
}

bool isInside(const QString &path, const QString &folder)
{
    return path == folder || path.startsWith(folder + u'/');
}

} // namespace

QStringList warningSentences(const QVector<ExportFinding> &warnings)
{
    using Kind = ExportFinding::Kind;
    QStringList sentences;
    for (const Kind kind : {Kind::Secret, Kind::FailedCheck, Kind::OpenRemark, Kind::Stale,
             Kind::ChangedOutside, Kind::LeftOut}) {
        QStringList names;
        int files = 0;
        QString last;
        for (const ExportFinding &warning : warnings) {
            if (warning.kind != kind)
                continue;
            names.append(
                warning.detail.isEmpty() ? warning.path : warning.path + u" ("_s + warning.detail + u')');
            files += warning.path == last ? 0 : 1;
            last = warning.path;
        }
        if (!names.isEmpty())
            sentences.append(headOf(kind, files).arg(nameList(names)));
    }
    return sentences;
}

QString suggestedDestination(const ExportOffer &offer, ExportFormat format)
{
    const QString parent = offer.parentFolder.isEmpty() ? QDir::homePath() : offer.parentFolder;
    const QString suffix = format == ExportFormat::Zip ? u".zip"_s : QString();
    return QDir::toNativeSeparators(QDir(parent).filePath(safeName(offer.name) + suffix));
}

QString destinationProblem(const QString &destination, const ExportOffer &offer, ExportFormat format)
{
    const QString path = QDir::cleanPath(QDir::fromNativeSeparators(destination.trimmed()));
    if (destination.trimmed().isEmpty())
        return QCoreApplication::translate("baton", "Say where to export to.");
    if (!QDir::isAbsolutePath(path))
        return QCoreApplication::translate("baton", "Enter the whole path, from the root on.");
    const QString project = QDir::cleanPath(offer.projectFolder);
    if (!offer.projectFolder.isEmpty() && (isInside(path, project) || isInside(project, path)))
        return QCoreApplication::translate("baton", "Choose a place outside the project's own folder.");
    const QFileInfo info(path);
    if (format == ExportFormat::Zip && info.isDir())
        return QCoreApplication::translate("baton", "This is a folder. A zip needs the name of a file.");
    if (format != ExportFormat::Zip && info.exists() && !info.isDir())
        return QCoreApplication::translate("baton", "This is a file. Choose the name of a folder.");
    return {};
}

bool isOccupied(const QString &destination, ExportFormat format)
{
    const QFileInfo info(destination.trimmed());
    if (format == ExportFormat::Zip)
        return info.isFile();
    return info.isDir()
        && !QDir(info.filePath())
                .isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

} // namespace baton::ui
