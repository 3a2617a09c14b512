// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markdown/sections.h"

#include "core/base/text.h"
#include "core/markdown/lines.h"

#include <algorithm>

namespace baton::markdown {

using namespace Qt::StringLiterals;

QString bodyOf(const Lines &lines, const Heading &heading, qsizetype end)
{
    const QString body = lines.text(heading.bodyLine, end);
    return heading.rest.isEmpty() ? body : QString(heading.rest + u'\n' + body);
}

QVector<Section> splitSections(const QString &text, const TitleIndex &titles)
{
    const Lines lines(text);
    QVector<Heading> headings;
    const QVector<Heading> all = scanHeadings(lines, titles);
    const int style = canonicalStyle(all);
    std::copy_if(all.begin(), all.end(), std::back_inserter(headings),
        [&](const Heading &h) { return h.style == style; });
    QVector<Section> sections;
    for (qsizetype i = 0; i < headings.size(); ++i) {
        const Heading &heading = headings.at(i);
        const qsizetype end = i + 1 < headings.size() ? headings.at(i + 1).line : lines.size();
        const QString title = heading.known >= 0 ? titles.titles().at(heading.known) : heading.title;
        sections +=
            Section{title, trimBlankLines(bodyOf(lines, heading, end)), heading.known, heading.line + 1};
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
    QString found;
    bool inside = false;
    FenceTracker fences;
    for (const QStringView line : Lines(text)) {
        if (!fences.feed(line) && line.startsWith("## "_L1))
            inside = line.mid(3).trimmed().compare(title, Qt::CaseInsensitive) == 0;
        if (inside)
            addLine(found, line);
    }
    return trimBlankLines(found);
}

} // namespace baton::markdown
