// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markdown/paths.h"

#include "core/markdown/cells.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <optional>

namespace baton::markdown {

using namespace Qt::StringLiterals;

namespace {

// What is longer names no file, and would only cost time.
constexpr qsizetype longestItem = 2000;
constexpr qsizetype longestPath = 400;

bool takesNoRoom(QChar c)
{
    const char16_t code = c.unicode();
    return (code >= 0x200B && code <= 0x200D) || code == 0x2060 || code == 0xFEFF || code == 0x00AD;
}

QString withoutInvisible(QStringView text)
{
    QString plain = text.toString();
    plain.removeIf(takesNoRoom);
    return plain.replace(QChar(0x00A0), u' ');
}

const QSet<QString> &knownExtensions()
{
    static const QSet<QString> known = [] {
        const QString words =
            u"py pyw pyi ipynb js mjs cjs jsx ts mts cts tsx vue svelte cpp cc cxx hpp hh hxx h c ino qml go "
            u"rs "
            "java kt kts gradle cs csproj sln rb erb php swift m mm scala dart lua r pl ex exs html htm "
            "xhtml css "
            "scss sass less json jsonc json5 yaml yml toml ini cfg conf env properties xml svg sql sh bash "
            "zsh "
            "ps1 bat cmd md markdown rst adoc txt csv tsv dockerfile makefile mk cmake proto graphql tmpl "
            "tpl j2 ejs hbs lock png jpg ico example sample gitignore patch diff"_s;
        const QStringList list = words.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return known;
}

bool isKnownName(const QString &name)
{
    static const QSet<QString> names{u"makefile"_s, u"dockerfile"_s, u"license"_s, u"readme"_s, u"procfile"_s,
        u"gemfile"_s, u"rakefile"_s, u"jenkinsfile"_s, u"vagrantfile"_s, u"notice"_s, u"changelog"_s,
        u"gnumakefile"_s, u"justfile"_s, u"codeowners"_s, u"go.mod"_s, u"go.sum"_s};
    return names.contains(name.toLower());
}

/// "Node.js" and its like are no files unless they are marked as one.
bool isProduct(const QString &name)
{
    static const QSet<QString> products{u"node.js"_s, u"vue.js"_s, u"next.js"_s, u"nuxt.js"_s,
        u"express.js"_s, u"react.js"_s, u"d3.js"_s, u"three.js"_s, u"chart.js"_s, u"p5.js"_s, u"alpine.js"_s};
    return products.contains(name.toLower());
}

QString extensionOf(const QString &name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot >= 0 && dot + 1 < name.size() ? name.sliced(dot + 1).toLower() : QString();
}

bool isWordOfPath(QChar c)
{
    return c.isLetterOrNumber() || u"._-+@/\\~$()[]#"_s.contains(c);
}

/// Signs that no file of a project has in its name; also patterns and addresses.
bool cannotBePath(QStringView word)
{
    return word.isEmpty() || word.size() > longestPath || word.contains(u"://") || word.contains(u"...")
        || word.contains(u"**")
        || std::any_of(word.begin(), word.end(), [](QChar c) { return u"*?<>|\"'`{}=;:,!"_s.contains(c); });
}

/// An extension, known or (in a marked word) of any kind.
bool namesFileAs(QStringView word, bool marked)
{
    const QString path = normalPath(word);
    if (cannotBePath(path) || path.endsWith(u'/') || (!marked && path.contains(u' ')))
        return false;
    const QString name = path.section(u'/', -1);
    const bool letters = std::any_of(name.begin(), name.end(), [](QChar c) { return c.isLetterOrNumber(); });
    if (!letters || (!marked && isProduct(path)) || name.contains(u"()")
        || (name.endsWith(u')') && !path.contains(u'/')))
        return false;
    const QString extension = extensionOf(name);
    if (isKnownName(name) || knownExtensions().contains(extension))
        return true;
    return path.contains(u'/') && !path.contains(u' ') && (marked || name.size() > 1)
        && (!extension.isEmpty() ? extension.at(0).isLetter() : marked);
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
            u"datei|fichier|archivo|文件|文件名|路径|模块|任务|步骤|第)[*_]{0,2}\\s*[0-9]{0,3}\\s*[步个]?\\s*"
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
        if (word && namesFileAs(word->text, word->marked))
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
        if (namesFileAs(inside, true))
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
        && extensionOf(words.at(0)).isEmpty() && namesFile(words.at(1)) && !words.at(1).contains(u'/')
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

/// Whether backslashes are Markdown's ("\\_\\_init\\_\\_.py") and not Windows' ("src\\board.py").
bool areEscapes(const QString &path)
{
    bool escapes = path.contains(u'\\');
    for (qsizetype i = path.indexOf(u'\\'); i >= 0; i = path.indexOf(u'\\', i + 1)) {
        const QStringView behind = QStringView(path).sliced(i + 1);
        escapes = escapes && !behind.isEmpty() && u"_*[]()#-."_s.contains(behind.front());
        if (behind.startsWith(u"__") && path.count(u'\\') == 1)
            return false; // "src\\__init__.py"
    }
    return escapes;
}

} // namespace

QString normalPath(QStringView path)
{
    QString text = withoutInvisible(path).trimmed().normalized(QString::NormalizationForm_C);
    if (areEscapes(text))
        text.remove(u'\\');
    text.replace(u'\\', u'/');
    while (text.startsWith("./"_L1))
        text.remove(0, 2);
    while (text.startsWith(u'/'))
        text.remove(0, 1);
    return text;
}

bool namesFile(QStringView word)
{
    return namesFileAs(word, false);
}

bool namesFolder(QStringView word)
{
    const QString path = normalPath(word);
    return path.size() > 1 && path.endsWith(u'/') && !cannotBePath(path) && !path.contains(u' ')
        && path != "../"_L1;
}

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
