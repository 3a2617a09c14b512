// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/terminal_screen.h"

#include <vterm.h>

#include <algorithm>
#include <deque>
#include <utility>
#include <vector>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

using Line = std::vector<VTermScreenCell>;

constexpr int mostColumns = 1000;
constexpr int mostRows = 500;

bool isBlank(const VTermScreenCell &cell)
{
    return (cell.chars[0] == 0 || cell.chars[0] == U' ') && VTERM_COLOR_IS_DEFAULT_BG(&cell.bg) != 0
        && cell.attrs.reverse == 0;
}

int clampedRows(QSize cells)
{
    return std::clamp(cells.height(), 1, mostRows);
}

int clampedColumns(QSize cells)
{
    return std::clamp(cells.width(), 2, mostColumns);
}

VTermModifier modifierOf(TerminalModifiers modifiers)
{
    return static_cast<VTermModifier>((modifiers.shift ? VTERM_MOD_SHIFT : 0)
        | (modifiers.alt ? VTERM_MOD_ALT : 0) | (modifiers.control ? VTERM_MOD_CTRL : 0));
}

VTermKey keyOf(TerminalKey key)
{
    switch (key) {
    case TerminalKey::Enter:
        return VTERM_KEY_ENTER;
    case TerminalKey::Tab:
        return VTERM_KEY_TAB;
    case TerminalKey::Backspace:
        return VTERM_KEY_BACKSPACE;
    case TerminalKey::Escape:
        return VTERM_KEY_ESCAPE;
    case TerminalKey::Up:
        return VTERM_KEY_UP;
    case TerminalKey::Down:
        return VTERM_KEY_DOWN;
    case TerminalKey::Left:
        return VTERM_KEY_LEFT;
    case TerminalKey::Right:
        return VTERM_KEY_RIGHT;
    case TerminalKey::Insert:
        return VTERM_KEY_INS;
    case TerminalKey::Delete:
        return VTERM_KEY_DEL;
    case TerminalKey::Home:
        return VTERM_KEY_HOME;
    case TerminalKey::End:
        return VTERM_KEY_END;
    case TerminalKey::PageUp:
        return VTERM_KEY_PAGEUP;
    case TerminalKey::PageDown:
        return VTERM_KEY_PAGEDOWN;
    case TerminalKey::Function:
        break;
    }
    return VTERM_KEY_NONE;
}

} // namespace

/// libvterm and what it told. Its callbacks get this as their user.
struct TerminalScreen::Private {
    explicit Private(QSize cells) : vterm(vterm_new(clampedRows(cells), clampedColumns(cells)))
    {
        static const VTermScreenCallbacks callbacks = screenCallbacks();
        vterm_set_utf8(vterm, 1);
        screen = vterm_obtain_screen(vterm);
        vterm_screen_set_callbacks(screen, &callbacks, this);
        vterm_screen_enable_altscreen(screen, 1);
        vterm_output_set_callback(vterm, &Private::onOutput, this);
        vterm_screen_reset(screen, 1);
    }
    ~Private() { vterm_free(vterm); }
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    static VTermScreenCallbacks screenCallbacks()
    {
        VTermScreenCallbacks callbacks = {};
        callbacks.settermprop = &Private::onProperty;
        callbacks.sb_pushline = &Private::onPush;
        callbacks.sb_popline = &Private::onPop;
        return callbacks;
    }
    static int onProperty(VTermProp property, VTermValue *value, void *user)
    {
        if (property == VTERM_PROP_CURSORVISIBLE)
            static_cast<Private *>(user)->hasCursor = value->boolean != 0;
        return 1;
    }
    static int onPush(int columns, const VTermScreenCell *cells, void *user);
    static int onPop(int columns, VTermScreenCell *cells, void *user);
    static void onOutput(const char *bytes, size_t size, void *user)
    {
        static_cast<Private *>(user)->output.append(bytes, static_cast<qsizetype>(size));
    }

    [[nodiscard]] QByteArray tamed(const QByteArray &bytes);
    [[nodiscard]] Line lineAt(int index) const;
    [[nodiscard]] TerminalColour colourOf(const VTermColor &colour) const;
    [[nodiscard]] TerminalCell cellOf(const VTermScreenCell &cell) const;

    VTerm *vterm;
    VTermScreen *screen = nullptr;
    std::deque<Line> history;
    bool hasCursor = true;
    QByteArray output; ///< for the program
    enum class Place { Text, Escape, Sequence } place = Place::Text;
    int digits = 0; ///< of the present number of a sequence
    int numbers = 0; ///< in it
};

/// libvterm computes with the numbers of a sequence as they come, and leaves its memory with huge ones: they
/// are cut to what makes sense on a screen, and their count to what a sequence has.
QByteArray TerminalScreen::Private::tamed(const QByteArray &bytes)
{
    constexpr int mostDigits = 4;
    constexpr int mostNumbers = 15;
    QByteArray result;
    result.reserve(bytes.size());
    for (const char c : bytes) {
        const bool isDigit = c >= '0' && c <= '9';
        const bool isBetween = c == ';' || c == ':';
        if (c == '\x1b') {
            place = Place::Escape;
        } else if (place == Place::Escape) {
            place = c == '[' ? Place::Sequence : Place::Text;
            digits = 0;
            numbers = 1;
        } else if (place == Place::Sequence && isDigit && ++digits > mostDigits) {
            continue;
        } else if (place == Place::Sequence && isBetween) {
            digits = 0;
            if (++numbers > mostNumbers) {
                digits = mostDigits; // and none of its digits
                continue;
            }
        } else if (place == Place::Sequence && c >= 0x40 && c <= 0x7E) {
            place = Place::Text;
        }
        result += c;
    }
    return result;
}

int TerminalScreen::Private::onPush(int columns, const VTermScreenCell *cells, void *user)
{
    auto *self = static_cast<Private *>(user);
    Line line(cells, cells + columns);
    while (!line.empty() && isBlank(line.back()))
        line.pop_back();
    line.shrink_to_fit();
    self->history.push_back(std::move(line));
    if (self->history.size() > mostHistory)
        self->history.pop_front();
    return 1;
}

int TerminalScreen::Private::onPop(int columns, VTermScreenCell *cells, void *user)
{
    auto *self = static_cast<Private *>(user);
    if (self->history.empty())
        return 0;
    const Line line = std::move(self->history.back());
    self->history.pop_back();
    VTermScreenCell blank = {};
    blank.width = 1;
    blank.fg.type = VTERM_COLOR_DEFAULT_FG;
    blank.bg.type = VTERM_COLOR_DEFAULT_BG;
    std::fill_n(cells, columns, blank);
    std::copy_n(line.begin(), std::min(line.size(), static_cast<size_t>(columns)), cells);
    return 1;
}

Line TerminalScreen::Private::lineAt(int index) const
{
    const auto before = static_cast<int>(history.size());
    if (index < 0)
        return {};
    if (index < before)
        return history[static_cast<size_t>(index)];
    int rows = 0;
    int columns = 0;
    vterm_get_size(vterm, &rows, &columns);
    if (index - before >= rows)
        return {};
    Line line(static_cast<size_t>(columns));
    for (int column = 0; column < columns; ++column)
        vterm_screen_get_cell(screen, {index - before, column}, &line[static_cast<size_t>(column)]);
    return line;
}

TerminalColour TerminalScreen::Private::colourOf(const VTermColor &colour) const
{
    if (VTERM_COLOR_IS_DEFAULT_FG(&colour) || VTERM_COLOR_IS_DEFAULT_BG(&colour))
        return {};
    if (VTERM_COLOR_IS_INDEXED(&colour) && colour.indexed.idx < 16)
        return {colour.indexed.idx, 0};
    VTermColor mixed = colour;
    vterm_screen_convert_color_to_rgb(screen, &mixed);
    return {-2, qRgb(mixed.rgb.red, mixed.rgb.green, mixed.rgb.blue)};
}

TerminalCell TerminalScreen::Private::cellOf(const VTermScreenCell &cell) const
{
    TerminalCell result;
    for (const uint32_t character : cell.chars) {
        if (character == 0 || character == uint32_t(-1))
            break;
        result.text += QString::fromUcs4(reinterpret_cast<const char32_t *>(&character), 1);
    }
    result.width = std::max<int>(cell.width, 1);
    result.ink = colourOf(cell.fg);
    result.ground = colourOf(cell.bg);
    result.bold = cell.attrs.bold != 0;
    result.italic = cell.attrs.italic != 0;
    result.underline = cell.attrs.underline != VTERM_UNDERLINE_OFF;
    result.struck = cell.attrs.strike != 0;
    result.reverse = cell.attrs.reverse != 0;
    return result;
}

TerminalScreen::TerminalScreen(QSize cells) : d(std::make_unique<Private>(cells)) { }

TerminalScreen::~TerminalScreen() = default;

void TerminalScreen::feed(const QByteArray &bytes)
{
    const QByteArray safe = d->tamed(bytes);
    vterm_input_write(d->vterm, safe.constData(), static_cast<size_t>(safe.size()));
}

void TerminalScreen::resize(QSize cells)
{
    const QSize wanted(clampedColumns(cells), clampedRows(cells));
    if (wanted == size())
        return;
    vterm_set_size(d->vterm, wanted.height(), wanted.width());
    // Cursor, margins and the kept place of the cursor may lie outside of it now, where libvterm follows them:
    // as in xterm there are no margins any more; the kept place is the present one.
    const QPoint place = cursor();
    const QByteArray anew = "\x18\x1b[r\x1b[?69l\x1b["
        + QByteArray::number(std::clamp(place.y(), 0, wanted.height() - 1) + 1) + ';'
        + QByteArray::number(std::clamp(place.x(), 0, wanted.width() - 1) + 1) + "H\x1b" "7";
    vterm_input_write(d->vterm, anew.constData(), static_cast<size_t>(anew.size()));
    d->place = Private::Place::Text;
}

QSize TerminalScreen::size() const
{
    int rows = 0;
    int columns = 0;
    vterm_get_size(d->vterm, &rows, &columns);
    return {columns, rows};
}

int TerminalScreen::history() const
{
    return static_cast<int>(d->history.size());
}

QVector<TerminalCell> TerminalScreen::line(int index) const
{
    QVector<TerminalCell> cells;
    const Line line = d->lineAt(index);
    for (const VTermScreenCell &cell : line)
        cells.append(d->cellOf(cell));
    return cells;
}

QString TerminalScreen::text(int index) const
{
    QString words;
    const QVector<TerminalCell> cells = line(index);
    for (qsizetype i = 0; i < cells.size(); i += cells.at(i).width)
        words += cells.at(i).text.isEmpty() ? QStringLiteral(" ") : cells.at(i).text;
    while (words.endsWith(u' '))
        words.chop(1);
    return words;
}

QPoint TerminalScreen::cursor() const
{
    VTermPos position = {};
    vterm_state_get_cursorpos(vterm_obtain_state(d->vterm), &position);
    return {position.col, position.row};
}

bool TerminalScreen::hasCursor() const
{
    return d->hasCursor;
}

QByteArray TerminalScreen::bytesOf(TerminalKey key, TerminalModifiers modifiers, int function)
{
    const QByteArray before = std::exchange(d->output, {});
    const VTermKey code =
        key == TerminalKey::Function ? static_cast<VTermKey>(VTERM_KEY_FUNCTION(function)) : keyOf(key);
    vterm_keyboard_key(d->vterm, code, modifierOf(modifiers));
    return std::exchange(d->output, before);
}

QByteArray TerminalScreen::bytesOf(const QString &typed, TerminalModifiers modifiers)
{
    const QByteArray before = std::exchange(d->output, {});
    const QList<uint> characters = typed.toUcs4();
    for (const uint character : characters)
        vterm_keyboard_unichar(d->vterm, character, modifierOf(modifiers));
    return std::exchange(d->output, before);
}

QByteArray TerminalScreen::bytesOfPaste(const QString &text)
{
    const QByteArray before = std::exchange(d->output, {});
    vterm_keyboard_start_paste(d->vterm);
    const QByteArray opening = std::exchange(d->output, {});
    vterm_keyboard_end_paste(d->vterm);
    const QByteArray closing = std::exchange(d->output, before);
    // No control characters but lines and tabs: who pastes does not type commands of the terminal.
    QString words;
    for (const QChar c : QString(text).replace("\r\n"_L1, "\n"_L1)) {
        if (c == u'\n' || c == u'\r')
            words += u'\r';
        else if (c == u'\t' || (c.unicode() >= 0x20 && (c.unicode() < 0x7F || c.unicode() > 0x9F)))
            words += c;
    }
    return opening + words.toUtf8() + closing;
}

QByteArray TerminalScreen::takeAnswers()
{
    return std::exchange(d->output, {});
}

} // namespace baton::ui
