// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markdown/sections.h"

#include "core/base/text.h"
#include "core/markdown/lines.h"

#include <algorithm>

namespace baton::markdown {

using namespace Qt::StringLiterals;

QVector<Section> splitSections(const QString &text, const TitleIndex &titles)
{
    const QStringList lines = splitLines(text);
    QVector<Heading> headings;
    const QVector<Heading> all = scanHeadings(lines, titles);
    const int style = canonicalStyle(all);
    std::copy_if(all.begin(), all.end(), std::back_inserter(headings),
        [&](const Heading &h) { return h.style == style; });
    QVector<Section> sections;
    for (qsizetype i = 0; i < headings.size(); ++i) {
        const Heading &heading = headings.at(i);
        const qsizetype end = i + 1 < headings.size() ? headings.at(i + 1).line : lines.size();
        QStringList body = lines.mid(heading.bodyLine, end - heading.bodyLine);
        if (!heading.rest.isEmpty())
            body.prepend(heading.rest);
        const QString title = heading.known >= 0 ? titles.titles().at(heading.known) : heading.title;
        sections += Section{title, trimBlankLines(body), heading.known, heading.line + 1};
    }
    return sections;
}

qsizetype knownCount(const QVector<Section> &sections)
{
    return std::count_if(
        sections.begin(), sections.end(), [](const Section &section) { return section.known >= 0; });
}

QString writeSections(const QVector<Section> &sections)
{
    QString text;
    for (const Section &section : sections) {
        text += u"## "_s + section.title + u'\n';
        if (!section.body.isEmpty())
            text += u'\n' + section.body + u'\n';
        text += u'\n';
    }
    return withFinalNewline(text);
}

QString sectionText(const QString &text, const QString &title)
{
    QStringList found;
    bool inside = false;
    FenceTracker fences;
    const QStringList lines = splitLines(text);
    for (const QString &line : lines) {
        if (!fences.feed(line) && line.startsWith("## "_L1))
            inside = line.mid(3).trimmed().compare(title, Qt::CaseInsensitive) == 0;
        if (inside)
            found.append(line);
    }
    while (!found.isEmpty() && isBlank(found.constLast()))
        found.removeLast();
    return found.join(u'\n');
}

} // namespace baton::markdown
