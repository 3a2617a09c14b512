// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/simple_pages.h"

#include "ui/dialogs/form/field_block.h"
#include "ui/support/small_widgets.h"

#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

/// Sets the words of items without changing which one is chosen; makes the items the first time.
void setItems(QComboBox *combo, const QStringList &words)
{
    const QSignalBlocker quiet(combo);
    for (int i = 0; i < words.size(); ++i) {
        if (i < combo->count())
            combo->setItemText(i, words.at(i));
        else
            combo->addItem(words.at(i));
    }
}

QDoubleSpinBox *moneySpin(const ThemeController &theme, QWidget *parent)
{
    auto *spin = new QDoubleSpinBox(parent);
    spin->setRange(0, 1e6);
    spin->setDecimals(2);
    spin->setSingleStep(0.5);
    spin->setPrefix(u"$"_s);
    ignoreWheelUnlessFocused(spin);
    styleSpin(spin, theme);
    return spin;
}

const QStringList languages{QString(), u"en"_s, u"zh_CN"_s};

} // namespace

ProjectsPage::ProjectsPage(const ThemeController &theme, QWidget *parent)
    : SettingsPage(parent), m_folder(new QLineEdit(this)), m_browse(new QPushButton(this)),
      m_autonomy(new QComboBox(this)),
      m_folderBlock(new FieldBlock(theme, "Projects folder", m_folder, this)),
      m_autonomyBlock(new FieldBlock(theme, "Default autonomy", m_autonomy, this))
{
    column()->addWidget(m_folderBlock);
    column()->addWidget(m_autonomyBlock);
    nameWidget(m_browse, "Browse projects folder");
    m_browse->setAutoDefault(false);
    m_folderBlock->addBeside(m_browse);
    ignoreWheelUnlessFocused(m_autonomy);
    connect(m_folder, &QLineEdit::textEdited, this, &ProjectsPage::onFolderEdited);
    connect(m_browse, &QPushButton::clicked, this, &ProjectsPage::browse);
    connect(m_autonomy, &QComboBox::currentIndexChanged, this, &ProjectsPage::changed);
    retranslate();
}

void ProjectsPage::retranslate()
{
    m_folderBlock->setLabel(tr("&Folder for new projects"));
    m_folderBlock->setHint(tr("Each project gets a folder of its own in it."));
    m_folder->setPlaceholderText(QDir::toNativeSeparators(QDir::homePath() + u"/Baton"_s));
    m_browse->setText(tr("B&rowse…"));
    m_browse->setAccessibleName(tr("Browse projects folder"));
    m_autonomyBlock->setLabel(tr("New runs &stop at"));
    m_autonomyBlock->setHint(
        tr("Only what passes its checks goes on without you. You can change it in every run."));
    setItems(m_autonomy, {tr("Every output"), tr("Documents only"), tr("Problems only")});
}

void ProjectsPage::load(const settings::AppSettings &settings)
{
    const QSignalBlocker quiet(this);
    m_folder->setText(settings.projectsFolder);
    m_folderBlock->setProblem(folderProblem());
    m_autonomy->setCurrentIndex(!settings.autonomy.files ? 0 : settings.autonomy.documents ? 2 : 1);
}

void ProjectsPage::store(settings::AppSettings &settings) const
{
    if (isValid())
        settings.projectsFolder = m_folder->text().trimmed();
    settings.autonomy.files = m_autonomy->currentIndex() > 0;
    settings.autonomy.documents = m_autonomy->currentIndex() > 1;
}

QWidget *ProjectsPage::wrongField() const
{
    return isValid() ? nullptr : m_folder;
}

void ProjectsPage::onFolderEdited()
{
    m_folderBlock->setProblem(folderProblem());
    Q_EMIT changed();
}

void ProjectsPage::browse()
{
    const QString at = m_folder->text().isEmpty() ? QDir::homePath() : m_folder->text();
    auto *dialog = new QFileDialog(this, tr("Folder for new projects"), at);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &folder) {
        m_folder->setText(QDir::toNativeSeparators(folder));
        onFolderEdited();
    });
    dialog->open();
}

QString ProjectsPage::folderProblem() const
{
    const QString folder = m_folder->text().trimmed();
    if (folder.isEmpty())
        return {};
    if (!QDir::isAbsolutePath(folder))
        return tr("Enter the whole path, from the root on.");
    const QFileInfo info(folder);
    return info.exists() && !info.isDir() ? tr("This is a file, not a folder.") : QString();
}

LimitsPage::LimitsPage(const ThemeController &theme, QWidget *parent)
    : SettingsPage(parent), m_theme(theme), m_money(moneySpin(theme, this)), m_parallel(new QSpinBox(this)),
      m_moneyBlock(new FieldBlock(theme, "Money limit per run", m_money, this)),
      m_parallelBlock(new FieldBlock(theme, "Calls at once", m_parallel, this)),
      m_roleLead(makeText(u"muted"_s, this)), m_roleColumn(new QVBoxLayout)
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_moneyBlock, m_parallelBlock, m_roleLead})
        column()->addWidget(widget);
    m_roleColumn->setSpacing(14);
    column()->addLayout(m_roleColumn);
    m_parallel->setRange(1, 64);
    ignoreWheelUnlessFocused(m_parallel);
    for (FieldBlock *block : {m_moneyBlock, m_parallelBlock})
        block->keepNarrow();
    styleSpin(m_parallel, theme);
    connect(m_money, &QDoubleSpinBox::valueChanged, this, &LimitsPage::refresh);
    connect(m_money, &QDoubleSpinBox::valueChanged, this, &LimitsPage::changed);
    connect(m_parallel, &QSpinBox::valueChanged, this, &LimitsPage::changed);
    retranslate();
}

void LimitsPage::retranslate()
{
    m_moneyBlock->setLabel(tr("&Money limit per run (US dollars)"));
    m_money->setSpecialValueText(tr("No limit"));
    m_parallelBlock->setLabel(tr("&Calls at once"));
    m_parallelBlock->setHint(
        tr("Files that do not depend on each other are written at the same time. A local "
           "server often does best with 1 or 2."));
    m_roleLead->setText(tr("One role may be held shorter than the run (US dollars):"));
    m_roleLead->setVisible(!m_roles.isEmpty());
    for (int i = 0; i < m_roles.size(); ++i) {
        m_roleBlocks.at(i)->setLabel(m_roles.at(i).name);
        m_roleMoney.at(i)->setAccessibleName(tr("Money limit of %1", "a role").arg(m_roles.at(i).name));
        m_roleMoney.at(i)->setSpecialValueText(tr("No limit"));
    }
    refresh();
}

void LimitsPage::setRoles(const QVector<SettingsRole> &roles)
{
    if (roles == m_roles)
        return;
    qDeleteAll(m_roleBlocks);
    m_roleBlocks.clear();
    m_roleMoney.clear();
    m_roles = roles;
    for (const SettingsRole &role : roles)
        addRole(role);
    retranslate();
}

void LimitsPage::addRole(const SettingsRole &role)
{
    auto *spin = moneySpin(m_theme, this);
    auto *block = new FieldBlock(m_theme, (u"Money limit of "_s + role.id).toUtf8().constData(), spin, this);
    block->keepNarrow();
    spin->setValue(m_loaded.value(role.id));
    connect(spin, &QDoubleSpinBox::valueChanged, this, &LimitsPage::changed);
    m_roleColumn->addWidget(block);
    m_roleMoney.append(spin);
    m_roleBlocks.append(block);
}

void LimitsPage::load(const settings::AppSettings &settings)
{
    const QSignalBlocker quiet(this);
    m_money->setValue(settings.maxCostUsd);
    m_parallel->setValue(settings.parallel);
    m_loaded = settings.roleLimitsUsd;
    for (int i = 0; i < m_roles.size(); ++i)
        m_roleMoney.at(i)->setValue(m_loaded.value(m_roles.at(i).id));
    refresh();
}

void LimitsPage::store(settings::AppSettings &settings) const
{
    settings.maxCostUsd = m_money->value();
    settings.parallel = m_parallel->value();
    settings.roleLimitsUsd = m_loaded;
    for (int i = 0; i < m_roles.size(); ++i) {
        if (m_roleMoney.at(i)->value() > 0)
            settings.roleLimitsUsd.insert(m_roles.at(i).id, m_roleMoney.at(i)->value());
        else
            settings.roleLimitsUsd.remove(m_roles.at(i).id);
    }
}

void LimitsPage::refresh()
{
    m_moneyBlock->setHint(m_money->value() > 0
            ? tr("A run pauses before the call that would go beyond it. 0 means no limit.")
            : tr("Without a limit a run may cost any amount. Every price is still shown."));
}

AppearancePage::AppearancePage(const ThemeController &theme, QWidget *parent)
    : SettingsPage(parent), m_colours(new QComboBox(this)), m_size(new QSpinBox(this)),
      m_sample(makeText(u"muted"_s, this)), m_language(new QComboBox(this)),
      m_coloursBlock(new FieldBlock(theme, "Colours", m_colours, this)),
      m_sizeBlock(new FieldBlock(theme, "Font size", m_size, this)),
      m_languageBlock(new FieldBlock(theme, "Language", m_language, this))
{
    column()->addWidget(m_coloursBlock);
    column()->addWidget(m_sizeBlock);
    column()->addWidget(m_sample);
    column()->addWidget(m_languageBlock);
    m_sample->setObjectName(u"fontSample"_s);
    m_size->setRange(80, 200);
    m_size->setSingleStep(10);
    for (QWidget *field : std::initializer_list<QWidget *>{m_colours, m_size, m_language})
        ignoreWheelUnlessFocused(field);
    for (FieldBlock *block : {m_coloursBlock, m_sizeBlock, m_languageBlock})
        block->keepNarrow();
    styleSpin(m_size, theme);
    connect(m_size, &QSpinBox::valueChanged, this, &AppearancePage::showSample);
    connect(m_size, &QSpinBox::valueChanged, this, &AppearancePage::changed);
    for (QComboBox *combo : {m_colours, m_language})
        connect(combo, &QComboBox::currentIndexChanged, this, &AppearancePage::changed);
    retranslate();
}

void AppearancePage::retranslate()
{
    m_coloursBlock->setLabel(tr("&Colours"));
    setItems(m_colours, {tr("As the system"), tr("Light"), tr("Dark")});
    m_sizeBlock->setLabel(tr("&Font size"));
    m_size->setSuffix(tr(" %", "after the number of the font size"));
    m_languageBlock->setLabel(tr("&Language of the window"));
    m_languageBlock->setHint(tr("The language of the documents is chosen for each project."));
    // Languages are named in themselves, so that one finds one's own.
    setItems(m_language, {tr("As the system"), u"English"_s, u"简体中文"_s});
    showSample();
}

void AppearancePage::load(const settings::AppSettings &settings)
{
    const QSignalBlocker quiet(this);
    m_colours->setCurrentIndex(static_cast<int>(settings.appearance));
    m_size->setValue(settings.fontPercent);
    m_language->setCurrentIndex(
        static_cast<int>(std::max<qsizetype>(0, languages.indexOf(settings.uiLanguage))));
    showSample();
}

void AppearancePage::store(settings::AppSettings &settings) const
{
    settings.appearance = static_cast<settings::Appearance>(m_colours->currentIndex());
    settings.fontPercent = m_size->value();
    settings.uiLanguage = languages.at(m_language->currentIndex());
}

void AppearancePage::showSample()
{
    QFont font;
    font.setPixelSize(qRound(13 * m_size->value() / 100.0));
    m_sample->setFont(font);
    m_sample->setText(tr("The architect hands the design on. 架构师交付设计。"));
}

} // namespace baton::ui

#include "moc_simple_pages.cpp"
