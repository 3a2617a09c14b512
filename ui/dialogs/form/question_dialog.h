// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/form/dialog.h"

#include <functional>

namespace baton::ui {

/// A short question with an answer on each button. Closing it is no answer.
struct Question {
    struct Answer {
        const char *name = nullptr; ///< stable, see nameWidget
        QString words; ///< "&Let them pass"
        std::function<void()> run = {}; ///< empty: nothing is done
        bool isDefault = false; ///< what Enter does; never something that cannot be taken back
    };
    QString title;
    QString text;
    QVector<Answer> answers;
};

/// Opens it over the window; it goes by itself.
void ask(const Question &question, const ThemeController &theme, QWidget *window);

} // namespace baton::ui
