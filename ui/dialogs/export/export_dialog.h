// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/export/export_offer.h"
#include "ui/dialogs/form/dialog.h"
#include "ui/text/error_text.h"

QT_FORWARD_DECLARE_CLASS(QCheckBox)
QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QLineEdit)
QT_FORWARD_DECLARE_CLASS(QProgressBar)
QT_FORWARD_DECLARE_CLASS(QStackedWidget)

namespace baton::ui {

class ExportResultPage;
class FieldBlock;
class FormatChoice;
class NoticeBox;
class OutgoingList;

/// Hands the approved files over as a folder, a zip or a Git repository: says what goes out and what is wrong
/// with it, asks before going over what is there, shows how it went. Whoever made it does the export and
/// reports with `showProgress`, `showDone` or `showError`. GUI thread.
class ExportDialog : public Dialog {
    Q_OBJECT

public:
    explicit ExportDialog(const ThemeController &theme, QWidget *parent = nullptr);

    /// Starts over with this offer.
    void offer(const ExportOffer &offer);

public Q_SLOTS:
    /// `total` 0 = unknown.
    void showProgress(int done, int total);
    void showDone(const QString &destination, int files);
    /// Back to the form; the destination is looked at again, because somebody may have filled it meanwhile.
    void showError(const baton::ui::ErrorText &error);
    void reject() override;

Q_SIGNALS:
    /// `withPage`: the page that says what was proven goes along; whoever exports writes it.
    void exportRequested(const baton::ExportOrder &order, bool withPage);
    void openFolderRequested(const QString &destination);

protected:
    void retranslate() override;

private:
    QWidget *buildForm(const ThemeController &theme);
    void connectFields();
    void onFormatChanged();
    void onDestinationEdited();
    void browse();
    void takeDestination(const QString &chosen);
    void start();
    void refresh();
    /// True when a secret seems to go out.
    bool refreshWarnings();
    void setWorking(bool working);

    ExportOffer m_offer;
    bool m_working = false;
    bool m_done = false;
    bool m_ownDestination = false; ///< typed or browsed, no longer the suggestion
    QStackedWidget *m_pages;
    FormatChoice *m_format;
    QLineEdit *m_destination;
    QPushButton *m_browse;
    FieldBlock *m_destinationBlock = nullptr;
    QCheckBox *m_replace;
    QCheckBox *m_page; ///< that says what was proven
    NoticeBox *m_warnings;
    NoticeBox *m_error;
    OutgoingList *m_list;
    ExportResultPage *m_result;
    QProgressBar *m_progress;
    QPushButton *m_export;
    QPushButton *m_close;
};

} // namespace baton::ui
