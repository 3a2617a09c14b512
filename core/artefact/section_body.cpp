// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/section_body.h"

#include "core/artefact/json_reply.h"
#include "core/artefact/text_lines.h"

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

/// The content when the body is one fence and nothing else; null otherwise.
QString soleFenceContent(const QStringList &lines, const QStringList &languages)
{
    if (lines.size() < 2)
        return {};
    const FenceLine opener = fenceAt(lines.constFirst());
    if (!opener.isFence() || !languages.contains(opener.language()))
        return {};
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (fenceAt(lines.at(i)).closes(opener))
            return i + 1 == lines.size() ? trimBlankLines(lines.mid(1, i - 1)) : QString();
    }
    return {};
}

bool beginsDiagram(const QString &line, const QString &diagram)
{
    static const QStringList words{u"quadrantChart"_s, u"classDiagram"_s, u"sequenceDiagram"_s,
        u"flowchart"_s, u"graph"_s, u"stateDiagram"_s, u"stateDiagram-v2"_s, u"erDiagram"_s, u"gantt"_s,
        u"mindmap"_s};
    const QString word = line.trimmed().section(u' ', 0, 0);
    return word == diagram || words.contains(word);
}

QString diagramBody(const QStringList &lines, const QString &diagram)
{
    FenceTracker fences;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const bool wasInside = fences.isInside();
        const bool fenced = fences.feed(lines.at(i));
        if (fenced && !wasInside && fenceAt(lines.at(i)).language() != "mermaid"_L1 && i + 1 < lines.size()
            && beginsDiagram(lines.at(i + 1), diagram)) {
            QStringList named = lines;
            const FenceLine fence = fenceAt(lines.at(i));
            named[i] = QString(fence.indent, u' ') + QString(fence.length, fence.mark) + u"mermaid"_s;
            return named.join(u'\n');
        }
        if (!fenced && beginsDiagram(lines.at(i), diagram)) {
            const QString before = trimBlankLines(lines.mid(0, i));
            const QString fence = u"```mermaid\n"_s + trimBlankLines(lines.mid(i)) + u"\n```"_s;
            return before.isEmpty() ? fence : before + u"\n\n"_s + fence;
        }
    }
    return lines.join(u'\n');
}

} // namespace

QString canonicalBody(const QString &body, const SectionSpec &spec)
{
    if (body.isEmpty())
        return body;
    const QStringList lines = splitLines(body);
    if (spec.form == SectionForm::Mermaid)
        return diagramBody(lines, spec.diagram);
    static const QStringList wrapping{QString(), u"markdown"_s, u"md"_s, u"text"_s, u"txt"_s, u"plaintext"_s};
    if (spec.form == SectionForm::Table) {
        const QString content = soleFenceContent(lines, wrapping);
        return content.isNull() ? body : content;
    }
    if (spec.form == SectionForm::List) {
        const QString content = soleFenceContent(lines, wrapping + QStringList{u"json"_s});
        const QString list = content.isNull() ? body : content;
        return readJsonList(list).value_or(list);
    }
    return body;
}

} // namespace baton::artefact
