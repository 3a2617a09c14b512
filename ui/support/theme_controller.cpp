// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/theme_controller.h"

#include "ui/support/paint.h"
#include "ui/support/system_appearance.h"
#include "ui/support/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QImage>
#include <QLabel>
#include <QPalette>
#include <QProxyStyle>
#include <QTextDocument>
#include <QUrl>

#include <utility>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

/// Fusion with Baton's icon for what does not fit into a bar. Fusion's own are bitmaps: the first of them
/// loads every image format plugin, and a menu bar asks for one as it is made. Labels, and tool tips are
/// labels, show what they are given as it stands: names and sentences come from models and servers too, and
/// Qt would read what looks like HTML as HTML. Owned by the application.
class BatonStyle : public QProxyStyle {
    Q_OBJECT

public:
    BatonStyle();
    [[nodiscard]] QIcon standardIcon(
        StandardPixmap which, const QStyleOption *option, const QWidget *widget) const override;
    using QProxyStyle::polish;
    void polish(QWidget *widget) override;
};

BatonStyle::BatonStyle() : QProxyStyle(QStringLiteral("Fusion")) { }

QIcon BatonStyle::standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    if (which == SP_ToolBarHorizontalExtensionButton || which == SP_ToolBarVerticalExtensionButton)
        return tintedIcon(QStringLiteral("more"), QApplication::palette().color(QPalette::WindowText));
    return QProxyStyle::standardIcon(which, option, widget);
}

void BatonStyle::polish(QWidget *widget)
{
    if (auto *label = qobject_cast<QLabel *>(widget); label && label->textFormat() == Qt::AutoText)
        label->setTextFormat(Qt::PlainText);
    QProxyStyle::polish(widget);
}

QString firstInstalled(const QStringList &wanted, const QString &fallback)
{
    const QStringList installed = QFontDatabase::families();
    for (const QString &family : wanted) {
        if (installed.contains(family))
            return family;
    }
    return fallback;
}

} // namespace

QVariant nothingLoaded()
{
    QImage dot(1, 1, QImage::Format_ARGB32_Premultiplied);
    dot.fill(Qt::transparent);
    return dot;
}

ThemeController::ThemeController(QApplication &app, QObject *parent)
    : QObject(parent), m_app(app), m_system(new SystemAppearance(app.palette(), this))
{
    initIconResources();
    m_family = firstInstalled({u"Inter"_s}, app.font().family());
    m_codeFamily = firstInstalled({u"JetBrains Mono"_s, u"Noto Sans Mono"_s, u"DejaVu Sans Mono"_s},
        QFontDatabase::systemFont(QFontDatabase::FixedFont).family());
    app.setStyle(new BatonStyle);
    // What a rich text names is never fetched or opened, by no document of the program. The program's own
    // pictures are no texts of others.
    QTextDocument::setDefaultResourceProvider(
        [](const QUrl &name) { return name.scheme() == "qrc"_L1 ? QVariant() : nothingLoaded(); });
    connect(m_system, &SystemAppearance::changed, this, &ThemeController::onSystemChanged);
    apply();
}

ThemeController::~ThemeController() = default;

void ThemeController::setChoice(settings::Appearance choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    apply();
}

void ThemeController::setFontScale(int percent)
{
    const int scale = qBound(80, percent, 200);
    if (scale == m_fontScale)
        return;
    m_fontScale = scale;
    apply();
}

int ThemeController::px(double designPixels) const
{
    return qRound(designPixels * m_fontScale / 100.0);
}

QFont ThemeController::font(double designPixels, QFont::Weight weight) const
{
    QFont font(m_family);
    font.setPixelSize(std::max(1, px(designPixels)));
    font.setWeight(weight);
    return font;
}

QFont ThemeController::codeFont(double designPixels) const
{
    QFont font(m_codeFamily);
    font.setPixelSize(std::max(1, px(designPixels)));
    font.setFixedPitch(true);
    font.setStyleHint(QFont::Monospace);
    // Without ligatures: "->>" in a text under review has to look like what it is.
    font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

void ThemeController::apply()
{
    const bool night = m_choice == settings::Appearance::Dark
        || (m_choice == settings::Appearance::System && m_system->isDark());
    m_theme = night ? Theme::night() : Theme::light();
    m_app.setFont(font());
    m_app.setPalette(m_theme.palette());
    if (m_worn)
        applyStyleSheet();
    Q_EMIT changed();
}

void ThemeController::wearStyleSheet()
{
    if (!std::exchange(m_worn, true))
        applyStyleSheet();
}

void ThemeController::applyStyleSheet()
{
    m_app.setStyleSheet(styleSheet(m_theme, m_fontScale));
}

void ThemeController::onSystemChanged()
{
    if (m_choice == settings::Appearance::System)
        apply();
}

} // namespace baton::ui

#include "moc_theme_controller.cpp"
#include "theme_controller.moc"
