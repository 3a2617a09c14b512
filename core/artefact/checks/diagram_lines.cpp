// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/diagram_lines.h"

#include "core/markdown/lines.h"

#include <QRegularExpression>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

constexpr qsizetype longestLine = 1000; // behind it stands the text of a message or a note

bool matches(const QString &line, const QRegularExpression &form)
{
    return form.match(line.left(longestLine)).hasMatch();
}

QString quadrantProblem(const QString &line)
{
    static const QRegularExpression words(
        u"^(title\\s+\\S|[xy]-axis\\s+\\S|quadrant-[1-4]\\s+\\S|classDef\\s|accTitle|accDescr)"_s);
    static const QRegularExpression point(
        u"^(?:\"[^\"]+\"|[^\"\\[\\]:]++)(?::::\\w+)?\\s*:\\s*\\[\\s*([0-9.]+)\\s*,\\s*([0-9.]+)\\s*\\].*$"_s);
    if (matches(line, words))
        return {};
    const auto found = point.match(line.left(longestLine));
    if (!found.hasMatch())
        return u"is neither an axis, a quadrant nor a point like Name: [0.3, 0.6]"_s;
    for (const int group : {1, 2}) {
        bool isNumber = false;
        const double value = found.captured(group).toDouble(&isNumber);
        if (!isNumber || value < 0 || value > 1)
            return u"has a coordinate outside 0 to 1"_s;
    }
    return {};
}

QString sequenceProblem(const QString &line)
{
    static const QRegularExpression words(
        u"^(participant|actor|create|destroy|box|activate|deactivate|note|loop|alt|else|opt|par|and|critical|"
        "option|break|rect|end|title|autonumber|links?|properties|accTitle|accDescr)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression message(
        u"^[^:<>]+?(?:<<)?--?(?:>>|>|x|\\))\\s*+[+-]?\\s*+[^:]++(?::.*)?$"_s);
    return matches(line, words) || matches(line, message) ? QString() : u"is no message like A->>B: text"_s;
}

/// Inside a class body every line is a member; outside it is a class, a relation or a statement.
QString classProblem(const QString &line, bool inBody)
{
    static const QRegularExpression words(
        u"^(class|namespace|note|direction|link|click|callback|style|classDef|cssClass|title|accTitle|accDescr)\\b|^<<[^>]+>>"_s);
    static const QRegularExpression relation(
        u"^[^\\s:]+\\s*(?:\"[^\"]*\"\\s*)?(?:<\\||\\*|o|<|\\(\\))?(?:--|\\.\\.)(?:\\|>|\\*|o|>|\\(\\))?\\s*+(?:\"[^\"]*\"\\s*+)?[^\\s:]++\\s*+(?::.*)?$"_s);
    static const QRegularExpression member(u"^[\\w~`.-]+\\s*:\\s*\\S.*$"_s);
    if (inBody || line == "}"_L1 || matches(line, words) || matches(line, relation) || matches(line, member))
        return {};
    return u"is no class, member or relation"_s;
}

QString flowProblem(const QString &line)
{
    static const QRegularExpression words(
        u"^(subgraph|end|direction|style|classDef|class|click|linkStyle|title|accTitle|accDescr)\\b"_s);
    static const QRegularExpression node(u"^[\\w.-]+\\s*(?:@\\{|[\\[({>]|:::|&|;?$|[-=.<ox~])"_s);
    return matches(line, words) || matches(line, node) ? QString() : u"is no node, edge or subgraph"_s;
}

/// Keeps count of braces (class bodies) and of block words that need an `end`.
class DiagramReader {
public:
    explicit DiagramReader(QString kind) : m_kind(std::move(kind)) { }

    QString feed(const QString &line)
    {
        QString problem;
        if (m_kind == "quadrantChart"_L1)
            problem = quadrantProblem(line);
        else if (m_kind == "sequenceDiagram"_L1)
            problem = sequenceProblem(line);
        else if (m_kind == "classDiagram"_L1 || m_kind == "classDiagram-v2"_L1)
            problem = classProblem(line, m_braces > 0);
        else if (m_kind == "flowchart"_L1 || m_kind == "graph"_L1)
            problem = flowProblem(line);
        count(line);
        return m_braces < 0 || m_blocks < 0 ? u"closes a block that was never opened"_s : problem;
    }

    [[nodiscard]] bool isOpen() const { return m_braces > 0 || m_blocks > 0; }

private:
    void count(const QString &line)
    {
        static const QRegularExpression opens(u"^(loop|alt|opt|par|critical|break|rect|box|subgraph)\\b"_s);
        static const QRegularExpression closes(u"^end\\s*;?$"_s);
        if (m_kind.startsWith("classDiagram"_L1)) {
            m_braces += line.endsWith(u'{') ? 1 : 0;
            m_braces -= line == "}"_L1 ? 1 : 0;
        } else if (m_kind == "sequenceDiagram"_L1 || m_kind == "flowchart"_L1 || m_kind == "graph"_L1) {
            m_blocks += matches(line, opens) ? 1 : 0;
            m_blocks -= matches(line, closes) ? 1 : 0;
        }
    }

    QString m_kind;
    int m_braces = 0;
    int m_blocks = 0;
};

/// Index of the line that names the kind; size() when there is none.
qsizetype kindLine(const QStringList &lines)
{
    qsizetype i = 0;
    while (i < lines.size() && isBlank(lines.at(i)))
        ++i;
    if (i < lines.size() && lines.at(i).trimmed() == "---"_L1) {
        for (++i; i < lines.size() && lines.at(i).trimmed() != "---"_L1; ++i) { }
        ++i;
    }
    while (i < lines.size() && (isBlank(lines.at(i)) || lines.at(i).trimmed().startsWith("%%"_L1)))
        ++i;
    return std::min(i, lines.size());
}

} // namespace

QString diagramKind(const QStringList &lines)
{
    static const QRegularExpression end(u"[\\s;:]"_s);
    return lines.value(kindLine(lines)).trimmed().section(end, 0, 0);
}

std::optional<DiagramProblem> diagramProblem(const QStringList &lines)
{
    const qsizetype first = kindLine(lines);
    if (first == lines.size())
        return DiagramProblem{0, u"the diagram is empty"_s};
    DiagramReader reader(diagramKind(lines));
    bool any = false;
    for (qsizetype i = first + 1; i < lines.size(); ++i) {
        const QString line = lines.at(i).trimmed();
        if (line.isEmpty() || line.startsWith("%%"_L1))
            continue;
        any = true;
        if (const QString problem = reader.feed(line); !problem.isEmpty())
            return DiagramProblem{i, u"'%1' %2"_s.arg(line.left(80), problem)};
    }
    if (!any)
        return DiagramProblem{first, u"the diagram is empty"_s};
    if (reader.isOpen())
        return DiagramProblem{lines.size() - 1, u"a block is not closed"_s};
    return std::nullopt;
}

} // namespace baton::artefact
