// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/checks/check.h"
#include "core/markdown/lines.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace baton::artefact {

using namespace Qt::StringLiterals;
using namespace markdown;

namespace {

struct Name {
    char32_t code;
    QLatin1StringView name;
};

constexpr std::array<Name, 26> names{{
    {0x001B, "ESCAPE"_L1},
    {0x007F, "DELETE"_L1},
    {0x00AD, "SOFT HYPHEN"_L1},
    {0x061C, "ARABIC LETTER MARK"_L1},
    {0x200B, "ZERO WIDTH SPACE"_L1},
    {0x200C, "ZERO WIDTH NON-JOINER"_L1},
    {0x200D, "ZERO WIDTH JOINER"_L1},
    {0x200E, "LEFT-TO-RIGHT MARK"_L1},
    {0x200F, "RIGHT-TO-LEFT MARK"_L1},
    {0x2028, "LINE SEPARATOR"_L1},
    {0x2029, "PARAGRAPH SEPARATOR"_L1},
    {0x202A, "LEFT-TO-RIGHT EMBEDDING"_L1},
    {0x202B, "RIGHT-TO-LEFT EMBEDDING"_L1},
    {0x202C, "POP DIRECTIONAL FORMATTING"_L1},
    {0x202D, "LEFT-TO-RIGHT OVERRIDE"_L1},
    {0x202E, "RIGHT-TO-LEFT OVERRIDE"_L1},
    {0x2060, "WORD JOINER"_L1},
    {0x2066, "LEFT-TO-RIGHT ISOLATE"_L1},
    {0x2067, "RIGHT-TO-LEFT ISOLATE"_L1},
    {0x2068, "FIRST STRONG ISOLATE"_L1},
    {0x2069, "POP DIRECTIONAL ISOLATE"_L1},
    {0x3164, "HANGUL FILLER"_L1},
    {0xFE0F, "VARIATION SELECTOR-16"_L1},
    {0xFEFF, "ZERO WIDTH NO-BREAK SPACE"_L1},
    {0xFFA0, "HALFWIDTH HANGUL FILLER"_L1},
    {0xE0001, "LANGUAGE TAG"_L1},
}};

bool isIn(char32_t c, char32_t from, char32_t to)
{
    return c >= from && c <= to;
}

bool isMark(char32_t c) // of direction; they turn nothing but the letters beside them
{
    return c == 0x061C || c == 0x200E || c == 0x200F;
}

bool isTag(char32_t c)
{
    return isIn(c, 0xE0020, 0xE007F);
}

bool isSelector(char32_t c)
{
    return isIn(c, 0xFE00, 0xFE0F) || isIn(c, 0xE0100, 0xE01EF);
}

/// What a reader does not see. Signs that Unicode counts among the formats but shows (of Arabic numbers) are
/// not among them, and neither are tab and form feed.
bool isUnseen(char32_t c)
{
    if (c < 0x20)
        return c != U'\t' && c != U'\n' && c != U'\f';
    if (c < 0x7F)
        return false;
    const bool shown = isIn(c, 0x0600, 0x0605) || c == 0x06DD || c == 0x070F || c == 0x0890 || c == 0x0891
        || c == 0x08E2 || c == 0x110BD || c == 0x110CD;
    const bool blank = c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 || c == 0x3164
        || c == 0xFFA0 || c == 0x2028 || c == 0x2029 || isIn(c, 0x180B, 0x180F);
    const QChar::Category category = QChar::category(c);
    return blank || isSelector(c)
        || (!shown && (category == QChar::Other_Control || category == QChar::Other_Format));
}

/// Scripts whose letters change with a joiner between them.
bool usesJoiners(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Common:
    case QChar::Script_Latin:
    case QChar::Script_Greek:
    case QChar::Script_Cyrillic:
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
        return false;
    case QChar::Script_Inherited:
        return QChar::category(c) == QChar::Mark_NonSpacing && !isSelector(c);
    default:
        return QChar::isLetter(c) || QChar::isMark(c);
    }
}

bool isPicture(char32_t c)
{
    return c == 0xFE0F || isIn(c, 0x1F000, 0x1FAFF)
        || (c > 0x7F && QChar::category(c) == QChar::Symbol_Other);
}

/// What stands around a character of one line.
struct Place {
    char32_t before = 0; ///< 0 at the line's ends
    char32_t after = 0;
    bool rightToLeft = false; ///< the line holds letters that are written from right to left
};

/// Where a character that is not seen is what people type: emoji and the scripts that need it.
bool isAtHome(char32_t c, const Place &place)
{
    if (c == 0x200D)
        return (isPicture(place.before) && isPicture(place.after)) || usesJoiners(place.before);
    if (c == 0x200C)
        return usesJoiners(place.before);
    if (isMark(c))
        return place.rightToLeft;
    if (isIn(c, 0xFE00, 0xFE0F))
        return (place.before > 0x7F && !isUnseen(place.before))
            || (c == 0xFE0F && place.after == 0x20E3); // a digit on a key
    if (isIn(c, 0xE0100, 0xE01EF))
        return place.before > 0x7F && QChar::script(place.before) == QChar::Script_Han;
    if (isIn(c, 0x180B, 0x180F))
        return place.before > 0x7F && QChar::script(place.before) == QChar::Script_Mongolian;
    return isTag(c) && (place.before == 0x1F3F4 || isTag(place.before)); // a region's flag
}

bool isRightToLeft(char32_t c)
{
    const QChar::Direction direction = QChar::direction(c);
    return direction == QChar::DirR || direction == QChar::DirAL;
}

QString named(char32_t c)
{
    const auto row =
        std::find_if(names.begin(), names.end(), [&](const Name &name) { return name.code == c; });
    const QString code = u"U+"_s + QString::number(c, 16).toUpper().rightJustified(4, u'0');
    return row == names.end() ? code : QString(code + u' ' + row->name);
}

/// The hidden characters of a line, each kind once.
QStringList hiddenIn(QStringView line)
{
    const QList<uint> codes = line.toUcs4();
    Place place;
    place.rightToLeft = std::any_of(codes.begin(), codes.end(), [](uint c) { return isRightToLeft(c); });
    QStringList found;
    QSet<char32_t> seen;
    for (qsizetype i = 0; i < codes.size(); ++i) {
        const char32_t c = codes.at(i);
        place.before = i > 0 ? codes.at(i - 1) : 0;
        place.after = i + 1 < codes.size() ? codes.at(i + 1) : 0;
        if (!isUnseen(c) || seen.contains(c) || isAtHome(c, place))
            continue;
        seen.insert(c);
        found += named(c);
    }
    return found;
}

} // namespace

CheckOutcome checkHiddenCharacters(const CheckInput &input)
{
    CheckOutcome outcome;
    const Lines lines(input.text);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QStringView line = lines.at(i);
        const auto plain = [](QChar c) { return (c.unicode() >= 0x20 && c.unicode() < 0x7F) || c == u'\t'; };
        if (std::all_of(line.begin(), line.end(), plain))
            continue;
        const QStringList found =
            hiddenIn(i == 0 && line.startsWith(QChar::ByteOrderMark) ? line.mid(1) : line);
        if (!found.isEmpty())
            outcome.add({problem::hiddenCharacter,
                u"line %1 holds %2; write it as an escape if it is meant"_s.arg(i + 1).arg(
                    found.join(u", "_s)),
                static_cast<int>(i + 1)});
    }
    return outcome;
}

} // namespace baton::artefact
