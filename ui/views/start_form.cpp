// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/start_form.h"

#include "ui/support/small_widgets.h"
#include "ui/text/words.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>

#include <array>
#include <utility>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<Autonomy, 3> autonomies{
    Autonomy{false, false}, Autonomy{false, true}, Autonomy{true, true}};

QPushButton *chipButton(const char *name, QWidget *parent)
{
    auto *button = new QPushButton(parent);
    nameWidget(button, name);
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

} // namespace

StartForm::StartForm(QWidget *parent)
    : QWidget(parent), m_team(new QComboBox(this)), m_teamNote(new ElidedLabel(this)),
      m_model(new QComboBox(this)), m_found(chipButton("Use the model found", this)),
      m_connect(chipButton("Connect a model", this)), m_autonomy(new QButtonGroup(this)),
      m_money(new QDoubleSpinBox(this)), m_moneyNote(new ElidedLabel(this)), m_folder(new QLineEdit(this)),
      m_browse(chipButton("Browse", this))
{
    nameWidget(m_team, "Team");
    nameWidget(m_model, "Model");
    nameWidget(m_money, "Money limit");
    nameWidget(m_folder, "Project folder");
    m_found->setProperty("kind", u"pill"_s);
    m_found->setProperty("tone", u"ok"_s);
    m_connect->setProperty("kind", u"flat"_s);
    for (ElidedLabel *note : {m_teamNote, m_moneyNote})
        note->setProperty("kind", u"muted"_s);
    m_money->setRange(0, 10000);
    m_money->setDecimals(2);
    m_money->setSingleStep(0.5);
    m_money->setPrefix(u"$"_s);
    m_money->setValue(3);
    m_money->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_model->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (int i = 0; i < static_cast<int>(autonomies.size()); ++i) {
        auto *button = new QPushButton(this);
        button->setCheckable(true);
        button->setProperty("kind", u"segment"_s);
        m_autonomy->addButton(button, i);
    }
    m_autonomy->button(0)->setChecked(true);
    buildRows();
    connect(m_team, &QComboBox::currentIndexChanged, this, &StartForm::onTeamChanged);
    connect(m_model, &QComboBox::currentIndexChanged, this, &StartForm::onModelChanged);
    connect(m_autonomy, &QButtonGroup::idClicked, this, &StartForm::changed);
    connect(m_money, &QDoubleSpinBox::valueChanged, this, &StartForm::changed);
    connect(m_folder, &QLineEdit::textEdited, this, [this] { m_folderChosen = true; });
    for (auto *choice : {m_team, m_model})
        connect(choice, &QComboBox::activated, this, &StartForm::edited);
    connect(m_autonomy, &QButtonGroup::idClicked, this, &StartForm::edited);
    connect(m_model, &QComboBox::activated, this, [this] { m_resumed = {}; });
    connect(m_money, &QDoubleSpinBox::valueChanged, this, [this] {
        if (m_money->hasFocus())
            Q_EMIT edited();
    });
    connect(m_folder, &QLineEdit::textEdited, this, &StartForm::edited);
    connect(m_browse, &QPushButton::clicked, this, [this] { Q_EMIT browseRequested(m_folder->text()); });
    connect(m_connect, &QPushButton::clicked, this, &StartForm::connectModelRequested);
    connect(m_found, &QPushButton::clicked, this, &StartForm::onFoundClicked);
    retranslate();
}

void StartForm::addRow(
    QGridLayout &grid, int row, QLabel *label, const QList<QWidget *> &widgets, int stretched)
{
    label->setProperty("kind", u"muted"_s);
    label->setBuddy(widgets.first());
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    for (int i = 0; i < static_cast<int>(widgets.size()); ++i)
        line->addWidget(widgets[i], i == stretched ? 1 : 0);
    if (stretched < 0)
        line->addStretch(1);
    grid.addWidget(label, row, 0);
    grid.addLayout(line, row, 1);
}

void StartForm::buildRows()
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setVerticalSpacing(11);
    grid->setHorizontalSpacing(12);
    grid->setColumnMinimumWidth(0, 98);
    grid->setColumnStretch(1, 1);
    for (QLabel *&label : m_labels)
        label = new QLabel(this);
    QList<QWidget *> segments;
    const auto buttons = m_autonomy->buttons();
    for (QAbstractButton *button : buttons)
        segments.append(button);
    auto *group = new QWidget(this);
    nameWidget(group, "Autonomy");
    auto *flow = new FlowLayout(group, 4);
    for (QWidget *segment : segments)
        flow->addWidget(segment);
    addRow(*grid, 0, m_labels[0], {m_team, m_teamNote}, 1);
    auto *models = new QWidget(this);
    auto *modelFlow = new FlowLayout(models, 8);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_model, m_found, m_connect})
        modelFlow->addWidget(widget);
    addRow(*grid, 1, m_labels[1], {models}, 0);
    m_labels[1]->setBuddy(m_model);
    addRow(*grid, 2, m_labels[2], {group}, 0);
    addRow(*grid, 3, m_labels[3], {m_money, m_moneyNote}, 1);
    addRow(*grid, 4, m_labels[4], {m_folder, m_browse}, 0);
    m_labels[2]->setBuddy(segments.first());
}

void StartForm::retranslate()
{
    const std::array<QString, 5> titles{tr("Team"), tr("Model"), tr("Autonomy"), tr("Money"), tr("Folder")};
    for (std::size_t i = 0; i < titles.size(); ++i)
        m_labels[i]->setText(titles[i]);
    for (int i = 0; i < static_cast<int>(autonomies.size()); ++i)
        m_autonomy->button(i)->setText(autonomyText(autonomies[static_cast<std::size_t>(i)]));
    m_money->setSpecialValueText(tr("no limit"));
    m_browse->setText(tr("Browse…"));
    m_connect->setText(tr("Connect a model…"));
    if (!m_offers.found.isEmpty())
        m_found->setText(tr("%1 · use it").arg(m_offers.found.first().text));
    refreshMoneyNote();
}

void StartForm::setOffers(const StartOffers &offers)
{
    const StartRequest chosen = request();
    const StartOffers before = std::exchange(m_offers, offers);
    const bool first = m_model->count() == 0;
    m_team->clear();
    for (const TeamOffer &team : offers.teams)
        m_team->addItem(team.title, team.id);
    m_team->setCurrentIndex(std::max(0, m_team->findData(chosen.team)));
    m_model->clear();
    for (const ModelOffer &model : offers.models)
        m_model->addItem(model.title);
    m_model->setCurrentIndex(qBound(0, offers.model, m_model->count() - 1));
    if (before.models.value(before.model).choice == offers.models.value(offers.model).choice)
        select(chosen.model);
    select(m_resumed);
    if (first || before.limit != offers.limit)
        m_money->setValue(offers.limit ? offers.limit->usd() : 0.0);
    const auto autonomy = std::find(autonomies.begin(), autonomies.end(), offers.autonomy);
    if ((first || before.autonomy != offers.autonomy) && autonomy != autonomies.end())
        m_autonomy->button(static_cast<int>(autonomy - autonomies.begin()))->setChecked(true);
    onTeamChanged();
    retranslate();
    onModelChanged();
}

void StartForm::reset()
{
    m_folderChosen = false;
}

StartDraft StartForm::draft() const
{
    const StartRequest now = request();
    return {.requirement = {},
        .folder = m_folderChosen ? now.folder : QString(),
        .team = now.team,
        .model = now.model,
        .autonomy = now.autonomy,
        .limitUsd = m_money->value()};
}

void StartForm::resume(const StartDraft &draft)
{
    if (const int team = m_team->findData(draft.team); team >= 0)
        m_team->setCurrentIndex(team);
    m_resumed = draft.model;
    select(m_resumed);
    const auto autonomy = std::find(autonomies.begin(), autonomies.end(), draft.autonomy);
    if (autonomy != autonomies.end())
        m_autonomy->button(static_cast<int>(autonomy - autonomies.begin()))->setChecked(true);
    m_money->setValue(draft.limitUsd);
    if (!draft.folder.isEmpty())
        setFolder(draft.folder);
}

void StartForm::onModelChanged()
{
    // An offer that was taken is no news any more.
    const FoundModel found = m_offers.found.value(0);
    m_found->setVisible(!m_offers.found.isEmpty() && request().model != found.choice);
    refreshMoneyNote();
    Q_EMIT modelChanged();
}

void StartForm::onTeamChanged()
{
    const int index = m_team->currentIndex();
    m_teamNote->setFullText(
        index >= 0 && index < m_offers.teams.size() ? m_offers.teams[index].note : QString());
    Q_EMIT changed();
}

void StartForm::onFoundClicked()
{
    if (!m_offers.found.isEmpty())
        select(m_offers.found.first().choice);
}

void StartForm::select(const ModelChoice &choice)
{
    for (int i = 0; i < static_cast<int>(m_offers.models.size()); ++i) {
        if (m_offers.models[i].choice == choice)
            m_model->setCurrentIndex(i);
    }
}

bool StartForm::isDemo() const
{
    const int index = m_model->currentIndex();
    return index >= 0 && index < m_offers.models.size() && m_offers.models[index].demo;
}

void StartForm::refreshMoneyNote()
{
    if (isDemo()) {
        m_moneyNote->setFullText(tr("a demo costs nothing"));
        return;
    }
    QString note = tr("stops before a call would pass it");
    if (!m_forecast.isEmpty())
        note += u" · "_s + m_forecast;
    m_moneyNote->setFullText(note);
}

void StartForm::setForecast(const QString &text)
{
    m_forecast = text;
    refreshMoneyNote();
}

void StartForm::setConnectVisible(bool visible)
{
    m_connect->setVisible(visible);
}

void StartForm::followRequirement(const QString &requirement)
{
    if (m_folderChosen || m_offers.parentFolder.isEmpty())
        return;
    m_folder->setText(
        QDir::toNativeSeparators(freeFolder(m_offers.parentFolder, folderNameFor(requirement))));
}

void StartForm::setFolder(const QString &folder)
{
    m_folderChosen = true;
    m_folder->setText(QDir::toNativeSeparators(folder));
    Q_EMIT edited();
}

StartRequest StartForm::request() const
{
    StartRequest request;
    request.team = m_team->currentData().toString();
    if (const int index = m_model->currentIndex(); index >= 0 && index < m_offers.models.size()) {
        request.model = m_offers.models[index].choice;
        request.baseUrl = m_offers.models[index].baseUrl;
    }
    request.autonomy = autonomies.at(static_cast<std::size_t>(std::max(0, m_autonomy->checkedId())));
    if (m_money->value() > 0)
        request.limit = Money::fromUsd(m_money->value());
    request.folder = QDir::fromNativeSeparators(m_folder->text().trimmed());
    if (request.folder.startsWith(u"~/"))
        request.folder = QDir::homePath() + request.folder.mid(1);
    return request;
}

void StartForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace baton::ui

#include "moc_start_form.cpp"
