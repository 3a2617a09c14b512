// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/document/package_spec.h"
#include "core/artefact/document/section_facts.h"
#include "core/artefact/sections/normal_sections.h"
#include "core/domain/tags.h"
#include "core/markdown/cells.h"
#include "core/markdown/lines.h"
#include "core/markdown/tables.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

constexpr auto ignoringCase = QRegularExpression::CaseInsensitiveOption;

/// A sentence that says that nothing of an index is needed.
bool needsNothing(const QString &item)
{
    static const QRegularExpression sentence(
        u"^(?:no|only|just|the standard|standard library|python standard|uses? only|all (?:modules|packages) "
        u"are|nothing|none|"
        u"无需|不需要|没有|仅|只|keine|nur|aucune?|uniquement|ninguna?|solo)\\b|^(?:无需|不需要|没有|仅使用|仅|只)"_s,
        ignoringCase);
    static const QRegularExpression standard(
        u"\\((?:[^()]*)(?:standard library|std ?lib|built-?in|included (?:with|in)|comes with|part of python|内置|标准库)[^()]*\\)|standard library(?: only)?\\b|built-?in modules?\\b|标准库|内置|standardbibliothek"_s,
        ignoringCase);
    const QString text = item.left(300).trimmed();
    return saysNothing(text) || beginsWithNothing(text) || sentence.match(text).hasMatch()
        || standard.match(text).hasMatch();
}

/// The language itself or its tools, which no manifest lists.
bool isRuntime(const QString &item)
{
    static const QRegularExpression runtime(
        u"^(?:python|python3|cpython|node|node\\.?js|npm|pip|go|golang|rust|rustc|cargo|java|jdk|openjdk|jre|"
        u"gcc|g\\+\\+|"
        u"c\\+\\+|cmake|make|javascript|typescript|web browser|browser)"
        u"(?:\\s*(?:version|v|>=|==|~=|>|\\^)?\\s*[0-9][0-9.x]*\\s*(?:\\+|or (?:later|higher|newer|above))?)?\\s*(?:\\(.*\\))?$"_s,
        ignoringCase);
    return runtime.match(item.left(120).trimmed()).hasMatch();
}

/// What an installing command names: "pip install -U flask==2.0 click" gives two.
QStringList commandArguments(const QString &item, bool *command)
{
    static const QRegularExpression install(
        u"^(?:[$>#]\\s*)?(?:sudo\\s+)?(?:(?:python3?|py)\\s+-m\\s+)?(?:uv\\s+)?(?:pip3?\\s+install|npm\\s+(?:"
        u"install|i|add)|yarn\\s+add|"
        u"pnpm\\s+(?:add|install)|poetry\\s+add|uv\\s+add|cargo\\s+add|go\\s+get|conda\\s+install)\\s*"_s,
        ignoringCase);
    const auto found = install.match(item.left(1000));
    *command = found.hasMatch();
    QStringList names;
    const QStringList words = item.mid(found.capturedEnd()).split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words.at(i) == "-r"_L1)
            ++i;
        else if (!words.at(i).startsWith(u'-'))
            names += plainValue(words.at(i));
    }
    return names;
}

/// Without marks: of links the words, no code or bold marks, no quotes around.
QString unmarked(const QString &item)
{
    static const QRegularExpression link(u"\\[([^\\[\\]]*)\\]\\([^()]*\\)"_s);
    QString text = item.section(u'\n', 0, 0).left(1000);
    text.replace(link, u"\\1"_s);
    text.remove(u'`').remove("**"_L1).remove("<code>"_L1).remove("</code>"_L1);
    text = text.trimmed();
    static const QRegularExpression quoted(u"^([\"'])(.+?)\\1\\s*(.*)$"_s);
    if (const auto found = quoted.match(text); found.hasMatch())
        text = found.captured(2) + (found.captured(3).isEmpty() ? QString() : u' ' + found.captured(3));
    return text;
}

/// "flask>=3.0：Web 框架": without what stands behind a full-width sign.
QString withoutWideRemark(const QString &text)
{
    static const QRegularExpression remark(u"\\s*(?:：|（|——|，).*$"_s);
    const bool named = !text.isEmpty() && (text.at(0).unicode() < 0x80);
    return named ? QString(text).remove(remark) : text;
}

/// What follows the first bound of a version, as the manifest writes it: ">=3, <4", ">=3 <4 || ^5".
QString furtherBounds(const QString &text, const LanguageProfile &profile)
{
    static const QRegularExpression bound(u"(\\|\\|)?\\s*([<>=!~^]+)\\s*([0-9][\\w.]*)"_s);
    QString bounds;
    for (auto it = bound.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const QString between = profile.manifestForm == "requirements"_L1 ? u","_s
            : match.capturedLength(1) > 0                                 ? u" || "_s
                                                                          : u" "_s;
        bounds += between + match.captured(2) + match.captured(3);
    }
    return bounds;
}

/// "flask (>=3.0)", "flask 3.0.3", "flask version 3.0 or later" as a manifest writes them.
QString withVersion(const QString &item, const LanguageProfile &profile)
{
    static const QRegularExpression form(
        u"^(@?[A-Za-z0-9][\\w./-]*(?![\\w.])(?:\\[[\\w, "
        u"-]*\\])?)\\s*(?:\\(|\\s|:\\s*|@)?\\s*(?:version\\s*|v(?=[0-9]))?(>=|<=|==|~=|!=|>|<|=|\\^|~)?\\s*"
        u"v?([0-9][0-9A-Za-z.*+-]*?)\\s*(\\+|or (?:later|higher|newer|above)|and above|及以上|以上)?((?:\\s*+(?:(?:,|\\|\\|)\\s*+)?[<>=!~^]++\\s*+[0-9][\\w.]*+)*)\\s*\\)?(?=$|\\s|[,;#:–—(-])"_s,
        ignoringCase);
    static const QRegularExpression latest(
        u"^(@?[A-Za-z0-9][\\w./-]*(?![\\w.])(?:\\[[\\w, -]*\\])?)\\s*[(@:]?\\s*(?:latest\\b|any\\b|newest\\b|最新)[^)]*\\)?"_s,
        ignoringCase);
    if (const auto found = latest.match(item); found.hasMatch())
        return found.captured(1);
    const auto found = form.match(item);
    if (!found.hasMatch())
        return item;
    const QString name = found.captured(1);
    const bool atLeast = !found.captured(4).isEmpty();
    QString sign = found.captured(2);
    const QString version = found.captured(3);
    const QString more = furtherBounds(found.captured(5), profile);
    if (profile.manifestForm == "requirements"_L1) {
        if (sign == "^"_L1 || sign == "~"_L1 || (sign.isEmpty() && atLeast))
            sign = u">="_s;
        return name + (sign.isEmpty() || sign == "="_L1 ? u"=="_s : sign) + version + more;
    }
    if (profile.manifestForm == "package.json"_L1)
        return name + u'@' + (atLeast && sign.isEmpty() ? u">="_s : sign) + version + more;
    if (profile.manifestForm == "go.mod"_L1)
        return name + u" v"_s + version;
    return item;
}

/// The specifications of a section, one a line of any of its forms.
class PackageLines {
public:
    explicit PackageLines(const LanguageProfile &profile) : m_profile(profile) { }

    QStringList read(const QString &body)
    {
        const auto table = readTable(body);
        if (table) {
            readRows(*table);
        } else {
            const Lines lines(body);
            const bool list = std::any_of(
                lines.begin(), lines.end(), [](QStringView line) { return !itemText(line).isNull(); });
            for (const QStringView line : lines) {
                const QStringView item = itemText(line);
                if (isBlank(line) || fenceAt(line).isFence() || line.trimmed().startsWith(u'#'))
                    continue;
                if (!item.isNull() && indentOf(line) > m_margin && readDetail(item.toString()))
                    continue;
                if (!item.isNull())
                    m_margin = indentOf(line);
                if (!item.isNull() || !list)
                    readItem((item.isNull() ? line.trimmed() : item).toString());
            }
        }
        return m_specs;
    }

private:
    void readRows(const Table &table)
    {
        qsizetype version = -1;
        qsizetype name = 0;
        for (qsizetype i = 0; i < table.columns.size(); ++i) {
            static const QRegularExpression versions(u"version|版本|constraint|pin"_s, ignoringCase);
            static const QRegularExpression names(
                u"package|name|library|module|dependency|包|库|paket|paquet"_s, ignoringCase);
            if (versions.match(table.columns.at(i)).hasMatch())
                version = i;
            else if (names.match(table.columns.at(i)).hasMatch())
                name = i;
        }
        for (const QStringList &row : table.rows)
            readItem(QString(row.value(name) + u' ' + row.value(version)).trimmed());
    }

    /// "Version: 3.0" below a package; true when the line speaks of the one above.
    bool readDetail(const QString &item)
    {
        static const QRegularExpression detail(
            u"^\\W*(version|版本|purpose|use|used for|why|reason|description|license|用途|说明|zweck)\\W*[:：]\\s*(.*)$"_s,
            ignoringCase);
        const auto found = detail.match(item.left(300));
        if (!found.hasMatch() || m_specs.isEmpty())
            return false;
        const QString word = found.captured(1).toLower();
        if (word == "version"_L1 || word == u"版本")
            m_specs.last() = withVersion(m_specs.constLast() + u' ' + unmarked(found.captured(2)), m_profile);
        return true;
    }

    void readItem(const QString &item)
    {
        const QString text = withoutWideRemark(unmarked(item));
        bool command = false;
        const QStringList arguments = commandArguments(text, &command);
        if (command) {
            for (const QString &argument : arguments)
                add(argument);
            return;
        }
        const bool group = text.endsWith(u':') || text.endsWith(u'：');
        if (group || text.isEmpty() || needsNothing(text) || isRuntime(text))
            return;
        static const QRegularExpression comma(u",\\s*(?=@?[A-Za-z])"_s);
        const QStringList parts = text.split(comma);
        static const QRegularExpression spec(
            u"^@?[A-Za-z0-9][\\w./-]*(?:\\[[\\w, -]*\\])?\\s*(?:[<>=~!^@]\\S*.*)?$"_s);
        const bool several = parts.size() > 1
            && std::all_of(parts.cbegin(), parts.cend(),
                [](const QString &part) { return spec.match(part.trimmed()).hasMatch(); });
        if (!several) {
            add(text);
            return;
        }
        for (const QString &part : parts)
            add(part.trimmed());
    }

    void add(const QString &text)
    {
        const QString spec = withVersion(unmarked(text), m_profile);
        if (!spec.isEmpty() && !isRuntime(spec) && !m_specs.contains(spec))
            m_specs += spec;
    }

    const LanguageProfile &m_profile;
    QStringList m_specs;
    qsizetype m_margin = 0; ///< indentation of the packages' own items
};

const LanguageProfile *languageOf(const SectionReading &reading)
{
    const SectionFacts *named = taggedIn(reading.context.documents, tag::programmingLanguage);
    for (const Section &section : reading.sections) {
        const SectionSpec spec = specOf(section, reading.context.step.schema);
        if (tag::ofSection(spec.tag, spec.title) != tag::tasks)
            continue;
        const SectionFacts tasks = factsOf(section, spec);
        return projectLanguage(named, &tasks, reading.context.profiles);
    }
    return projectLanguage(named, nullptr, reading.context.profiles);
}

} // namespace

QString normalPackages(const QString &body, SectionReading &reading)
{
    const LanguageProfile *profile = languageOf(reading);
    if (profile == nullptr)
        return body;
    // What the manifest can use as it stands keeps its text.
    const Section section{reading.spec.title, body, 0, 0};
    const SectionFacts facts = factsOf(section, reading.spec);
    const QVector<PackageSpec> before = requiredPackages(&facts, *profile);
    const QStringList specs = PackageLines(*profile).read(body);
    QStringList known;
    for (const PackageSpec &spec : before)
        known += spec.problem.isEmpty() ? QString(spec.raw).remove(u' ') : QString();
    QStringList found;
    for (const QString &spec : specs) {
        SectionFacts one;
        one.items = {spec};
        const QVector<PackageSpec> read = requiredPackages(&one, *profile);
        found += read.isEmpty() ? QString() : QString(read.constFirst().raw).remove(u' ');
    }
    if (facts.columns.isEmpty() && known == found)
        return body;
    reading.notes += u"%1: read as %2"_s.arg(
        reading.spec.title, specs.isEmpty() ? u"none"_s : specs.join(u", "_s).left(200));
    return specs.isEmpty() ? u"None"_s : bulletList(specs);
}

} // namespace baton::artefact
