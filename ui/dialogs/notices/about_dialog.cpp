// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/notices/about_dialog.h"

#include "ui/dialogs/form/field_block.h"
#include "ui/support/paint.h"
#include "ui/support/small_widgets.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSysInfo>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace baton::ui {

using namespace Qt::StringLiterals;

AboutDialog::AboutDialog(const ThemeController &theme, const QString &version,
    const QVector<LibraryInfo> &libraries, QWidget *parent)
    : Dialog(theme, parent), m_version(version), m_libraries(libraries), m_mark(new QLabel(this)),
      m_name(makeText(u"hero"_s, this)), m_what(makeText({}, this)), m_licence(makeText(u"muted"_s, this)),
      m_librariesLabel(new QLabel(this)), m_tree(new QTreeWidget(this)), m_copy(addButton("Copy details")),
      m_close(addButton("Close"))
{
    setObjectName(u"aboutDialog"_s);
    build(theme);
    connect(&theme, &ThemeController::changed, this, &AboutDialog::recolour);
    connect(m_copy, &QPushButton::clicked, this, &AboutDialog::copy);
    connect(m_close, &QPushButton::clicked, this, &AboutDialog::reject);
    makeDefault(m_close, true);
    retranslate();
    recolour();
    setDesignSize(520, 520);
    m_close->setFocus();
}

void AboutDialog::build(const ThemeController &theme)
{
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(m_mark, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_name);
    words->addWidget(m_what);
    head->addLayout(words, 1);
    body()->addLayout(head);
    body()->addWidget(m_licence);
    m_librariesLabel->setBuddy(m_tree);
    body()->addWidget(m_librariesLabel);
    body()->addWidget(m_tree, 1);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_licence->setObjectName(u"licence"_s);
    nameWidget(m_tree, "Libraries");
    m_tree->setColumnCount(3);
    m_tree->setRootIsDecorated(false);
    styleRows(m_tree, theme);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_tree->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    m_tree->setMinimumHeight(theme.px(80));
    for (const LibraryInfo &library : std::as_const(m_libraries))
        m_tree->addTopLevelItem(new QTreeWidgetItem({library.name, library.version, library.licence}));
    bar()->removeWidget(m_copy);
    bar()->insertWidget(0, m_copy);
}

QString AboutDialog::details() const
{
    QStringList lines{u"Baton "_s + m_version,
        QSysInfo::prettyProductName() + u", "_s + QSysInfo::currentCpuArchitecture() + u", "_s
            + QGuiApplication::platformName()};
    for (const LibraryInfo &library : m_libraries)
        lines.append(library.name + u' ' + library.version);
    return lines.join(u'\n');
}

void AboutDialog::retranslate()
{
    setWindowTitle(tr("About Baton"));
    m_name->setText(tr("Baton %1").arg(m_version));
    m_what->setText(tr("Steer a team of LLM roles that builds software."));
    m_licence->setText(
        tr("Free software under the GNU General Public License, version 3 or later "
           "(GPL-3.0-or-later). It comes without any warranty. What your team writes is yours."));
    m_librariesLabel->setText(tr("&Libraries it stands on"));
    m_tree->setHeaderLabels({tr("Library"), tr("Version"), tr("Licence")});
    m_tree->setAccessibleName(tr("Libraries"));
    m_copy->setText(tr("C&opy details"));
    m_copy->setAccessibleName(tr("Copy details"));
    m_close->setText(tr("&Close"));
    m_close->setAccessibleName(tr("Close"));
}

void AboutDialog::recolour()
{
    const int size = theme().px(48);
    m_mark->setPixmap(tintedIcon(u"baton"_s, theme().theme().accent).pixmap(QSize(size, size)));
}

void AboutDialog::copy()
{
    QGuiApplication::clipboard()->setText(details());
}

} // namespace baton::ui

#include "moc_about_dialog.cpp"
