// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/trial/trial_plan.h"

#include "core/session/program_runner.h"

#include <QProcess>
#include <QRegularExpression>

#include <algorithm>

namespace baton::session {

using namespace Qt::StringLiterals;
using artefact::LanguageProfile;
using artefact::LanguageProfiles;

namespace {

constexpr QLatin1String servedPort{"8000"};

bool holds(const QVector<ProjectText> &files, const QString &path)
{
    return std::any_of(
        files.cbegin(), files.cend(), [&](const ProjectText &file) { return file.path == path; });
}

QStringList pathsOf(const QVector<ProjectText> &files)
{
    QStringList paths;
    for (const ProjectText &file : files)
        paths += file.path;
    return paths;
}

QStringList filled(const QStringList &form, const LanguageProfile &profile)
{
    const QString stem = profile.entryFile.section(u'/', -1).section(u'.', 0, -2);
    QStringList argv;
    for (QString word : form)
        argv += word.replace("{project}"_L1, sandbox::projectPlace)
                    .replace("{entry}"_L1, profile.entryFile)
                    .replace("{stem}"_L1, stem)
                    .replace("{manifest}"_L1, profile.manifest)
                    .replace("{port}"_L1, servedPort)
                    .replace("{packages}"_L1, TestRunPlaces().packages);
    return argv;
}

/// What a `Run:` line says: the command in its first backticks, else the line up to what is no word of one.
/// Places to be filled in, "[FOLDER]", are left out.
QStringList commandIn(const QString &document)
{
    static const QRegularExpression line(
        u"^[\\s*+`_-]*Run[*`_]*\\s*[:：][*_]*\\s*(?:`([^`]+)`|([^,;(`]+))"_s,
        QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression shell(u"[|&<>$;]"_s);
    const QRegularExpressionMatch match = line.match(document);
    const QString text = match.captured(1).isEmpty() ? match.captured(2).trimmed() : match.captured(1);
    QStringList argv;
    for (const QString &word : QProcess::splitCommand(text)) {
        if (word.startsWith(u'[') || word.startsWith(u'<') || word == "..."_L1 || word == u"…")
            break;
        argv += word;
    }
    return argv.join(u' ').contains(shell) ? QStringList() : argv;
}

/// The language a command is of; null when it is none that is known here.
const LanguageProfile *languageOf(
    const QStringList &argv, const LanguageProfiles &languages, const QVector<ProjectText> &files)
{
    const QString program = argv.value(0);
    for (const LanguageProfile &profile : languages.all()) {
        const QString usual = profile.commands.run.value(0).value(0);
        const bool isIts = program == usual || (program == "python"_L1 && usual == "python3"_L1);
        if (isIts && !program.isEmpty())
            return &profile;
    }
    const QString file = program.startsWith("./"_L1) ? program.mid(2) : program;
    const bool isBuilt = file.startsWith("build/"_L1) || file.startsWith("target/"_L1);
    return isBuilt || holds(files, file) ? languages.byFiles(pathsOf(files)) : nullptr;
}

void start(TrialPlan &plan, const QStringList &argv, const LanguageProfile &profile)
{
    plan.argv = argv;
    if (plan.argv.value(0) == "python"_L1)
        plan.argv[0] = u"python3"_s;
    for (const QStringList &form : profile.commands.build)
        plan.build += filled(form, profile);
    const QMap<QString, QString> &environment = profile.commands.environment;
    for (auto it = environment.cbegin(); it != environment.cend(); ++it)
        plan.environment.insert(it.key(), filled({it.value()}, profile).value(0));
    plan.namesPackages = asksForPackages(plan.files, profile);
}

/// The language most files are of first, then any whose entry file is there.
QVector<const LanguageProfile *> candidates(const LanguageProfiles &languages, const QVector<ProjectText> &files)
{
    QVector<const LanguageProfile *> list;
    if (const LanguageProfile *usual = languages.byFiles(pathsOf(files)))
        list += usual;
    for (const LanguageProfile &profile : languages.all())
        list += &profile;
    return list;
}

bool mayStart(const LanguageProfile &profile, const QVector<ProjectText> &files)
{
    if (profile.commands.run.isEmpty())
        return false;
    const bool hasManifest = !profile.manifest.isEmpty() && holds(files, profile.manifest);
    const bool namesEntry = profile.commands.run.constLast().join(u' ').contains("{entry}"_L1);
    return holds(files, profile.entryFile) || (hasManifest && !namesEntry);
}

} // namespace

TrialPlan planTrial(
    const LanguageProfiles &languages, const QVector<ProjectText> &files, const QStringList &documents)
{
    TrialPlan plan{.files = files};
    for (const QString &document : documents) {
        const QStringList argv = commandIn(document);
        if (const LanguageProfile *profile = languageOf(argv, languages, files)) {
            start(plan, argv, *profile);
            return plan;
        }
    }
    for (const LanguageProfile *profile : candidates(languages, files)) {
        if (mayStart(*profile, files)) {
            start(plan, filled(profile->commands.run.constLast(), *profile), *profile);
            break;
        }
    }
    return plan;
}

Result<TrialPlan> planTrial(const LanguageProfiles &languages, const ProjectView &project)
{
    QVector<ProjectText> files;
    QStringList documents;
    for (const Artefact &artefact : project.state().artefacts) {
        const StepSpec *step = project.state().sop.step(artefact.step);
        const bool isReport = step != nullptr && step->type == StepType::Command;
        const bool waits = artefact.state == ArtefactState::Review && !artefact.recordOnly;
        const Revision *revision = waits ? artefact.head() : artefact.handedOver();
        if (revision == nullptr || isReport)
            continue;
        BATON_TRY_ASSIGN(const QString text, project.text(revision->text));
        files.append({artefact.path, text});
        if (revision->facts.tagged(u"knowledge"_s) != nullptr)
            documents.append(text);
    }
    return planTrial(languages, files, documents);
}

} // namespace baton::session
