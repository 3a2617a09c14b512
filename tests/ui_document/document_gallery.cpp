// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the document pane in each of its states, or writes a picture of one:
// document_gallery --state review --theme dark --size 880x560 --screenshot out.png
#include "resources/resources.h"
#include "tests/ui_document/samples.h"
#include "ui/document/document_pane.h"
#include "ui/editor/diff_view.h"
#include "ui/support/theme_controller.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace baton;
using ui::DocumentMode;

namespace {

void showBoard(ui::DocumentPane &pane, DocumentMode mode)
{
    pane.open(test::prdApproved());
    pane.open(test::boardInReview());
    pane.currentPage()->setMode(mode);
}

void showStreaming(ui::DocumentPane &pane)
{
    const ui::DocumentInput input = test::prdWriting();
    pane.open(input);
    pane.setLive(test::liveText(input, test::prdText().repeated(3).left(2900)));
}

void showSideBySide(ui::DocumentPane &pane)
{
    showBoard(pane, DocumentMode::Changes);
    pane.findChild<ui::DiffView *>()->setSideBySide(true);
}

void showTrace(ui::DocumentPane &pane)
{
    showBoard(pane, DocumentMode::Trace);
    pane.setTrace(test::boardTrace());
}

void showEditing(ui::DocumentPane &pane)
{
    ui::DocumentInput input = test::boardInReview();
    input.unsaved = ui::UnsavedText{2, test::boardAfter() + u"\n# mine\n"_s};
    pane.open(input);
    pane.currentPage()->setMode(DocumentMode::Source);
}

void showRemark(ui::DocumentPane &pane)
{
    pane.open(test::prdInReview());
    pane.currentPage()->goToLine(20);
    pane.currentPage()->startRemark();
}

void showState(ui::DocumentPane &pane, const QString &state)
{
    const QHash<QString, std::function<void()>> states{{u"review"_s, [&] { pane.open(test::prdInReview()); }},
        {u"changes"_s, [&] { showBoard(pane, DocumentMode::Changes); }},
        {u"sidebyside"_s, [&] { showSideBySide(pane); }},
        {u"code"_s, [&] { showBoard(pane, DocumentMode::Document); }},
        {u"source"_s, [&] { showBoard(pane, DocumentMode::Source); }},
        {u"editing"_s, [&] { showEditing(pane); }}, {u"trace"_s, [&] { showTrace(pane); }},
        {u"streaming"_s, [&] { showStreaming(pane); }},
        {u"thinking"_s, [&] { pane.open(test::prdWriting()); }},
        {u"failed"_s, [&] { pane.open(test::prdFailed()); }},
        {u"stale"_s, [&] { pane.open(test::prdStale()); }},
        {u"approved"_s, [&] { pane.open(test::prdApproved()); }},
        {u"chinese"_s, [&] { pane.open(test::chinesePrd()); }}, {u"remark"_s, [&] { showRemark(pane); }},
        {u"empty"_s, [] {}}};
    states.value(state, [&] { pane.open(test::prdInReview()); })();
}

} // namespace

int main(int argc, char **argv)
{
    initResources();
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"state"_s, u"What to show."_s, u"name"_s, u"review"_s},
        {u"theme"_s, u"light or dark."_s, u"name"_s, u"light"_s},
        {u"size"_s, u"Of the window."_s, u"WxH"_s, u"880x560"_s},
        {u"scale"_s, u"Font size in percent."_s, u"percent"_s, u"100"_s},
        {u"screenshot"_s, u"Writes a picture and ends."_s, u"file"_s}});
    parser.process(app);
    ui::ThemeController theme(app);
    theme.wearStyleSheet();
    theme.setChoice(
        parser.value(u"theme"_s) == u"dark" ? settings::Appearance::Dark : settings::Appearance::Light);
    theme.setFontScale(parser.value(u"scale"_s).toInt());
    const SystemClock clock;
    ui::DocumentPane pane(theme, clock);
    const QStringList size = parser.value(u"size"_s).split(u'x');
    pane.resize(size.value(0).toInt(), size.value(1).toInt());
    pane.show();
    showState(pane, parser.value(u"state"_s));
    const QString file = parser.value(u"screenshot"_s);
    if (!file.isEmpty())
        QTimer::singleShot(250, &app, [&] { app.exit(pane.grab().save(file) ? 0 : 1); });
    return QApplication::exec();
}
