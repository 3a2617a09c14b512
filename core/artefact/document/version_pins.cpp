// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/document/version_pins.h"

#include <QRegularExpression>
#include <QVector>
#include <QVersionNumber>

#include <algorithm>
#include <optional>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

/// One bound of a version: ">=2.1".
struct Bound {
    QString sign; ///< "==", "!=", ">=", ">", "<=", "<", "~", "^"; "" = exactly that
    QVersionNumber version;
    bool isFamily = false; ///< "2.*"
};

/// The versions that bounds leave.
class Range {
public:
    void take(const Bound &bound)
    {
        if (bound.sign == ">="_L1 || bound.sign == ">"_L1)
            takeLow(bound.version, bound.sign == ">="_L1);
        else if (bound.sign == "<="_L1 || bound.sign == "<"_L1)
            takeHigh(bound.version, bound.sign == "<="_L1);
        else if (bound.sign == "~"_L1 || bound.sign == "^"_L1 || bound.isFamily)
            takeLow(bound.version, true);
        else if (bound.sign != "!="_L1)
            takeExactly(bound.version);
    }

    [[nodiscard]] bool isEmpty() const
    {
        if (!m_low || !m_high)
            return false;
        const int order = QVersionNumber::compare(*m_low, *m_high);
        return order > 0 || (order == 0 && !(m_lowIn && m_highIn));
    }

private:
    void takeExactly(const QVersionNumber &version)
    {
        takeLow(version, true);
        takeHigh(version, true);
    }
    void takeLow(const QVersionNumber &version, bool isIn)
    {
        const int order = m_low ? QVersionNumber::compare(version, *m_low) : 1;
        m_lowIn = order > 0 ? isIn : order == 0 ? m_lowIn && isIn : m_lowIn;
        m_low = order > 0 ? version : *m_low;
    }
    void takeHigh(const QVersionNumber &version, bool isIn)
    {
        const int order = m_high ? QVersionNumber::compare(version, *m_high) : -1;
        m_highIn = order < 0 ? isIn : order == 0 ? m_highIn && isIn : m_highIn;
        m_high = order < 0 ? version : *m_high;
    }

    std::optional<QVersionNumber> m_low;
    std::optional<QVersionNumber> m_high;
    bool m_lowIn = true;
    bool m_highIn = true;
};

/// "1.0" and "1.0.0" are one version.
QVersionNumber versionOf(const QString &text)
{
    return QVersionNumber::fromString(text).normalized();
}

QString impossible(const QString &name, const QString &version)
{
    return u"no version of %1 can be %2"_s.arg(name, version);
}

/// ">=3,<2": all of them at once.
QString pythonProblem(const QString &name, const QString &version)
{
    static const QRegularExpression number(u"^v?(?:\\d+!)?\\d+(?:\\.\\d+)*(?:[-_.]?(?:a|b|c|rc|alpha|beta|"
                                           u"pre|preview|post|rev|r|dev)[-_.]?\\d*)*"
                                           "(?:-\\d+)?(?:\\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?(\\.\\*)?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression form(u"^(===|==|~=|!=|<=|>=|<|>)\\s*(.*)$"_s);
    Range range;
    for (const QString &part : version.split(u',', Qt::SkipEmptyParts)) {
        const auto match = form.match(part.trimmed());
        const QString sign = match.captured(1);
        const auto written = number.match(match.captured(2));
        const bool isFamily = written.capturedLength(1) > 0;
        const bool isWrong = sign != "==="_L1
            && (!written.hasMatch() || (isFamily && sign != "=="_L1 && sign != "!="_L1)
                || (sign == "~="_L1 && !match.captured(2).contains(u'.')));
        if (!match.hasMatch() || isWrong)
            return impossible(name, part.trimmed());
        static const QRegularExpression plain(u"^\\d+(?:\\.\\d+)*(?:\\.\\*)?$"_s);
        if (sign != "==="_L1 && plain.match(match.captured(2)).hasMatch())
            range.take({sign == "~="_L1 ? u"~"_s : sign, versionOf(match.captured(2)), isFamily});
    }
    return range.isEmpty() ? impossible(name, version) : QString();
}

/// ">=3 <2 || 4": one of the alternatives.
QString nodeProblem(const QString &name, const QString &version)
{
    static const QRegularExpression bound(u"(>=|<=|>|<|=|\\^|~)?\\s*v?(\\d+(?:\\.\\d+)*)([^\\s]*)"_s);
    const QStringList alternatives = version.split(u"||"_s, Qt::SkipEmptyParts);
    const bool canBe =
        std::any_of(alternatives.cbegin(), alternatives.cend(), [](const QString &alternative) {
            if (alternative.contains(" - "_L1))
                return true;
            Range range;
            for (auto it = bound.globalMatch(alternative); it.hasNext();) {
                const auto match = it.next();
                if (match.capturedLength(3) > 0)
                    continue; // "1.x", "2.0.0-beta"
                const bool isWhole = match.captured(2).count(u'.') >= 2;
                const bool isExact = match.capturedLength(1) == 0 || match.captured(1) == "="_L1;
                range.take({isExact ? u"=="_s : match.captured(1), versionOf(match.captured(2)),
                    isExact && !isWhole});
            }
            return !range.isEmpty();
        });
    return canBe || alternatives.isEmpty() ? QString() : impossible(name, version);
}

/// The path of a module bears its major version from the second on.
QString goProblem(const QString &name, const QString &version)
{
    static const QRegularExpression number(u"^v(\\d+)\\.\\d+\\.\\d+(?:-[\\w.-]+)?(\\+incompatible)?$"_s);
    static const QRegularExpression suffix(u"(?:/v|\\.v)(\\d+)$"_s);
    const auto match = number.match(version);
    if (version.isEmpty() || version == "latest"_L1)
        return {};
    if (!match.hasMatch())
        return impossible(name, version);
    const int major = match.captured(1).toInt();
    const auto own = suffix.match(name);
    const bool fits = name.startsWith("gopkg.in/"_L1) ? own.captured(1).toInt() == major
        : own.hasMatch()                              ? own.captured(1).toInt() == major && major > 1
                                                      : major < 2 || match.capturedLength(2) > 0;
    return fits ? QString() : u"%1 is no path of a module for %2"_s.arg(name, version);
}

} // namespace

QString pinProblem(const QString &name, const QString &version, const QString &manifestForm)
{
    if (manifestForm == "requirements"_L1)
        return pythonProblem(name, version);
    if (manifestForm == "package.json"_L1)
        return nodeProblem(name, version);
    return manifestForm == "go.mod"_L1 ? goProblem(name, version) : QString();
}

} // namespace baton::artefact
