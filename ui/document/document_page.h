// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/session/call_trace.h"
#include "core/session/live_text.h"
#include "ui/document/document_input.h"
#include "ui/editor/code_editor.h"
#include "ui/text/decisions.h"

#include <QTimer>
#include <QWidget>

#include <optional>

QT_FORWARD_DECLARE_CLASS(QPushButton)
QT_FORWARD_DECLARE_CLASS(QSplitter)
QT_FORWARD_DECLARE_CLASS(QStackedWidget)

namespace baton::ui {

class CheckBar;
class CodeEditor;
class DiffView;
class DocumentView;
class FindBar;
class RemarkMargin;
class ReviewBar;
class TestsView;
class ThemeController;
class TraceView;
class ViewSwitch;

/// In the order of the switch. Tests there are of a report on them only.
enum class DocumentMode { Tests, Document, Source, Changes, Trace };

/// One artefact in the document pane: the views on its text, its remarks, its checks, its decisions. Plain
/// values in, signals out. The views are made when first shown. GUI thread.
class DocumentPage : public QWidget {
    Q_OBJECT

public:
    DocumentPage(ThemeController &theme, const Clock &clock, QWidget *parent = nullptr);
    ~DocumentPage() override;

    void setInput(const DocumentInput &input);
    [[nodiscard]] const DocumentInput &input() const { return m_input; }
    /// Live text of the call that writes this artefact; at most one update a frame reaches the screen.
    void setLive(const session::LiveText &live);
    void setTrace(const session::CallTrace &trace);

    void setMode(DocumentMode mode);
    [[nodiscard]] DocumentMode mode() const { return m_mode; }
    /// The revision in sight, which decisions are about; 0 = none.
    [[nodiscard]] int shownRevision() const;
    [[nodiscard]] const std::optional<UnsavedText> &unsaved() const { return m_unsaved; }
    void goToLine(int line);
    /// Shows what a file changed outside differs in from Baton's text.
    void compareWithDisk();
    /// Gives the keyboard to the view in sight, unless that has nothing to show.
    void focusView();

    // What the pane's keys do here.
    void startRemark();
    void goToChange(bool forward);
    void openFind();
    void goToTest();
    void goToProgram();
    /// What is in sight, as far as decisions depend on it.
    [[nodiscard]] const DecisionSight &sight() const;
    /// Makes a decision by its id, as its button does; nothing happens where it is not offered.
    void decide(const QString &id, const QString &note = {});
    /// Hands out what is typed and waits for its moment.
    void flush();
    /// Makes a draft of a remark that is being written, so that what is done with the drafts is done with it.
    void keepRemark();
    /// A remark that was not taken is in its box again.
    void giveBack(const Remark &remark);

Q_SIGNALS:
    void decided(const baton::Command &command);
    /// What can be decided about what is in sight is another thing now.
    void sightChanged();
    /// Unsaved text to keep; base 0 = there is none any more.
    void draftChanged(const QString &path, int baseRevision, const QString &text);
    /// A remark that is not saved, to keep; without words: there is none any more.
    void remarkTyped(const QString &path, const baton::Remark &remark);
    void textWanted(const baton::TextHash &hash);
    void traceWanted(const baton::CallId &call);
    void linkActivated(const QUrl &link, const QString &path);
    void cursorMoved(int line, int column);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void connectMargin();
    void makeView(DocumentMode mode);
    void makeSource();
    void makeChanges();
    void makeTests();
    void present();
    void presentDocument();
    void showText(const QString &text);
    void presentSource();
    void presentChanges();
    void presentTrace();
    void presentTests();
    void presentChangesName();
    void presentMarks();
    void presentBar();
    void arrangeMargin();
    void setMarginOpen(bool open);
    void takeUp(const DocumentInput &input);
    void onEdited();
    void onFind(const QString &words, bool forward);
    void submitEdit(bool approve);
    void sendRemarks(const Decision &made);
    void discardEdit();
    void noticeSaved();
    [[nodiscard]] bool isWriting() const;
    [[nodiscard]] CallId callInSight() const;
    [[nodiscard]] QString waitingText() const;
    [[nodiscard]] QString progressText() const;
    [[nodiscard]] std::optional<QString> textOf(const TextHash &hash);
    [[nodiscard]] QVector<TextHash> textsInSight() const;
    [[nodiscard]] TextPlace placeInSight() const;
    [[nodiscard]] const QString &path() const { return m_input.artefact.path; }

    ThemeController &m_theme;
    const Clock &m_clock;
    DocumentInput m_input;
    session::LiveText m_live;
    DocumentMode m_mode = DocumentMode::Document;
    std::optional<UnsavedText> m_unsaved;
    bool m_isTextHere = false;
    int m_wantedLine = 0; ///< to go to once the text is here; 0 = none
    int m_submittedOn = -1; ///< newest revision when an edit was sent; -1 = none under way
    bool m_approveWhenSaved = false;
    bool m_marginOpen = false; ///< the strip's choice while the page is narrow
    bool m_hasInput = false;
    QTimer m_keep; ///< hands out unsaved text while it is typed
    QTimer m_second; ///< "thinking 40 s" grows

    ViewSwitch *m_switch = nullptr;
    CheckBar *m_checks = nullptr;
    FindBar *m_find = nullptr;
    QSplitter *m_splitter = nullptr;
    QStackedWidget *m_stack = nullptr;
    RemarkMargin *m_margin = nullptr;
    QPushButton *m_strip = nullptr;
    ReviewBar *m_bar = nullptr;
    TestsView *m_tests = nullptr;
    DocumentView *m_document = nullptr;
    CodeEditor *m_source = nullptr;
    DiffView *m_changes = nullptr;
    TraceView *m_trace = nullptr;
};

} // namespace baton::ui
