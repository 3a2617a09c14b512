// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/check.h"
#include "core/markdown/lines.h"

#include <QRegularExpression>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

/// Comments by which models leave work undone, in any language.
bool isPlaceholder(QStringView line)
{
    static const QRegularExpression comment(u"#|//|/\\*|\\*|<!--|--"_s);
    static const QRegularExpression marks(
        u"(?:#|//|/\\*|\\*|<!--|--)\\s*+(?:@?(?:TODO|FIXME|XXX)\\b|\\.\\.\\.\\s*$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression words(
        u"\\b(?:your code here|implement(?:ation)? (?:goes )?here|rest of (?:the "
        ")?(?:code|file|implementation|function|methods?|class|module|script|program)|(?:code|methods?|"
        "functions?|class|everything|"
        "rest|implementation|file) (?:above |below |else )?(?:remains?|stays?|is|are) (?:the "
        "same|unchanged|as before)|same as (?:before|"
        "above)$|restliche[rs]? code|code bleibt (?:unverändert|gleich)|wie (?:bisher|zuvor)$|reste du "
        "code|(?:code|méthodes) inchangée?s?|"
        "resto del código|(?:código|métodos) sin cambios|(?:existing|remaining|other|previous) "
        "(?:code|methods?|functions?)"
        "(?: (?:here|remains?|unchanged|omitted))+|(?:code|implementation) (?:omitted|unchanged)|omitted for brevity|placeholder implementation)"_s,
        QRegularExpression::CaseInsensitiveOption);
    // "... existing code ...", "[previous methods remain]": dots or brackets around words that stand for
    // code.
    static const QRegularExpression dotted(
        u"^\\s*[\\[(]?\\s*(?:\\.{3}|…)\\s*[\\[(]?(?:.*(?:\\.{3}|…)\\s*[\\])]?$|.*\\b(?:rest|existing|"
        u"remain\\w*|unchanged|same|"
        "previous|other|omitted|methods?|code|bleibt|restlich\\w*|unverändert|reste|inchangé\\w*|resto)\\b)"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression chinese(
        u"(?:其余|剩余)(?:的)?(?:代码|方法|函数|部分|实现|内容)|(?:现有|原有|之前的?)(?:的)?(?:代码|方法|函数)\\s*(?:保持|不变|省略)|代码省略|省略(?:部分|其余|了|代码)|保持不变|同上\\s*$|此处省略"_s);
    constexpr qsizetype longest = 1000;
    const QStringView text = line.left(longest).trimmed();
    const auto begin = comment.match(text);
    if (!begin.hasMatch())
        return false;
    const QStringView said = text.sliced(begin.capturedEnd());
    return marks.match(text, begin.capturedStart()).hasMatch() || words.match(said).hasMatch()
        || dotted.match(said).hasMatch() || chinese.match(said).hasMatch();
}

bool isNotImplemented(QStringView line)
{
    static const QRegularExpression words(u"\\b(?:unimplemented!|todo!)\\s*\\(|throw new "
                                          u"(?:Error|UnsupportedOperationException|NotImplementedException)"
                                          u"\\(\\s*[\"']?not (?:yet )?implemented|"
                                          "panic\\(\\s*\"not (?:yet )?implemented"_s,
        QRegularExpression::CaseInsensitiveOption);
    return line.contains(u'(') && words.match(line.left(1000)).hasMatch();
}

QStringView withoutComment(QStringView line)
{
    const qsizetype at = line.indexOf(u'#');
    return at < 0 ? line : line.first(at);
}

/// Statements of a Python body without comments, blank lines and the docstring.
QStringList pythonBody(const Lines &lines, qsizetype from, qsizetype indent)
{
    QStringList body;
    QString quote;
    for (qsizetype i = from; i < lines.size() && body.size() < 3; ++i) {
        const QStringView text = lines.at(i).trimmed();
        if (!quote.isEmpty()) {
            quote = text.contains(quote) ? QString() : quote;
            continue;
        }
        if (text.isEmpty() || text.startsWith(u'#'))
            continue;
        if (indentOf(lines.at(i)) <= indent)
            break;
        const bool docstring = body.isEmpty() && (text.startsWith("\"\"\""_L1) || text.startsWith("'''"_L1));
        if (!docstring)
            body += text.toString();
        else if (!text.sliced(3).contains(text.left(3)))
            quote = text.left(3).toString();
    }
    return body;
}

bool isEmptyStatement(const QString &statement)
{
    static const QRegularExpression empty(
        u"^(?:pass|\\.\\.\\.|raise NotImplementedError\\b.*)\\s*(?:#.*)?$"_s);
    return empty.match(statement).hasMatch();
}

/// Walks Python functions. Abstract methods, overloads and protocols have no body on purpose.
class PythonStubs {
public:
    explicit PythonStubs(const Lines &lines) : m_lines(lines) { }

    void find(CheckOutcome &outcome)
    {
        m_outcome = &outcome;
        for (qsizetype i = 0; i < m_lines.size(); ++i)
            feed(i);
    }

private:
    void feed(qsizetype i)
    {
        static const QRegularExpression classForm(u"^(\\s*+)class\\s+\\w++\\s*+(?:\\((.*)\\)\\s*+)?:"_s);
        static const QRegularExpression functionForm(u"^(\\s*)(?:async\\s+)?def\\s+(\\w+)"_s);
        const QStringView line = m_lines.at(i);
        // Most lines are neither; to look for a word is cheaper than to match a form.
        if (!line.contains(u"class") && !line.contains(u"def") && !line.contains(u'@'))
            return;
        if (const auto found = classForm.match(line); found.hasMatch()) {
            m_protocolIndent = found.captured(2).contains("Protocol"_L1) ? found.capturedLength(1) : -1;
        } else if (line.trimmed().startsWith(u'@')) {
            m_exempt = m_exempt || line.contains("abstract"_L1) || line.contains("overload"_L1);
        } else if (const auto function = functionForm.match(line); function.hasMatch()) {
            const bool protocol = m_protocolIndent >= 0 && function.capturedLength(1) > m_protocolIndent;
            if (!m_exempt && !protocol)
                checkFunction(i, function.captured(2), function.capturedLength(1));
            m_exempt = false;
        }
    }

    void checkFunction(qsizetype at, const QString &name, qsizetype indent)
    {
        // A signature may go over several lines; its end is the colon at a line's end.
        static const QRegularExpression oneLine(u"\\)\\s*+(?:->[^:()]++)?:\\s*+(.+)$"_s);
        constexpr qsizetype longestSignature = 40;
        qsizetype end = at;
        for (; end < m_lines.size() && end < at + longestSignature; ++end) {
            const QStringView line = withoutComment(m_lines.at(end)).trimmed();
            if (end > at && (line.startsWith("def "_L1) || line.startsWith("class "_L1)))
                return; // no signature at all; `syntax` has words for it
            if (line.endsWith(u':'))
                break;
            if (const auto found = oneLine.match(line); found.hasMatch()) {
                report(at, name, {found.captured(1).trimmed()});
                return;
            }
        }
        report(at, name, pythonBody(m_lines, end + 1, indent));
    }

    void report(qsizetype at, const QString &name, const QStringList &body)
    {
        if (body.size() == 1 && isEmptyStatement(body.constFirst()))
            m_outcome->add({problem::stub, u"function %1 has no body but '%2'"_s.arg(name, body.constFirst()),
                static_cast<int>(at + 1)});
    }

    const Lines &m_lines;
    CheckOutcome *m_outcome = nullptr;
    qsizetype m_protocolIndent = -1;
    bool m_exempt = false;
};

} // namespace

CheckOutcome checkStubs(const CheckInput &input)
{
    CheckOutcome outcome;
    const Lines lines(input.text);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (isPlaceholder(lines.at(i)) || isNotImplemented(lines.at(i)))
            outcome.add({problem::stub, u"unfinished: '%1'"_s.arg(lines.at(i).trimmed().left(80)),
                static_cast<int>(i + 1)});
    }
    if (input.context.path.endsWith(".py"_L1))
        PythonStubs(lines).find(outcome);
    return outcome;
}

} // namespace baton::artefact
