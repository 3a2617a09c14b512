// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/sop.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace baton::ui {

/// Names, letters and lanes of a team's roles: lane 0 is the person, then the SOP's order, so that a role
/// keeps its colour (Theme::role(lane)) as long as the SOP does. A value; unknown roles get lane 0's colour.
class RoleBook {
public:
    RoleBook() = default;
    explicit RoleBook(const Sop &sop);

    [[nodiscard]] int lane(const QString &role) const { return m_lanes.value(role, 0); }
    /// Name for people: "Architect"; the person is "You" in the language of the window.
    [[nodiscard]] QString name(const QString &role) const;
    /// One letter, unique in the team as far as its name allows (Product Manager "P", Project Manager "M").
    [[nodiscard]] QString letter(const QString &role) const
    {
        return m_letters.value(role, QStringLiteral("?"));
    }
    /// Role ids by lane, the person first.
    [[nodiscard]] const QStringList &roles() const { return m_roles; }
    bool operator==(const RoleBook &) const = default;

private:
    void add(const QString &id, const QString &name);

    QStringList m_roles;
    QHash<QString, int> m_lanes;
    QHash<QString, QString> m_names;
    QHash<QString, QString> m_letters;
};

} // namespace baton::ui
