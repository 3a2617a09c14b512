// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace baton {

/// Registers :/i18n/baton_zh_CN.qm and :/i18n/baton_en.qm; call it once at the start of a program.
void initTranslations();

} // namespace baton
