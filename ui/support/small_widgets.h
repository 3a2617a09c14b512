// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/theme.h"

#include <QLabel>
#include <QLayout>
#include <QPushButton>

namespace baton::ui {

/// Sets the dynamic property `kind` (see style_sheet.h) or another one, and polishes a widget already shown.
void setStyleProperty(QWidget *widget, const char *name, const QString &value);

/// Gives a widget its stable name for assistive technology and the same as objectName in camelCase:
/// "Review queue" -> reviewQueue.
void nameWidget(QWidget *widget, const char *name);

/// One line of text that elides instead of widening its parent; the whole text is its tool tip then.
class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr, Qt::TextElideMode mode = Qt::ElideRight);

    void setFullText(const QString &text);
    [[nodiscard]] const QString &fullText() const { return m_text; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void elide();

    QString m_text;
    Qt::TextElideMode m_mode;
};

/// Rounded label in the colours of a tone; elides when there is not enough room.
class Pill : public ElidedLabel {
    Q_OBJECT

public:
    explicit Pill(QWidget *parent = nullptr);
    void show(const QString &text, Tone tone);
};

/// Word of a tone for style sheets: "accent", "ok", ...
[[nodiscard]] QString toWord(Tone tone);

/// A small upper-case heading; assistive technology reads it as written.
class Heading : public QLabel {
    Q_OBJECT

public:
    explicit Heading(QWidget *parent = nullptr);
    void setTitle(const QString &title);
};

/// A button that looks like a link in a box.
class ChipButton : public QPushButton {
    Q_OBJECT

public:
    explicit ChipButton(const QString &text, QWidget *parent = nullptr);
};

/// Lays widgets out in lines like words.
class FlowLayout : public QLayout {
    Q_OBJECT

public:
    explicit FlowLayout(QWidget *parent = nullptr, int spacing = 8);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override { m_items.append(item); }
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return arrange({0, 0, width, 0}, false); }
    void setGeometry(const QRect &rect) override;
    [[nodiscard]] QSize sizeHint() const override { return minimumSize(); }
    [[nodiscard]] QSize minimumSize() const override;

private:
    int arrange(const QRect &rect, bool move) const;

    QVector<QLayoutItem *> m_items;
};

} // namespace baton::ui
