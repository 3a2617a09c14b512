// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/hand_over_page.h"

#include "core/artefact/document/package_spec.h"
#include "core/artefact/document/section_facts.h"
#include "core/artefact/report/results_codec.h"
#include "core/domain/tags.h"
#include "core/engine/loops.h"
#include "core/engine/staleness.h"
#include "core/markdown/cells.h"
#include "core/markdown/sections.h"
#include "core/session/export_review.h"

#include <QRegularExpression>

namespace baton::session {

using namespace Qt::StringLiterals;

namespace {

/// Goes through what is handed over and writes down what is known of it.
class Writer {
public:
    Writer(const State &state, const TextSource &texts, const artefact::LanguageProfiles &languages)
        : m_state(state), m_texts(texts), m_languages(languages), m_project(state, texts, languages)
    {
    }

    HandOver write()
    {
        m_page.name = m_state.name;
        m_page.proof = proofOf(m_state, m_texts, m_project, m_languages);
        addTests();
        for (const Artefact &artefact : m_state.artefacts) {
            if (const Revision *revision = artefact.handedOver())
                addArtefact(artefact, *revision);
        }
        for (const Remark &remark : m_state.remarks) {
            if (remark.state == RemarkState::Finding)
                m_page.findings.append({placeOf(remark), remark.text});
        }
        for (const artefact::RequirementCoverage &row : m_project.coverage) {
            if (row.tests.isEmpty())
                m_page.untested.append({row.id, row.text});
        }
        addUsage();
        return std::move(m_page);
    }

private:
    void addTests();
    void addArtefact(const Artefact &artefact, const Revision &revision);
    void addReview(const Artefact &artefact, const Revision &revision);
    void addUsage();
    [[nodiscard]] QString knowledge() const;
    static QString placeOf(const Remark &remark)
    {
        return remark.lineFrom > 0 ? u"%1:%2"_s.arg(remark.path).arg(remark.lineFrom) : remark.path;
    }

    const State &m_state;
    const TextSource &m_texts;
    const artefact::LanguageProfiles &m_languages;
    HandedOver m_project;
    HandOver m_page;
};

void Writer::addTests()
{
    for (const ProgramRecord &record : m_state.lastPrograms) {
        const auto json = m_texts.read(record.outcome.results);
        const auto report = artefact::resultsFromJson(json.value_or(QString()).toUtf8());
        for (const TestResult &result : report ? report->results : QVector<TestResult>()) {
            const HandOver::Line line{result.id, result.message.section(u'\n', 0, 0)};
            if (result.isBad())
                m_page.failedTests.append(line);
            else if (result.state != TestState::Passed)
                m_page.unrunTests.append(line);
        }
    }
}

void addOpen(QVector<HandOver::Line> &lines, const QString &path, const SectionFacts *section)
{
    for (const QString &item : section == nullptr ? QStringList() : section->items) {
        if (!markdown::saysNothing(item))
            lines.append({path, item});
    }
}

void Writer::addArtefact(const Artefact &artefact, const Revision &revision)
{
    if (revision.author == AuthorKind::Human)
        m_page.persons.append(artefact.path);
    else if (!revision.personLines.isEmpty())
        m_page.partly.append(artefact.path);
    addOpen(m_page.assumptions, artefact.path, revision.facts.tagged(tag::assumptions));
    addOpen(m_page.questions, artefact.path, revision.facts.tagged(tag::questions));
    addReview(artefact, revision);
}

void Writer::addReview(const Artefact &artefact, const Revision &revision)
{
    const StepSpec *step = m_state.sop.step(artefact.step);
    const Artefact *review = engine::reviewOf(m_state, artefact);
    if (review == nullptr || step == nullptr || step->type == StepType::Command)
        return;
    const Revision *said = review->head();
    const bool isOfThis =
        said != nullptr && engine::usedRevision(said->inputs, artefact.path) == revision.number;
    const SectionFacts *verdict = isOfThis ? said->facts.tagged(tag::verdict) : nullptr;
    m_page.reviews.append({artefact.path, verdict == nullptr ? QString() : verdict->items.join(u' ')});
}

/// The section of conventions, where a document has one.
QString Writer::knowledge() const
{
    for (const Artefact &artefact : m_state.artefacts) {
        const Revision *revision = artefact.handedOver();
        const SectionFacts *section = revision == nullptr ? nullptr : revision->facts.tagged(tag::knowledge);
        if (section != nullptr)
            return markdown::sectionText(m_texts.read(revision->text).value_or(QString()), section->title);
    }
    return {};
}

/// What the project says of its start and its tests, else what is usual in its language.
void Writer::addUsage()
{
    const QString said = knowledge();
    const artefact::LanguageProfile *profile =
        artefact::projectLanguage(artefact::taggedIn(m_project.documents, tag::programmingLanguage),
            artefact::taggedIn(m_project.documents, tag::tasks), m_languages);
    for (const QString &word : {u"Run"_s, u"Test"_s}) {
        const QRegularExpression line(u"^[\\s*+`_-]*%1[*`_]*\\s*[:：]\\s*(\\S.*)$"_s.arg(word),
            QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
        QString usage = line.match(said).captured(1).trimmed();
        for (const QString &usual : profile == nullptr ? QStringList() : profile->conventions) {
            if (usage.isEmpty() && usual.startsWith(word + u':'))
                usage = usual.section(u':', 1).trimmed();
        }
        if (!usage.isEmpty())
            m_page.usage.append(word + u": "_s + usage);
    }
}

} // namespace

HandOver handOverOf(const State &state, const TextSource &texts, const artefact::LanguageProfiles &languages)
{
    return Writer(state, texts, languages).write();
}

} // namespace baton::session
