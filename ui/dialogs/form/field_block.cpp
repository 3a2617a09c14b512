// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/form/field_block.h"

#include "ui/support/small_widgets.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

class WheelFilter final : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *field = qobject_cast<QWidget *>(watched);
        if (event->type() != QEvent::Wheel || field == nullptr || field->hasFocus())
            return QObject::eventFilter(watched, event);
        event->ignore();
        return true;
    }
};

} // namespace

FieldBlock::FieldBlock(const ThemeController &theme, const char *name, QWidget *field, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_field(field), m_label(new QLabel(this)),
      m_note(makeText(u"small"_s, this)), m_line(new QHBoxLayout)
{
    nameWidget(field, name);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins({});
    lines->setSpacing(5);
    QFont bold; // only the weight is ours: family and size stay the window's
    bold.setWeight(QFont::DemiBold);
    m_label->setFont(bold);
    m_label->setBuddy(field);
    lines->addWidget(m_label);
    m_line->setSpacing(8);
    m_line->addWidget(field, 1);
    lines->addLayout(m_line);
    m_note->setObjectName(field->objectName() + u"Note"_s);
    m_note->hide();
    lines->addWidget(m_note);
    connect(&theme, &ThemeController::changed, this, &FieldBlock::refresh);
}

void FieldBlock::addBeside(QWidget *widget, int stretch)
{
    m_line->addWidget(widget, stretch);
}

void FieldBlock::keepNarrow()
{
    m_field->setMaximumWidth(m_theme.px(240));
    m_line->addStretch(1);
}

void FieldBlock::setLabel(const QString &label)
{
    m_label->setText(label);
    m_field->setAccessibleName(withoutMnemonic(label));
}

void FieldBlock::setHint(const QString &hint)
{
    m_hint = hint;
    refresh();
}

void FieldBlock::setProblem(const QString &sentence)
{
    m_problem = sentence;
    refresh();
}

void FieldBlock::refresh()
{
    const bool wrong = !m_problem.isEmpty();
    const QString words = wrong ? m_problem : m_hint;
    setStyleProperty(m_note, "kind", wrong ? u"error"_s : u"small"_s);
    m_note->setText(words);
    m_note->setVisible(!words.isEmpty());
    m_field->setAccessibleDescription(words);
    // Only fields that can be wrong are styled here; spin boxes hold a sheet of their own.
    if (!wrong && !m_marked)
        return;
    m_marked = wrong;
    const auto type = QString::fromLatin1(m_field->metaObject()->className());
    m_field->setStyleSheet(
        wrong ? u"%1 { border-color: %2; }"_s.arg(type, m_theme.theme().error.name()) : QString());
}

QString withoutMnemonic(QString text)
{
    static const QRegularExpression bracketed(u"\\(&.\\)"_s);
    static const QRegularExpression mark(u"&(?=.)"_s);
    text.remove(bracketed);
    text.replace(u"&&"_s, u"\x1"_s);
    text.remove(mark);
    return text.replace(u'\x1', u'&');
}

void ignoreWheelUnlessFocused(QWidget *field)
{
    field->setFocusPolicy(Qt::StrongFocus);
    field->installEventFilter(new WheelFilter(field));
}

QLabel *makeText(const QString &kind, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    if (!kind.isEmpty())
        label->setProperty("kind", kind);
    return label;
}

namespace {

QString sideOf(const Theme &colours)
{
    return colours.dark ? u"dark"_s : u"light"_s;
}

QString rowSheet(const Theme &colours)
{
    return u"QAbstractItemView { background: transparent; }"
           "::item { padding: 4px 8px; border: 1px solid transparent; }"
           "::item:selected { background: %1; color: %2; }"_s.arg(
               colours.selection.name(), colours.text.name());
}

QString spinSheet(const Theme &colours)
{
    return u"::up-button, ::down-button { border: none; width: 20px; }"
           "::up-arrow { image: url(:/baton/icons/chevron-up-on-%1.svg); width: 10px; height: 10px; }"
           "::down-arrow { image: url(:/baton/icons/chevron-on-%1.svg); width: 10px; height: 10px; }"_s.arg(
               sideOf(colours));
}

QString checkSheet(const Theme &colours)
{
    return u"::indicator { width: 14px; height: 14px; border: 1px solid %1; background: %2; }"
           "QCheckBox::indicator { border-radius: 4px; }"
           "QRadioButton::indicator { border-radius: 8px; }"
           "::indicator:focus, ::indicator:hover { border-color: %3; }"
           "QCheckBox::indicator:checked { background: %3; border-color: %3;"
           " image: url(:/baton/icons/tick-on-%4-accent.svg); }"
           "QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid %3; }"_s.arg(
               colours.muted.name(), colours.panel.name(), colours.accent.name(), sideOf(colours));
}

void keepStyled(QWidget *widget, const ThemeController &theme, QString (*sheet)(const Theme &))
{
    widget->setStyleSheet(sheet(theme.theme()));
    QObject::connect(&theme, &ThemeController::changed, widget,
        [widget, &theme, sheet] { widget->setStyleSheet(sheet(theme.theme())); });
}

} // namespace

void styleRows(QAbstractItemView *view, const ThemeController &theme)
{
    keepStyled(view, theme, rowSheet);
}

void styleSpin(QAbstractSpinBox *spin, const ThemeController &theme)
{
    keepStyled(spin, theme, spinSheet);
}

void styleChecks(QWidget *widget, const ThemeController &theme)
{
    keepStyled(widget, theme, checkSheet);
}

} // namespace baton::ui

#include "moc_field_block.cpp"
