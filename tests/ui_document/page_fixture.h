// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/manual_clock.h"
#include "tests/support/test_main.h"
#include "tests/ui_document/samples.h"
#include "ui/document/document_pane.h"
#include "ui/document/markdown_chunks.h"
#include "ui/support/theme_controller.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>

#include <limits>

namespace baton::test {

/// The commands of one kind among those that a spy on `decided` saw.
template <class C> [[nodiscard]] QVector<C> commandsIn(const QSignalSpy &decided)
{
    QVector<C> found;
    for (const QVariantList &arguments : decided) {
        const auto command = arguments.constFirst().value<Command>();
        if (const C *wanted = std::get_if<C>(&command))
            found.append(*wanted);
    }
    return found;
}

/// All of a text at once.
[[nodiscard]] inline QVector<ui::MarkdownChunk> chunksOf(const QString &text)
{
    return ui::MarkdownReader(text).read(std::numeric_limits<int>::max());
}

/// The pane on the screen, with a clock moved by hand.
struct PaneFixture {
    ui::ThemeController theme{*static_cast<QApplication *>(QCoreApplication::instance())};
    ManualClock clock;
    ui::DocumentPane pane{theme, clock};

    explicit PaneFixture(QSize size = {900, 600})
    {
        theme.wearStyleSheet();
        pane.resize(size);
        pane.show();
        pane.activateWindow();
        if (!QTest::qWaitForWindowActive(&pane))
            qWarning("the pane did not become active");
    }

    /// By objectName, which is the name for assistive technology in camelCase.
    template <class Widget = QWidget> [[nodiscard]] Widget *find(const QString &name) const
    {
        return pane.currentPage()->findChild<Widget *>(name);
    }
    /// Keys of the pane work where the keyboard is.
    [[nodiscard]] QWidget *focus(const QString &name) const
    {
        auto *widget = find(name);
        widget->setFocus();
        return widget;
    }
    [[nodiscard]] bool isOffered(const QString &name) const
    {
        const auto *button = find<QPushButton>(name);
        return button != nullptr && button->isVisible();
    }
};

} // namespace baton::test
