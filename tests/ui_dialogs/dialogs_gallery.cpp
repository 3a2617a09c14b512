// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "tests/ui_dialogs/dialog_fixture.h"
#include "ui/dialogs/export/export_dialog.h"
#include "ui/dialogs/notices/about_dialog.h"
#include "ui/dialogs/notices/outside_change_bar.h"
#include "ui/dialogs/notices/toast.h"
#include "ui/dialogs/pickers/command_palette.h"
#include "ui/dialogs/pickers/shortcuts_dialog.h"
#include "ui/dialogs/settings/settings_dialog.h"
#include "ui/support/live_announcer.h"

#include <QApplication>
#include <QComboBox>
#include <QCommandLineParser>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTimer>
#include <QVBoxLayout>

#include <cstdio>

/// Draws the dialogs into pictures, or shows one: `dialogs_gallery --show NAME`, or
/// `--screenshot FILE --theme dark` for all of them (NAME is put before the suffix of FILE).
namespace {

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;

struct Gallery {
    const ThemeController &theme;
    QtTimerFactory timers;
    QTemporaryDir folder;
};

using Shown = std::unique_ptr<QWidget>;

std::unique_ptr<SettingsDialog> settings(const Gallery &gallery, SettingsDialog::Page page)
{
    auto dialog = std::make_unique<SettingsDialog>(gallery.theme, test::sampleEndpoints());
    settings::AppSettings values;
    values.provider = u"openai"_s;
    values.model = u"gpt-new"_s;
    values.roleModels.insert(u"architect"_s, {u"gateway"_s, u"large"_s});
    values.roleLimitsUsd.insert(u"engineer"_s, 1.5);
    dialog->setCatalogs(test::sampleCatalogs());
    dialog->setRoles(test::sampleRoles());
    dialog->setPriceCheck([](const ModelChoice &choice) { return choice.model == "large"_L1; });
    dialog->edit(values);
    dialog->setKeyState(u"openai"_s, {KeyPlace::Keychain, {}});
    dialog->setOtherAddresses(
        {{u"http://127.0.0.1:11434"_s, u"Looked for a local server when a project starts"_s}});
    dialog->showPage(page);
    return dialog;
}

Shown settingsModel(Gallery &gallery)
{
    auto dialog = settings(gallery, SettingsDialog::Page::Model);
    test::child<QPushButton>(dialog.get(), "testConnection")->click();
    dialog->showVerdict(true, {}, {u"gpt-large"_s, u"gpt-small"_s, u"gpt-mini"_s});
    return dialog;
}

Shown settingsWrong(Gallery &gallery)
{
    auto dialog = settings(gallery, SettingsDialog::Page::Model);
    test::child<QPushButton>(dialog.get(), "testConnection")->click();
    dialog->showVerdict(false,
        {u"The provider rejected the key."_s, u"Nothing was stored."_s,
            u"Paste the key again, or make a new one."_s},
        {});
    auto *url = test::child<QLineEdit>(dialog.get(), "baseURL");
    QMetaObject::invokeMethod(dialog.get(), [url] {
        url->setFocus();
        url->insert(u"api.example/v1"_s);
    });
    return dialog;
}

Shown settingsBusy(Gallery &gallery)
{
    auto dialog = settings(gallery, SettingsDialog::Page::Model);
    test::child<QPushButton>(dialog.get(), "testConnection")->click();
    return dialog;
}

Shown exporting(Gallery &gallery, bool trouble)
{
    auto dialog = std::make_unique<ExportDialog>(gallery.theme);
    ExportOffer offer = test::sampleOffer();
    if (trouble) {
        offer.parentFolder = gallery.folder.path();
        offer.warnings.append({ExportFinding::Kind::Secret, u"src/main.py"_s, u"line 12"_s});
        QDir(gallery.folder.path()).mkpath(u"2048 with undo/x"_s);
    }
    dialog->offer(offer);
    return dialog;
}

Shown exported(Gallery &gallery)
{
    auto dialog = std::make_unique<ExportDialog>(gallery.theme);
    dialog->offer(test::sampleOffer());
    dialog->showDone(u"/home/me/exports/2048 with undo"_s, 7);
    return dialog;
}

Shown palette(Gallery &gallery, bool files)
{
    auto window = test::sampleWindow();
    window->resize(1024, 640);
    if (files) {
        auto *pick = new GoToFile(gallery.theme, window.get());
        pick->openWith({u"docs/prd.md"_s, u"src/board.py"_s, u"src/main.py"_s, u"tests/test_board.py"_s});
        test::child<QLineEdit>(pick, "quickPickField")->setText(u"board"_s);
    } else {
        auto *pick = new CommandPalette(gallery.theme, window.get());
        pick->openWith(window->menuBar()->actions());
    }
    return window;
}

Shown bars(Gallery &gallery)
{
    auto window = test::sampleWindow();
    window->resize(900, 420);
    auto *centre = new QWidget(window.get());
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins({});
    for (int width : {900, 520}) {
        auto *bar = new OutsideChangeBar(gallery.theme, centre);
        bar->setPaths({u"src/board.py"_s, u"src/main.py"_s});
        bar->setFixedWidth(width);
        column->addWidget(bar);
    }
    column->addStretch(1);
    auto *announcer = new LiveAnnouncer(centre);
    column->addWidget(announcer);
    window->setCentralWidget(centre);
    auto *toast = new Toast(gallery.theme, gallery.timers, *announcer, window.get());
    toast->post({u"Approved system_design.md and handed it to the Project Manager."_s, u"&Undo"_s, 60'000});
    return window;
}

Shown shortcuts(Gallery &gallery)
{
    auto dialog = std::make_unique<ShortcutsDialog>(gallery.theme);
    const auto window = test::sampleWindow();
    dialog->setShortcuts(window->menuBar()->actions(), {{u"Review queue"_s, u"Next item"_s, u"J"_s}});
    return dialog;
}

Shown about(Gallery &gallery)
{
    return std::make_unique<AboutDialog>(gallery.theme, u"0.1.0"_s,
        QVector<LibraryInfo>{{u"Qt"_s, u"6.4.2"_s, u"LGPL-3.0-only"_s},
            {u"QScintilla"_s, u"2.13.3"_s, u"GPL-3.0-only"_s},
            {u"libgit2"_s, u"1.5.1"_s, u"GPL-2.0 with exception"_s},
            {u"libarchive"_s, u"3.6.2"_s, u"BSD-2-Clause"_s}, {u"nlohmann json"_s, u"3.11.2"_s, u"MIT"_s}});
}

const QVector<std::pair<QString, std::function<Shown(Gallery &)>>> pieces{
    {u"settings-model"_s, settingsModel},
    {u"settings-wrong"_s, settingsWrong},
    {u"settings-busy"_s, settingsBusy},
    {u"settings-roles"_s, [](Gallery &g) { return settings(g, SettingsDialog::Page::Roles); }},
    {u"settings-endpoints"_s, [](Gallery &g) { return settings(g, SettingsDialog::Page::Endpoints); }},
    {u"settings-prices"_s, [](Gallery &g) { return settings(g, SettingsDialog::Page::Prices); }},
    {u"settings-projects"_s, [](Gallery &g) { return settings(g, SettingsDialog::Page::Projects); }},
    {u"settings-limits"_s, [](Gallery &g) { return settings(g, SettingsDialog::Page::Limits); }},
    {u"settings-appearance"_s, [](Gallery &g) { return settings(g, SettingsDialog::Page::Appearance); }},
    {u"settings-network"_s, [](Gallery &g) { return settings(g, SettingsDialog::Page::Network); }},
    {u"export"_s, [](Gallery &g) { return exporting(g, false); }},
    {u"export-trouble"_s, [](Gallery &g) { return exporting(g, true); }},
    {u"exported"_s, exported},
    {u"palette"_s, [](Gallery &g) { return palette(g, false); }},
    {u"go-to-file"_s, [](Gallery &g) { return palette(g, true); }},
    {u"bars"_s, bars},
    {u"shortcuts"_s, shortcuts},
    {u"about"_s, about},
};

/// Draws one after another, each after the event loop has laid it out.
void drawNext(Gallery &gallery, const QString &file, qsizetype index)
{
    if (index == pieces.size()) {
        QCoreApplication::quit();
        return;
    }
    auto *shown = pieces.at(index).second(gallery).release();
    shown->show();
    QTimer::singleShot(60, shown, [=, &gallery] {
        QString name = file;
        name.insert(name.lastIndexOf(u'.'), u'-' + pieces.at(index).first);
        if (!shown->grab().save(name))
            std::fprintf(stderr, "cannot write %s\n", qPrintable(name));
        shown->deleteLater();
        drawNext(gallery, file, index + 1);
    });
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    baton::initResources();
    QCommandLineParser parser;
    parser.addOption({u"screenshot"_s, u"Writes pictures and ends."_s, u"file"_s});
    parser.addOption({u"theme"_s, u"light or dark."_s, u"name"_s, u"light"_s});
    parser.addOption({u"scale"_s, u"Font size in percent."_s, u"percent"_s, u"100"_s});
    parser.addOption({u"show"_s, u"Shows one of them."_s, u"name"_s, u"settings-model"_s});
    parser.addHelpOption();
    parser.process(app);
    ThemeController theme(app);
    theme.wearStyleSheet();
    theme.setChoice(
        parser.value(u"theme"_s) == "dark"_L1 ? settings::Appearance::Dark : settings::Appearance::Light);
    theme.setFontScale(parser.value(u"scale"_s).toInt());
    Gallery gallery{theme, {}, {}};
    Shown shown;
    const QString file = parser.value(u"screenshot"_s);
    if (!file.isEmpty()) {
        QTimer::singleShot(0, &app, [&gallery, file] { drawNext(gallery, file, 0); });
    } else {
        for (const auto &piece : pieces) {
            if (piece.first == parser.value(u"show"_s))
                shown = piece.second(gallery);
        }
        if (shown != nullptr)
            shown->show();
    }
    return QApplication::exec();
}
