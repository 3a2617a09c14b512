// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <compare>

namespace baton {

/// A string that identifies one kind of thing; ids of different kinds do not mix. Empty means "none".
template <class Tag> struct Id {
    QString value;

    [[nodiscard]] bool isEmpty() const { return value.isEmpty(); }
    bool operator==(const Id &) const = default;
    friend bool operator<(const Id &a, const Id &b) { return a.value < b.value; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

/// Something that is done outside of the state and comes back with an outcome: a request to a model, "c12", or
/// a program that runs, "p3".
using EffectId = Id<struct EffectTag>;
/// The effect that is a request to a model.
using CallId = EffectId;
/// One remark of a person, or finding of a reviewer, on an artefact, e.g. "m3".
using RemarkId = Id<struct RemarkTag>;
/// Content address of a text: lower-case hex SHA-256 of its UTF-8 bytes.
using TextHash = Id<struct TextTag>;

} // namespace baton
