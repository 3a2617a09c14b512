// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

#include <QMap>
#include <QStringList>
#include <QVector>

namespace baton {

/// Name of a check. Known ones are named below; a word of another build's journal stays as it is.
using CheckId = Id<struct CheckTag>;

/// A check as a step asks for it. Parameters are what the SOP writes beside the id, as texts.
struct CheckSpec {
    CheckSpec() = default;
    CheckSpec(CheckId check, QMap<QString, QStringList> with = {}) // not explicit: an id alone is a spec
        : id(std::move(check)), parameters(std::move(with))
    {
    }

    CheckId id;
    QMap<QString, QStringList> parameters;
    bool operator==(const CheckSpec &) const = default;
};

namespace check {

inline const CheckId sections{QStringLiteral("sections")};
inline const CheckId diagrams{QStringLiteral("diagrams")};
inline const CheckId pool{QStringLiteral("pool")};
inline const CheckId paths{QStringLiteral("paths")};
inline const CheckId filesAgree{QStringLiteral("files_agree")};
inline const CheckId dag{QStringLiteral("dag")};
inline const CheckId packages{QStringLiteral("packages")};
inline const CheckId syntax{QStringLiteral("syntax")}; ///< made by a process, not by a function
inline const CheckId imports{QStringLiteral("imports")};
inline const CheckId names{QStringLiteral("names")};
inline const CheckId stubs{QStringLiteral("stubs")};
inline const CheckId hiddenCharacters{QStringLiteral("hidden_characters")}; ///< of every code file
inline const CheckId traced{QStringLiteral("traced")};
inline const CheckId length{QStringLiteral("length")};
inline const CheckId yourWords{QStringLiteral("your_words")}; ///< made on every answer; no SOP asks for it
inline const CheckId merge{QStringLiteral("merge")}; ///< of an edit on an older revision; likewise
/// Always passed: its detail says how an answer was read that was not plain; no SOP asks for it.
inline const CheckId reading{QStringLiteral("reading")};
inline const CheckId verdict{QStringLiteral("verdict")}; ///< of a review before the gate; no SOP asks for it
inline const CheckId tests{QStringLiteral("tests")}; ///< of a test report; no SOP asks for it
inline const CheckId weakerTest{QStringLiteral("weaker_test")}; ///< of a mended test; no SOP asks for it
inline const CheckId code{QStringLiteral("code")}; ///< found in an answer; no SOP asks for it

/// A column a check reads: of the section with this tag.
struct Column {
    QString section;
    QString column;
};

/// A check that an SOP may name.
struct Kind {
    CheckId id;
    bool ofFiles = false; ///< else of documents
    QVector<Column> reads; ///< without them in the document's schema it has nothing to look at
    QStringList parameters; ///< it understands
};

/// All of them. A new check is a row here, a function in core/artefact with its row in check_registry.cpp and
/// a title in ui/text/words.cpp; tests compare the three.
[[nodiscard]] const QVector<Kind> &kinds();
/// Null for an id that no SOP may name.
[[nodiscard]] const Kind *kindOf(const CheckId &id);

} // namespace check

} // namespace baton
