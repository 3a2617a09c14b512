// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal_guard.h"

#include "app/cli/invocation.h"

#include <unistd.h>

#include <cstring>

namespace baton::cli {

namespace {

constexpr char escape = '\x1b';
constexpr char bell = '\x07';
constexpr char deleted = '\x7f';
constexpr auto lead = static_cast<char>(0xC2); ///< of C1 in UTF-8
constexpr qsizetype longestSequence = 64;

bool isCancel(char c)
{
    return c == '\x18' || c == '\x1a';
}

/// Of what follows ESC: device control, start of string, operating system, privacy, application.
bool startsString(char c)
{
    return c != '\0' && std::strchr("PX]^_", c) != nullptr;
}

/// The same as one character: C1 behind its first byte in UTF-8.
bool startsStringAsOne(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0x90 || byte == 0x98 || (byte >= 0x9D && byte <= 0x9F);
}

} // namespace

QByteArray TerminalFilter::pass(const QByteArray &bytes)
{
    QByteArray result;
    for (const char c : bytes)
        step(c, result);
    return result;
}

void TerminalFilter::step(char c, QByteArray &result)
{
    // Inside of a sequence terminals do what these say, and go on with it.
    const bool isControl = static_cast<unsigned char>(c) < 0x20 && c != escape && !isCancel(c);
    const bool isInside = m_place == Place::Escape || m_place == Place::Sequence;
    if (isInside && (isControl || c == deleted)) {
        result += isControl ? QByteArray(1, c) : QByteArray();
    } else if (c == escape) {
        result += m_place == Place::Lead ? m_held : QByteArray();
        m_place = m_place == Place::String || m_place == Place::StringEscape ? Place::StringEscape
                                                                             : Place::Escape;
    } else if (m_place == Place::Text) {
        begin(c, result);
    } else if (m_place == Place::Escape) {
        afterEscape(c, result);
    } else if (m_place == Place::Lead) {
        afterLead(c, result);
    } else if (m_place == Place::Sequence) {
        inSequence(c, result);
    } else {
        const bool isEnd = c == bell || isCancel(c) || (m_place == Place::StringEscape && c == '\\');
        m_place = isEnd ? Place::Text : Place::String;
    }
}

void TerminalFilter::begin(char c, QByteArray &result)
{
    m_place = c == lead ? Place::Lead : Place::Text;
    if (m_place == Place::Text)
        result += c;
    else
        m_held = QByteArray(1, c);
}

void TerminalFilter::afterEscape(char c, QByteArray &result)
{
    m_held = QByteArray(1, escape) + c;
    m_place = startsString(c) ? Place::String : c == '[' ? Place::Sequence : Place::Text;
    if (m_place == Place::Text)
        result += m_held;
}

void TerminalFilter::afterLead(char c, QByteArray &result)
{
    if (startsStringAsOne(c)) {
        m_place = Place::String;
    } else if (static_cast<unsigned char>(c) == 0x9B) {
        m_held = "\x1b[";
        m_place = Place::Sequence;
    } else {
        result += m_held;
        begin(c, result);
    }
}

void TerminalFilter::inSequence(char c, QByteArray &result)
{
    m_held += c;
    const bool isTooLong = m_held.size() > longestSequence;
    const bool isEnd = c >= 0x40 && c <= 0x7E;
    if (!isEnd && !isTooLong && !isCancel(c))
        return;
    m_place = Place::Text;
    if (m_held.startsWith("\x1b[?1049") || m_held.startsWith("\x1b[?1047") || m_held.startsWith("\x1b[?47"))
        m_hasOwnScreen = c == 'h';
    if (isEnd && c != 't' && c != 'i') // which act on the window and on a printer
        result += m_held;
}

RawTerminal::RawTerminal()
{
    termios now = {};
    if (::tcgetattr(STDIN_FILENO, &now) != 0)
        return;
    m_before = now;
    ::cfmakeraw(&now);
    ::tcsetattr(STDIN_FILENO, TCSADRAIN, &now);
}

RawTerminal::~RawTerminal()
{
    if (!m_before)
        return;
    // A program that was ended may have left it in any state: its own screen, no cursor, colours, the mouse.
    printBytes("\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[?1l\x1b>\x1b[?7h\x1b[r\x1b[0m\x1b[?25h");
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &*m_before);
}

} // namespace baton::cli
