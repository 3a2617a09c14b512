// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/provider.h"

#include "moc_provider.cpp"
