// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/diff_source_p.h"

#include "ui/editor/lexers_p.h"

namespace baton::ui {

namespace {

constexpr qsizetype largestColoured = 1'000'000;

QVector<QByteArray> stylesByLine(Language language, const QString &text)
{
    if (language == Language::Plain || text.size() > largestColoured)
        return {};
    const QByteArray utf8 = text.toUtf8();
    const QByteArray styles = styleBytes(language, utf8);
    QVector<QByteArray> lines;
    qsizetype start = 0;
    while (start < utf8.size()) {
        qsizetype end = utf8.indexOf('\n', start);
        if (end < 0)
            end = utf8.size();
        lines.append(styles.mid(start, end - start));
        start = end + 1;
    }
    return lines;
}

} // namespace

DiffStyles diffStyles(Language language, const QString &before, const QString &after)
{
    return {stylesByLine(language, before), stylesByLine(language, after)};
}

} // namespace baton::ui
