// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/terminal_keys.h"

#include "ui/output/terminal_screen.h"

#include <QHash>
#include <QKeyEvent>

namespace baton::ui {

namespace {

const QHash<int, TerminalKey> &specialKeys()
{
    static const QHash<int, TerminalKey> keys{{Qt::Key_Return, TerminalKey::Enter},
        {Qt::Key_Enter, TerminalKey::Enter}, {Qt::Key_Tab, TerminalKey::Tab},
        {Qt::Key_Backtab, TerminalKey::Tab}, {Qt::Key_Backspace, TerminalKey::Backspace},
        {Qt::Key_Escape, TerminalKey::Escape}, {Qt::Key_Up, TerminalKey::Up},
        {Qt::Key_Down, TerminalKey::Down}, {Qt::Key_Left, TerminalKey::Left},
        {Qt::Key_Right, TerminalKey::Right}, {Qt::Key_Insert, TerminalKey::Insert},
        {Qt::Key_Delete, TerminalKey::Delete}, {Qt::Key_Home, TerminalKey::Home},
        {Qt::Key_End, TerminalKey::End}, {Qt::Key_PageUp, TerminalKey::PageUp},
        {Qt::Key_PageDown, TerminalKey::PageDown}};
    return keys;
}

TerminalModifiers modifiersOf(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers held = event.modifiers();
    return {.shift = held.testFlag(Qt::ShiftModifier),
        .alt = held.testFlag(Qt::AltModifier),
        .control = held.testFlag(Qt::ControlModifier)};
}

} // namespace

bool isForTerminal(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers held = event.modifiers() & ~Qt::KeypadModifier;
    const bool isOurs = held == (Qt::ControlModifier | Qt::ShiftModifier)
        || (held == Qt::ControlModifier && event.key() == Qt::Key_Period)
        || (held == Qt::ShiftModifier && (event.key() == Qt::Key_PageUp || event.key() == Qt::Key_PageDown))
        || event.key() == Qt::Key_F6 || held.testFlag(Qt::MetaModifier);
    return !isOurs;
}

QByteArray terminalBytes(const QKeyEvent &event, TerminalScreen &screen)
{
    if (!isForTerminal(event))
        return {};
    TerminalModifiers held = modifiersOf(event);
    const auto special = specialKeys().constFind(event.key());
    if (special != specialKeys().cend())
        return screen.bytesOf(*special, held);
    if (event.key() >= Qt::Key_F1 && event.key() <= Qt::Key_F12)
        return screen.bytesOf(TerminalKey::Function, held, event.key() - Qt::Key_F1 + 1);
    if (held.control) {
        // Qt says the letter by its key; what stands in the text is the control character already.
        const int key = event.key();
        const bool isLetter = key >= Qt::Key_Space && key <= Qt::Key_AsciiTilde;
        held.shift = false;
        return isLetter ? screen.bytesOf(QString(QChar(key)).toLower(), held) : QByteArray();
    }
    const QString text = event.text();
    held.shift = false; // it is in the text
    return text.isEmpty() || text.front().unicode() < 0x20 ? QByteArray() : screen.bytesOf(text, held);
}

} // namespace baton::ui
