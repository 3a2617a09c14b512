// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/ui_dialogs/dialog_fixture.h"
#include "ui/dialogs/export/export_dialog.h"
#include "ui/dialogs/form/notice_box.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTreeWidget>

#include <memory>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;

/// The export dialog: destinations, warnings, consent, progress, outcome.
class ExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void listsWhatGoesOut();
    void groupsWarnings();
    void suggestsSafeDestinations_data();
    void suggestsSafeDestinations();
    void followsTheFormat();
    void refusesDestinations();
    void asksBeforeReplacing();
    void neverDefaultsToLettingASecretOut();
    void nothingApprovedIsNotExported();
    void reportsProgressAndOutcome();
    void addsThePageThatSaysWhatWasProven();
    void staysOpenWhileWorking();
    void showsAnErrorAndGoesBack();
    void worksFromTheKeyboard();

private:
    template <class T> [[nodiscard]] T *field(const char *name) const;
    void type(const QString &destination);
    [[nodiscard]] baton::ui::ExportOffer offer() const;

    std::unique_ptr<baton::ui::ThemeController> m_theme;
    std::unique_ptr<baton::ui::ExportDialog> m_dialog;
    std::unique_ptr<QTemporaryDir> m_folder;
};

BATON_TEST_CLASS(ExportTest)

void ExportTest::initTestCase()
{
    m_theme = std::make_unique<ThemeController>(*qApp);
    m_theme->wearStyleSheet();
}

void ExportTest::init()
{
    test::failOnWarnings();
    m_folder = std::make_unique<QTemporaryDir>();
    m_dialog = std::make_unique<ExportDialog>(*m_theme);
    m_dialog->offer(offer());
    m_dialog->open();
}

void ExportTest::cleanup()
{
    m_dialog.reset();
}

template <class T> T *ExportTest::field(const char *name) const
{
    return test::child<T>(m_dialog.get(), name);
}

ExportOffer ExportTest::offer() const
{
    ExportOffer result = test::sampleOffer();
    result.parentFolder = m_folder->path();
    return result;
}

void ExportTest::type(const QString &destination)
{
    auto *edit = field<QLineEdit>("destination");
    edit->selectAll();
    QTest::keyClicks(edit, destination);
}

void ExportTest::listsWhatGoesOut()
{
    auto *files = field<QTreeWidget>("filesThatGoOut");
    QCOMPARE(files->topLevelItemCount(), 7);
    QCOMPARE(files->topLevelItem(3)->text(0), u"src/board.py"_s);
    QVERIFY(field<QLabel>("outgoingSum")->text().contains("7 file"_L1));
    QVERIFY(field<QLabel>("outgoingSum")->text().contains("23.1 kB"_L1));
}

void ExportTest::groupsWarnings()
{
    using Kind = ExportFinding::Kind;
    const QStringList sentences = warningSentences({{Kind::LeftOut, u"a"_s, {}}, {Kind::LeftOut, u"b"_s, {}},
        {Kind::LeftOut, u"c"_s, {}}, {Kind::LeftOut, u"d"_s, {}}, {Kind::LeftOut, u"e"_s, {}},
        {Kind::Secret, u"k.py"_s, u"line 3"_s}});
    QCOMPARE(sentences.size(), 2);
    QVERIFY(sentences.at(0).startsWith("1 file"_L1));
    QVERIFY(sentences.at(0).contains("k.py (line 3)"_L1));
    QVERIFY(sentences.at(1).startsWith("5 file"_L1));
    QVERIFY(sentences.at(1).contains("a, b, c and 2 more"_L1));
    QVERIFY(warningSentences({}).isEmpty());
    QVERIFY(field<NoticeBox>("exportWarnings")->isVisible());
    QCOMPARE(field<NoticeBox>("exportWarnings")->tone(), Tone::Warn);
}

void ExportTest::suggestsSafeDestinations_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << u"board"_s << u"/p/board"_s;
    QTest::newRow("chinese") << u"番茄钟"_s << u"/p/番茄钟"_s;
    QTest::newRow("separators") << u"../../etc"_s << u"/p/-..-etc"_s;
    QTest::newRow("hidden") << u".config"_s << u"/p/config"_s;
    QTest::newRow("forbidden") << u"a:b*?"_s << u"/p/a-b-"_s;
    QTest::newRow("nothing left") << u"..."_s << u"/p/project"_s;
}

void ExportTest::suggestsSafeDestinations()
{
    QFETCH(QString, name);
    QFETCH(QString, expected);
    ExportOffer named;
    named.name = name;
    named.parentFolder = u"/p"_s;
    QCOMPARE(suggestedDestination(named, ExportFormat::Folder), expected);
    QCOMPARE(suggestedDestination(named, ExportFormat::Zip), expected + u".zip"_s);
}

void ExportTest::followsTheFormat()
{
    auto *destination = field<QLineEdit>("destination");
    QCOMPARE(destination->text(), m_folder->filePath(u"2048 with undo"_s));
    field<QRadioButton>("zipFile")->click();
    QCOMPARE(destination->text(), m_folder->filePath(u"2048 with undo.zip"_s));
    type(u"/tmp/mine.zip"_s);
    field<QRadioButton>("gitRepository")->click();
    QCOMPARE(destination->text(), u"/tmp/mine"_s);
    field<QRadioButton>("zipFile")->click();
    QCOMPARE(destination->text(), u"/tmp/mine.zip"_s);
}

void ExportTest::refusesDestinations()
{
    const ExportOffer sample = test::sampleOffer();
    const auto problem = [&sample](const QString &path, ExportFormat format = ExportFormat::Folder) {
        return destinationProblem(path, sample, format);
    };
    QVERIFY(!problem({}).isEmpty());
    QVERIFY(!problem(u"relative/path"_s).isEmpty());
    QVERIFY(!problem(u"/nowhere/projects/2048"_s).isEmpty());
    QVERIFY(!problem(u"/nowhere/projects/2048/out"_s).isEmpty());
    QVERIFY(!problem(u"/nowhere/projects/x/../2048/out"_s).isEmpty());
    QVERIFY(!problem(u"/nowhere/projects"_s).isEmpty());
    QVERIFY(problem(u"/nowhere/projects/2048-out"_s).isEmpty());
    QVERIFY(!problem(m_folder->path(), ExportFormat::Zip).isEmpty());
    type(u"relative"_s);
    QVERIFY(!field<QPushButton>("startExport")->isEnabled());
    QVERIFY(field<QLabel>("destinationNote")->isVisible());
}

void ExportTest::asksBeforeReplacing()
{
    QFile there(m_folder->filePath(u"there.txt"_s));
    QVERIFY(there.open(QIODevice::WriteOnly));
    there.close();
    auto *replace = field<QCheckBox>("replaceWhatIsThere");
    auto *start = field<QPushButton>("startExport");
    QVERIFY(!replace->isVisible());
    QVERIFY(start->isDefault());
    type(m_folder->path());
    QVERIFY(replace->isVisible());
    QVERIFY(!start->isEnabled());
    replace->click();
    QVERIFY(start->isEnabled());
    QVERIFY(!start->isDefault());
    QVERIFY(start->text().contains("Replace"_L1));
    QSignalSpy asked(m_dialog.get(), &ExportDialog::exportRequested);
    type(m_folder->path());
    QVERIFY2(!replace->isChecked(), "consent is for one place only");
    replace->click();
    start->click();
    QCOMPARE(asked.size(), 1);
    const ExportOrder wanted{m_folder->path(), ExportFormat::Folder, true};
    QCOMPARE(asked.at(0).at(0).value<ExportOrder>(), wanted);
    QVERIFY2(!asked.at(0).at(1).toBool(), "nobody asked for a page");
}

void ExportTest::neverDefaultsToLettingASecretOut()
{
    ExportOffer secret = offer();
    secret.warnings.append({ExportFinding::Kind::Secret, u"src/main.py"_s, u"line 3"_s});
    m_dialog->offer(secret);
    auto *start = field<QPushButton>("startExport");
    QVERIFY(start->isEnabled());
    QVERIFY(!start->isDefault());
    QCOMPARE(start->accessibleName(), u"Export anyway"_s);
    QCOMPARE(field<NoticeBox>("exportWarnings")->tone(), Tone::Error);
}

void ExportTest::nothingApprovedIsNotExported()
{
    ExportOffer nothing = offer();
    nothing.files.clear();
    m_dialog->offer(nothing);
    QVERIFY(!field<QPushButton>("startExport")->isEnabled());
    QVERIFY(field<QLabel>("outgoingSum")->text().contains("Nothing is approved"_L1));
}

void ExportTest::reportsProgressAndOutcome()
{
    QSignalSpy asked(m_dialog.get(), &ExportDialog::exportRequested);
    QSignalSpy opened(m_dialog.get(), &ExportDialog::openFolderRequested);
    field<QPushButton>("startExport")->click();
    QCOMPARE(asked.size(), 1);
    QVERIFY(!asked.at(0).at(0).value<ExportOrder>().force);
    QVERIFY(field<QProgressBar>("exportProgress")->isVisible());
    m_dialog->showProgress(3, 7);
    QCOMPARE(field<QProgressBar>("exportProgress")->value(), 3);
    m_dialog->showDone(m_folder->path(), 7);
    QVERIFY(!field<QProgressBar>("exportProgress")->isVisible());
    QVERIFY(field<NoticeBox>("exportResult")->text().contains(m_folder->path()));
    QVERIFY(!field<QPushButton>("startExport")->isVisible());
    QCOMPARE(field<QLineEdit>("howToRunIt")->text(), u"python3 src/main.py"_s);
    field<QPushButton>("copyCommand")->click();
    QCOMPARE(QApplication::clipboard()->text(), u"python3 src/main.py"_s);
    field<QPushButton>("openFolder")->click();
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.at(0).at(0).toString(), m_folder->path());
    m_dialog->offer(offer());
    QVERIFY(field<QPushButton>("startExport")->isVisible());
}

void ExportTest::addsThePageThatSaysWhatWasProven()
{
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    QSignalSpy asked(m_dialog.get(), &ExportDialog::exportRequested);
    QTest::keyClick(m_dialog.get(), Qt::Key_A, Qt::AltModifier);
    QTRY_VERIFY(field<QCheckBox>("addHandOverPage")->isChecked());
    field<QPushButton>("startExport")->click();
    QCOMPARE(asked.size(), 1);
    QVERIFY(asked.at(0).at(1).toBool());
}

void ExportTest::staysOpenWhileWorking()
{
    field<QPushButton>("startExport")->click();
    QVERIFY(!field<QPushButton>("startExport")->isEnabled());
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(m_dialog->isVisible());
    m_dialog->showDone(m_folder->path(), 7);
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
}

void ExportTest::showsAnErrorAndGoesBack()
{
    field<QPushButton>("startExport")->click();
    m_dialog->showError({u"The disk is full."_s, u"Nothing was changed."_s, u"Choose another place."_s});
    QVERIFY(field<QPushButton>("startExport")->isEnabled());
    QCOMPARE(field<NoticeBox>("exportError")->text(),
        u"The disk is full.\nNothing was changed.\nChoose another place."_s);
    QVERIFY(field<QPushButton>("startExport")->isEnabled());
    type(m_folder->filePath(u"other"_s));
    QVERIFY(!field<NoticeBox>("exportError")->isVisible());
}

void ExportTest::worksFromTheKeyboard()
{
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    QSignalSpy asked(m_dialog.get(), &ExportDialog::exportRequested);
    QTest::keyClick(m_dialog.get(), Qt::Key_Z, Qt::AltModifier);
    QTRY_VERIFY(field<QRadioButton>("zipFile")->isChecked());
    QTest::keyClick(m_dialog.get(), Qt::Key_D, Qt::AltModifier);
    QCOMPARE(m_dialog->focusWidget(), field<QLineEdit>("destination"));
    QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.at(0).at(0).value<ExportOrder>().format, ExportFormat::Zip);
}

#include "export_test.moc"
