// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QColor>
#include <QPoint>
#include <QSize>
#include <QString>
#include <QVector>

#include <memory>

namespace baton::ui {

/// A colour as a program names it.
struct TerminalColour {
    int index = -1; ///< 0 to 15 of the theme; -1: the usual one; -2: `rgb`
    QRgb rgb = 0;
    bool operator==(const TerminalColour &) const = default;
};

struct TerminalCell {
    QString text; ///< one character with what is put on it; empty = blank
    int width = 1; ///< 2: the next cell is a part of it
    TerminalColour ink;
    TerminalColour ground;
    bool bold = false;
    bool italic = false;
    bool underline = false;
    bool struck = false;
    bool reverse = false;
};

enum class TerminalKey { Enter, Tab, Backspace, Escape, Up, Down, Left, Right, Insert, Delete, Home, End, PageUp, PageDown, Function };

struct TerminalModifiers {
    bool shift = false;
    bool alt = false;
    bool control = false;
};

/// What a program's terminal shows, and the bytes that keys are to it. Understands what xterm does on the
/// screen; titles, clipboard and whatever else acts beyond it are ignored. Lines that have gone off the top
/// are kept up to a number; lines are counted from the oldest.
class TerminalScreen {
public:
    explicit TerminalScreen(QSize cells);
    ~TerminalScreen();
    TerminalScreen(const TerminalScreen &) = delete;
    TerminalScreen &operator=(const TerminalScreen &) = delete;

    static constexpr int mostHistory = 10'000;

    void feed(const QByteArray &bytes);
    void resize(QSize cells);
    [[nodiscard]] QSize size() const; ///< columns and rows on the screen
    [[nodiscard]] int history() const; ///< lines before the first row of the screen
    [[nodiscard]] QVector<TerminalCell> line(int index) const;
    /// Words of a line, without blanks at its end.
    [[nodiscard]] QString text(int index) const;
    [[nodiscard]] QPoint cursor() const; ///< column and row on the screen
    [[nodiscard]] bool hasCursor() const;

    /// What a program hears of a key, of typed text, of a pasted one.
    [[nodiscard]] QByteArray bytesOf(TerminalKey key, TerminalModifiers modifiers, int function = 0);
    [[nodiscard]] QByteArray bytesOf(const QString &typed, TerminalModifiers modifiers);
    [[nodiscard]] QByteArray bytesOfPaste(const QString &text);
    /// Answers to what the program asked its terminal since the last call.
    [[nodiscard]] QByteArray takeAnswers();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace baton::ui
