// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/check_id.h"

#include <QMap>
#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace baton {

/// The lane of the person; never called a model.
inline const QString humanRole = QStringLiteral("you");

enum class StepType { Document, File, Review, Command, Derive, Human };
enum class GateRule { Always, AutoIfChecksPass, Never };
/// What the body of a section has to be.
enum class SectionForm { Text, List, Table, Mermaid };

struct RoleSpec {
    QString id; ///< "product_manager"
    QString name; ///< "Product Manager"
    QString title;
    QString goal;
    QStringList constraints;
    QString model; ///< "PROVIDER/MODEL" or empty for the run's model
    bool operator==(const RoleSpec &) const = default;
};

/// A column of a table: what it is called and, by its tag, what it is for.
struct ColumnSpec {
    ColumnSpec() = default;
    ColumnSpec(QString name, QString meaning = {}) // not explicit: a title alone is a column
        : title(std::move(name)), tag(std::move(meaning))
    {
    }

    QString title;
    QString tag; ///< empty = by the title, see tags.h
    bool operator==(const ColumnSpec &) const = default;
};

/// One required level-2 section of a document.
struct SectionSpec {
    QString title;
    SectionForm form = SectionForm::Text;
    QVector<ColumnSpec> columns; ///< of a table
    QString diagram; ///< of a mermaid section: "quadrantChart", "classDiagram", ...
    QString hint; ///< what to write there, for the prompt
    QString tag = QString(); ///< what it is for; empty = by the title, see tags.h
    /// What such a section looks like, of some other product: the prompt shows its form, not its content.
    QString example = QString();
    bool operator==(const SectionSpec &) const = default;

    [[nodiscard]] QStringList columnTitles() const;
    /// The column of that tag, else of that title; null when there is none.
    [[nodiscard]] const ColumnSpec *column(const QString &name) const;
};

/// Says that a step runs once per row of a table of an artefact.
struct ForEach {
    QString artefact; ///< kind, e.g. "tasks"
    QString section; ///< tag or title; so are the columns
    QString itemColumn;
    QString dependsOnColumn;
    QStringList skip; ///< wildcard patterns of items the step leaves out
    bool operator==(const ForEach &) const = default;
};

/// A verdict loop: what a review's verdict leads to.
struct VerdictRule {
    enum class Action { Next, Revise, Requeue };
    Action action = Action::Next;
    QString step; ///< of Revise
    bool operator==(const VerdictRule &) const = default;
};

/// When a review looks at its subject.
enum class ReviewTime {
    AfterApproval, ///< at what was handed on
    BeforeGate, ///< at every revision of a role whose checks passed; the gate is closed meanwhile
};

struct StepSpec {
    QString id;
    QString role;
    QString title;
    QString stage; ///< column of the swim-lanes
    StepType type = StepType::Document;
    /// Artefact kinds, or "kind#Section" for one section of a document (its tag or title). A for_each step
    /// that reads its own kind reads its direct dependencies; one that reads the kind of another for_each
    /// step over the same items reads its own item and that item's direct dependencies.
    QStringList reads;
    QString path; ///< of the artefact; {item} {stem} {ext} {dir} stand for the row's file
    QString kind;
    ForEach forEach; ///< artefact empty = the step runs once
    QStringList after; ///< step ids that must be approved although the step does not read them
    GateRule gate = GateRule::Always;
    QString prompt; ///< text of the prompt template (the file's content, so that a journal stands alone)
    QVector<SectionSpec> schema;
    QVector<CheckSpec> checks;
    QMap<QString, VerdictRule> onVerdict; ///< by verdict word
    int maxRounds = 0; ///< how often a verdict, or a failed run, sends work back by itself
    QString subject = QString(); ///< of a review before the gate: kind or id of the step it judges
    ReviewTime when = ReviewTime::AfterApproval;
    int checkRounds = 0; ///< how often failed checks send what a role wrote back by themselves
    bool recordOnly = false; ///< what it makes stays in the journal: no file of the project
    /// Of a command step: a word of the language profile ("test"), or a program and its arguments.
    QStringList program = QStringList();
    int maxTokens = 8000; ///< always sent, so that a reservation is bounded
    std::optional<double> temperature; ///< how freely the model writes, 0 to 2; nullopt = as it usually does
    QString switchName; ///< "tests" or "review": the step is left out where the run switched it off
    QString derive; ///< of a derive step: which computation ("manifest")
    bool operator==(const StepSpec &) const = default;

    [[nodiscard]] bool isPerItem() const { return !forEach.artefact.isEmpty(); }
    [[nodiscard]] bool reviewsBeforeGate() const
    {
        return type == StepType::Review && when == ReviewTime::BeforeGate;
    }
    [[nodiscard]] bool asksModel() const
    {
        return type == StepType::Document || type == StepType::File || type == StepType::Review;
    }
    [[nodiscard]] bool runs(const CheckId &check) const;
    /// The section of that tag, else of that title; null when the schema has none.
    [[nodiscard]] const SectionSpec *section(const QString &name) const;
};

/// A standard operating procedure, validated by settings::SopLibrary before it gets here.
struct Sop {
    QString id;
    QString title;
    int version = 1;
    QString language;
    QVector<RoleSpec> roles;
    QVector<StepSpec> steps; ///< in order of production
    bool operator==(const Sop &) const = default;

    [[nodiscard]] const RoleSpec *role(const QString &id) const;
    [[nodiscard]] const StepSpec *step(const QString &id) const;
    /// The step that produces a kind; null when nobody does.
    [[nodiscard]] const StepSpec *producerOf(const QString &kind) const;
    /// Stages in order of first appearance: the columns of the swim-lanes.
    [[nodiscard]] QStringList stages() const;
};

} // namespace baton
