// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/report/test_match.h"

#include "core/markdown/cells.h"

#include <QRegularExpression>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestRow = 1'000;

QString withoutParameters(const QString &text)
{
    static const QRegularExpression brackets(u"\\[[^\\]]*\\]$|\\([^)]*\\)(?:\\[\\d+\\])?$"_s);
    return QString(text).remove(brackets).trimmed();
}

/// The parts of a name from the outside in: "tests/test_x.py::Case::test_y" and "tests.test_x.Case.test_y"
/// are both tests, test_x, case, test_y.
QStringList partsOf(const QString &name)
{
    static const QRegularExpression extension(
        u"\\.(?:py|[cm]?[jt]sx?|cpp|cc|cxx|go|rs|java)(?=$|::|[:/# ])"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression between(u"::| > | › |[/.#\\\\]"_s);
    QStringList parts;
    for (const QString &part : QString(name).remove(extension).split(between, Qt::SkipEmptyParts)) {
        const QString plain = part.trimmed().toLower();
        if (!plain.isEmpty())
            parts += plain;
    }
    return parts;
}

/// unittest's own way: "test_y (tests.test_x.Case)" or, later, "test_y (tests.test_x.Case.test_y)".
QString turned(const QString &row)
{
    static const QRegularExpression form(u"^(\\w+) \\(([\\w.]+)\\)$"_s);
    const auto match = form.match(row);
    if (!match.hasMatch())
        return row;
    const QString name = match.captured(1);
    const QString owner = match.captured(2);
    return owner.endsWith(u'.' + name) ? owner : QString(owner + u'.' + name);
}

bool endsWith(const QStringList &whole, const QStringList &tail)
{
    return !tail.isEmpty() && whole.size() >= tail.size() && whole.last(tail.size()) == tail;
}

/// The one that fits, or of several the only bad one.
qsizetype only(const QVector<qsizetype> &found, const QVector<TestResult> &results)
{
    if (found.size() == 1)
        return found.constFirst();
    qsizetype bad = -1;
    for (const qsizetype index : found) {
        if (!results.at(index).isBad())
            continue;
        if (bad >= 0)
            return -1;
        bad = index;
    }
    return bad;
}

template <class Fits> QVector<qsizetype> thatFit(const QVector<TestResult> &results, const Fits &fits)
{
    QVector<qsizetype> found;
    for (qsizetype i = 0; i < results.size(); ++i) {
        if (fits(results.at(i)))
            found += i;
    }
    return found;
}

} // namespace

qsizetype matchTest(const QString &row, const QVector<TestResult> &results)
{
    const QString plain = markdown::plainValue(row.left(longestRow)).simplified();
    if (plain.isEmpty())
        return -1;
    const auto exact = thatFit(results, [&](const TestResult &r) { return r.id.simplified() == plain; });
    if (!exact.isEmpty())
        return only(exact, results);
    const QStringList wanted = partsOf(turned(plain));
    const QStringList bare = partsOf(withoutParameters(turned(plain)));
    const auto tail = thatFit(results, [&](const TestResult &r) { return endsWith(partsOf(r.id), wanted); });
    if (!tail.isEmpty())
        return only(tail, results);
    const auto loose = thatFit(results, [&](const TestResult &r) {
        const QStringList parts = partsOf(withoutParameters(r.id));
        return endsWith(parts, bare) || (parts.size() > 1 && endsWith(bare, parts));
    });
    if (!loose.isEmpty())
        return only(loose, results);
    return only(
        thatFit(results, [&](const TestResult &r) { return endsWith(partsOf(r.file), wanted); }), results);
}

} // namespace baton::artefact
