// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markdown/cells.h"
#include "core/markdown/paths.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace baton::markdown {

using namespace Qt::StringLiterals;

namespace {

// What is longer names no file, and would only cost time.
constexpr qsizetype longestItem = 2000;
constexpr qsizetype longestPath = 400;

bool isWordOfPath(QChar c)
{
    return c.isLetterOrNumber() || u"._-+@/\\~$()[]#"_s.contains(c);
}

/// Reads an item from its beginning.
class ItemScanner {
public:
    explicit ItemScanner(const QString &text) : m_text(text) { skipDecoration(); }

    LeadingPaths read()
    {
        LeadingPaths found;
        const qsizetype begin = m_at;
        std::optional<QString> path = readPath();
        if (!path) {
            m_at = begin;
            skipLabel();
            path = readPath();
        }
        if (!path) {
            m_at = begin;
            found.folder = readFolder();
            found.rest = found.folder.isEmpty() ? m_text.sliced(begin) : restText();
            return found;
        }
        while (path) {
            if (!found.paths.contains(*path))
                found.paths += *path;
            const qsizetype behind = m_at;
            path = skipJoiner() ? readPath() : std::nullopt;
            if (!path)
                m_at = behind;
        }
        found.rest = restText();
        return found;
    }

private:
    /// Emoji, bullets and other signs before the first word; opening marks stay.
    void skipDecoration()
    {
        while (m_at < m_text.size()) {
            const QChar c = m_text.at(m_at);
            const bool folderSign =
                c == u'.' || c == u'/' || c == u'\\' || c == u'_' || c == u'@' || c == u'~';
            if (c.isLetterOrNumber() || folderSign || u"`*[(\"'“‘<"_s.contains(c))
                break;
            ++m_at;
        }
    }

    /// "File:", "Task 3 -", "Implement": what says that a file follows.
    void skipLabel()
    {
        static const QRegularExpression label(
            u"\\G(?:[*_]{0,2}(?:file ?name|file "
            u"?path|file|path|module|script|source|task|step|phase|part|name|"
            u"datei|fichier|archivo|文件|文件名|路径|模块|任务|步骤|第[一二三四五六七八九十0-9]+步|第)[*_]{0,"
            u"2}\\s*[0-9]{0,3}\\s*[步个]?\\s*"
            u"(?:[:：.)\\-–—]+[*_]{0,2}\\s*|\\s)(?:(?:file|path)\\s*[:：]\\s*)?|\\[[\\w "
            u"+-]{1,20}\\](?![(/.])\\s*|"
            u"(?:create|implement|write|build|add|develop|code|finish|complete|define|set up|start "
            u"with|begin with|"
            u"then|finally|first|next|now|and|the|implementing|creating|writing|erstelle|schreibe|"
            u"实现|编写|创建|完成|开发|添加|新建|先|再|然后|最后)\\b[:：]?\\s*)+"_s,
            QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
        const auto found = label.match(m_text, m_at, QRegularExpression::NormalMatch);
        if (found.hasMatch() && found.capturedStart() == m_at)
            m_at = found.capturedEnd();
        skipDecoration();
    }

    std::optional<QString> readPath()
    {
        const qsizetype from = m_at;
        const std::optional<Word> word = readWord();
        if (word && namesFile(word->text, word->marked))
            return normalPath(word->text);
        m_at = from;
        return std::nullopt;
    }

    QString readFolder()
    {
        const qsizetype from = m_at;
        const std::optional<Word> word = readWord();
        if (word && namesFolder(word->text))
            return normalPath(word->text);
        m_at = from;
        return {};
    }

    struct Word {
        QString text;
        bool marked = false;
    };

    std::optional<Word> readWord()
    {
        if (m_at >= m_text.size())
            return std::nullopt;
        if (const auto marked = readMarked(); marked)
            return Word{*marked, true};
        qsizetype end = m_at;
        while (end < m_text.size() && isWordOfPath(m_text.at(end)) && !endsWordAt(end))
            ++end;
        // A sentence's dot, a colon's neighbour.
        while (end > m_at && (m_text.at(end - 1) == u'.' || m_text.at(end - 1) == u')'))
            --end;
        if (end == m_at)
            return std::nullopt;
        const QString text = m_text.sliced(m_at, end - m_at);
        m_at = end;
        return Word{text, false};
    }

    /// "a.py(the board)": a bracket that opens behind an extension is a remark.
    [[nodiscard]] bool endsWordAt(qsizetype at) const
    {
        const QChar c = m_text.at(at);
        if (c != u'(' && c != u'[')
            return false;
        const QStringView before = QStringView(m_text).sliced(m_at, at - m_at);
        return !before.isEmpty() && before.back() != u'/';
    }

    /// What stands between a pair of marks at this place; nullopt when none opens here.
    std::optional<QString> readMarked()
    {
        struct Pair {
            QStringView open;
            QStringView close;
        };
        static const QVector<Pair> pairs{{u"**`", u"`**"}, {u"`", u"`"}, {u"**", u"**"}, {u"*", u"*"},
            {u"__`", u"`__"}, {u"[`", u"`]"}, {u"[", u"]"}, {u"\"", u"\""}, {u"'", u"'"}, {u"“", u"”"},
            {u"‘", u"’"}, {u"(", u")"}, {u"<code>", u"</code>"}, {u"<b>", u"</b>"},
            {u"<strong>", u"</strong>"}};
        const QStringView rest = QStringView(m_text).sliced(m_at);
        for (const Pair &pair : pairs) {
            if (!rest.startsWith(pair.open))
                continue;
            const qsizetype end = rest.indexOf(pair.close, pair.open.size());
            const qsizetype behind = end + pair.close.size();
            if (end <= pair.open.size() || end > longestPath)
                continue;
            // "[id]/route.py" is one path.
            if (pair.open == u"[" && behind < rest.size() && u"/.\\"_s.contains(rest.at(behind)))
                return std::nullopt;
            QStringView inside = rest.sliced(pair.open.size(), end - pair.open.size()).trimmed();
            while (!inside.isEmpty() && u":：`*"_s.contains(inside.back()))
                inside.chop(1);
            while (!inside.isEmpty() && u"`*"_s.contains(inside.front()))
                inside = inside.sliced(1);
            m_at += behind;
            if (pair.open.startsWith(u'['))
                skipLinkTarget();
            return inside.trimmed().toString();
        }
        return std::nullopt;
    }

    void skipLinkTarget()
    {
        if (m_at >= m_text.size() || m_text.at(m_at) != u'(')
            return;
        const qsizetype end = m_text.indexOf(u')', m_at);
        m_at = end < 0 ? m_at : end + 1;
        while (m_at < m_text.size() && m_text.at(m_at) == u'*')
            ++m_at;
    }

    bool skipJoiner()
    {
        static const QRegularExpression joiner(
            u"\\G\\s*(?:[,;、，；+&]|→|->|=>|➜|➔|\\b(?:and|und|et|y|e|then)\\b|[和与及])\\s*(?:(?:and|then|finally|lastly|last|next|und|dann|zuletzt|schließlich|puis|enfin|luego)\\s+|[再后先]|最后|然后)*"_s,
            QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
        const auto found = joiner.match(m_text, m_at);
        if (!found.hasMatch() || found.capturedStart() != m_at)
            return false;
        m_at = found.capturedEnd();
        return true;
    }

    [[nodiscard]] QString restText() const
    {
        QStringView rest = QStringView(m_text).sliced(m_at).trimmed();
        const QString marks = u":：-–—→|#=>,;、*_` "_s;
        const bool html = rest.startsWith(u"</");
        while (!rest.isEmpty() && (marks.contains(rest.front())))
            rest = rest.sliced(1);
        if (html || rest.endsWith(u"</li>"))
            rest = rest.first(std::max<qsizetype>(rest.lastIndexOf(u"</"), 0));
        QString text = rest.trimmed().toString();
        const bool round = text.startsWith(u'(') && text.indexOf(u')') == text.size() - 1;
        const bool wide = text.startsWith(u'（') && text.indexOf(u'）') == text.size() - 1;
        if (text.size() > 1 && (round || wide))
            text = text.sliced(1).chopped(1);
        return text.trimmed();
    }

    QString m_text;
    qsizetype m_at = 0;
};

QString firstLine(QStringView item)
{
    const qsizetype end = item.indexOf(u'\n');
    QStringView line = (end < 0 ? item : item.first(end)).trimmed();
    if (const QStringView marked = itemText(line); !marked.isNull())
        line = marked;
    QString text = withoutInvisible(line.left(longestItem));
    static const QRegularExpression html(u"^\\s*<(?:li|p|td|dt)[^>]*>\\s*"_s);
    text.remove(html);
    const bool box =
        text.size() > 3 && text.at(0) == u'[' && text.at(2) == u']' && u" xX"_s.contains(text.at(1));
    return box ? text.sliced(3).trimmed() : text;
}

/// The first code span that names a file, else the first word that does.
QString pathInWords(const QString &text)
{
    static const QRegularExpression code(u"`([^`]+)`"_s);
    for (auto it = code.globalMatch(text); it.hasNext();) {
        const QString inside = it.next().captured(1);
        if (namesFile(inside, true))
            return normalPath(inside);
    }
    static const QRegularExpression spaces(u"\\s+"_s);
    const QStringList words = text.split(spaces, Qt::SkipEmptyParts);
    for (const QString &word : words) {
        QString bare = plainValue(word);
        while (!bare.isEmpty() && u".,;:)]"_s.contains(bare.back()))
            bare.chop(1);
        while (!bare.isEmpty() && u"(["_s.contains(bare.front()))
            bare.remove(0, 1);
        if (namesFile(bare))
            return normalPath(bare);
    }
    return {};
}

/// "my file.py": two words that are nothing but one name.
bool isNameWithSpace(const QString &head)
{
    const QStringList words = head.split(u' ');
    const auto isWord = [](QChar c) { return c.isLetterOrNumber() || u"_-/"_s.contains(c); };
    return words.size() == 2 && std::all_of(words.at(0).cbegin(), words.at(0).cend(), isWord)
        && !words.at(0).contains(u'.') && namesFile(words.at(1)) && !words.at(1).contains(u'/')
        && leadingPaths(head).paths.isEmpty();
}

/// The text before a separator that ends a path: "src/a.py: purpose", "src/a.py - purpose", "src/a.py (x)".
QString headOf(const QString &item)
{
    QString head = plainCell(item);
    for (const QString &end :
        {u": "_s, u"："_s, u" - "_s, u" – "_s, u" — "_s, u" ("_s, u" # "_s, u" → "_s, u" -> "_s, u", "_s})
        head = head.section(end, 0, 0);
    while (head.endsWith(u':') || head.endsWith(u',') || head.endsWith(u';'))
        head.chop(1);
    return plainValue(head);
}

} // namespace

LeadingPaths leadingPaths(QStringView item)
{
    return ItemScanner(firstLine(item)).read();
}

QString pathOf(const QString &item)
{
    const QString text = firstLine(item);
    if (saysNothing(text))
        return plainValue(text);
    const LeadingPaths leading = ItemScanner(text).read();
    if (!leading.paths.isEmpty())
        return leading.paths.constFirst();
    const QString head = headOf(text);
    if (!leading.folder.isEmpty() || (!text.contains(u'`') && isNameWithSpace(head)))
        return leading.folder.isEmpty() ? head : leading.folder;
    if (const QString path = pathInWords(text); !path.isEmpty())
        return path;
    return head.section(u' ', 0, 0).contains(u'.') ? head.section(u' ', 0, 0) : head;
}

} // namespace baton::markdown
