// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outline/outline.h"

#include "core/base/text.h"

#include <QRegularExpression>
#include <QVector>

#include <algorithm>
#include <utility>

namespace baton::outline {

using namespace Qt::StringLiterals;

namespace {

/// How a language with braces is read. Patterns are matched at the beginning of a declaration.
struct BraceLanguage {
    QStringList extensions;
    QString top; ///< declarations of the file that are offered
    QString container; ///< those of them whose members are offered as well
    QString member; ///< members that are
    bool templates = false; ///< back ticks hold strings of several lines
};

const QVector<BraceLanguage> &languages()
{
    static const QString modifiers = u"(?:(?:public|protected|internal|static|final|abstract|async|override|"
                                     "readonly|get|set|virtual|open|suspend|data|sealed|default)\\s+)*"_s;
    static const QVector<BraceLanguage> all{
        {{u"js"_s, u"mjs"_s, u"cjs"_s, u"jsx"_s, u"ts"_s, u"mts"_s, u"cts"_s, u"tsx"_s},
            u"export\\b|module\\.exports|exports\\.|(?:async\\s+)?function\\b|(?:abstract\\s+)?class\\b|"
            "(?:const|let|var)\\s+[A-Za-z$]|interface\\b|type\\s+\\w|(?:const\\s+)?enum\\b|declare\\b"_s,
            u"(?:export\\s+)?(?:default\\s+)?(?:declare\\s+)?(?:abstract\\s+)?(?:const\\s+)?"
            "(?:class|interface|enum|type)\\b"_s,
            u"(?!(?:private|return|if|for|while|switch|super|this)\\b)[*\\[A-Za-z$\"']"_s, true},
        {{u"go"_s}, u"func\\s+(?:\\([^)]*\\)\\s*)?[A-Z]|type\\s+[A-Z]|(?:var|const)\\s+(?:[A-Z]|\\()"_s,
            u"type\\b.*\\b(?:struct|interface)\\b|(?:var|const|type)\\s*\\("_s, u"[A-Z]"_s, true},
        {{u"rs"_s}, u"pub\\b(?!\\(self)|impl\\b|trait\\b|#\\[macro_export"_s,
            u"(?:pub(?:\\([^)]*\\))?\\s+)?(?:struct|enum|trait|impl|union|mod)\\b"_s,
            u"(?:pub|fn|type|const)\\b|[A-Z]"_s, false},
        {{u"java"_s, u"cs"_s, u"kt"_s}, u"(?!(?:import|package|using|private|return)\\b)[@\\[]?[A-Za-z]"_s,
            u"[^;{(]*\\b(?:class|interface|enum|record|object|struct|namespace)\\b"_s,
            u"(?!(?:private|return|if|for|while|switch)\\b)"_s + modifiers + u"[@A-Za-z<]"_s, false},
        {{u"h"_s, u"hh"_s, u"hpp"_s, u"hxx"_s, u"c"_s, u"cc"_s, u"cpp"_s, u"cxx"_s},
            u"(?!(?:static|using\\s+namespace|return|friend)\\b)[A-Za-z\\[~]|#\\s*define\\s+\\w"_s,
            u"(?:(?:typedef|template\\s*<[^{;]*>|inline|export)\\s+)*(?:class|struct|union|enum|namespace|"
            "extern\\s+\"C\")(?!.*\\()"_s,
            u"(?!(?:return|if|for|while|switch|friend)\\b)[A-Za-z\\[~]"_s, false},
    };
    return all;
}

/// Reads characters, keeps track of strings, comments and brackets, and hands out declarations: what stands
/// before a brace, a semicolon or the end of a line outside of brackets.
class Reader {
public:
    Reader(const BraceLanguage &language, const QString &text)
        : m_language(language), m_text(text), m_top(anchored(language.top)),
          m_container(anchored(language.container)), m_member(anchored(language.member))
    {
    }

    QString read()
    {
        while (m_at < m_text.size())
            step();
        declare(false);
        return m_lines.join(u'\n');
    }

private:
    static QRegularExpression anchored(const QString &pattern)
    {
        return QRegularExpression(u"^(?:"_s + pattern + u')');
    }
    void step();
    void bracket(QChar c);
    bool skipped();
    bool skipComment();
    bool skipString(QChar quote);
    [[nodiscard]] bool isShown() const { return m_braces == m_shown; }
    [[nodiscard]] bool goesOn() const;
    void declare(bool opens);

    const BraceLanguage &m_language;
    const QString &m_text;
    QRegularExpression m_top;
    QRegularExpression m_container;
    QRegularExpression m_member;
    qsizetype m_at = 0;
    qsizetype m_braces = 0;
    qsizetype m_shown = 0; ///< depth of braces whose declarations are read
    qsizetype m_round = 0;
    bool m_private = false; ///< behind "private:" of C++
    QString m_piece;
    QString m_doc;
    QStringList m_lines;
};

void Reader::step()
{
    if (skipped())
        return;
    const QChar c = m_text.at(m_at);
    ++m_at;
    if (c == u'{' || c == u'}' || c == u'(' || c == u')' || c == u'[' || c == u']') {
        bracket(c);
        return;
    }
    if (!isShown())
        return;
    static const QRegularExpression label(u"^\\s*(?:public|protected|private)$"_s);
    const bool isLabel = c == u':' && m_round == 0 && m_braces > 0 && label.match(m_piece).hasMatch();
    const bool ends = isLabel || (m_round == 0 && (c == u';' || c == u'\n' || (c == u',' && m_braces > 0)));
    constexpr qsizetype longest = 4096; // of a declaration; what is longer is data
    if (ends && !(c == u'\n' && goesOn()))
        declare(false);
    else if (m_piece.size() < longest)
        m_piece += c;
}

/// A line that ends with an operator is no end of a declaration.
bool Reader::goesOn() const
{
    qsizetype end = m_piece.size();
    while (end > 0 && m_piece.at(end - 1).isSpace())
        --end;
    static const QString open = u"=,(<|&:+-"_s;
    return end > 0 && open.contains(m_piece.at(end - 1));
}

void Reader::bracket(QChar c)
{
    if (c == u'{' && m_round == 0) {
        const bool container = isShown() && m_container.match(m_piece.trimmed()).hasMatch();
        if (isShown())
            declare(true);
        ++m_braces;
        if (container)
            m_shown = m_braces;
        return;
    }
    if (c == u'}' && m_round == 0) {
        if (isShown())
            declare(false);
        m_braces = std::max<qsizetype>(0, m_braces - 1);
        m_shown = std::min(m_shown, m_braces);
        m_private = false;
        return;
    }
    if (isShown())
        m_piece += c; // a declaration's own: few
    if (c == u'(' || c == u'[' || c == u'{')
        ++m_round;
    else
        m_round = std::max<qsizetype>(0, m_round - 1);
}

bool Reader::skipped()
{
    const QChar c = m_text.at(m_at);
    if (c == u'/' && skipComment())
        return true;
    const bool isQuote = c == u'"' || (c == u'`' && m_language.templates)
        || (c == u'\'' && m_language.extensions.constFirst() != "rs"_L1); // there it marks lifetimes
    return isQuote && skipString(c);
}

bool Reader::skipComment()
{
    const QStringView rest = QStringView(m_text).mid(m_at, 2);
    const bool isLong = rest == u"/*";
    if (!isLong && rest != u"//")
        return false;
    qsizetype end = m_text.indexOf(isLong ? u"*/"_s : u"\n"_s, m_at + 2);
    end = end < 0 ? m_text.size() : end;
    const bool documents = isShown() && m_piece.trimmed().isEmpty() && m_doc.isEmpty();
    static const QRegularExpression marks(u"^[/*!\\s]+|[*\\s]+$"_s);
    if (documents) {
        QString words = m_text.mid(m_at, end - m_at);
        m_doc = words.remove(QRegularExpression(u"^[/*!\\s]+"_s)).section(u'\n', 0, 0).remove(marks);
    }
    m_at = end + (isLong ? 2 : 0);
    m_at = std::min(m_at, m_text.size());
    return true;
}

bool Reader::skipString(QChar quote)
{
    const qsizetype from = m_at++;
    while (m_at < m_text.size()) {
        const QChar c = m_text.at(m_at);
        if (c == u'\n' && quote != u'`')
            break;
        m_at += c == u'\\' ? 2 : 1;
        if (c == quote)
            break;
    }
    m_at = std::min(m_at, m_text.size());
    if (isShown())
        m_piece += QStringView(m_text).mid(from, m_at - from);
    return true;
}

/// The piece read so far is over; `opens`: a brace follows, so it has a body.
void Reader::declare(bool opens)
{
    const QString piece = shortLine(m_piece);
    m_piece.clear();
    if (piece.isEmpty())
        return; // documentation waits for what it stands above
    const QString doc = std::exchange(m_doc, QString());
    if (piece == "public"_L1 || piece == "protected"_L1 || piece == "private"_L1) {
        m_private = piece == "private"_L1;
        return;
    }
    const QRegularExpression &wanted = m_braces == 0 ? m_top : m_member;
    if (m_private || !wanted.match(piece).hasMatch())
        return;
    const bool hasMembers = opens && m_container.match(piece).hasMatch();
    constexpr qsizetype deepest = 20; // braces that never close would indent without end
    m_lines.append(QString(4 * std::min(m_braces, deepest), u' ') + piece + (hasMembers ? u" {"_s : QString())
        + (doc.isEmpty() ? QString() : u"  // "_s + shortLine(doc)));
}

/// The row of an extension ("ts"); null when there is none.
const BraceLanguage *braceLanguage(const QString &extension)
{
    const QVector<BraceLanguage> &all = languages();
    const auto row = std::find_if(all.cbegin(), all.cend(),
        [&](const BraceLanguage &language) { return language.extensions.contains(extension); });
    return row == all.cend() ? nullptr : &*row;
}

} // namespace

QString shortLine(const QString &text)
{
    constexpr qsizetype longest = 200;
    const QString line = text.simplified();
    return line.size() > longest ? line.left(longest) + u'…' : line;
}

std::optional<QString> interfaceOf(const QString &path, const QString &text)
{
    const QString name = path.section(u'/', -1);
    const QString extension = name.section(u'.', -1).toLower();
    if (extension == "py"_L1 || extension == "pyi"_L1 || extension == "pyw"_L1)
        return pythonInterface(text, name.startsWith("__init__."_L1));
    const BraceLanguage *language = braceLanguage(extension);
    return language == nullptr ? std::nullopt : std::optional<QString>(Reader(*language, text).read());
}

QString digestOf(const QString &path, const QString &text)
{
    return hashOf(interfaceOf(path, text).value_or(text)).value.left(16);
}

} // namespace baton::outline
