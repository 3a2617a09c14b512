// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/role_book.h"

#include "ui/text/words.h"

#include <QCoreApplication>

namespace baton::ui {

namespace {

/// First letters of the words, later ones first where the first is taken, then any letter of the name.
QStringList letterCandidates(const QString &name)
{
    QStringList candidates;
    const QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words)
        candidates.append(word.left(1).toUpper());
    for (const QChar c : name) {
        if (c.isLetterOrNumber())
            candidates.append(QString(c).toUpper());
    }
    return candidates;
}

} // namespace

RoleBook::RoleBook(const Sop &sop)
{
    add(humanRole, {});
    for (const RoleSpec &role : sop.roles) {
        if (role.id != humanRole)
            add(role.id, role.name.isEmpty() ? role.id : role.name);
    }
}

void RoleBook::add(const QString &id, const QString &name)
{
    m_lanes.insert(id, static_cast<int>(m_roles.size()));
    m_roles.append(id);
    m_names.insert(id, name);
    const QStringList candidates = letterCandidates(name.isEmpty() ? this->name(id) : name);
    QString letter = candidates.value(0, QStringLiteral("?"));
    const QStringList taken = m_letters.values();
    for (const QString &candidate : candidates) {
        if (!taken.contains(candidate)) {
            letter = candidate;
            break;
        }
    }
    m_letters.insert(id, letter);
}

QString RoleBook::name(const QString &role) const
{
    if (role == humanRole)
        return QCoreApplication::translate("baton", "You", "the person as a member of the team");
    return roleText(m_names.value(role, role));
}

} // namespace baton::ui
