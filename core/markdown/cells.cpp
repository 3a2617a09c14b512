// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markdown/cells.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace baton::markdown {

using namespace Qt::StringLiterals;

namespace {

/// Longer texts are more than a word for nothing.
constexpr qsizetype longestNothing = 80;

QRegularExpression anchored(const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
}

/// Words that mean an empty list by themselves.
const QSet<QString> &nothingWords()
{
    static const QSet<QString> words{u"none"_s, u"n/a"_s, u"na"_s, u"nil"_s, u"null"_s, u"nothing"_s,
        u"empty"_s, u"not applicable"_s, u"no"_s, u"nichts"_s, u"entfällt"_s, u"rien"_s, u"néant"_s,
        u"nada"_s, u"niente"_s, u"нет"_s, u"なし"_s, u"特になし"_s, u"ありません"_s, u"없음"_s};
    return words;
}

/// Sentences that mean it. Each names what there is none of, so that "No login" and its like stay content.
const std::array<QRegularExpression, 7> &nothingSentences()
{
    static const QString tail =
        u"(?:[ ,]+(?:at|this|the|time|point|stage|moment|for|now|so|far|right|currently|"
        "remain|remaining|remains|left|open|needed|required|known|identified|found|"
        "raised|yet|are|is|were|was|have|been|to|ask|clarify|resolve|report|else|"
        "further|outstanding|pending))*"_s;
    static const std::array<QRegularExpression, 7> sentences{
        anchored(u"(?:there (?:are|is) |we have |i have )?(?:currently )?no(?: (?:open|further|more|other|"
                 "additional|outstanding|remaining|unresolved|pending|known|external|blocking|clarifying|new|"
                 "critical|major|internal|direct|file|decisive))* (?:questions?|issues?|dependenc(?:y|ies)|"
                 "assumptions?|findings?|problems?|remarks?|concerns?|todos?)"_s
            + tail),
        anchored(u"(?:none|nothing)"_s + tail
            + u"(?:(?:\\s*[;:–—]|[.,](?=\\s|$))(?!.*\\b(?:but|except|however|besides|apart)\\b).*)?"_s),
        anchored(u"(?:nothing|no(?:thing)? \\w+|all|everything)(?: is| are| seems| remains)? "
                 "(?:unclear|unknown|missing|ambiguous|clear|understood|resolved|specified)(?: (?:so far|at "
                 "this (?:point|time|stage)|for now|enough|to me|from the requirements?))*"_s),
        anchored(u"(?:none|n/a|nil|nothing|not "
                 u"applicable|keine|nichts|aucune?)(?:\\s*[–—:：;；(（，。]|\\s+-|[.,](?=\\s|$))"
                 "(?!.*\\b(?:but|except|however|besides|apart|aber|außer|mais|sauf)\\b).*"_s),
        anchored(u"(?:目前|当前|當前|暂时|暫時|现在|尚|并)?(?:暂无|暫無|没有|沒有|无|無)(?:任何|待|未|其他|"
                 u"其它|更多|需要|"
                 "需|明确|明確|确认|確認|澄清|讨论|决定|决|解决|开放|開放|外部|文件|的)*(?:事项|事項|问题|"
                 "問題|疑问|疑問|"
                 "依赖|依賴|依赖项|内容|假设|发现|意见)?"_s),
        anchored(u"(?:es gibt )?kein(?:e|er|es|en)?(?: (?:offenen?|weiteren?|externen?|bekannten?))*"
                 "(?: (?:fragen?|abhängigkeit(?:en)?|annahmen?|probleme?|befunde?|punkte?))?"_s),
        anchored(u"(?:aucune?|ningun[oa]|ningún|nenhuma?|nessun[oa]?|no hay|il n'y a pas de)(?: (?:autres?|"
                 "questions?|ouvertes?|en suspens|dépendances?|hypothèses?|problèmes?|preguntas?|abiertas?|"
                 "pendientes?|dependencias?|problemas?|perguntas?|domande|dipendenz[ae]|por el momento|por "
                 "ahora|pour "
                 "l'instant|pour le moment|al momento|de momento))*"_s),
    };
    return sentences;
}

bool isEdge(QChar c)
{
    return !c.isLetterOrNumber();
}

/// What separates the values of one cell. The look behind keeps a long run of spaces linear.
const QRegularExpression &separators()
{
    static const QRegularExpression pattern(
        u"<br\\s*/?>|</?(?:ul|ol|li|p|div)\\b[^<>]*>|[,;\\n\\x{3001}\\x{FF0C}\\x{FF1B}]|(?<!\\s)\\s+(?:and|&)\\s+"_s,
        QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

/// "(R5)." as a word.
QString withoutBrackets(const QString &word)
{
    QStringView value(word);
    while (!value.isEmpty() && u")].:"_s.contains(value.back()))
        value.chop(1);
    while (!value.isEmpty() && u"(["_s.contains(value.front()))
        value = value.sliced(1);
    return value.toString();
}

} // namespace

bool saysNothing(QStringView text)
{
    QStringView words = text;
    while (!words.isEmpty() && isEdge(words.back()))
        words.chop(1);
    while (!words.isEmpty() && isEdge(words.front()))
        words = words.sliced(1);
    if (words.isEmpty())
        return true;
    if (words.size() > longestNothing || text.contains(u'?') || text.contains(u'？'))
        return false;
    const QString plain = words.toString().remove("**"_L1).remove(u'`').simplified().toLower();
    const auto says = [&](const QRegularExpression &sentence) { return sentence.match(plain).hasMatch(); };
    return nothingWords().contains(plain)
        || std::any_of(nothingSentences().cbegin(), nothingSentences().cend(), says);
}

bool beginsWithNothing(QStringView cell)
{
    static const QRegularExpression begins(
        u"^[\\s*_`(\\[–—-]*(?:(?:none|n/"
        u"?a|n\\.a\\.|nil|nothing|null|keine?|aucune?|ningun[oa]|nenhuma?|nessuna?|"
        u"no (?:\\w+ )?dependenc(?:y|ies)|not applicable|standalone|entfällt)(?![\\w./-])|"
        u"(?:无|無|暂无|没有|なし)(?![\\w./]*\\.\\w))"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return saysNothing(cell.left(longestNothing * 2)) || begins.match(cell.left(longestNothing)).hasMatch();
}

QString plainCell(QStringView cell)
{
    QString text = cell.trimmed().toString();
    text.remove(u'`').remove("**"_L1);
    text.replace("\\|"_L1, "|"_L1);
    static const QRegularExpression link(u"^\\[([^\\]]+)\\]\\([^)]*\\)$"_s);
    if (text.startsWith(u'[')) {
        if (const auto found = link.match(text); found.hasMatch())
            text = found.captured(1);
    }
    if (text.startsWith("./"_L1))
        text.remove(0, 2);
    return text.trimmed();
}

QString plainValue(const QString &cell)
{
    static const QRegularExpression link(u"\\[([^\\[\\]]*)\\]\\([^()]*\\)"_s);
    static const QString edges = u" \t\n`*\"'"_s;
    QString text = cell;
    text.replace(link, u"\\1"_s);
    text = plainCell(text);
    QStringView value(text);
    while (!value.isEmpty() && edges.contains(value.back()))
        value.chop(1);
    while (!value.isEmpty() && edges.contains(value.front()))
        value = value.sliced(1);
    return (value.startsWith(u"./") ? value.sliced(2) : value).toString();
}

QStringList cellParts(const QString &cell)
{
    // A remark in brackets behind a word is no value, nor are its commas: "board.js (draw(), clear())".
    static const QRegularExpression remark(u"(?<=\\S)\\s+[(（](?:[^()（）]|\\([^()]*\\))*[)）]"_s);
    QString values = cell;
    if (cell.contains(u'(') || cell.contains(u'（'))
        values.remove(remark);
    return values.split(separators(), Qt::SkipEmptyParts);
}

QStringList cellWords(const QString &cell)
{
    static const QRegularExpression spaces(u"\\s+"_s);
    QStringList result;
    QSet<QString> seen;
    const QStringList parts = cellParts(cell);
    for (const QString &part : parts) {
        const QStringList words = plainValue(part).split(spaces, Qt::SkipEmptyParts);
        for (const QString &word : words) {
            const QString value = withoutBrackets(plainValue(word));
            if (!saysNothing(value) && !seen.contains(value))
                result.append(value);
            seen.insert(value);
        }
    }
    return result;
}

} // namespace baton::markdown
