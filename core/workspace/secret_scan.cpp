// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/secret_scan.h"

#include "core/markdown/lines.h"

#include <QRegularExpression>

#include <vector>

namespace baton::workspace {

using namespace Qt::StringLiterals;

namespace {

struct Pattern {
    QString kind;
    QRegularExpression expression;
};

/// Shapes that are keys by their form, then assignments whose name says what the value is.
const std::vector<Pattern> &patterns()
{
    static const std::vector<Pattern> list{
        {u"private_key"_s, QRegularExpression(u"-----BEGIN [A-Z ]*PRIVATE KEY-----"_s)},
        {u"anthropic"_s, QRegularExpression(u"\\bsk-ant-[A-Za-z0-9_\\-]{16,}"_s)},
        {u"openai"_s, QRegularExpression(u"\\bsk-(proj-)?[A-Za-z0-9_\\-]{20,}"_s)},
        {u"google"_s, QRegularExpression(u"\\bAIza[A-Za-z0-9_\\-]{35}"_s)},
        {u"aws"_s, QRegularExpression(u"\\b(AKIA|ASIA)[A-Z0-9]{16}\\b"_s)},
        {u"github"_s, QRegularExpression(u"\\b(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{30,})"_s)},
        {u"gitlab"_s, QRegularExpression(u"\\bglpat-[A-Za-z0-9_\\-]{20,}"_s)},
        {u"slack"_s, QRegularExpression(u"\\bxox[abprs]-[A-Za-z0-9\\-]{10,}"_s)},
        {u"stripe"_s, QRegularExpression(u"\\b[sr]k_live_[A-Za-z0-9]{16,}"_s)},
        {u"jwt"_s,
            QRegularExpression(
                u"\\beyJ[A-Za-z0-9_\\-]{10,}\\.eyJ[A-Za-z0-9_\\-]{10,}\\.[A-Za-z0-9_\\-]{10,}"_s)},
        {u"password"_s,
            QRegularExpression(
                u"\\b[a-z0-9_]*(password|passwd|secret|api_?key|access_?token|auth_?token)[\"']?\\s*"
                u"(:=|=>|[:=])\\s*[\"']([^\"'\\s]{8,})[\"']"_s,
                QRegularExpression::CaseInsensitiveOption)},
    };
    return list;
}

bool isPlaceholder(const QString &match)
{
    static const QRegularExpression placeholder(
        u"your|example|placeholder|change.?me|dummy|xxxx|\\*\\*\\*|<|\\$\\{|\\{\\{|%\\(|0000000"_s,
        QRegularExpression::CaseInsensitiveOption);
    return placeholder.match(match).hasMatch();
}

QString kindOf(QStringView line)
{
    for (const Pattern &pattern : patterns()) {
        const QRegularExpressionMatch match = pattern.expression.match(line);
        if (match.hasMatch() && !isPlaceholder(match.captured()))
            return pattern.kind;
    }
    return {};
}

} // namespace

QVector<SecretFinding> findSecrets(const QString &text)
{
    QVector<SecretFinding> findings;
    int number = 0;
    for (const QStringView line : markdown::Lines(text)) {
        ++number;
        if (const QString kind = kindOf(line); !kind.isEmpty())
            findings.append({number, kind});
    }
    return findings;
}

} // namespace baton::workspace
