// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/endpoints_page.h"

#include "ui/dialogs/form/field_block.h"
#include "ui/dialogs/settings/endpoint_form.h"
#include "ui/support/small_widgets.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

/// Fields of this page that the model page has too get names of their own: "verdict" -> "endpointVerdict".
void renameParts(const QWidget *widget)
{
    for (QWidget *part : widget->findChildren<QWidget *>()) {
        const QString name = part->objectName();
        if (!name.isEmpty() && !name.startsWith("qt_"_L1))
            part->setObjectName(u"endpoint"_s + name.at(0).toUpper() + name.mid(1));
    }
}

} // namespace

EndpointsPage::EndpointsPage(const ThemeController &theme, QWidget *parent)
    : SettingsPage(parent), m_notice(new NoticeBox(theme, this)), m_list(new QListWidget(this)),
      m_add(new QPushButton(this)), m_remove(new QPushButton(this)), m_about(makeText(u"muted"_s, this)),
      m_form(new EndpointForm(theme, this)), m_key(new KeyField(theme, this)),
      m_test(new ConnectionTest(theme, this))
{
    build(theme);
    connect(m_list, &QListWidget::currentRowChanged, this, &EndpointsPage::onRow);
    connect(m_add, &QPushButton::clicked, this, &EndpointsPage::onAdd);
    connect(m_remove, &QPushButton::clicked, this, &EndpointsPage::onRemove);
    connect(m_form, &EndpointForm::changed, this, &EndpointsPage::onForm);
    connect(m_key, &KeyField::changed, this, &EndpointsPage::refresh);
    connect(m_key, &KeyField::changed, m_test, &ConnectionTest::reset);
    connect(m_test, &ConnectionTest::started, this, &EndpointsPage::onTest);
    connect(m_test, &ConnectionTest::cancelled, this, &EndpointsPage::testCancelled);
    retranslate();
}

void EndpointsPage::build(const ThemeController &theme)
{
    nameWidget(m_list, "Endpoints");
    nameWidget(m_add, "Add endpoint");
    nameWidget(m_remove, "Remove endpoint");
    m_about->setObjectName(u"aboutEndpoint"_s);
    renameParts(m_key);
    renameParts(m_test);
    styleRows(m_list, theme);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setMinimumHeight(theme.px(150));
    m_list->setMaximumHeight(theme.px(190));
    auto *buttons = new QWidget(this);
    auto *flow = new FlowLayout(buttons, 8);
    for (QPushButton *button : {m_add, m_remove}) {
        button->setAutoDefault(false);
        flow->addWidget(button);
    }
    for (QWidget *widget :
        std::initializer_list<QWidget *>{m_notice, m_list, buttons, m_about, m_form, m_key, m_test})
        column()->addWidget(widget);
}

void EndpointsPage::retranslate()
{
    m_list->setAccessibleName(tr("Endpoints"));
    m_add->setText(tr("&Add endpoint"));
    m_remove->setText(tr("Remo&ve endpoint"));
    for (QPushButton *button : {m_add, m_remove})
        button->setAccessibleName(withoutMnemonic(button->text()));
    m_form->retranslate();
    m_key->retranslate();
    m_test->retranslate();
    fillList(m_list->currentRow());
    refresh();
}

void EndpointsPage::reset()
{
    const QVector<EndpointProfile> stored = m_stored; // about to be overwritten
    const QStringList problems = m_problems;
    setProfiles(stored, problems);
}

void EndpointsPage::setProfiles(const QVector<EndpointProfile> &profiles, const QStringList &problems)
{
    m_test->reset();
    m_key->clearChanges();
    m_stored = profiles;
    m_profiles = profiles;
    m_problems = problems;
    if (problems.isEmpty())
        m_notice->clear();
    else
        m_notice->say(Tone::Warn, tr("Some rows of your own files were left out."), problems.mid(0, 6));
    // Own ones first: they are what one comes here for.
    std::stable_partition(
        m_profiles.begin(), m_profiles.end(), [](const EndpointProfile &profile) { return profile.own; });
    const auto isDemo = [](const EndpointProfile &p) { return p.protocol == Protocol::Replay; };
    m_profiles.erase(std::remove_if(m_profiles.begin(), m_profiles.end(), isDemo), m_profiles.end());
    fillList(0);
}

QVector<EndpointProfile> EndpointsPage::edited() const
{
    QVector<EndpointProfile> changed;
    std::copy_if(m_profiles.cbegin(), m_profiles.cend(), std::back_inserter(changed),
        [this](const EndpointProfile &profile) { return profile.own && !m_stored.contains(profile); });
    return changed;
}

QStringList EndpointsPage::removed() const
{
    QStringList ids;
    for (const EndpointProfile &stored : m_stored) {
        const bool kept = std::any_of(m_profiles.cbegin(), m_profiles.cend(),
            [&](const EndpointProfile &profile) { return profile.id == stored.id; });
        if (stored.own && !kept)
            ids.append(stored.id);
    }
    return ids;
}

QWidget *EndpointsPage::wrongField() const
{
    const EndpointProfile *now = shown();
    if (now != nullptr && now->own && m_form->wrongField() != nullptr)
        return m_form->wrongField();
    return m_key->isValid() ? nullptr : m_key->field();
}

void EndpointsPage::setKeyState(const QString &endpoint, const KeyState &state)
{
    m_key->setState(endpoint, state);
    refresh();
}

void EndpointsPage::showVerdict(bool ok, const ErrorText &error, const QStringList &models)
{
    const EndpointProfile *now = shown();
    if (!m_test->isBusy() || now == nullptr)
        return;
    if (!ok) {
        m_test->end(error);
        return;
    }
    const QString host = QUrl(now->baseUrl).host();
    if (now->own && !models.isEmpty()) {
        m_form->setModels(models);
        onForm();
    }
    m_test->end(Tone::Ok,
        models.isEmpty()
            ? tr("%1 answers and accepts the key.").arg(host)
            : tr("%1 works: %n model(s) found.", nullptr, static_cast<int>(models.size())).arg(host));
}

void EndpointsPage::onRow()
{
    if (m_filling)
        return;
    // A row that cannot be saved is not left behind unseen.
    if (m_row >= 0 && m_row < m_profiles.size() && m_profiles.at(m_row).own
        && m_form->wrongField() != nullptr) {
        fillList(m_row);
        m_form->wrongField()->setFocus();
        return;
    }
    m_test->reset();
    showRow(m_list->currentRow());
}

void EndpointsPage::onAdd()
{
    if (QWidget *wrong = wrongField()) {
        wrong->setFocus();
        return;
    }
    EndpointProfile profile;
    profile.title = tr("My endpoint");
    profile.id = endpointIdFor(profile.title, otherIds(-1));
    profile.own = true;
    m_profiles.prepend(profile);
    fillList(0);
    m_form->focusFirst();
    ensureWidgetVisible(m_form);
    Q_EMIT profilesEdited();
}

void EndpointsPage::onRemove()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_profiles.size() || !m_profiles.at(row).own)
        return;
    m_profiles.removeAt(row);
    fillList(std::min<int>(row, static_cast<int>(m_profiles.size()) - 1));
    m_list->setFocus();
    Q_EMIT profilesEdited();
}

void EndpointsPage::onForm()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_profiles.size())
        return;
    if (m_profiles.at(row) == m_form->profile())
        return;
    if (!m_test->isBusy())
        m_test->reset();
    m_profiles[row] = m_form->profile();
    m_key->setEndpoint(m_profiles.at(row).id, m_profiles.at(row).keyRequired);
    fillList(row);
    refresh();
    Q_EMIT profilesEdited();
}

void EndpointsPage::onTest()
{
    const EndpointProfile *now = shown();
    if (now == nullptr)
        return;
    m_test->begin(QUrl(now->baseUrl).host());
    Q_EMIT testRequested(*now, m_key->typed());
}

/// Words of the rows; the same row stays chosen, and its fields are filled only when it is another one.
void EndpointsPage::fillList(int row)
{
    const bool same = row == m_list->currentRow() && m_list->count() == m_profiles.size() && row >= 0;
    m_filling = true;
    while (m_list->count() > m_profiles.size())
        delete m_list->takeItem(m_list->count() - 1);
    while (m_list->count() < m_profiles.size())
        new QListWidgetItem(m_list);
    for (int i = 0; i < m_profiles.size(); ++i) {
        const EndpointProfile &profile = m_profiles.at(i);
        const QString host = QUrl(profile.baseUrl).host();
        const QString words = host.isEmpty() ? profile.title : profile.title + u" · "_s + host;
        m_list->item(i)->setText(profile.own ? tr("%1 · your own").arg(words) : words);
    }
    m_list->setCurrentRow(row);
    m_filling = false;
    if (!same)
        showRow(row);
}

void EndpointsPage::showRow(int row)
{
    m_row = row;
    if (row >= 0 && row < m_profiles.size()) {
        const EndpointProfile &profile = m_profiles.at(row);
        m_key->setEndpoint(profile.id, profile.keyRequired);
        if (profile.own)
            m_form->edit(profile, otherIds(row), isNew(profile.id));
    }
    refresh();
}

void EndpointsPage::refresh()
{
    const EndpointProfile *now = shown();
    const bool own = now != nullptr && now->own;
    m_form->setVisible(own);
    m_about->setVisible(now != nullptr && !own);
    m_remove->setEnabled(own);
    m_key->setVisible(now != nullptr);
    m_test->setVisible(now != nullptr);
    if (now == nullptr)
        return;
    m_about->setText(tr("%1 comes with Baton: protocol %2, address %3.")
                         .arg(now->title, toWord(now->protocol), now->baseUrl));
    if (own)
        m_form->setHasKey(m_key->hasKey());
    m_test->setReady(m_key->isValid() && (!own || m_form->wrongField() == nullptr));
}

const EndpointProfile *EndpointsPage::shown() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_profiles.size() ? &m_profiles.at(row) : nullptr;
}

QStringList EndpointsPage::otherIds(int row) const
{
    QStringList ids{u"demo"_s};
    for (int i = 0; i < m_profiles.size(); ++i) {
        if (i != row)
            ids.append(m_profiles.at(i).id);
    }
    return ids;
}

bool EndpointsPage::isNew(const QString &id) const
{
    return std::none_of(
        m_stored.cbegin(), m_stored.cend(), [&](const EndpointProfile &profile) { return profile.id == id; });
}

} // namespace baton::ui

#include "moc_endpoints_page.cpp"
