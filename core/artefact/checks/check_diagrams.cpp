// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/check.h"
#include "core/artefact/checks/diagram_lines.h"
#include "core/artefact/document/section_facts.h"
#include "core/markdown/lines.h"

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

struct Diagram {
    qsizetype line = 0; ///< index of the opening fence in the body
    QStringList lines;
};

QVector<Diagram> diagramsOf(const Lines &body)
{
    QVector<Diagram> diagrams;
    FenceTracker fences;
    bool mermaid = false;
    for (qsizetype i = 0; i < body.size(); ++i) {
        const bool before = fences.isInside();
        const bool fenced = fences.feed(body.at(i));
        if (fenced && !before) {
            mermaid = fenceAt(body.at(i)).language() == "mermaid"_L1;
            if (mermaid)
                diagrams += Diagram{i, {}};
        } else if (before && fences.isInside() && mermaid) {
            diagrams.last().lines += body.at(i).toString();
        }
    }
    return diagrams;
}

/// Both spellings of a flow chart are the same kind.
bool isKind(const QString &kind, const QString &wanted)
{
    const auto plain = [](QString word) {
        return word == "graph"_L1 ? u"flowchart"_s : word.remove("-v2"_L1);
    };
    return wanted.isEmpty() || plain(kind) == plain(wanted);
}

void checkSection(const Section &section, const SectionSpec &spec, CheckOutcome &outcome)
{
    const auto lineAt = [&](qsizetype index) { return static_cast<int>(section.line + 2 + index); };
    const QVector<Diagram> diagrams = diagramsOf(Lines(section.body));
    if (diagrams.isEmpty() && spec.form == SectionForm::Mermaid && !section.body.isEmpty())
        outcome.add({problem::noDiagram, u"section '%1' holds no mermaid diagram"_s.arg(section.title),
            static_cast<int>(section.line), section.title});
    bool first = true;
    for (const Diagram &diagram : diagrams) {
        const QString kind = diagramKind(diagram.lines);
        if (first && spec.form == SectionForm::Mermaid && !isKind(kind, spec.diagram))
            outcome.add({problem::wrongDiagram,
                u"section '%1' holds a %2, not a %3"_s.arg(section.title, kind, spec.diagram),
                lineAt(diagram.line), section.title});
        else if (const auto found = diagramProblem(diagram.lines))
            outcome.add({problem::badDiagram, u"section '%1': %2"_s.arg(section.title, found->what),
                lineAt(diagram.line + 1 + found->line), section.title});
        first = false;
    }
}

} // namespace

CheckOutcome checkDiagrams(const CheckInput &input)
{
    CheckOutcome outcome;
    for (const Section &section : input.sections)
        checkSection(section, specOf(section, input.context.step.schema), outcome);
    return outcome;
}

} // namespace baton::artefact
