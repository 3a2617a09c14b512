// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/document/language_profile.h"

#include <algorithm>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

bool isWordAt(const QString &text, qsizetype at, qsizetype length)
{
    const bool left = at == 0 || !text.at(at - 1).isLetterOrNumber();
    if (at + length >= text.size())
        return left;
    const QChar next = text.at(at + length);
    // "c" is not found in "c++" or "c#"; digits may follow: "python3", "c++17".
    return left && !next.isLetter() && next != u'+' && next != u'#' && next != u'_';
}

qsizetype findWord(const QString &text, const QString &word)
{
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        if (isWordAt(text, at, word.size()))
            return at;
    }
    return -1;
}

} // namespace

bool LanguageProfile::isStandard(const QString &module) const
{
    if (standardLibrary.contains(module))
        return true;
    return std::any_of(standardPrefixes.begin(), standardPrefixes.end(),
        [&](const QString &prefix) { return module.startsWith(prefix); });
}

const LanguageProfile *LanguageProfiles::byExtension(const QString &extension) const
{
    const auto it = std::find_if(m_profiles.begin(), m_profiles.end(),
        [&](const LanguageProfile &profile) { return profile.extensions.contains(extension.toLower()); });
    return it == m_profiles.end() ? nullptr : &*it;
}

const LanguageProfile *LanguageProfiles::byPath(const QString &path) const
{
    const QString name = path.section(u'/', -1);
    return name.contains(u'.') ? byExtension(name.section(u'.', -1)) : nullptr;
}

const LanguageProfile *LanguageProfiles::byName(const QString &phrase) const
{
    constexpr qsizetype longest = 1000; // a language is named at the beginning or not at all
    const QString text = phrase.left(longest).toLower();
    const LanguageProfile *best = nullptr;
    qsizetype bestAt = 0;
    qsizetype bestLength = 0;
    for (const LanguageProfile &profile : m_profiles) {
        for (const QString &alias : profile.aliases) {
            const qsizetype at = findWord(text, alias);
            if (at < 0 || (best && (at > bestAt || (at == bestAt && alias.size() <= bestLength))))
                continue;
            best = &profile;
            bestAt = at;
            bestLength = alias.size();
        }
    }
    return best;
}

const LanguageProfile *LanguageProfiles::byFiles(const QStringList &paths) const
{
    QHash<const LanguageProfile *, int> votes;
    const LanguageProfile *best = nullptr;
    for (const QString &path : paths) {
        const LanguageProfile *profile = byPath(path);
        if (!profile)
            continue;
        const int count = ++votes[profile];
        if (!best || count > votes.value(best))
            best = profile;
    }
    return best;
}

bool LanguageProfiles::isManifest(const QString &path) const
{
    return std::any_of(m_profiles.begin(), m_profiles.end(), [&](const LanguageProfile &profile) {
        return !profile.manifest.isEmpty() && profile.manifest == path;
    });
}

} // namespace baton::artefact
