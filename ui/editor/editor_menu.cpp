// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editor_menu_p.h"

#include <QCoreApplication>
#include <QMenu>
#include <Qsci/qsciscintilla.h>

namespace baton::ui {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("baton::ui::EditorMenu", text);
}

void popUp(QsciScintilla &editor, const QPoint &at)
{
    auto *menu = new QMenu(&editor);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const char *text, void (QsciScintilla::*slot)(), bool enabled) {
        menu->addAction(words(text), &editor, slot)->setEnabled(enabled);
    };
    const bool writable = !editor.isReadOnly();
    const bool selected = editor.hasSelectedText();
    if (writable) {
        add(QT_TRANSLATE_NOOP("baton::ui::EditorMenu", "Undo"), &QsciScintilla::undo,
            editor.isUndoAvailable());
        add(QT_TRANSLATE_NOOP("baton::ui::EditorMenu", "Redo"), &QsciScintilla::redo,
            editor.isRedoAvailable());
        menu->addSeparator();
        add(QT_TRANSLATE_NOOP("baton::ui::EditorMenu", "Cut"), &QsciScintilla::cut, selected);
    }
    add(QT_TRANSLATE_NOOP("baton::ui::EditorMenu", "Copy"), &QsciScintilla::copy, selected);
    if (writable)
        add(QT_TRANSLATE_NOOP("baton::ui::EditorMenu", "Paste"), &QsciScintilla::paste, true);
    menu->addSeparator();
    menu->addAction(words(QT_TRANSLATE_NOOP("baton::ui::EditorMenu", "Select all")), &editor,
        [&editor] { editor.selectAll(true); });
    menu->popup(editor.mapToGlobal(at));
}

} // namespace

void installEditorMenu(QsciScintilla &editor)
{
    editor.setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(&editor, &QWidget::customContextMenuRequested, &editor,
        [&editor](const QPoint &at) { popUp(editor, at); });
}

} // namespace baton::ui
