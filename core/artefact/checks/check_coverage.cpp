// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/document_tables.h"
#include "core/artefact/report/coverage.h"
#include "core/artefact/report/test_functions.h"
#include "core/domain/tags.h"
#include "core/markdown/cells.h"
#include "core/markdown/paths.h"

#include <QRegularExpression>

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

/// What a row says of a requirement.
struct Claim {
    QStringList files;
    QStringList tests;
    QStringList strangers; ///< written like files, but none of the project
    QString state;
};

/// IDs of a cell such as "R1, R2" or "R3-R5: undo".
QStringList idsIn(const QString &cell)
{
    static const QRegularExpression range(
        u"\\bR(\\d{1,4})\\b(?:\\s*(?:-|–|—|\\.\\.\\.?|to|bis|至|到)\\s*R?(\\d{1,4})\\b)?"_s);
    constexpr int most = 200;
    QStringList ids;
    for (auto it = range.globalMatch(cell); it.hasNext();) {
        const auto match = it.next();
        const int from = match.captured(1).toInt();
        const int to = match.capturedLength(2) > 0 ? match.captured(2).toInt() : from;
        for (int number = from; number <= to && ids.size() < most; ++number)
            ids += u"R%1"_s.arg(number);
    }
    return ids;
}

/// A state that says a requirement is proven; "no test", "partly", "open" do not.
bool saysCovered(const QString &state)
{
    static const QRegularExpression less(
        u"\\b(?:no|not|none|un\\w*|without|partly|partial\\w*|open|missing)\\b|未|无|没|部分|缺"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression yes(u"cover|test|done|yes|pass|proven|complete|[✓✔✅]|覆盖|完成|通过|是"_s,
        QRegularExpression::CaseInsensitiveOption);
    return yes.match(state).hasMatch() && !less.match(state).hasMatch();
}

/// Compares the rows of a coverage table with what was computed.
class Comparison {
public:
    Comparison(const CheckInput &input, const TaggedPart &part)
        : m_context(input.context), m_table(part.facts), m_line(part.line),
          m_rows(coverageOf(m_context.documents, m_context.projectTexts, m_context.profiles)),
          m_files(m_context.projectTexts.keys()), m_names(m_files)
    {
        m_tracesFiles =
            std::any_of(m_rows.cbegin(), m_rows.cend(), [](const auto &r) { return !r.files.isEmpty(); });
        m_tracesTests =
            std::any_of(m_rows.cbegin(), m_rows.cend(), [](const auto &r) { return !r.tests.isEmpty(); });
        m_hasTests = std::any_of(
            m_files.cbegin(), m_files.cend(), [this](const QString &file) { return isTest(file); });
    }

    [[nodiscard]] bool canCompare() const { return m_tracesFiles || m_tracesTests; }
    CheckOutcome run()
    {
        for (qsizetype row = 0; row < m_table.rows(); ++row)
            takeRow(row);
        for (const RequirementCoverage &computed : m_rows) {
            if (!m_seen.contains(computed.id) && !idsIn(computed.id).isEmpty())
                say(u"%1 is not in the table"_s.arg(computed.id));
        }
        return m_outcome;
    }

private:
    void takeRow(qsizetype row);
    [[nodiscard]] Claim claimOf(qsizetype row) const;
    void readCell(const QString &cell, bool ofTests, Claim &claim) const;
    [[nodiscard]] bool isTest(const QString &file) const;
    void compareFiles(const RequirementCoverage &computed, const Claim &claim);
    void compareTests(const RequirementCoverage &computed, const Claim &claim);
    void say(const QString &detail) { m_outcome.add({problem::wrongCoverage, detail, m_line}); }

    const ReplyContext &m_context;
    TableView m_table;
    int m_line;
    QVector<RequirementCoverage> m_rows;
    QStringList m_files;
    FileNames m_names;
    bool m_tracesFiles = false;
    bool m_tracesTests = false; ///< a test names a requirement; else nobody can compare
    bool m_hasTests = false; ///< without any, what is said of tests is not held against the summary
    QStringList m_seen;
    CheckOutcome m_outcome;
};

bool Comparison::isTest(const QString &file) const
{
    const LanguageProfile *profile = m_context.profiles.byPath(file);
    return profile != nullptr && !testFunctions(m_context.projectTexts.value(file), *profile).isEmpty();
}

void Comparison::readCell(const QString &cell, bool ofTests, Claim &claim) const
{
    for (const QString &part : cellParts(cell)) {
        const QString word = plainValue(part).section(u"::"_s, 0, 0).trimmed();
        const QString file = m_names.find(word);
        if (file.isEmpty() && namesFile(word))
            claim.strangers += word;
        if (!file.isEmpty())
            (ofTests || isTest(file) ? claim.tests : claim.files) += file;
    }
}

Claim Comparison::claimOf(qsizetype row) const
{
    Claim claim;
    readCell(m_table.cell(row, tag::files), false, claim);
    if (m_hasTests)
        readCell(m_table.cell(row, tag::tests), true, claim);
    claim.state = m_table.cell(row, tag::state);
    return claim;
}

void Comparison::takeRow(qsizetype row)
{
    const Claim claim = claimOf(row);
    const QStringList ids = idsIn(m_table.cell(row, tag::requirement));
    for (const QString &id : ids) {
        const auto computed = std::find_if(
            m_rows.cbegin(), m_rows.cend(), [&](const RequirementCoverage &known) { return known.id == id; });
        if (computed == m_rows.cend()) {
            m_outcome.add(
                {problem::unknownRequirement, u"%1 is not in the requirement pool"_s.arg(id), m_line});
            continue;
        }
        m_seen += id;
        if (!claim.strangers.isEmpty())
            say(u"%1: the summary says %2, which is no file of the project"_s.arg(
                id, claim.strangers.join(u", "_s)));
        compareFiles(*computed, claim);
        compareTests(*computed, claim);
    }
}

void Comparison::compareFiles(const RequirementCoverage &computed, const Claim &claim)
{
    if (!m_tracesFiles)
        return;
    QStringList wrong = claim.files;
    wrong.removeIf([&](const QString &file) { return computed.files.contains(file); });
    const QString laid = computed.files.join(u", "_s);
    if (!wrong.isEmpty())
        say(laid.isEmpty() ? u"%1: the summary says %2, but no row of the tasks names %1"_s.arg(
                computed.id, wrong.join(u", "_s))
                           : u"%1: the summary says %2, but the tasks lay it to %3"_s.arg(
                               computed.id, wrong.join(u", "_s), laid));
    else if (claim.files.isEmpty() && claim.strangers.isEmpty() && !laid.isEmpty())
        say(u"%1: the summary names no file, but the tasks lay it to %2"_s.arg(computed.id, laid));
}

void Comparison::compareTests(const RequirementCoverage &computed, const Claim &claim)
{
    if (!m_tracesTests)
        return;
    QStringList wrong = claim.tests;
    wrong.removeIf([&](const QString &file) { return computed.tests.contains(file); });
    const QString naming = computed.tests.join(u", "_s);
    if (!wrong.isEmpty())
        say(naming.isEmpty()
                ? u"%1: the summary says %2, but no test names %1"_s.arg(computed.id, wrong.join(u", "_s))
                : u"%1: the summary says %2, but only %3 names %1"_s.arg(
                    computed.id, wrong.join(u", "_s), naming));
    else if (!claim.tests.isEmpty())
        return;
    else if (naming.isEmpty() && saysCovered(claim.state))
        say(u"%1: the summary says %2, but no test names %1"_s.arg(computed.id, claim.state));
    else if (!naming.isEmpty() && (m_table.has(tag::tests) || !saysCovered(claim.state)))
        say(u"%1: the summary names no test, but %2 names %1"_s.arg(computed.id, naming));
}

} // namespace

CheckOutcome checkCoverage(const CheckInput &input)
{
    const TaggedPart part = partOf(input, tag::coverage);
    if (part.facts == nullptr || part.facts->rows.isEmpty())
        return {{}, u"there is no table to compare"_s};
    Comparison comparison(input, part);
    if (!comparison.canCompare())
        return {{}, u"neither tasks nor tests name a requirement"_s};
    return comparison.run();
}

} // namespace baton::artefact
