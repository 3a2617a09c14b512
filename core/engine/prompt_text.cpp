// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/prompt_text.h"

#include <QHash>

namespace baton::engine {

using namespace Qt::StringLiterals;

namespace {

qsizetype longestRun(const QString &text, QChar wanted)
{
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const QChar c : text) {
        run = c == wanted ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

/// Follows the fences of a Markdown text line by line.
class FenceTracker {
public:
    /// True when the line lies inside a fence or is one of its marks.
    bool take(const QString &line)
    {
        const QString trimmed = line.trimmed();
        const QChar mark = trimmed.isEmpty() ? QChar() : trimmed.front();
        if (mark != u'`' && mark != u'~')
            return !m_fence.isEmpty();
        qsizetype length = 0;
        while (length < trimmed.size() && trimmed.at(length) == mark)
            ++length;
        if (m_fence.isEmpty()) {
            if (length >= 3)
                m_fence = trimmed.left(length);
            return length >= 3;
        }
        const bool closes = mark == m_fence.front() && length >= m_fence.size() && length == trimmed.size();
        if (closes)
            m_fence.clear();
        return true;
    }

private:
    QString m_fence;
};

} // namespace

void MessageBuilder::add(const QString &label, const QString &text)
{
    QString body = text;
    while (body.endsWith(u'\n'))
        body.chop(1);
    if (body.isEmpty())
        return;
    if (!m_text.isEmpty())
        m_text += u"\n\n"_s;
    m_text += body;
    m_parts.append({label, body.size()});
}

QString bulletList(const QStringList &items)
{
    QStringList lines;
    for (const QString &item : items)
        lines.append(u"- "_s + item);
    return lines.join(u'\n');
}

QString fenced(const QString &text, const QString &language)
{
    const QString mark(std::max<qsizetype>(3, longestRun(text, u'`') + 1), u'`');
    const QString end = text.endsWith(u'\n') || text.isEmpty() ? QString() : u"\n"_s;
    return mark + language + u'\n' + text + end + mark;
}

QString sectionText(const QString &document, const QString &title)
{
    QStringList found;
    bool inside = false;
    FenceTracker fences;
    const QStringList lines = document.split(u'\n');
    for (const QString &line : lines) {
        const bool fencedLine = fences.take(line);
        if (!fencedLine && line.startsWith("## "_L1))
            inside = line.mid(3).trimmed().compare(title, Qt::CaseInsensitive) == 0;
        if (inside)
            found.append(line);
    }
    while (!found.isEmpty() && found.constLast().trimmed().isEmpty())
        found.removeLast();
    return found.join(u'\n');
}

QString fenceLanguage(const QString &path)
{
    static const QHash<QString, QString> words{{u"py"_s, u"python"_s}, {u"js"_s, u"javascript"_s},
        {u"mjs"_s, u"javascript"_s}, {u"cjs"_s, u"javascript"_s}, {u"ts"_s, u"typescript"_s},
        {u"cc"_s, u"cpp"_s}, {u"cxx"_s, u"cpp"_s}, {u"h"_s, u"cpp"_s}, {u"hpp"_s, u"cpp"_s},
        {u"rs"_s, u"rust"_s}, {u"md"_s, u"markdown"_s}, {u"yml"_s, u"yaml"_s}, {u"sh"_s, u"bash"_s},
        {u"kt"_s, u"kotlin"_s}, {u"rb"_s, u"ruby"_s}, {u"cs"_s, u"csharp"_s}};
    const QString name = path.section(u'/', -1);
    const qsizetype dot = name.lastIndexOf(u'.');
    const QString extension = dot > 0 ? name.mid(dot + 1).toLower() : QString();
    return words.value(extension, extension.isEmpty() ? name.toLower() : extension);
}

QString placeInWords(int lineFrom, int lineTo)
{
    if (lineFrom <= 0)
        return u"the whole text"_s;
    return lineTo > lineFrom ? u"lines %1-%2"_s.arg(lineFrom).arg(lineTo) : u"line %1"_s.arg(lineFrom);
}

} // namespace baton::engine
