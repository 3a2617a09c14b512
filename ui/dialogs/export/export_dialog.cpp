// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/export/export_dialog.h"

#include "ui/dialogs/export/export_parts.h"
#include "ui/dialogs/form/field_block.h"
#include "ui/dialogs/form/notice_box.h"
#include "ui/support/small_widgets.h"
#include "ui/text/words.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

ExportDialog::ExportDialog(const ThemeController &theme, QWidget *parent)
    : Dialog(theme, parent), m_pages(new QStackedWidget(this)), m_format(new FormatChoice(theme, this)),
      m_destination(new QLineEdit(this)), m_browse(new QPushButton(this)), m_replace(new QCheckBox(this)),
      m_page(new QCheckBox(this)), m_warnings(new NoticeBox(theme, this)),
      m_error(new NoticeBox(theme, this)), m_list(new OutgoingList(theme, this)),
      m_result(new ExportResultPage(theme, this)), m_progress(new QProgressBar(this)),
      m_export(addButton("Start export")), m_close(addButton("Close"))
{
    setObjectName(u"exportDialog"_s);
    m_pages->addWidget(buildForm(theme));
    m_pages->addWidget(m_result);
    body()->addWidget(m_pages, 1);
    nameWidget(m_replace, "Replace what is there");
    nameWidget(m_page, "Add hand-over page");
    nameWidget(m_browse, "Browse destination");
    nameWidget(m_warnings, "Export warnings");
    nameWidget(m_error, "Export error");
    nameWidget(m_progress, "Export progress");
    styleChecks(m_replace, theme);
    styleChecks(m_page, theme);
    m_browse->setAutoDefault(false);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(theme.px(6));
    bar()->insertWidget(0, m_progress, 1);
    connectFields();
    retranslate();
    setDesignSize(640, 600);
    offer({});
}

QWidget *ExportDialog::buildForm(const ThemeController &theme)
{
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *form = new QWidget(scroll);
    form->setAttribute(Qt::WA_StyledBackground);
    form->setProperty("kind", u"panel"_s);
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins({});
    column->setSpacing(14);
    m_destinationBlock = new FieldBlock(theme, "Destination", m_destination, form);
    m_destinationBlock->addBeside(m_browse);
    column->addWidget(m_error);
    column->addWidget(m_format);
    column->addWidget(m_destinationBlock);
    column->addWidget(m_replace);
    column->addWidget(m_page);
    column->addWidget(m_warnings);
    column->addWidget(m_list, 1);
    scroll->setWidget(form);
    return scroll;
}

void ExportDialog::connectFields()
{
    connect(m_format, &FormatChoice::changed, this, &ExportDialog::onFormatChanged);
    connect(m_destination, &QLineEdit::textEdited, this, &ExportDialog::onDestinationEdited);
    connect(m_browse, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(m_replace, &QCheckBox::toggled, this, &ExportDialog::refresh);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::start);
    connect(m_close, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_result, &ExportResultPage::openRequested, this, &ExportDialog::openFolderRequested);
}

void ExportDialog::retranslate()
{
    setWindowTitle(tr("Export project"));
    m_destinationBlock->setLabel(tr("&Destination"));
    m_browse->setText(tr("&Browse…"));
    m_browse->setAccessibleName(tr("Browse destination"));
    m_progress->setAccessibleName(tr("Export progress"));
    m_page->setText(tr("&Add a page that says what was proven"));
    m_page->setAccessibleName(withoutMnemonic(m_page->text()));
    m_page->setToolTip(
        tr("docs/handover.md: tests, reviews, open findings and questions, and how to run it"));
    m_format->retranslate();
    m_list->retranslate();
    m_result->retranslate();
    refresh();
}

void ExportDialog::offer(const ExportOffer &offer)
{
    m_offer = offer;
    m_done = false;
    m_ownDestination = false;
    m_working = false;
    m_replace->setChecked(false);
    m_error->clear();
    m_pages->setCurrentIndex(0);
    m_list->show(offer.files);
    m_destination->setText(suggestedDestination(offer, m_format->format()));
    refresh();
    m_destination->setFocus();
}

void ExportDialog::showProgress(int done, int total)
{
    m_progress->setRange(0, total);
    m_progress->setValue(done);
}

void ExportDialog::showDone(const QString &destination, int files)
{
    m_done = true;
    setWorking(false);
    m_result->show(destination, files, m_offer.howToRun);
    m_pages->setCurrentIndex(1);
    m_result->focusFirst();
}

void ExportDialog::showError(const ErrorText &error)
{
    setWorking(false);
    m_error->say(error);
    m_destination->setFocus();
}

void ExportDialog::reject()
{
    // What is being written cannot be called back; hiding it would leave a person guessing.
    if (!m_working)
        Dialog::reject();
}

void ExportDialog::onFormatChanged()
{
    const ExportFormat format = m_format->format();
    if (!m_ownDestination) {
        m_destination->setText(suggestedDestination(m_offer, format));
    } else {
        QString path = m_destination->text().trimmed();
        const bool zip = path.endsWith(".zip"_L1, Qt::CaseInsensitive);
        if (zip && format != ExportFormat::Zip)
            path.chop(4);
        else if (!zip && format == ExportFormat::Zip && !path.isEmpty())
            path += u".zip"_s;
        m_destination->setText(path);
    }
    m_replace->setChecked(false);
    refresh();
}

void ExportDialog::onDestinationEdited()
{
    m_ownDestination = true;
    // Agreed to for another place.
    m_replace->setChecked(false);
    m_error->clear();
    refresh();
}

void ExportDialog::browse()
{
    const bool zip = m_format->format() == ExportFormat::Zip;
    auto *dialog = new QFileDialog(this, zip ? tr("Export to a zip file") : tr("Export into a folder"),
        QFileInfo(m_destination->text()).absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (zip) {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(u"zip"_s);
        dialog->setNameFilter(tr("Zip files (*.zip)"));
        dialog->setOption(QFileDialog::DontConfirmOverwrite); // the check box does
        dialog->selectFile(QFileInfo(m_destination->text()).fileName());
    } else {
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
    }
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::takeDestination);
    dialog->open();
}

void ExportDialog::takeDestination(const QString &chosen)
{
    QString path = chosen;
    // A folder one browses to is where the project's own folder goes, unless it is empty.
    if (m_format->format() != ExportFormat::Zip && isOccupied(chosen, ExportFormat::Folder)) {
        ExportOffer there = m_offer;
        there.parentFolder = chosen;
        path = suggestedDestination(there, m_format->format());
    }
    m_destination->setText(QDir::toNativeSeparators(path));
    onDestinationEdited();
}

void ExportDialog::start()
{
    const ExportFormat format = m_format->format();
    refresh();
    if (m_working || !m_export->isEnabled())
        return;
    m_error->clear();
    showProgress(0, 0);
    setWorking(true);
    const QString destination = QDir::cleanPath(QDir::fromNativeSeparators(m_destination->text().trimmed()));
    const bool replaces = m_replace->isVisibleTo(this) && m_replace->isChecked();
    Q_EMIT exportRequested({destination, format, replaces}, m_page->isChecked());
}

void ExportDialog::refresh()
{
    const ExportFormat format = m_format->format();
    const QString problem = destinationProblem(m_destination->text(), m_offer, format);
    const bool occupied = problem.isEmpty() && isOccupied(m_destination->text(), format);
    m_destinationBlock->setProblem(problem);
    m_destinationBlock->setHint(occupied ? tr("Something is there already.") : QString());
    m_replace->setVisible(occupied);
    m_replace->setText(format == ExportFormat::Zip ? tr("&Replace the file that is there")
                                                   : tr("&Replace files of the same name; others stay"));
    m_replace->setAccessibleName(withoutMnemonic(m_replace->text()));
    const bool replaces = occupied && m_replace->isChecked();
    const bool secrets = refreshWarnings();
    m_export->setText(replaces ? tr("Replace and &export") : secrets ? tr("&Export anyway") : tr("&Export"));
    m_export->setAccessibleName(withoutMnemonic(m_export->text()));
    m_export->setEnabled(
        !m_working && problem.isEmpty() && !m_offer.files.isEmpty() && (!occupied || replaces));
    // What replaces something or lets a secret out is never done by a mere Enter.
    makeDefault(m_export, !replaces && !secrets);
    m_export->setVisible(!m_done);
    m_progress->setVisible(m_working);
    m_close->setText(m_done ? tr("&Close") : tr("Cancel"));
    m_close->setAccessibleName(withoutMnemonic(m_close->text()));
}

bool ExportDialog::refreshWarnings()
{
    QStringList sentences = warningSentences(m_offer.warnings);
    const bool isClean = sentences.isEmpty();
    if (m_offer.proof.hasTests)
        sentences.prepend(proofText(m_offer.proof));
    const bool secrets = std::any_of(m_offer.warnings.cbegin(), m_offer.warnings.cend(),
        [](const ExportFinding &warning) { return warning.kind == ExportFinding::Kind::Secret; });
    const bool stops = secrets || m_offer.proof.failed > 0;
    const bool isGood = isClean && m_offer.proof.wereRun && m_offer.proof.failed == 0;
    if (sentences.isEmpty())
        m_warnings->clear();
    else
        m_warnings->say(stops ? Tone::Error
                : isGood      ? Tone::Ok
                              : Tone::Warn,
            tr("Before it goes out"), sentences);
    return stops;
}

void ExportDialog::setWorking(bool working)
{
    m_working = working;
    for (QWidget *widget :
        std::initializer_list<QWidget *>{m_format, m_destination, m_browse, m_replace, m_page, m_close})
        widget->setEnabled(!working);
    refresh();
}

} // namespace baton::ui

#include "moc_export_dialog.cpp"
