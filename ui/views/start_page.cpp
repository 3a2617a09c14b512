// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/start_page.h"

#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"
#include "ui/support/words_field.h"
#include "ui/views/recent_list.h"
#include "ui/views/start_form.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

/// Centres a column of limited width and lets it scroll in small windows.
QWidget *scrolled(QWidget *column)
{
    auto *page = new QWidget;
    page->setProperty("kind", u"page"_s);
    page->setAttribute(Qt::WA_StyledBackground);
    auto *centre = new QGridLayout(page);
    centre->setContentsMargins(32, 12, 32, 12);
    centre->setColumnStretch(0, 1);
    centre->setColumnStretch(1, 100);
    centre->setColumnStretch(2, 1);
    centre->setRowMinimumHeight(0, 12);
    centre->setRowStretch(0, 2);
    centre->setRowStretch(1, 6);
    centre->setRowStretch(2, 6);
    auto *scroll = new QScrollArea;
    scroll->setAccessibleName(u"Start page"_s); // the keyboard gets there to scroll
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(page); // still empty: a scroll area measures, and thereby styles, what it gets
    centre->addWidget(column, 1, 1);
    return scroll;
}

} // namespace

StartPage::StartPage(const ThemeController &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_recentHeading(new Heading), m_recent(new RecentList(theme)),
      m_recentEmpty(new QLabel), m_openFolder(new QPushButton), m_title(new QLabel), m_subtitle(new QLabel),
      m_requirement(new WordsField), m_chips(new QWidget), m_chipFlow(new FlowLayout(m_chips, 8)),
      m_notice(new QLabel), m_connect(new QPushButton), m_form(new StartForm), m_problem(new QLabel),
      m_remedy(new QPushButton), m_start(new QPushButton)
{
    setObjectName(u"startPage"_s);
    setProperty("kind", u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    nameWidget(m_requirement, "Requirement");
    nameWidget(m_start, "Start the team");
    nameWidget(m_openFolder, "Open folder");
    nameWidget(m_connect, "Connect a model instead");
    nameWidget(m_remedy, "Remedy");
    m_title->setProperty("kind", u"hero"_s);
    m_start->setProperty("kind", u"primary"_s);
    m_start->setProperty("large", true);
    m_connect->setProperty("kind", u"chip"_s);
    m_problem->setProperty("kind", u"error"_s);
    m_problem->setObjectName(u"startProblem"_s);
    for (QLabel *label : {m_subtitle, m_recentEmpty, m_notice})
        label->setProperty("kind", u"muted"_s);
    for (QLabel *label : {m_subtitle, m_recentEmpty, m_notice, m_problem, m_title})
        label->setWordWrap(true);
    m_problem->hide();
    m_remedy->hide();
    setFocusProxy(m_requirement);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins({});
    line->setSpacing(0);
    line->addWidget(buildLeft());
    line->addWidget(buildRight(), 1);
    connectParts();
    applySizes();
    retranslate();
}

void StartPage::applySizes()
{
    m_left->setFixedWidth(m_theme.px(272));
    m_column->setMaximumWidth(m_theme.px(720));
    m_requirement->setMinimumHeight(m_theme.px(84));
    m_requirement->setMaximumHeight(m_theme.px(150));
}

QWidget *StartPage::buildLeft()
{
    auto *left = new QWidget;
    left->setProperty("kind", u"panel"_s);
    left->setAttribute(Qt::WA_StyledBackground);
    left->setProperty("edge", u"right"_s);
    m_left = left;
    auto *box = new QVBoxLayout(left);
    box->setContentsMargins(0, 10, 1, 12);
    box->setSpacing(4);
    m_recentHeading->setContentsMargins(12, 0, 12, 4);
    m_recentEmpty->setContentsMargins(12, 0, 12, 0);
    box->addWidget(m_recentHeading);
    box->addWidget(m_recentEmpty);
    box->addWidget(m_recent, 1);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(12, 6, 12, 0);
    line->addWidget(m_openFolder);
    line->addStretch(1);
    box->addLayout(line);
    return left;
}

QWidget *StartPage::buildRight()
{
    auto *column = new QWidget;
    m_column = column;
    auto *box = new QVBoxLayout(column);
    box->setContentsMargins(0, 0, 0, 24);
    box->setSpacing(8);
    box->addWidget(m_title);
    box->addWidget(m_subtitle);
    box->addSpacing(6);
    box->addWidget(m_requirement, 1);
    box->addWidget(m_chips);
    auto *notice = new QHBoxLayout;
    notice->addWidget(m_notice, 1);
    notice->addWidget(m_connect, 0, Qt::AlignTop);
    box->addLayout(notice);
    box->addSpacing(6);
    box->addWidget(m_form);
    box->addSpacing(8);
    box->addWidget(m_problem);
    box->addWidget(m_remedy, 0, Qt::AlignLeft);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_start);
    buttons->addStretch(1);
    box->addLayout(buttons);
    return scrolled(column);
}

void StartPage::connectParts()
{
    connect(m_requirement, &WordsField::textChanged, this, &StartPage::onRequirementChanged);
    connect(m_requirement, &WordsField::submitted, this, &StartPage::start);
    connect(m_requirement, &WordsField::typed, this, &StartPage::drafted);
    connect(m_form, &StartForm::edited, this, &StartPage::drafted);
    connect(&m_theme, &ThemeController::changed, this, &StartPage::applySizes);
    connect(m_start, &QPushButton::clicked, this, &StartPage::start);
    connect(m_openFolder, &QPushButton::clicked, this, &StartPage::openFolderRequested);
    connect(m_remedy, &QPushButton::clicked, this, &StartPage::remedyRequested);
    connect(m_connect, &QPushButton::clicked, this, &StartPage::connectModelRequested);
    connect(m_form, &StartForm::connectModelRequested, this, &StartPage::connectModelRequested);
    connect(m_form, &StartForm::browseRequested, this, &StartPage::browseFolderRequested);
    connect(m_form, &StartForm::changed, this, &StartPage::requestChanged);
    connect(m_form, &StartForm::modelChanged, this, &StartPage::refreshChips);
    connect(m_recent, &RecentList::opened, this, &StartPage::projectOpened);
    connect(m_recent, &RecentList::forgotten, this, &StartPage::projectForgotten);
}

void StartPage::setOffers(const StartOffers &offers)
{
    m_offers = offers;
    m_form->setOffers(offers);
    m_form->followRequirement(m_requirement->toPlainText());
    refreshNotice();
}

void StartPage::setRecent(const QVector<RecentProject> &projects, TimeMs now)
{
    m_recent->setProjects(projects, now);
    m_recentEmpty->setVisible(projects.isEmpty());
}

void StartPage::setForecast(const QString &text)
{
    m_form->setForecast(text);
}

void StartPage::setRequirement(const QString &text)
{
    m_requirement->replaceWords(text);
}

void StartPage::resume(const StartDraft &draft)
{
    m_form->resume(draft);
    m_requirement->startWith(draft.requirement);
}

StartDraft StartPage::draft() const
{
    StartDraft draft = m_form->draft();
    draft.requirement = m_requirement->toPlainText();
    return draft;
}

void StartPage::flush()
{
    m_requirement->flush();
}

void StartPage::setFolder(const QString &folder)
{
    m_form->setFolder(folder);
}

void StartPage::reset(const QString &begun)
{
    m_form->reset();
    if (m_requirement->toPlainText().trimmed() == begun)
        m_requirement->startWith({});
    Q_EMIT drafted();
}

void StartPage::setProblem(const QString &sentence, const QString &remedy)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    m_remedy->setText(remedy);
    m_remedy->setVisible(!remedy.isEmpty());
}

StartRequest StartPage::request() const
{
    StartRequest request = m_form->request();
    request.requirement = m_requirement->toPlainText().trimmed();
    if (m_form->isDemo())
        request.demo = demoFor(m_offers.demos, request.requirement);
    return request;
}

void StartPage::focusRequirement()
{
    m_requirement->setFocus(Qt::OtherFocusReason);
}

void StartPage::refreshChips()
{
    while (QLayoutItem *item = m_chipFlow->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto add = [this](const QString &title, const QString &requirement) {
        auto *chip = new ChipButton(title, m_chips);
        chip->setToolTip(requirement);
        m_chipFlow->addWidget(chip);
        connect(chip, &QPushButton::clicked, this, [this, requirement] { setRequirement(requirement); });
    };
    if (m_form->isDemo()) {
        for (const DemoInfo &demo : std::as_const(m_offers.demos))
            add(demo.title, demo.requirement);
    } else {
        for (const QString &example : std::as_const(m_offers.examples))
            add(example.size() > 48 ? example.left(47) + u'…' : example, example);
    }
    refreshNotice();
}

void StartPage::refreshNotice()
{
    const QString words = m_requirement->toPlainText().trimmed();
    const bool demo = m_form->isDemo();
    const bool other = demo && !words.isEmpty() && demoFor(m_offers.demos, words).isEmpty();
    m_notice->setVisible(demo);
    m_connect->setVisible(other);
    m_form->setConnectVisible(!other);
    if (other)
        m_notice->setText(
            tr("The demo replays a recording and cannot answer another requirement. Choose one of the "
               "%n example(s) above, or connect a model for your own words.",
                nullptr, static_cast<int>(m_offers.demos.size())));
    else
        m_notice->setText(
            tr("The demo replays a recording of the examples above: no key, no cost, no network."));
    setStyleProperty(m_notice, "kind", other ? u"error"_s : u"muted"_s);
    m_start->setEnabled(!words.isEmpty() && !other);
    Q_EMIT requestChanged();
}

void StartPage::onRequirementChanged()
{
    m_form->followRequirement(m_requirement->toPlainText());
    setProblem({});
    refreshNotice();
}

void StartPage::start()
{
    if (m_start->isEnabled())
        Q_EMIT startRequested(request());
}

void StartPage::retranslate()
{
    m_recentHeading->setTitle(tr("Recent projects"));
    m_recentEmpty->setText(tr("Projects you start appear here."));
    m_openFolder->setText(tr("Open folder…"));
    m_title->setText(tr("What should the team build?"));
    m_subtitle->setText(
        tr("One sentence is enough. You approve or edit every output before the next role sees it."));
    m_requirement->setPlaceholderText(tr("For example: a terminal 2048 with undo that survives a restart"));
    m_connect->setText(tr("Connect a model…"));
    m_start->setText(tr("Start the team  Ctrl+↵"));
    m_recent->retranslate();
    refreshNotice();
}

void StartPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace baton::ui

#include "moc_start_page.cpp"
