// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/size_rules.h"

#include <QMap>
#include <QRegularExpression>

#include <algorithm>

namespace baton::architecture {

using namespace Qt::StringLiterals;

namespace {

enum class Block { Scope, Function, Other };

/// Directives and lines that consist of a macro of Qt are no part of a function's head.
QString withoutDirectives(QString code)
{
    static const QRegularExpression noise(u"^[ \\t]*(#(.*\\\\\\n)*.*|QT?_[A-Z_]+(\\([^\\n]*\\))?[ \\t]*)$"_s,
        QRegularExpression::MultilineOption);
    auto matches = noise.globalMatch(code);
    QVector<std::pair<qsizetype, qsizetype>> spans;
    while (matches.hasNext()) {
        const auto match = matches.next();
        spans.append({match.capturedStart(), match.capturedEnd()});
    }
    for (const auto &span : spans) {
        for (qsizetype i = span.first; i < span.second; ++i) {
            if (code.at(i) != u'\n')
                code[i] = u' ';
        }
    }
    return code;
}

Block kindOf(const QString &head)
{
    static const QRegularExpression scope(
        u"^(inline |export )*(template ?<.*> ?)?((namespace|class|struct|union)\\b|extern \" ?\")"_s);
    static const QRegularExpression notFunction(u"^(enum\\b|typedef\\b|using\\b)"_s);
    static const QRegularExpression operators(u"operator ?(==|!=|<=>|<=|>=|=|\\+=|-=|\\(\\))"_s);
    static const QRegularExpression memberInitialiser(u"\\) ?(noexcept ?)?:[^:].*[\\w>]$"_s);
    static const QRegularExpression lambda(u"= ?\\[[^\\]]*\\]( ?\\(.*\\))?"_s);
    if (notFunction.match(head).hasMatch())
        return Block::Other;
    if (scope.match(head).hasMatch() && !head.endsWith(u')') && !head.contains(u") const"))
        return Block::Scope;
    QString plain = head;
    plain.remove(operators);
    const qsizetype assignment = plain.indexOf(u'=');
    const qsizetype parameters = plain.indexOf(u'(');
    if (lambda.match(plain).hasMatch())
        return Block::Function;
    if (!head.contains(u'(') || (assignment >= 0 && (parameters < 0 || assignment < parameters)))
        return Block::Other;
    return memberInitialiser.match(head).hasMatch() ? Block::Other : Block::Function;
}

class Scanner {
public:
    explicit Scanner(const SourceFile &file) : m_file(file), m_code(withoutDirectives(file.code)) { }

    QVector<FunctionSpan> run()
    {
        for (; m_at < m_code.size(); ++m_at)
            step(m_code.at(m_at));
        return m_functions;
    }

private:
    void step(QChar c);
    void open();
    void close();
    void startHead() { m_headStart = m_at + 1; }
    [[nodiscard]] bool inScope() const { return m_blocks.isEmpty() || m_blocks.constLast() == Block::Scope; }
    [[nodiscard]] bool endsAccessLabel() const
    {
        static const QRegularExpression label(
            u"^\\s*(public|protected|private)(\\s+(Q_SLOTS|slots))?\\s*$|^\\s*(Q_SIGNALS|signals)\\s*$"_s);
        return label.match(m_code.mid(m_headStart, m_at - m_headStart)).hasMatch();
    }

    const SourceFile &m_file;
    const QString m_code;
    QVector<FunctionSpan> m_functions;
    QVector<Block> m_blocks;
    FunctionSpan m_current;
    qsizetype m_at = 0;
    qsizetype m_headStart = 0;
    int m_parentheses = 0;
};

void Scanner::step(QChar c)
{
    if (c == u'{')
        open();
    else if (c == u'}')
        close();
    else if (!inScope())
        return;
    else if (c == u'(')
        ++m_parentheses;
    else if (c == u')')
        --m_parentheses;
    else if ((c == u';' && m_parentheses == 0) || (c == u':' && endsAccessLabel()))
        startHead();
}

void Scanner::open()
{
    Block block = Block::Other;
    if (inScope() && m_parentheses == 0) {
        const QString head = m_code.mid(m_headStart, m_at - m_headStart);
        block = kindOf(head.simplified());
        if (block == Block::Function) {
            qsizetype start = m_headStart;
            while (m_code.at(start).isSpace())
                ++start;
            m_current = {head.simplified(), m_file.lineAt(start), 0};
        }
    }
    m_blocks.append(block);
    if (block == Block::Scope)
        startHead();
}

void Scanner::close()
{
    if (m_blocks.isEmpty())
        return;
    const Block block = m_blocks.takeLast();
    if (block == Block::Function) {
        m_current.lastLine = m_file.lineAt(m_at);
        m_functions.append(m_current);
    }
    // An initialiser's braces belong to the head that goes on behind them.
    if (block != Block::Other)
        startHead();
}

int linesOf(const SourceFile &file)
{
    return static_cast<int>(file.raw.count(u'\n'));
}

QVector<Finding> fullRooms(const QVector<SourceFile> &product)
{
    QMap<QString, int> rooms;
    for (const SourceFile &file : product)
        ++rooms[file.path.section(u'/', 0, -2)];
    QVector<Finding> findings;
    for (auto it = rooms.cbegin(); it != rooms.cend(); ++it) {
        if (it.value() > maxFilesInRoom)
            findings.append(
                {it.key(), 0, u"full-room"_s, u"%1 files, at most %2"_s.arg(it.value()).arg(maxFilesInRoom)});
    }
    return findings;
}

QVector<Finding> dust(const QVector<SourceFile> &product)
{
    const auto small = std::count_if(product.cbegin(), product.cend(),
        [](const SourceFile &file) { return linesOf(file) < smallFileLines; });
    if (small * 100 <= product.size() * maxSmallFilesPercent)
        return {};
    return {{u"app, core, ui"_s, 0, u"dust"_s,
        u"%1 of %2 files have under %3 lines, at most %4 %"_s.arg(small)
            .arg(product.size())
            .arg(smallFileLines)
            .arg(maxSmallFilesPercent)}};
}

QVector<Finding> longFunctions(const QVector<SourceFile> &product)
{
    QVector<int> lengths;
    for (const SourceFile &file : product) {
        for (const FunctionSpan &function : functionsOf(file))
            lengths.append(function.lines());
    }
    if (lengths.isEmpty())
        return {};
    std::sort(lengths.begin(), lengths.end());
    const int p99 = lengths.at((lengths.size() - 1) * 99 / 100);
    if (p99 <= maxFunctionLinesP99)
        return {};
    return {{u"app, core, ui"_s, 0, u"long-functions"_s,
        u"one function of a hundred has %1 lines or more, at most %2"_s.arg(p99).arg(maxFunctionLinesP99)}};
}

QVector<Finding> testHeaders(const QVector<SourceFile> &files)
{
    static const QRegularExpression place(u"^tests/(?!support/).*\\.h$"_s);
    const auto count = std::count_if(files.cbegin(), files.cend(),
        [](const SourceFile &file) { return place.match(file.path).hasMatch(); });
    if (count <= maxTestHeaders)
        return {};
    return {{u"tests"_s, 0, u"test-headers"_s,
        u"%1 headers outside tests/support, at most %2"_s.arg(count).arg(maxTestHeaders)}};
}

} // namespace

QVector<FunctionSpan> functionsOf(const SourceFile &file)
{
    return Scanner(file).run();
}

QVector<Finding> checkSizes(const QVector<SourceFile> &files)
{
    QVector<Finding> findings;
    for (const SourceFile &file : files) {
        if (!file.isProduct())
            continue;
        const int lines = linesOf(file);
        const int limit = file.path == "ui/views/main_window.cpp"_L1 ? maxMainWindowLines : maxFileLines;
        if (lines > limit)
            findings.append(
                {file.path, 0, u"file-length"_s, u"%1 lines, at most %2"_s.arg(lines).arg(limit)});
        for (const FunctionSpan &function : functionsOf(file)) {
            if (function.lines() > maxFunctionLines)
                findings.append({file.path, function.firstLine, u"function-length"_s,
                    u"%1 lines: %2"_s.arg(function.lines()).arg(function.head.left(80))});
        }
    }
    return findings;
}

QVector<Finding> checkHouse(const QVector<SourceFile> &files)
{
    QVector<SourceFile> product;
    std::copy_if(files.cbegin(), files.cend(), std::back_inserter(product),
        [](const SourceFile &file) { return file.isProduct(); });
    return fullRooms(product) + dust(product) + longFunctions(product) + testHeaders(files);
}

} // namespace baton::architecture
