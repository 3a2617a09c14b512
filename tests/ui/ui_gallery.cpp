// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the state views with sample data: ui_gallery [start|main] --theme light|dark --size 1440x900
// [--screenshot FILE] [--scale 100]. A tool for people who work on the look; no test.
#include "resources/resources.h"
#include "tests/support/sample_state.h"
#include "ui/models/project_tree_model.h"
#include "ui/models/review_queue_model.h"
#include "ui/models/run_summary.h"
#include "ui/models/swimlane_model.h"
#include "ui/models/timeline_model.h"
#include "ui/support/live_announcer.h"
#include "ui/support/theme_controller.h"
#include "ui/views/composer.h"
#include "ui/views/project_tree_view.h"
#include "ui/views/review_queue_view.h"
#include "ui/views/run_tool_bar.h"
#include "ui/views/side_panel.h"
#include "ui/views/start_page.h"
#include "ui/views/status_strip.h"
#include "ui/views/swimlane_view.h"
#include "ui/views/timeline_panel.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;

namespace {

struct Models {
    ReviewQueueModel queue;
    ProjectTreeModel tree;
    SwimlaneModel lanes;
    TimelineModel timeline;
};

void fill(Models &models, const State &state)
{
    models.queue.reset(state, test::sampleNow());
    models.tree.reset(state);
    models.lanes.reset(state, test::sampleEvents());
    models.timeline.reset(state, test::sampleEvents(), test::sampleNow());
    for (const session::LiveText &live : test::sampleLive()) {
        models.tree.setLive(live, test::sampleNow());
        models.lanes.setLive(live, test::sampleNow());
        models.timeline.setLive(live, test::sampleNow());
    }
}

QWidget *mainWindow(const ThemeController &theme, Models &models, const State &state)
{
    auto *window = new QWidget;
    auto *box = new QVBoxLayout(window);
    box->setContentsMargins({});
    box->setSpacing(0);
    auto *bar = new RunToolBar(theme);
    bar->setSummary(runSummary(state));
    bar->setUsage(usageSummary(state));
    box->addWidget(bar);
    auto *side = new SidePanel(theme);
    side->setModels(&models.queue, &models.tree);
    auto *lanes = new SwimlaneView(theme);
    lanes->setSwimlanes(&models.lanes);
    auto *timeline = new TimelinePanel(theme);
    timeline->setTimeline(&models.timeline);
    auto *centre = new QSplitter(Qt::Vertical);
    centre->addWidget(lanes);
    centre->addWidget(new QWidget);
    centre->setSizes({356, 440});
    auto *panes = new QSplitter;
    panes->setHandleWidth(1);
    for (QWidget *pane : std::initializer_list<QWidget *>{side, centre, timeline})
        panes->addWidget(pane);
    panes->setStretchFactor(1, 1);
    panes->setSizes({248, 880, 312});
    box->addWidget(panes, 1);
    auto *status = new StatusStrip;
    status->setConnection(u"Connected · api.example"_s, Tone::Ok);
    status->setTokens(usageSummary(state).tokensText());
    status->setSaved(u"Saved · event 1,284"_s);
    status->setCounts(countsText(state));
    status->setCursor(36, 9);
    status->setLanguage(u"Python · UTF-8"_s);
    status->announcer().announce(u"Engineer: src/board.py waits for your review"_s);
    box->addWidget(status);
    for (const QString &path : {u"src/board.py"_s}) {
        lanes->setCurrentPath(path);
        side->queue().setCurrentPath(path);
        side->tree().setCurrentPath(path);
    }
    return window;
}

StartPage *startPage(const ThemeController &theme, bool demo)
{
    auto *page = new StartPage(theme);
    StartOffers offers;
    offers.teams = {{u"software-company"_s, u"Software company"_s, u"5 roles, documents first"_s}};
    offers.models = {{{u"demo"_s, {}}, u"Recorded demo (no key)"_s, true},
        {{u"ollama"_s, u"qwen3"_s}, u"qwen3 (Ollama)"_s, false}};
    offers.model = demo ? 0 : 1;
    offers.found = {{{u"ollama"_s, u"qwen3"_s}, u"Ollama found on this computer: qwen3"_s}};
    offers.demos = {{u"a"_s, u"Snake in the browser"_s, u"Snake"_s, u"en"_s},
        {u"b"_s, u"REST notes service"_s, u"Notes"_s, u"en"_s},
        {u"c"_s, u"命令行番茄钟"_s, u"番茄钟"_s, u"zh"_s}};
    offers.examples = {u"A CSV to chart tool"_s, u"A REST notes service"_s, u"命令行番茄钟"_s};
    offers.parentFolder = u"/home/ann/Baton"_s;
    offers.limit = Money::fromUsd(3);
    page->setOffers(offers);
    page->setForecast(u"this run about $0.40 to $0.90"_s);
    page->setRequirement(u"A terminal 2048 with undo that survives a restart, and a high-score file."_s);
    page->setRecent(
        {{u"/a"_s, u"2048 with undo"_s, u"running"_s, {}, 1, 0.42, test::sampleNow()},
            {u"/b"_s, u"Invoice renamer"_s, u"interrupted"_s, u"src/ocr.py"_s, 0, 0.1, 0},
            {u"/c"_s, u"词云生成器"_s, u"finished"_s, {}, 0, 0.88, test::sampleNow() - 86'400'000}},
        test::sampleNow());
    return page;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    initResources();
    QCommandLineParser parser;
    parser.addPositionalArgument(u"what"_s, u"main, start or demo"_s);
    parser.addOptions({{u"screenshot"_s, u"write FILE and end"_s, u"FILE"_s},
        {u"theme"_s, u"light or dark"_s, u"NAME"_s, u"light"_s},
        {u"size"_s, u"WxH"_s, u"WxH"_s, u"1440x900"_s},
        {u"scale"_s, u"font scale in percent"_s, u"N"_s, u"100"_s},
        {u"files"_s, u"that many files more"_s, u"N"_s, u"0"_s}});
    parser.process(app);
    ThemeController theme(app);
    theme.wearStyleSheet();
    theme.setChoice(
        parser.value(u"theme"_s) == u"dark" ? settings::Appearance::Dark : settings::Appearance::Light);
    theme.setFontScale(parser.value(u"scale"_s).toInt());
    Models models;
    const int files = parser.value(u"files"_s).toInt();
    const State state = files > 0 ? test::largeState(files) : test::sampleState();
    fill(models, state);
    const QString what = parser.positionalArguments().value(0, u"main"_s);
    const std::unique_ptr<QWidget> window(
        what == u"main" ? mainWindow(theme, models, state) : startPage(theme, what == u"demo"));
    const QStringList size = parser.value(u"size"_s).split(u'x');
    window->resize(size.value(0).toInt(), size.value(1).toInt());
    window->show();
    if (const QString file = parser.value(u"screenshot"_s); !file.isEmpty()) {
        QTimer::singleShot(300, window.get(), [&] {
            window->grab().save(file);
            app.quit();
        });
    }
    return QApplication::exec();
}
