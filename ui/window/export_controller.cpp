// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/export_controller.h"

#include "core/session/export_review.h"
#include "ui/dialogs/export/export_dialog.h"
#include "ui/text/error_text.h"
#include "ui/text/hand_over_page.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

QString detailOf(const ExportFinding &finding)
{
    if (finding.kind == ExportFinding::Kind::Secret)
        return ExportController::tr("line %1").arg(finding.detail.section(u':', 0, 0));
    return finding.detail;
}

ExportOffer offerOf(const State &state, const QString &folder, const ExportReview &review)
{
    // Beside the project, which keeps its own name.
    ExportOffer offer{.name = state.name + u"-export"_s, .projectFolder = folder};
    offer.parentFolder = QFileInfo(folder).absolutePath();
    offer.files = review.files;
    offer.proof = review.proof;
    for (const ExportFinding &finding : review.findings)
        offer.warnings.append({finding.kind, finding.path, detailOf(finding)});
    if (state.artefact(u"main.py"_s) != nullptr)
        offer.howToRun = u"python3 main.py"_s;
    return offer;
}

} // namespace

ExportController::ExportController(session::Session &session, const ThemeController &theme, QWidget *window)
    : QObject(window), m_session(session), m_theme(theme), m_window(window)
{
}

void ExportController::open()
{
    m_session.ask(
        this,
        [](const session::ProjectView &project) -> Result<ExportReview> { return project.exportReview(); },
        [this](const Result<ExportReview> &review) {
            if (review)
                onReviewed(*review);
        });
}

void ExportController::onReviewed(const ExportReview &review)
{
    if (m_dialog == nullptr) {
        m_dialog = new ExportDialog(m_theme, m_window);
        connect(m_dialog, &ExportDialog::exportRequested, this, &ExportController::prepare);
        connect(m_dialog, &ExportDialog::openFolderRequested, m_dialog,
            [](const QString &path) { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
    }
    m_dialog->offer(offerOf(m_session.state(), m_session.folder(), review));
    m_dialog->open();
}

void ExportController::prepare(const ExportOrder &order, bool withPage)
{
    if (!withPage) {
        exportTo(order);
        return;
    }
    m_session.ask(
        this, [](const session::ProjectView &project) -> Result<HandOver> { return project.handOver(); },
        [this, order](const Result<HandOver> &project) {
            ExportOrder whole = order;
            whole.page = project ? handOverPage(*project) : QString();
            exportTo(whole);
        });
}

void ExportController::exportTo(const ExportOrder &order)
{
    m_session.exportTo(order, this, [this, order](const Result<int> &files) {
        if (files)
            m_dialog->showDone(order.destination, *files);
        else
            m_dialog->showError(errorText(files.error()));
    });
}

} // namespace baton::ui

#include "moc_export_controller.cpp"
