// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

QT_FORWARD_DECLARE_CLASS(QKeyEvent)

namespace baton::ui {

class TerminalScreen;

/// What a program at the terminal hears of a key; empty: nothing, or the key is the window's: Ctrl+Shift and a
/// letter, F6 to leave, Ctrl+. to stop it. All others are the program's, Tab and Ctrl+C among them.
[[nodiscard]] QByteArray terminalBytes(const QKeyEvent &event, TerminalScreen &screen);

/// Whether a key is the program's while it runs, whatever shortcuts the window has.
[[nodiscard]] bool isForTerminal(const QKeyEvent &event);

} // namespace baton::ui
