// SPDX-License-Identifier: GPL-3.0-or-later
// baton-render-bench: shows long documents as the document pane does, walks through them as a person does,
// and prints for each the longest time its thread was busy without turning the event loop, in milliseconds of
// processor time ("render.table_20000_rows 31.4"). Started by baton-bench.
#include "resources/resources.h"
#include "ui/document/document_view.h"
#include "ui/support/theme_controller.h"

#include <QApplication>
#include <QScrollBar>
#include <QTextBrowser>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <utility>
#include <vector>

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

constexpr int manyLines = 100'000;
constexpr int manyRows = 20'000;

double busyMs()
{
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) * 1e3 + static_cast<double>(spent.tv_nsec) / 1e6;
}

QString lines(const QString &begin, const QString &between)
{
    QString text = begin;
    for (int i = 1; i <= manyLines; ++i)
        text += u"Line number %1 of the text, said in a few *words*."_s.arg(i) + between;
    return text;
}

QString table()
{
    QString text = u"| ID | What it is | State |\n|---|---|---|\n"_s;
    for (int i = 1; i <= manyRows; ++i)
        text += u"| R%1 | The requirement with the number %1 | open |\n"_s.arg(i);
    return text;
}

/// One document in a window, a step of the walk in each turn of the event loop.
class Walk : public QObject {
public:
    Walk(ui::ThemeController &theme, const QString &text) : m_view(theme)
    {
        m_view.resize(900, 700);
        m_view.setPath(u"docs/long.md"_s);
        m_view.show();
        const auto bar = [this] { return m_view.findChild<QTextBrowser *>()->verticalScrollBar(); };
        m_steps.append([this, text] { m_view.setText(text); });
        const auto often = [this](int times, const std::function<void()> &step) {
            m_steps.insert(m_steps.size(), times, step);
        };
        often(60, [bar] { bar()->triggerAction(QAbstractSlider::SliderPageStepAdd); });
        often(10, [bar] { bar()->setValue(bar()->value() + bar()->maximum() / 12); });
        often(3, [bar] { bar()->setValue(bar()->maximum()); });
        often(20, [bar] { bar()->triggerAction(QAbstractSlider::SliderPageStepSub); });
        m_steps.append([this] { m_view.goToLine(manyRows / 2); });
        m_steps.append([this] { m_view.resize(640, 700); });
        m_steps.append([this, text] { m_view.setText(text + u"\n\nThe end.\n"_s); });
        often(6, [] {});
        connect(&m_turn, &QTimer::timeout, this, &Walk::turn);
        m_turn.start(8); // what a step leads to comes between two of them
    }

private:
    void turn()
    {
        if (m_at == m_steps.size()) {
            m_turn.stop();
            QCoreApplication::quit();
            return;
        }
        m_steps.at(m_at++)();
    }

    ui::DocumentView m_view;
    QTimer m_turn;
    QVector<std::function<void()>> m_steps;
    qsizetype m_at = 0;
};

/// Times every event, whoever gets it.
class BusyTimes : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override
    {
        const double before = busyMs();
        ++m_depth;
        const bool handled = QApplication::notify(receiver, event);
        if (--m_depth == 0)
            m_longest = std::max(m_longest, busyMs() - before);
        return handled;
    }
    [[nodiscard]] double take() { return std::exchange(m_longest, 0); }

private:
    int m_depth = 0;
    double m_longest = 0;
};

} // namespace

int main(int argc, char **argv)
{
    BusyTimes app(argc, argv);
    initResources();
    ui::ThemeController theme(app);
    theme.wearStyleSheet();
    const std::vector<std::pair<const char *, QString>> documents{
        {"render.paragraphs_100000_lines", lines({}, u"\n\n"_s)},
        {"render.one_paragraph_100000_lines", lines({}, u"\n"_s)},
        {"render.code_100000_lines", lines(u"```\n"_s, u"\n"_s)},
        {"render.list_100000_lines", lines(u"- "_s, u"\n- "_s)}, {"render.table_20000_rows", table()}};
    for (const auto &document : documents) {
        const Walk walk(theme, document.second);
        static_cast<void>(app.take());
        QApplication::exec();
        std::printf("%s %.2f\n", document.first, app.take());
    }
    return 0;
}
