// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/document/package_spec.h"

#include "core/domain/tags.h"
#include "core/markdown/cells.h"
#include "core/markdown/paths.h"

#include <QRegularExpression>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

/// The specification without the words models put behind it: " - HTTP client", " (for tests)", " # why".
QString withoutDescription(const QString &item)
{
    static const QRegularExpression words(u"(?<!\\s)\\s+(?:[-–—#]\\s.*|\\(.*)$|:\\s+[A-Za-z].*$"_s);
    constexpr qsizetype longest = 1000;
    QString text = item.section(u'\n', 0, 0).trimmed().left(longest);
    text.remove(words);
    while (text.endsWith(u',') || text.endsWith(u';'))
        text.chop(1);
    return text.trimmed();
}

QRegularExpression pythonForm()
{
    return QRegularExpression(
        u"^([A-Za-z0-9][A-Za-z0-9._-]*)\\s*(?:\\[[A-Za-z0-9,._ -]*\\])?\\s*"
        "((?:(?:===|==|~=|!=|<=|>=|<|>)\\s*+[A-Za-z0-9.*+!_-]+\\s*+(?:,\\s*+)?)*)(?:;.*)?$"_s);
}

// No two repetitions in these share a character: an item that fits nowhere is given up at once.

/// Node, Rust, Go and the rest: a name, a separator of the language, a version.
QRegularExpression formOf(const QString &manifestForm)
{
    if (manifestForm == "requirements"_L1)
        return pythonForm();
    if (manifestForm == "package.json"_L1)
        return QRegularExpression(
            u"^(@[a-z0-9._~-]+/[a-z0-9._~-]+|[a-z0-9][A-Za-z0-9._~-]*)(?:(?:\\s*+[@:]|\\s)\\s*+\"?([\\^~<>=v]*+\\s*+[0-9x*][\\w.*+ <>=|-]*|latest|\\*)\"?)?$"_s);
    if (manifestForm == "go.mod"_L1)
        return QRegularExpression(
            u"^([a-z0-9.-]+\\.[a-z]+(?:/[A-Za-z0-9._~-]+)+)(?:[\\s@]+(v[0-9][\\w.+-]*|latest))?$"_s);
    if (manifestForm == "pom"_L1)
        return QRegularExpression(u"^([A-Za-z0-9._-]+:[A-Za-z0-9._-]+)(?::([\\w.-]+))?$"_s);
    return QRegularExpression(
        u"^([A-Za-z0-9][A-Za-z0-9_.+-]*?)(?:(?:\\s*+(?:=|@|>=)|\\s)\\s*+\"?([\\^~<>=]*+\\s*+[0-9][\\w.*+-]*)\"?)?$"_s);
}

/// Made once for a list of packages: compiling one takes longer than reading a thousand items.
class PackageReader {
public:
    explicit PackageReader(const LanguageProfile &profile)
        : m_profile(profile), m_form(formOf(profile.manifestForm))
    {
    }

    [[nodiscard]] PackageSpec read(const QString &item) const
    {
        constexpr qsizetype longest = 300; // a sentence, no package
        PackageSpec spec;
        spec.raw = withoutDescription(item);
        const auto found = m_form.match(spec.raw.left(longest));
        if (!found.hasMatch() || spec.raw.size() > longest) {
            spec.problem = u"'%1' is not written as %2 wants it"_s.arg(
                spec.raw.left(80), m_profile.manifest.isEmpty() ? u"the manifest"_s : m_profile.manifest);
            return spec;
        }
        spec.name = found.captured(1);
        spec.version = found.captured(2).simplified();
        while (spec.version.endsWith(u','))
            spec.version.chop(1);
        if (m_profile.isStandard(spec.name))
            spec.problem = u"%1 belongs to the standard library"_s.arg(spec.name);
        return spec;
    }

private:
    const LanguageProfile &m_profile;
    QRegularExpression m_form;
};

} // namespace

QVector<PackageSpec> requiredPackages(const SectionFacts *section, const LanguageProfile &profile)
{
    QVector<PackageSpec> packages;
    if (!section)
        return packages;
    const PackageReader reader(profile);
    for (const QString &item : section->items) {
        // A sentence such as "No third-party packages" is no package.
        static const QRegularExpression none(
            u"^(no|only|the standard|standard library)\\b.*"_s, QRegularExpression::CaseInsensitiveOption);
        if (!saysNothing(item) && !none.match(item.left(200).trimmed()).hasMatch())
            packages += reader.read(item);
    }
    return packages;
}

const LanguageProfile *projectLanguage(
    const SectionFacts *language, const SectionFacts *tasks, const LanguageProfiles &profiles)
{
    if (language) {
        if (const LanguageProfile *profile = profiles.byName(language->items.join(u' ')))
            return profile;
    }
    QStringList files;
    const qsizetype column = tasks ? tasks->column(tag::file) : -1;
    if (column >= 0) {
        for (const QStringList &row : tasks->rows)
            files += pathOf(row.value(column));
    }
    return profiles.byFiles(files);
}

} // namespace baton::artefact
