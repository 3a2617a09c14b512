// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_dialogs.h"

#include "ui/dialogs/notices/about_dialog.h"
#include "ui/dialogs/pickers/shortcuts_dialog.h"

#include <QCoreApplication>
#include <QInputDialog>

namespace baton::ui {

using namespace Qt::StringLiterals;

void openShortcuts(const ThemeController &theme, const QList<QAction *> &menus, QWidget *window)
{
    auto *dialog = new ShortcutsDialog(theme, window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QString lanes = QCoreApplication::translate("baton", "Swim-lanes");
    dialog->setShortcuts(menus,
        {{lanes, QCoreApplication::translate("baton", "Move between cards"),
             QCoreApplication::translate("baton", "Arrow keys")},
            {lanes, QCoreApplication::translate("baton", "Open a card"),
                QCoreApplication::translate("baton", "Enter")},
            {lanes, QCoreApplication::translate("baton", "Actions of a card"),
                QCoreApplication::translate("baton", "Menu key")},
            {QCoreApplication::translate("baton", "Review queue"),
                QCoreApplication::translate("baton", "Next, previous"), u"J, K"_s}});
    dialog->open();
}

void openAbout(const ThemeController &theme, const QString &version, QWidget *window)
{
    auto *dialog = new AboutDialog(theme, version,
        {{u"Qt"_s, QString::fromLatin1(qVersion())}, {u"QScintilla"_s, {}}, {u"nlohmann/json"_s, {}},
            {u"libgit2"_s, {}}, {u"libarchive"_s, {}}, {u"QtKeychain"_s, {}}},
        window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void openLimit(
    std::optional<Money> current, QWidget *window, const std::function<void(std::optional<Money>)> &chosen)
{
    auto *dialog = new QInputDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setInputMode(QInputDialog::DoubleInput);
    dialog->setWindowTitle(QCoreApplication::translate("baton", "Money limit"));
    dialog->setLabelText(QCoreApplication::translate(
        "baton", "The run stops before a call that could pass this amount in US dollars; 0 = no limit."));
    dialog->setDoubleRange(0, 100000);
    dialog->setDoubleDecimals(2);
    dialog->setDoubleValue(current.value_or(Money{}).usd());
    QObject::connect(dialog, &QInputDialog::doubleValueSelected, dialog,
        [chosen](double usd) { chosen(usd > 0 ? std::optional<Money>(Money::fromUsd(usd)) : std::nullopt); });
    dialog->open();
}

} // namespace baton::ui
