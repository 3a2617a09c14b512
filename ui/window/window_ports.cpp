// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_ports.h"

#include "moc_window_ports.cpp"
