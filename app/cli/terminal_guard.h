// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <termios.h>

#include <optional>

namespace baton::cli {

/// Lets through what a program of the project draws with on a person's terminal, and nothing that acts beyond
/// the screen: no titles, clipboard, device strings or other strings of commands, in whatever spelling and
/// however they are cut into pieces.
class TerminalFilter {
public:
    [[nodiscard]] QByteArray pass(const QByteArray &bytes);
    /// The program went to a screen of its own and has not come back.
    [[nodiscard]] bool hasOwnScreen() const { return m_hasOwnScreen; }

private:
    enum class Place { Text, Escape, Lead, Sequence, String, StringEscape };

    void step(char c, QByteArray &result);
    void begin(char c, QByteArray &result);
    void afterEscape(char c, QByteArray &result);
    void afterLead(char c, QByteArray &result);
    void inSequence(char c, QByteArray &result);

    Place m_place = Place::Text;
    bool m_hasOwnScreen = false;
    QByteArray m_held; ///< the beginning of what may be left out
};

/// The terminal a person sits at, handed to a program key by key. As it was when this is gone.
class RawTerminal {
public:
    RawTerminal();
    ~RawTerminal();
    RawTerminal(const RawTerminal &) = delete;
    RawTerminal &operator=(const RawTerminal &) = delete;

private:
    std::optional<termios> m_before;
};

} // namespace baton::cli
