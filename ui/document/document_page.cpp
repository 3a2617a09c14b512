// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document_page.h"

#include "ui/document/check_bar.h"
#include "ui/document/document_view.h"
#include "ui/document/remark_margin.h"
#include "ui/document/remark_words.h"
#include "ui/document/review_bar.h"
#include "ui/document/trace_view.h"
#include "ui/document/view_switch.h"
#include "ui/editor/code_editor.h"
#include "ui/editor/diff_view.h"
#include "ui/editor/find_bar.h"
#include "ui/support/format.h"
#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"
#include "ui/tests/tests_view.h"

#include <QEvent>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int shortNames = 520; ///< width below which the switch shows short names
constexpr int keepAfterMs = 400;
constexpr int second = 1000;

int placeOf(DocumentMode mode)
{
    return static_cast<int>(mode);
}

} // namespace

DocumentPage::DocumentPage(ThemeController &theme, const Clock &clock, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_clock(clock)
{
    build();
    connect(m_bar, &ReviewBar::pressed, this, &DocumentPage::decide);
    connectMargin();
    m_keep.setSingleShot(true);
    m_keep.setInterval(keepAfterMs);
    m_second.setInterval(second);
    connect(&m_keep, &QTimer::timeout, this, &DocumentPage::flush);
    connect(&m_second, &QTimer::timeout, this, &DocumentPage::presentBar);
    makeView(DocumentMode::Document);
}

DocumentPage::~DocumentPage() = default;

void DocumentPage::setInput(const DocumentInput &input)
{
    const bool first = !m_hasInput;
    m_hasInput = true;
    const QHash<TextHash, QString> before = std::exchange(m_input, input).texts;
    for (const TextHash &hash : textsInSight()) {
        if (before.contains(hash))
            m_input.texts.insert(hash, before.value(hash));
    }
    if (first)
        takeUp(input);
    if (!isWriting())
        m_live = {};
    isWriting() ? m_second.start() : m_second.stop();
    noticeSaved();
    present();
}

void DocumentPage::setLive(const session::LiveText &live)
{
    m_live = live;
    if (m_mode == DocumentMode::Document)
        presentDocument();
    if (m_tests != nullptr)
        m_tests->setLive(live.text);
    presentBar();
}

void DocumentPage::setTrace(const session::CallTrace &trace)
{
    if (m_trace != nullptr && trace.call == callInSight())
        m_trace->setTrace(trace);
}

void DocumentPage::setMode(DocumentMode mode)
{
    const bool hadFocus = m_stack->isAncestorOf(focusWidget()) && focusWidget() != nullptr;
    m_mode = mode == DocumentMode::Tests && !m_input.tests ? DocumentMode::Document : mode;
    makeView(m_mode);
    const QVector<QWidget *> views{m_tests, m_document, m_source, m_changes, m_trace};
    m_stack->setCurrentWidget(views.at(placeOf(m_mode)));
    present();
    if (hadFocus)
        m_stack->currentWidget()->setFocus();
    Q_EMIT sightChanged();
}

int DocumentPage::shownRevision() const
{
    const int newest = static_cast<int>(m_input.artefact.revisions.size());
    const bool comparing = m_mode == DocumentMode::Changes && m_changes != nullptr && m_changes->to() > 0;
    // What lies on the disk is no revision; what is decided then is about the newest.
    return comparing ? std::min(m_changes->to(), newest) : newest;
}

bool DocumentPage::isWriting() const
{
    return m_input.artefact.state == ArtefactState::Writing;
}

/// What stays at hand when the next input comes without it.
QVector<TextHash> DocumentPage::textsInSight() const
{
    const Artefact &artefact = m_input.artefact;
    QVector<TextHash> hashes{artefact.failure.partial};
    const int from = m_changes == nullptr ? 0 : m_changes->from();
    const int to = m_changes == nullptr ? 0 : m_changes->to();
    for (const Revision *revision : {artefact.head(), artefact.revision(from), artefact.revision(to)}) {
        if (revision != nullptr)
            hashes.append(revision->text);
    }
    if (m_input.onDisk)
        hashes.append(*m_input.onDisk);
    return hashes;
}

std::optional<QString> DocumentPage::textOf(const TextHash &hash)
{
    const auto known = m_input.texts.constFind(hash);
    if (known != m_input.texts.cend())
        return *known;
    if (!hash.isEmpty())
        Q_EMIT textWanted(hash);
    return std::nullopt;
}

void DocumentPage::present()
{
    m_switch->setText(placeOf(DocumentMode::Tests), tr("Tests"));
    m_switch->setOffered(placeOf(DocumentMode::Tests), m_input.tests.has_value());
    m_switch->setText(placeOf(DocumentMode::Document), tr("Document"));
    m_switch->setText(placeOf(DocumentMode::Source), tr("Source"));
    m_switch->setText(placeOf(DocumentMode::Trace), tr("Trace"));
    m_switch->setCurrent(placeOf(m_mode));
    switch (m_mode) {
    case DocumentMode::Tests:
        presentTests();
        break;
    case DocumentMode::Document:
        presentDocument();
        break;
    case DocumentMode::Source:
        presentSource();
        break;
    case DocumentMode::Changes:
        presentChanges();
        break;
    case DocumentMode::Trace:
        presentTrace();
        break;
    }
    presentChangesName();
    m_margin->setRemarks(m_input.remarks);
    m_margin->setHint(m_input.remarkHint);
    m_margin->setWritable(isEditable(m_input.artefact));
    presentMarks();
    presentBar();
    arrangeMargin();
}

/// "Changes r1 → r2" where there is room for it.
void DocumentPage::presentChangesName()
{
    const int count = static_cast<int>(m_input.artefact.revisions.size());
    const int last = count + (m_input.onDisk ? 1 : 0);
    if (last < 2 || width() < m_theme.px(shortNames)) {
        m_switch->setText(placeOf(DocumentMode::Changes), tr("Changes"));
        return;
    }
    const int to = m_changes != nullptr && m_changes->to() > 0 ? m_changes->to() : last;
    const int from = m_changes != nullptr && m_changes->from() > 0 ? m_changes->from() : last - 1;
    m_switch->setText(placeOf(DocumentMode::Changes),
        to > count ? tr("Changes r%1 → disk").arg(from) : tr("Changes r%1 → r%2").arg(from).arg(to));
}

QString DocumentPage::waitingText() const
{
    if (!m_input.byRole && m_input.artefact.role != humanRole)
        return isWriting() ? tr("The program is running. Its report appears here when it has ended.")
                           : tr("Nobody writes this: it is made of what the team has made before it.");
    if (isWriting())
        return tr("%1 is thinking. The text appears here as it is written.").arg(m_input.roleName);
    if (m_input.artefact.state == ArtefactState::Skipped)
        return tr("This was skipped, so there is no text.");
    if (m_input.artefact.state == ArtefactState::Failed)
        return tr("Nothing arrived before it failed.");
    return tr("The text will appear here when %1 writes it.").arg(m_input.roleName);
}

void DocumentPage::presentDocument()
{
    m_document->setPath(path());
    if (isWriting() && !m_live.text.isEmpty() && !m_live.isProgram) {
        m_document->setLiveText(m_live.text);
        return;
    }
    const bool failed = m_input.artefact.state == ArtefactState::Failed;
    const TextHash partial = failed ? m_input.artefact.failure.partial : TextHash();
    const Revision *head = m_input.artefact.head();
    const TextHash hash = !partial.isEmpty() ? partial : head != nullptr ? head->text : TextHash();
    if (hash.isEmpty())
        m_document->setMessage(waitingText());
    else if (const auto text = textOf(hash))
        showText(*text);
    else
        m_document->setMessage(tr("Fetching the text…"));
}

void DocumentPage::showText(const QString &text)
{
    m_document->setText(text);
    m_isTextHere = true;
    if (m_wantedLine > 0)
        m_document->goToLine(std::exchange(m_wantedLine, 0));
}

void DocumentPage::presentSource()
{
    m_source->setPath(path());
    const Revision *head = m_input.artefact.head();
    const auto text = head == nullptr ? std::optional<QString>(QString()) : textOf(head->text);
    m_source->setReadOnly(!isEditable(m_input.artefact) || !text);
    if (m_unsaved) {
        if (m_source->text() != m_unsaved->text)
            m_source->setText(m_unsaved->text);
    } else if (text) {
        m_source->setText(*text);
    }
}

void DocumentPage::presentChanges()
{
    m_changes->setPath(path());
    QVector<DiffRevision> revisions;
    for (const Revision &revision : m_input.artefact.revisions) {
        const QString label = revision.author == AuthorKind::Human ? tr("r%1 · you") : tr("r%1");
        revisions.append({revision.number, label.arg(revision.number)});
        const bool compared = revision.number == m_changes->from() || revision.number == m_changes->to();
        const auto known = m_input.texts.constFind(revision.text);
        if (compared && known != m_input.texts.cend())
            m_changes->setText(revision.number, *known);
    }
    const int disk = static_cast<int>(revisions.size()) + 1;
    if (m_input.onDisk) {
        revisions.append({disk, m_input.onDisk->isEmpty() ? tr("deleted on disk") : tr("on disk")});
        const auto known = m_input.texts.constFind(*m_input.onDisk);
        if (m_input.onDisk->isEmpty() || known != m_input.texts.cend())
            m_changes->setText(disk, m_input.onDisk->isEmpty() ? QString() : *known);
    }
    m_changes->setRevisions(revisions);
}

void DocumentPage::compareWithDisk()
{
    if (!m_input.onDisk)
        return;
    setMode(DocumentMode::Changes);
    const int newest = static_cast<int>(m_input.artefact.revisions.size());
    m_changes->compare(std::max(m_input.artefact.writtenRevision, 1), newest + 1);
}

CallId DocumentPage::callInSight() const
{
    const Artefact &artefact = m_input.artefact;
    if (isWriting())
        return artefact.activeCall;
    if (artefact.state == ArtefactState::Failed && !artefact.failure.call.isEmpty())
        return artefact.failure.call;
    const Revision *head = artefact.head();
    return head == nullptr ? CallId() : head->call;
}

void DocumentPage::presentTrace()
{
    const CallId call = callInSight();
    const Revision *head = m_input.artefact.head();
    if (call.isEmpty()) {
        const bool human = head != nullptr && head->author == AuthorKind::Human;
        m_trace->setMessage(human ? tr("You wrote r%1: no model was asked.").arg(head->number)
                : !m_input.byRole ? tr("No model is asked for this.")
                                  : tr("No model has been asked for this. What is asked and answered will be "
                                       "shown here word by word."));
    } else if (!m_trace->shows(call)) {
        m_trace->setMessage(tr("Fetching the trace…"));
        Q_EMIT traceWanted(call);
    }
}

void DocumentPage::presentMarks()
{
    QVector<int> remarks;
    QVector<int> failures;
    const int shown = shownRevision();
    for (const Remark &remark : std::as_const(m_input.remarks)) {
        if (remark.revision == shown && remark.lineFrom > 0)
            remarks.append(remark.lineFrom);
    }
    const Revision *revision = m_input.artefact.revision(shown);
    m_checks->setChecks(
        revision == nullptr ? QVector<CheckResult>() : revision->checks, openRemarks(m_input.remarks));
    for (const CheckResult &check : revision == nullptr ? QVector<CheckResult>() : revision->checks) {
        if (check.state == CheckState::Failed && check.line > 0)
            failures.append(check.line);
    }
    m_document->setMarks(remarks, failures);
    if (m_source != nullptr) {
        QVector<LineMark> marks;
        for (const int line : std::as_const(remarks))
            marks.append({LineMark::Kind::Remark, line});
        for (const int line : std::as_const(failures))
            marks.append({LineMark::Kind::FailedCheck, line});
        m_source->setMarks(marks);
    }
}

QString DocumentPage::progressText() const
{
    if (m_live.text.isEmpty() || m_live.isProgram || m_input.tests) {
        const TimeMs since = m_live.startedAt > 0 ? m_live.startedAt : m_clock.now();
        const QString time = durationText((m_clock.now() - since) / 1000 * 1000);
        return m_input.byRole ? tr("thinking %1").arg(time) : tr("running %1").arg(time);
    }
    const double speed = m_live.tokensPerSecond();
    const QString tokens = tokensText(m_live.tokens);
    return speed > 0 ? tokens + u", "_s + speedText(speed) : tokens;
}

void DocumentPage::presentBar()
{
    ReviewStatus status = reviewStatus(m_input, shownRevision());
    if (isWriting())
        status.progress = progressText();
    if (const auto remark = m_margin->writing(); remark && remark->id.isEmpty())
        ++status.sight.drafts; // sending takes it along
    if (m_unsaved && isEditable(m_input.artefact)) {
        status.sight.editing = true;
        status.editBase = m_unsaved->baseRevision;
    }
    const bool changes = status.sight != sight();
    m_bar->setStatus(status);
    if (changes)
        Q_EMIT sightChanged();
}

const DecisionSight &DocumentPage::sight() const
{
    return m_bar->status().sight;
}

void DocumentPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_hasInput)
        present();
}

void DocumentPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    presentChangesName();
    arrangeMargin();
}

} // namespace baton::ui

#include "moc_document_page.cpp"
