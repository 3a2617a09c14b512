// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/ui_dialogs/dialog_fixture.h"
#include "ui/dialogs/export/export_dialog.h"
#include "ui/dialogs/notices/about_dialog.h"
#include "ui/dialogs/pickers/shortcuts_dialog.h"
#include "ui/dialogs/settings/settings_dialog.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QTranslator>

#include <memory>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;

namespace {

/// A language whose every text is 40 % longer.
class LongWords final : public QTranslator {
public:
    using QTranslator::QTranslator;
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *source, const char *, int) const override
    {
        const QString text = QString::fromUtf8(source);
        return text + u" "_s + u"mot "_s.repeated(text.size() / 10 + 1).trimmed();
    }
};

std::unique_ptr<QDialog> makeSettings(const ThemeController &theme, SettingsDialog::Page page)
{
    auto dialog = std::make_unique<SettingsDialog>(theme, test::sampleEndpoints());
    settings::AppSettings settings;
    settings.provider = u"openai"_s;
    dialog->setCatalogs(test::sampleCatalogs());
    dialog->setRoles(test::sampleRoles());
    dialog->edit(settings);
    dialog->setKeyState(u"openai"_s, {KeyPlace::Keychain, {}});
    dialog->showPage(page);
    return dialog;
}

std::unique_ptr<QDialog> make(const QString &name, const ThemeController &theme)
{
    if (name == "export"_L1) {
        auto dialog = std::make_unique<ExportDialog>(theme);
        dialog->offer(test::sampleOffer());
        return dialog;
    }
    if (name == "exported"_L1) {
        auto dialog = std::make_unique<ExportDialog>(theme);
        dialog->offer(test::sampleOffer());
        dialog->showDone(u"/nowhere/exports/2048 with undo"_s, 7);
        return dialog;
    }
    if (name == "shortcuts"_L1) {
        auto dialog = std::make_unique<ShortcutsDialog>(theme);
        dialog->setShortcuts(test::sampleWindow()->menuBar()->actions());
        return dialog;
    }
    if (name == "about"_L1)
        return std::make_unique<AboutDialog>(
            theme, u"1.2.3"_s, QVector<LibraryInfo>{{u"Qt"_s, u"6.4.2"_s, u"LGPL-3.0-only"_s}});
    return makeSettings(theme, static_cast<SettingsDialog::Page>(name.back().digitValue()));
}

const QStringList names{u"settings0"_s, u"settings1"_s, u"settings2"_s, u"settings3"_s, u"settings4"_s,
    u"settings5"_s, u"settings6"_s, u"settings7"_s, u"export"_s, u"exported"_s, u"shortcuts"_s, u"about"_s};

/// What is wrong with how a label or button is shown; empty = nothing.
QString cutOff(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget)) {
        if (label->text().isEmpty() || qobject_cast<const ElidedLabel *>(label) != nullptr)
            return {};
        const bool fits = label->wordWrap() ? label->height() >= label->heightForWidth(label->width())
                                            : label->width() >= label->sizeHint().width();
        return fits ? QString() : u"label: "_s + label->text();
    }
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return button->width() >= button->sizeHint().width() ? QString() : u"button: "_s + button->text();
    return {};
}

} // namespace

/// Every dialog in a window of 1024 x 700: nothing is cut off at large fonts and with long translations,
/// every control has a name for assistive technology, and a change of language reaches what is open.
class FitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void everyControlHasAName_data();
    void everyControlHasAName();
    void languageReachesOpenDialogs();

private:
    std::unique_ptr<baton::ui::ThemeController> m_theme;
};

BATON_TEST_CLASS(FitTest)

void FitTest::initTestCase()
{
    m_theme = std::make_unique<ThemeController>(*qApp);
    m_theme->wearStyleSheet();
}

void FitTest::init()
{
    test::failOnWarnings();
}

void FitTest::cleanup()
{
    m_theme->setFontScale(100);
}

void FitTest::nothingIsCutOff_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("scale");
    QTest::addColumn<bool>("longWords");
    for (const QString &name : names) {
        for (const int scale : {80, 100, 200}) {
            QTest::addRow("%s %d", qPrintable(name), scale) << name << scale << false;
            if (scale < 200)
                QTest::addRow("%s %d long", qPrintable(name), scale) << name << scale << true;
        }
    }
}

void FitTest::nothingIsCutOff()
{
    QFETCH(QString, name);
    QFETCH(int, scale);
    QFETCH(bool, longWords);
    m_theme->setFontScale(scale);
    LongWords translator;
    if (longWords)
        qApp->installTranslator(&translator);
    const auto dialog = make(name, *m_theme);
    const QSize smallest = dialog->minimumSizeHint();
    dialog->resize(dialog->size().boundedTo({1000, 660}));
    dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(dialog.get()));
    QStringList wrong;
    for (const QWidget *widget : dialog->findChildren<QWidget *>()) {
        if (const QString what = widget->isVisible() ? cutOff(*widget) : QString(); !what.isEmpty())
            wrong.append(what);
    }
    qApp->removeTranslator(&translator);
    QVERIFY2(smallest.width() <= 1000 && smallest.height() <= 660,
        qPrintable(u"needs %1 x %2"_s.arg(smallest.width()).arg(smallest.height())));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void FitTest::everyControlHasAName_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : names)
        QTest::addRow("%s", qPrintable(name)) << name;
}

void FitTest::everyControlHasAName()
{
    QFETCH(QString, name);
    const auto dialog = make(name, *m_theme);
    QVERIFY(!dialog->windowTitle().isEmpty());
    for (const QWidget *widget : dialog->findChildren<QWidget *>()) {
        const bool control = qobject_cast<const QAbstractButton *>(widget) != nullptr
            || qobject_cast<const QComboBox *>(widget) != nullptr
            || qobject_cast<const QAbstractSpinBox *>(widget) != nullptr
            || qobject_cast<const QPlainTextEdit *>(widget) != nullptr
            || qobject_cast<const QLineEdit *>(widget) != nullptr
            || qobject_cast<const QAbstractItemView *>(widget) != nullptr;
        // Parts of Qt's own composite widgets are named by these.
        const QWidget *parent = widget->parentWidget();
        const bool part = widget->objectName().startsWith("qt_"_L1)
            || qobject_cast<const QComboBox *>(parent) != nullptr
            || qobject_cast<const QLineEdit *>(parent) != nullptr
            || qobject_cast<const QAbstractItemView *>(parent) != nullptr
            || (parent != nullptr && parent->inherits("QComboBoxPrivateContainer"));
        if (control && !part)
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
    }
}

void FitTest::languageReachesOpenDialogs()
{
    for (const QString &name : names) {
        const auto dialog = make(name, *m_theme);
        dialog->show();
        LongWords translator;
        qApp->installTranslator(&translator);
        QCoreApplication::sendPostedEvents();
        int changed = 0;
        for (const QAbstractButton *button : dialog->findChildren<QAbstractButton *>()) {
            if (button->isVisible() && !button->text().isEmpty()) {
                QVERIFY2(button->text().contains("mot"_L1), qPrintable(name + u": "_s + button->text()));
                ++changed;
            }
        }
        qApp->removeTranslator(&translator);
        QVERIFY(changed > 0);
    }
}

#include "fit_test.moc"
