// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/endpoint.h"
#include "ui/dialogs/export/export_offer.h"
#include "ui/dialogs/settings/settings_dialog.h"
#include "ui/support/theme_controller.h"

#include <QApplication>
#include <QMainWindow>

#include <memory>

/// What tests and the gallery share: sample values and a window with menus.
namespace baton::test {

[[nodiscard]] QVector<EndpointProfile> sampleEndpoints();
/// Those, one of the person's own, and some prices.
[[nodiscard]] ui::SettingsCatalogs sampleCatalogs();
[[nodiscard]] QVector<ui::SettingsRole> sampleRoles();
[[nodiscard]] ui::ExportOffer sampleOffer();
/// A window with the menus of the program, roughly.
[[nodiscard]] std::unique_ptr<QMainWindow> sampleWindow();

/// The child of this name, or a test failure by null pointer check in the caller.
template <class T> [[nodiscard]] T *child(const QWidget *parent, const char *name)
{
    return parent->findChild<T *>(QString::fromLatin1(name));
}

} // namespace baton::test
