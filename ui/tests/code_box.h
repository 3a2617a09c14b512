// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tests/failure_sight.h"

#include <QPlainTextEdit>

namespace baton::ui {

class ThemeController;

/// A few lines of code or output in a box as high as they are, to read and copy. GUI thread.
class CodeBox : public QPlainTextEdit {
    Q_OBJECT

public:
    /// `name` is for assistive technology.
    CodeBox(const ThemeController &theme, const char *name, QWidget *parent = nullptr);

    void setLines(const QVector<BoxLine> &lines);
    void setText(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void paintLines();
    void restyle();
    void fit();

    const ThemeController &m_theme;
    QVector<BoxLine> m_lines;
};

} // namespace baton::ui
