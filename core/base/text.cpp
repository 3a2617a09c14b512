// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QStringConverter>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

TextHash hashOf(const QString &content)
{
    const QByteArray digest = QCryptographicHash::hash(content.toUtf8(), QCryptographicHash::Sha256);
    return {QString::fromLatin1(digest.toHex())};
}

Text makeText(QString content)
{
    TextHash hash = hashOf(content);
    return {std::move(hash), std::move(content)};
}

Result<QString> decodeText(const QByteArray &bytes)
{
    const auto encoding = QStringConverter::encodingForData(bytes);
    QStringDecoder decoder(encoding.value_or(QStringConverter::Utf8), QStringConverter::Flag::Stateless);
    const QString text = decoder(bytes);
    if (decoder.hasError())
        return failure(ErrorCode::InvalidArgument,
            QStringLiteral(
                "it is not text in UTF-8 (nor in UTF-16 with a byte order mark); save it as UTF-8"));
    if (text.contains(QChar(u'\0')))
        return failure(ErrorCode::InvalidArgument,
            QStringLiteral("it holds NUL characters, so it is no text; save it as UTF-8"));
    return text;
}

QString normaliseLineEnds(QString text)
{
    if (text.startsWith(QChar(QChar::ByteOrderMark)))
        text.remove(0, 1);
    text.replace("\r\n"_L1, "\n"_L1);
    text.replace(u'\r', u'\n');
    text.replace(QChar(QChar::Null), QChar(QChar::ReplacementCharacter));
    return text;
}

QString withFinalNewline(QString text)
{
    qsizetype end = text.size();
    while (end > 0 && text.at(end - 1) == u'\n')
        --end;
    text.truncate(end);
    return text.isEmpty() ? text : text + u'\n';
}

int lineCount(QStringView text)
{
    if (text.isEmpty())
        return 0;
    const auto newlines = text.count(u'\n');
    return static_cast<int>(newlines + (text.endsWith(u'\n') ? 0 : 1));
}

void TokenMeter::add(QStringView text)
{
    const auto wide = std::count_if(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x2E80; });
    m_wide += wide;
    m_narrow += text.size() - wide;
}

qint64 TokenMeter::tokens() const
{
    return (m_narrow + 3) / 4 + (m_wide * 5 + 5) / 6;
}

qint64 estimateTokens(QStringView text)
{
    TokenMeter meter;
    meter.add(text);
    return meter.tokens();
}

bool isBidiControl(QChar c)
{
    const ushort u = c.unicode();
    return u == 0x061C || u == 0x200E || u == 0x200F || (u >= 0x202A && u <= 0x202E)
        || (u >= 0x2066 && u <= 0x2069);
}

QString visible(const QString &text)
{
    const auto acts = [](QChar c) {
        const ushort u = c.unicode();
        return (u < 0x20 && u != u'\n' && u != u'\t') || (u >= 0x7F && u < 0xA0) || u == 0x2028 || u == 0x2029
            || isBidiControl(c);
    };
    if (std::none_of(text.begin(), text.end(), acts))
        return text;
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (!acts(c))
            result += c;
        else if (c != u'\r' || i + 1 == text.size() || text.at(i + 1) != u'\n')
            result += u"<U+%1>"_s.arg(QString::number(c.unicode(), 16).toUpper().rightJustified(4, u'0'));
    }
    return result;
}

QString visibleLine(const QString &text)
{
    return visible(text).replace(u'\n', u' ').replace(u'\t', u' ');
}

QString maskSecrets(QString text)
{
    static const QRegularExpression keys(
        u"\\b(sk|pk|rk|gsk|xai|AIza|key)[-_][A-Za-z0-9_\\-]{8,}|AIza[A-Za-z0-9_\\-]{20,}"_s);
    static const QRegularExpression bearer(u"(Bearer\\s+|[?&]key=|api[-_]key[\"':=\\s]+)[^\\s\"',&]{6,}"_s,
        QRegularExpression::CaseInsensitiveOption);
    text.replace(keys, u"***"_s);
    text.replace(bearer, u"\\1***"_s);
    return text;
}

} // namespace baton
