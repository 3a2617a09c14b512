// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/document/manifest.h"

#include "core/artefact/document/package_spec.h"
#include "core/artefact/document/section_facts.h"
#include "core/domain/tags.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

using Packages = QVector<PackageSpec>;

QString projectName(const SectionFacts *section)
{
    constexpr qsizetype longest = 100;
    const QString title = section && !section->items.isEmpty() ? section->items.constFirst() : QString();
    QString name = title.left(longest).toLower();
    name.replace(QRegularExpression(u"[^a-z0-9_]+"_s), u"_"_s);
    name.replace(QRegularExpression(u"^[_0-9]+|_+$"_s), QString());
    return name.isEmpty() ? u"project"_s : name;
}

/// Usable packages, sorted by name regardless of case, each once.
Packages usable(Packages packages)
{
    packages.removeIf([](const PackageSpec &spec) { return !spec.problem.isEmpty(); });
    std::stable_sort(packages.begin(), packages.end(), [](const PackageSpec &a, const PackageSpec &b) {
        return a.name.compare(b.name, Qt::CaseInsensitive) < 0;
    });
    const auto same = [](const PackageSpec &a, const PackageSpec &b) {
        return a.name.compare(b.name, Qt::CaseInsensitive) == 0;
    };
    packages.erase(std::unique(packages.begin(), packages.end(), same), packages.end());
    return packages;
}

QString requirementsText(const Packages &packages)
{
    if (packages.isEmpty())
        return u"# No packages beyond the standard library.\n"_s;
    QString text;
    for (const PackageSpec &spec : packages)
        text += spec.raw + u'\n';
    return text;
}

QString nodeText(const Packages &packages, const QString &name, const LanguageProfile &profile)
{
    QJsonObject dependencies;
    for (const PackageSpec &spec : packages)
        dependencies.insert(spec.name, spec.version.isEmpty() ? u"*"_s : spec.version);
    QJsonObject root{{u"name"_s, name}, {u"version"_s, u"0.1.0"_s}, {u"private"_s, true},
        {u"dependencies"_s, dependencies}};
    if (!profile.test.program.isEmpty()) {
        const QString command = (QStringList{profile.test.program} + profile.test.arguments).join(u' ');
        root.insert(u"scripts"_s, QJsonObject{{u"test"_s, command}});
    }
    return QString::fromUtf8(QJsonDocument(root).toJson(QJsonDocument::Indented));
}

QString goText(const Packages &packages, const QString &name)
{
    QString text = u"module %1\n\ngo 1.21\n"_s.arg(name);
    if (packages.isEmpty())
        return text + u"\n// No modules beyond the standard library.\n"_s;
    text += "\nrequire (\n"_L1;
    for (const PackageSpec &spec : packages)
        text += u"\t%1 %2\n"_s.arg(spec.name, spec.version.isEmpty() ? u"latest"_s : spec.version);
    return text + u")\n"_s;
}

QString cargoText(const Packages &packages, const QString &name)
{
    QString text =
        u"[package]\nname = \"%1\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\n[dependencies]\n"_s.arg(name);
    if (packages.isEmpty())
        return text + u"# No crates beyond the standard library.\n"_s;
    for (const PackageSpec &spec : packages)
        text += u"%1 = \"%2\"\n"_s.arg(spec.name, spec.version.isEmpty() ? u"*"_s : spec.version);
    return text;
}

QString pomText(const Packages &packages, const QString &name)
{
    QString text =
        u"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<project xmlns=\"http://maven.apache.org/POM/4.0.0\">\n"
        "  <modelVersion>4.0.0</modelVersion>\n  <groupId>project</groupId>\n  <artifactId>%1</artifactId>\n"
        "  <version>0.1.0</version>\n  <dependencies>\n"_s.arg(name);
    if (packages.isEmpty())
        text += "    <!-- No packages beyond the standard library. -->\n"_L1;
    for (const PackageSpec &spec : packages) {
        text +=
            u"    <dependency>\n      <groupId>%1</groupId>\n      <artifactId>%2</artifactId>\n      <version>%3</version>\n    </dependency>\n"_s
                .arg(spec.name.section(u':', 0, 0), spec.name.section(u':', 1, 1),
                    spec.version.isEmpty() ? u"LATEST"_s : spec.version);
    }
    return text + u"  </dependencies>\n</project>\n"_s;
}

QString vcpkgText(const Packages &packages, QString name)
{
    QJsonArray dependencies;
    for (const PackageSpec &spec : packages)
        dependencies.append(spec.name.toLower());
    const QJsonObject root{
        {u"name"_s, name.replace(u'_', u'-')}, {u"version"_s, u"0.1.0"_s}, {u"dependencies"_s, dependencies}};
    return QString::fromUtf8(QJsonDocument(root).toJson(QJsonDocument::Indented));
}

QString textOf(const LanguageProfile &profile, const Packages &packages, const QString &name)
{
    if (profile.manifestForm == "requirements"_L1)
        return requirementsText(packages);
    if (profile.manifestForm == "package.json"_L1)
        return nodeText(packages, name, profile);
    if (profile.manifestForm == "go.mod"_L1)
        return goText(packages, name);
    if (profile.manifestForm == "cargo"_L1)
        return cargoText(packages, name);
    if (profile.manifestForm == "pom"_L1)
        return pomText(packages, name);
    return profile.manifestForm == "vcpkg"_L1 ? vcpkgText(packages, name) : QString();
}

} // namespace

Manifest deriveManifest(const QMap<QString, DocumentFacts> &documents, const LanguageProfiles &profiles)
{
    const LanguageProfile *profile = projectLanguage(
        taggedIn(documents, tag::programmingLanguage), taggedIn(documents, tag::tasks), profiles);
    if (!profile || profile->manifest.isEmpty())
        return {};
    const Packages packages = usable(requiredPackages(taggedIn(documents, tag::packages), *profile));
    return {
        profile->manifest, textOf(*profile, packages, projectName(taggedIn(documents, tag::projectName)))};
}

} // namespace baton::artefact
