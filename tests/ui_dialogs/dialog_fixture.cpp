// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui_dialogs/dialog_fixture.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>

namespace baton::test {

using namespace Qt::StringLiterals;

QVector<EndpointProfile> sampleEndpoints()
{
    EndpointProfile demo;
    demo.id = u"demo"_s;
    demo.title = u"Demo (recorded, no model)"_s;
    demo.protocol = Protocol::Replay;
    demo.keyRequired = false;
    EndpointProfile openai;
    openai.id = u"openai"_s;
    openai.title = u"OpenAI"_s;
    openai.baseUrl = u"https://api.openai.com/v1"_s;
    openai.keyVariable = u"OPENAI_API_KEY"_s;
    openai.defaultModel = u"gpt-large"_s;
    openai.models = {u"gpt-large"_s, u"gpt-small"_s};
    EndpointProfile azure = openai;
    azure.id = u"azure"_s;
    azure.title = u"Azure OpenAI"_s;
    azure.baseUrl = u"https://RESOURCE.openai.azure.com/openai/v1"_s;
    EndpointProfile local;
    local.id = u"ollama"_s;
    local.title = u"Ollama (local)"_s;
    local.protocol = Protocol::Ollama;
    local.baseUrl = u"http://127.0.0.1:11434"_s;
    local.keyRequired = false;
    local.local = true;
    return {demo, openai, azure, local};
}

ui::SettingsCatalogs sampleCatalogs()
{
    EndpointProfile own;
    own.id = u"gateway"_s;
    own.title = u"Company gateway"_s;
    own.baseUrl = u"https://gateway.example/v1"_s;
    own.authHeader = u"api-key"_s;
    own.authPrefix = QString();
    own.defaultModel = u"large"_s;
    own.models = {u"large"_s, u"small"_s};
    own.own = true;
    const auto price = [](const char *model, double input, double output) {
        ModelInfo info;
        info.provider = u"openai"_s;
        info.model = QString::fromLatin1(model);
        info.price = {input, output, input / 10, std::nullopt};
        info.asOf = u"2026-08-22"_s;
        info.source = u"price list of the provider"_s;
        return info;
    };
    ui::SettingsCatalogs catalogs;
    catalogs.endpoints = sampleEndpoints();
    catalogs.endpoints.append(own);
    catalogs.listedPrices = {price("gpt-large", 2, 12), price("gpt-small", 0.2, 1.2)};
    for (int i = 1; i <= 12; ++i)
        catalogs.listedPrices.append(price(qPrintable(u"gpt-%1"_s.arg(i)), i, i * 4));
    catalogs.prices = catalogs.listedPrices;
    catalogs.prices[1].price.input = 0.15;
    catalogs.prices[1].asOf = u"2026-11-01"_s;
    catalogs.prices[1].own = true;
    return catalogs;
}

QVector<ui::SettingsRole> sampleRoles()
{
    return {{u"product_manager"_s, u"Product Manager"_s}, {u"architect"_s, u"Architect"_s},
        {u"project_manager"_s, u"Project Manager"_s}, {u"engineer"_s, u"Engineer"_s},
        {u"qa_engineer"_s, u"QA Engineer"_s}};
}

ui::ExportOffer sampleOffer()
{
    using Kind = ExportFinding::Kind;
    ui::ExportOffer offer;
    offer.name = u"2048 with undo"_s;
    offer.projectFolder = u"/nowhere/projects/2048"_s;
    offer.parentFolder = u"/nowhere/exports"_s;
    offer.files = {{u"docs/prd.md"_s, 5210}, {u"docs/system_design.md"_s, 8120}, {u"src/main.py"_s, 640},
        {u"src/board.py"_s, 4230}, {u"src/history.py"_s, 1890}, {u"tests/test_board.py"_s, 2950},
        {u"requirements.txt"_s, 24}};
    offer.warnings = {{Kind::Stale, u"tests/test_board.py"_s, {}},
        {Kind::FailedCheck, u"src/history.py"_s, u"code compiles"_s}, {Kind::LeftOut, u"src/ui.py"_s, {}},
        {Kind::LeftOut, u"src/game.py"_s, {}}};
    offer.howToRun = u"python3 src/main.py"_s;
    return offer;
}

std::unique_ptr<QMainWindow> sampleWindow()
{
    auto window = std::make_unique<QMainWindow>();
    auto *text = new QPlainTextEdit(window.get());
    text->setObjectName(u"centre"_s);
    window->setCentralWidget(text);
    const auto add = [](QMenu *menu, const QString &title, const QString &keys, bool on = true) {
        QAction *action = menu->addAction(title);
        action->setShortcut(QKeySequence(keys));
        action->setEnabled(on);
    };
    QMenu *file = window->menuBar()->addMenu(u"&File"_s);
    add(file, u"&New project…"_s, u"Ctrl+N"_s);
    add(file, u"&Open project…"_s, u"Ctrl+O"_s);
    file->addSeparator();
    add(file, u"&Export…"_s, u"Ctrl+E"_s);
    QMenu *run = window->menuBar()->addMenu(u"&Run"_s);
    add(run, u"&Pause run"_s, {});
    add(run, u"&Stop run"_s, u"Ctrl+."_s, false);
    QMenu *review = window->menuBar()->addMenu(u"Re&view"_s);
    add(review, u"&Approve and hand off"_s, u"Ctrl+Return"_s);
    add(review, u"Approve with a no&te…"_s, {});
    add(review, u"&Regenerate"_s, u"R"_s);
    QMenu *panes = window->menuBar()->addMenu(u"&View"_s)->addMenu(u"&Panes"_s);
    add(panes, u"Show &timeline"_s, u"Ctrl+3"_s);
    add(panes, u"Next pane"_s, u"F6"_s);
    return window;
}

} // namespace baton::test
