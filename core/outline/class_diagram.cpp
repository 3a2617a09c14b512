// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outline/definitions.h"

#include <QRegularExpression>

namespace baton::outline {

using namespace Qt::StringLiterals;

namespace {

/// Letters and digits in lower case: "game_state" and "GameState" are the same word.
QString bare(const QString &name)
{
    QString word;
    for (const QChar c : name) {
        if (c.isLetterOrNumber())
            word += c.toLower();
    }
    return word;
}

QString stemOf(const QString &file)
{
    return bare(file.section(u'/', -1).section(u'.', 0, 0));
}

/// What a mermaid writer puts around a name: "Box~T~", "`my class`", "Name[\"label\"]".
QString nameIn(const QString &word)
{
    QString name = word;
    name.remove(u'`');
    for (const QChar end : {u'~', u'[', u'(', u'<'}) {
        if (const qsizetype at = name.indexOf(end); at > 0)
            name.truncate(at);
    }
    return name.trimmed();
}

/// Reads the lines of a section.
class Reader {
public:
    ClassDiagram read(const QString &section)
    {
        const bool hasFence = section.contains("```"_L1) || section.contains("~~~"_L1);
        bool inside = !hasFence;
        QString words;
        for (qsizetype from = 0; from <= section.size();) {
            const qsizetype end = section.indexOf(u'\n', from);
            const QStringView line = QStringView(section).mid(from, end < 0 ? -1 : end - from);
            from = end < 0 ? section.size() + 1 : end + 1;
            const QStringView text = line.trimmed();
            const bool isFence = text.startsWith("```"_L1) || text.startsWith("~~~"_L1);
            if (isFence)
                inside = !inside;
            else if (inside)
                take(text.toString());
            else
                words += line + u'\n';
        }
        m_result.words = words.trimmed();
        return std::move(m_result);
    }

private:
    void take(const QString &text);
    void takeBeside(const QString &text);
    void add(const QString &name, const QString &line)
    {
        if (!m_index.contains(name)) {
            m_index.insert(name, m_result.classes.size());
            m_result.classes.append({name, {}});
        }
        QString &text = m_result.classes[m_index.value(name)].text;
        text += (text.isEmpty() ? QString() : u"\n"_s) + line;
    }

    ClassDiagram m_result;
    QHash<QString, qsizetype> m_index;
    QString m_open; ///< class whose braces are open
};

void Reader::take(const QString &text)
{
    if (!m_open.isEmpty()) {
        if (!text.isEmpty())
            add(m_open, text == "}"_L1 ? text : u"  "_s + text);
        if (text.endsWith(u'}'))
            m_open.clear();
        return;
    }
    static const QRegularExpression head(u"^class\\s+(`[^`]+`|[^\\s{:]+)"_s);
    const auto match = head.match(text);
    if (!match.hasMatch()) {
        takeBeside(text);
        return;
    }
    const QString name = nameIn(match.captured(1));
    add(name, text);
    if (text.contains(u'{') && !text.endsWith(u'}'))
        m_open = name;
}

void Reader::takeBeside(const QString &text)
{
    static const QRegularExpression mark(u"^<<[^>]+>>\\s+(\\S+)$"_s);
    static const QRegularExpression member(u"^(\\w+)\\s*:\\s*\\S"_s);
    static const QRegularExpression derives(
        u"^(\\S+)\\s+(<\\|(?:--|\\.\\.)|(?:--|\\.\\.)\\|>)\\s+([^\\s:]+)"_s);
    if (const auto stereotype = mark.match(text); stereotype.hasMatch())
        add(nameIn(stereotype.captured(1)), text);
    else if (const auto relation = derives.match(text); relation.hasMatch())
        add(nameIn(relation.captured(relation.captured(2).startsWith(u'<') ? 3 : 1)), text);
    else if (const auto said = member.match(text); said.hasMatch() && !text.startsWith("direction"_L1))
        add(said.captured(1), text);
}

} // namespace

bool isNamedAs(const QString &file, const QString &name)
{
    return stemOf(file) == bare(name);
}

ClassDiagram classDiagramIn(const QString &section)
{
    return Reader().read(section);
}

QHash<QString, QString> filesOfClasses(
    const QStringList &classes, const QHash<QString, QString> &descriptions)
{
    QHash<QString, QString> byStem;
    QHash<QString, QString> byWord; ///< empty where two files say it
    static const QRegularExpression noWord(u"[^\\w]+"_s);
    QStringList files = descriptions.keys();
    files.sort();
    for (const QString &file : files) {
        byStem.insert(stemOf(file), file);
        QStringList words = descriptions.value(file).split(noWord, Qt::SkipEmptyParts);
        words.removeDuplicates();
        for (const QString &word : words)
            byWord.insert(word, byWord.contains(word) ? QString() : file);
    }
    QHash<QString, QString> result;
    for (const QString &name : classes) {
        const QString word = bare(name);
        constexpr qsizetype leastStem = 4; // "io" begins too many names
        QString file = byStem.value(word, byStem.value(word + u's'));
        if (file.isEmpty())
            file = byWord.value(name);
        for (qsizetype length = word.size() - 1; file.isEmpty() && length >= leastStem; --length)
            file = byStem.value(word.left(length));
        if (!file.isEmpty())
            result.insert(name, file);
    }
    return result;
}

} // namespace baton::outline
