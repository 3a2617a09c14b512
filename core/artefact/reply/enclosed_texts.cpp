// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/reply/envelope.h"
#include "core/artefact/reply/json_value.h"
#include "core/markdown/lines.h"
#include "core/markdown/paths.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

constexpr qsizetype mostTexts = 1000;

bool isPathName(const QString &name)
{
    static const QStringList names{u"path"_s, u"file_path"_s, u"filepath"_s, u"filename"_s, u"file_name"_s,
        u"file"_s, u"name"_s, u"target_file"_s, u"relative_path"_s, u"title"_s};
    return names.contains(name.toLower());
}

bool isTextName(const QString &name)
{
    static const QStringList names{u"content"_s, u"contents"_s, u"file_text"_s, u"text"_s, u"code"_s,
        u"source"_s, u"code_edit"_s, u"new_str"_s, u"file_content"_s, u"body"_s, u"input"_s};
    return names.contains(name.toLower());
}

/// Reads the texts that JSON hands over.
class JsonTexts {
public:
    void collect(const JsonValue &value, int depth)
    {
        if (depth == 0 || found.size() >= mostTexts)
            return;
        if (value.kind == JsonValue::Kind::Array) {
            for (const JsonValue &item : value.items)
                collect(item, depth - 1);
        } else if (value.kind == JsonValue::Kind::Object && !asFile(value) && !asMap(value)) {
            for (const auto &[name, member] : value.members)
                member.kind == JsonValue::Kind::Text ? collectText(name, member.text, depth)
                                                     : collect(member, depth - 1);
        }
    }

    QVector<EnclosedText> found;

private:
    bool asFile(const JsonValue &object)
    {
        QString path;
        const QString *text = nullptr;
        for (const auto &[name, member] : object.members) {
            if (member.kind != JsonValue::Kind::Text)
                continue;
            if (path.isEmpty() && isPathName(name) && namesFile(member.text))
                path = normalPath(member.text);
            else if (text == nullptr && isTextName(name))
                text = &member.text;
        }
        if (text == nullptr || (path.isEmpty() && object.members.size() > 6))
            return false;
        found += EnclosedText{path, *text, u"JSON"_s};
        return true;
    }

    /// {"src/a.py": "text", ...}
    bool asMap(const JsonValue &object)
    {
        const bool map = !object.members.empty()
            && std::all_of(object.members.begin(), object.members.end(), [](const auto &entry) {
                   return entry.value.kind == JsonValue::Kind::Text && namesFile(entry.name);
               });
        for (size_t i = 0; map && i < object.members.size(); ++i)
            found +=
                EnclosedText{normalPath(object.members[i].name), object.members[i].value.text, u"JSON"_s};
        return map;
    }

    /// Arguments of a call may be JSON in a string.
    void collectText(const QString &name, const QString &text, int depth)
    {
        static const QStringList names{u"arguments"_s, u"parameters"_s, u"input"_s};
        if (!names.contains(name) || !text.trimmed().startsWith(u'{'))
            return;
        if (const auto inner = readJson(text))
            collect(*inner, depth - 1);
    }
};

/// The texts of one envelope of JSON; none when the text is no JSON.
QVector<EnclosedText> enclosedInJson(const QString &text)
{
    constexpr int deepest = 6;
    const QString whole = text.trimmed();
    JsonTexts texts;
    if (const auto value = whole.startsWith(u'{') || whole.startsWith(u'[') ? readJson(whole) : std::nullopt)
        texts.collect(*value, deepest);
    return texts.found;
}

/// The tags that hand over a file, read line by line.
class TagTexts {
public:
    explicit TagTexts(const Lines &lines) : m_lines(lines) { }

    /// The text that an opening tag at line `at` begins; `at` is then its last line. False when it opens
    /// none.
    bool read(qsizetype &at, QVector<EnclosedText> &found)
    {
        static const QRegularExpression open(
            u"^\\s*<(file|write_to_file|write_file|create_file|save_file|document|boltAction|action|"
            u"antArtifact|artifact|invoke|"
            "function|function_calls|tool_call|tool_use|edit|code_file|source)(?:=([\\w.-]+))?((?:\\s[^<>]*)?)>\\s*(.*)$"_s);
        const auto tag = open.match(m_lines.at(at).left(1000));
        if (!tag.hasMatch() || m_lines.at(at).size() > 1000 || ++m_tries > mostTries)
            return false;
        const QString name = tag.captured(1);
        const qsizetype last = closing(at, name);
        if (last - at > longestText)
            return false;
        const QString inline_ = tag.captured(4).section(u"</"_s + name, 0, 0);
        const QString body = m_lines.text(at + 1, last);
        const QString whole = isBlank(inline_) ? body : QString(inline_ + u'\n' + body);
        if (!readBody(whole, pathAttribute(tag.captured(3)), found))
            return false;
        at = std::min(last, m_lines.size() - 1);
        return true;
    }

private:
    [[nodiscard]] qsizetype closing(qsizetype from, const QString &name)
    {
        auto known = m_closing.find(name);
        if (known == m_closing.end()) {
            const QString close = u"</"_s + name + u'>';
            QVector<qsizetype> places;
            for (qsizetype i = 0; i < m_lines.size(); ++i) {
                if (m_lines.at(i).contains(close))
                    places += i;
            }
            known = m_closing.insert(name, places);
        }
        const auto place = std::lower_bound(known->cbegin(), known->cend(), from);
        return place == known->cend() ? m_lines.size() : *place;
    }

    static QString pathAttribute(const QString &attributes)
    {
        static const QRegularExpression form(
            u"\\b(?:path|filePath|file_path|filename|name|title|identifier|src)\\s*=\\s*[\"']([^\"']{1,300})[\"']"_s);
        for (auto it = form.globalMatch(attributes.left(600)); it.hasNext();) {
            const QString value = it.next().captured(1);
            if (namesFile(value))
                return normalPath(value);
        }
        return {};
    }

    bool readBody(const QString &body, QString path, QVector<EnclosedText> &found)
    {
        const QString whole = body.trimmed();
        if (whole.startsWith(u'{') || whole.startsWith(u'[')) {
            const qsizetype before = found.size();
            for (const EnclosedText &text : enclosedInJson(whole))
                found += EnclosedText{text.path, text.text, u"a tool call"_s};
            return found.size() > before;
        }
        QString text = body;
        const bool parts = readParts(Lines(body), &path, &text);
        if (!parts && path.isEmpty())
            return false;
        if (!parts && beginsNested(whole)) // an artifact around its file tags: those are read by themselves
            return false;
        found += EnclosedText{path, withoutCdata(text), u"tags"_s};
        return true;
    }

    static bool beginsNested(QStringView text)
    {
        return text.startsWith(u"<boltAction") || text.startsWith(u"<file ");
    }

    /// <path>..</path>, <content>..</content>, <parameter name="content">..</parameter>, <parameter=content>.
    static bool readParts(const Lines &body, QString *path, QString *text)
    {
        static const QRegularExpression open(
            u"^\\s*<(?:parameter\\s*(?:=|\\s+name\\s*=\\s*)[\"']?(\\w+)[\"']?|(\\w+))>(.*)$"_s);
        const auto first =
            std::find_if(body.begin(), body.end(), [](QStringView line) { return !isBlank(line); });
        const auto head = first == body.end() ? QRegularExpressionMatch() : open.match((*first).left(2000));
        const QString begun = head.hasMatch() ? QString(head.captured(1) + head.captured(2)) : QString();
        if (!isPathName(begun) && !isTextName(begun))
            return false; // what the tag encloses is the text
        bool any = false;
        for (qsizetype i = 0; i < body.size(); ++i) {
            const auto part = open.match(body.at(i).left(2000));
            const QString name = part.captured(1) + part.captured(2);
            const bool named = part.hasMatch() && (isPathName(name) || isTextName(name));
            if (!named)
                continue;
            const QString close = part.captured(1).isEmpty() ? u"</"_s + name + u'>' : u"</parameter>"_s;
            QString joined;
            QStringView line = body.at(i).sliced(part.capturedStart(3));
            while (!line.contains(close) && i + 1 < body.size()) {
                addLine(joined, line);
                line = body.at(++i);
            }
            joined += line.left(line.indexOf(close));
            if (isPathName(name) && namesFile(joined.trimmed())) {
                *path = normalPath(joined);
            } else if (isTextName(name)) {
                *text = joined;
                any = true;
            }
        }
        return any;
    }

    static QString withoutCdata(QString text)
    {
        QString bare = text.trimmed();
        if (bare.startsWith("<![CDATA["_L1)) {
            text = bare.sliced(9);
            if (const qsizetype end = text.lastIndexOf("]]>"_L1); end >= 0)
                text.truncate(end);
        }
        while (text.startsWith(u'\n'))
            text.remove(0, 1);
        return text;
    }

    static constexpr int mostTries = 300; // each copies what it encloses
    static constexpr qsizetype longestText = 20'000; ///< lines
    const Lines &m_lines;
    QHash<QString, QVector<qsizetype>> m_closing; ///< lines that close a tag, by its name
    int m_tries = 0;
};

/// Lines that a patch adds to a new file.
QString addedLines(const Lines &lines, qsizetype from, qsizetype *end)
{
    QString added;
    qsizetype i = from;
    for (; i < lines.size(); ++i) {
        const QStringView line = lines.at(i);
        if (line.startsWith(u'+'))
            addLine(added, line.sliced(1));
        else if (!line.startsWith("@@"_L1) && !line.startsWith(u'\\') && !line.isEmpty())
            break;
    }
    *end = i;
    added.chop(1);
    return added;
}

/// Patches that make a file: "*** Add File: x", "--- /dev/null" and "+++ b/x".
bool readPatch(const Lines &lines, qsizetype &at, QVector<EnclosedText> &found)
{
    static const QRegularExpression add(u"^\\*\\*\\* Add File: (.+)$"_s);
    static const QRegularExpression target(u"^\\+\\+\\+ (?:b/)?(\\S.*?)\\s*$"_s);
    const QStringView line = lines.at(at).left(600);
    QString path;
    qsizetype from = at + 1;
    if (const auto begin = add.match(line); begin.hasMatch()) {
        path = begin.captured(1);
    } else if (line.startsWith("--- /dev/null"_L1) && from < lines.size()) {
        path = target.match(lines.at(from).left(600)).captured(1);
        ++from;
    }
    if (path.isEmpty())
        return false;
    qsizetype end = from;
    const QString added = addedLines(lines, from, &end);
    found += EnclosedText{normalPath(path), added, u"a patch"_s};
    at = end - 1;
    return true;
}

/// A SEARCH/REPLACE block that looks for nothing: its replacement is the file.
bool readReplacement(const Lines &lines, qsizetype &at, QVector<EnclosedText> &found)
{
    if (!lines.at(at).startsWith("<<<<<<< SEARCH"_L1) || at + 1 >= lines.size()
        || !lines.at(at + 1).startsWith("======="_L1))
        return false;
    qsizetype end = at + 2;
    while (end < lines.size() && !lines.at(end).startsWith(">>>>>>> REPLACE"_L1))
        ++end;
    found += EnclosedText{{}, lines.text(at + 2, end), u"a replacement"_s};
    at = end;
    return true;
}

/// "cat > src/a.py <<'EOF'", "mkdir -p src && cat <<'EOF' > src/a.py" and their like, up to the mark.
bool readHereDocument(const Lines &lines, qsizetype &at, QVector<EnclosedText> &found)
{
    static const QRegularExpression form(
        u"^\\s*(?:\\$ )?(?:(?:sudo )?(?:mkdir|touch|set)\\s[^<>]{0,300}?(?:&&|;)\\s*){0,4}(?:sudo )?(?:cat|tee)\\s+(?:>\\s*)?[\"']?([^\\s<>\"']+)?[\"']?\\s*(?:>\\s*/dev/null\\s*)?<<-?\\s*[\"'\\\\]?([A-Za-z_]\\w*)[\"']?\\s*(?:(?:>|\\|\\s*(?:sudo )?tee\\s)\\s*[\"']?([^\\s<>\"']+))?.*$"_s);
    const auto begin = form.match(lines.at(at).left(600));
    if (!begin.hasMatch())
        return false;
    const QString path = normalPath(begin.captured(1).isEmpty() ? begin.captured(3) : begin.captured(1));
    if (path.isEmpty())
        return false;
    qsizetype end = at + 1;
    while (end < lines.size() && lines.at(end).trimmed() != begin.captured(2))
        ++end;
    found += EnclosedText{path, lines.text(at + 1, end), u"a here-document"_s};
    at = end;
    return true;
}

/// "# ===== src/a.py =====": rulers between the files of one block.
bool readRuler(const Lines &lines, qsizetype &at, QVector<EnclosedText> &found)
{
    static const QRegularExpression form(
        u"^\\s*(?:#|//|/\\*|<!--|--)?\\s*[=\\-*#~]{3,}\\s*(?:file\\s*:?\\s*)?([^\\s=*#~]+)\\s*[=\\-*#~]{3,}\\s*(?:\\*/|-->)?\\s*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto pathAt = [&](qsizetype line) {
        const auto ruler = form.match(lines.at(line).left(300));
        return ruler.hasMatch() && namesFile(ruler.captured(1)) ? normalPath(ruler.captured(1)) : QString();
    };
    const QString path = pathAt(at);
    if (path.isEmpty())
        return false;
    qsizetype end = at + 1;
    while (end < lines.size() && pathAt(end).isEmpty())
        ++end;
    found += EnclosedText{path, trimBlankLines(lines.text(at + 1, end)), u"a block of several files"_s};
    at = end - 1;
    return true;
}

/// "%%writefile src/a.py": a notebook cell; all that follows is the file.
bool readCell(const Lines &lines, qsizetype &at, QVector<EnclosedText> &found)
{
    static const QRegularExpression form(u"^%%(?:writefile|file)\\s+(?:-a\\s+)?(\\S+)\\s*$"_s);
    const auto begin = form.match(lines.at(at).left(600));
    if (!begin.hasMatch())
        return false;
    found +=
        EnclosedText{normalPath(begin.captured(1)), lines.text(at + 1, lines.size()), u"a notebook cell"_s};
    at = lines.size();
    return true;
}

/// Whether any line may begin an envelope: most texts need not be looked at line by line.
bool mayEnclose(const QString &text)
{
    const QStringList marks{u"<"_s, u"%%"_s, u"==="_s, u"---"_s, u"***"_s, u"###"_s, u"~~~"_s};
    return std::any_of(
        marks.cbegin(), marks.cend(), [&](const QString &mark) { return text.contains(mark); });
}

} // namespace

QVector<EnclosedText> enclosedTexts(const QString &text)
{
    static const QRegularExpression toolCalls(
        u"^\\s*(?:\\[TOOL_CALLS\\]|<\\|python_tag\\|>|TOOL_CALL:?)\\s*"_s);
    QString bare = text;
    if (const auto call = toolCalls.match(text.left(200)); call.hasMatch())
        bare = text.sliced(call.capturedEnd());
    QVector<EnclosedText> found = enclosedInJson(bare);
    if (!found.isEmpty() || !mayEnclose(bare))
        return found;
    const Lines lines(bare);
    TagTexts tags(lines);
    FenceTracker fences;
    for (qsizetype i = 0; i < lines.size() && found.size() < mostTexts; ++i) {
        const bool inside = fences.isInside();
        if (fences.feed(lines.at(i)) || inside || lines.at(i).isEmpty())
            continue;
        const QStringView words = lines.at(i).trimmed();
        const QChar first = words.isEmpty() ? QChar() : words.front();
        if (first == u'<')
            tags.read(i, found) || readReplacement(lines, i, found) || readRuler(lines, i, found);
        else if (first == u'*' || first == u'-' || first == u'#' || first == u'/' || first == u'=')
            readPatch(lines, i, found) || readRuler(lines, i, found);
        else if (first == u'%')
            readCell(lines, i, found);
        else if (u"ct$sm"_s.contains(first))
            readHereDocument(lines, i, found);
    }
    return found;
}

} // namespace baton::artefact
