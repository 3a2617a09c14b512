// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/markdown_chunks.h"

#include <QStringList>

namespace baton::ui {

namespace {

struct Fence {
    QChar mark;
    qsizetype length = 0;
    QString info;
};

Fence fenceOf(const QString &line)
{
    const QStringView trimmed = QStringView(line).trimmed();
    if (trimmed.size() < 3 || (trimmed[0] != u'`' && trimmed[0] != u'~'))
        return {};
    qsizetype length = 0;
    while (length < trimmed.size() && trimmed[length] == trimmed[0])
        ++length;
    const QStringView info = trimmed.mid(length).trimmed();
    if (length < 3 || (trimmed[0] == u'`' && info.contains(u'`')))
        return {};
    return {trimmed[0], length, info.toString()};
}

bool isListLine(const QString &line)
{
    const QStringView text = QStringView(line).trimmed();
    if (text.isEmpty())
        return false;
    if (text.size() > 1 && (text[0] == u'-' || text[0] == u'*' || text[0] == u'+') && text[1] == u' ')
        return true;
    qsizetype digits = 0;
    while (digits < text.size() && text[digits].isDigit())
        ++digits;
    return digits > 0 && digits + 1 < text.size() && (text[digits] == u'.' || text[digits] == u')')
        && text[digits + 1] == u' ';
}

bool isIndented(const QString &line)
{
    return line.startsWith(u"  ") || line.startsWith(u'\t');
}

class Cutter {
public:
    explicit Cutter(const QString &text) : m_lines(text.split(u'\n'))
    {
        if (m_lines.constLast().isEmpty())
            m_lines.removeLast();
    }

    [[nodiscard]] QVector<MarkdownChunk> cut()
    {
        while (m_at < m_lines.size()) {
            const Fence fence = fenceOf(m_lines[m_at]);
            if (fence.length > 0)
                takeFence(fence);
            else if (m_lines[m_at].trimmed().isEmpty())
                ++m_at;
            else
                takeText();
        }
        return std::move(m_chunks);
    }

private:
    void takeFence(const Fence &opener)
    {
        const qsizetype start = m_at++;
        QStringList inside;
        for (; m_at < m_lines.size(); ++m_at) {
            const Fence closer = fenceOf(m_lines[m_at]);
            if (closer.mark == opener.mark && closer.length >= opener.length && closer.info.isEmpty())
                break;
            inside.append(m_lines[m_at]);
        }
        m_at = qMin(m_at + 1, m_lines.size());
        add(MarkdownChunk::Kind::Fence, opener.info, inside, start);
    }

    void takeText()
    {
        const qsizetype start = m_at;
        const bool list = isListLine(m_lines[m_at]);
        QStringList text;
        while (m_at < m_lines.size() && fenceOf(m_lines[m_at]).length == 0) {
            if (m_lines[m_at].trimmed().isEmpty() && !(list && goesOnAfterBlank()))
                break;
            text.append(m_lines[m_at++]);
        }
        add(MarkdownChunk::Kind::Text, {}, text, start);
    }

    /// A list with blank lines between its items is one list.
    [[nodiscard]] bool goesOnAfterBlank() const
    {
        qsizetype next = m_at;
        while (next < m_lines.size() && m_lines[next].trimmed().isEmpty())
            ++next;
        return next < m_lines.size() && (isListLine(m_lines[next]) || isIndented(m_lines[next]));
    }

    void add(MarkdownChunk::Kind kind, const QString &info, const QStringList &lines, qsizetype start)
    {
        m_chunks.append(
            {kind, info, lines.join(u'\n'), static_cast<int>(start) + 1, static_cast<int>(m_at - start)});
    }

    QStringList m_lines;
    qsizetype m_at = 0;
    QVector<MarkdownChunk> m_chunks;
};

} // namespace

QVector<MarkdownChunk> markdownChunks(const QString &text)
{
    return text.isEmpty() ? QVector<MarkdownChunk>() : Cutter(text).cut();
}

} // namespace baton::ui
