// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/form/question_dialog.h"

#include "ui/dialogs/form/field_block.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

class QuestionDialog : public Dialog {
public:
    QuestionDialog(const Question &question, const ThemeController &theme, QWidget *window)
        : Dialog(theme, window)
    {
        setObjectName(u"question"_s);
        setAttribute(Qt::WA_DeleteOnClose);
        setWindowTitle(question.title);
        QLabel *text = makeText({}, this);
        text->setObjectName(u"questionText"_s);
        text->setText(question.text);
        body()->addWidget(text);
        body()->addStretch(1);
        for (const Question::Answer &answer : question.answers) {
            QPushButton *button = addButton(answer.name);
            button->setText(answer.words);
            button->setAccessibleName(withoutMnemonic(answer.words));
            makeDefault(button, answer.isDefault);
            connect(button, &QPushButton::clicked, this, [this, run = answer.run] {
                accept();
                if (run)
                    run();
            });
        }
        setDesignSize(520, 170);
    }

protected:
    /// The words came in the language of the moment.
    void retranslate() override { }
};

} // namespace

void ask(const Question &question, const ThemeController &theme, QWidget *window)
{
    auto *dialog = new QuestionDialog(question, theme, window);
    dialog->open();
}

} // namespace baton::ui
