// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/model_page.h"

#include "ui/dialogs/form/field_block.h"
#include "ui/dialogs/settings/model_pick.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

/// For a program whose list of endpoints could not be read: there is always one to choose.
EndpointProfile demoProfile()
{
    EndpointProfile demo;
    demo.id = u"demo"_s;
    demo.title = u"Demo"_s;
    demo.protocol = Protocol::Replay;
    demo.keyRequired = false;
    return demo;
}

} // namespace

ModelPage::ModelPage(const ThemeController &theme, const QVector<EndpointProfile> &profiles, QWidget *parent)
    : SettingsPage(parent), m_profiles(profiles), m_provider(new QComboBox(this)),
      m_baseUrl(new QLineEdit(this)), m_model(new QComboBox(this)), m_key(new KeyField(theme, this)),
      m_test(new ConnectionTest(theme, this)), m_demo(makeText(u"muted"_s, this))
{
    build(theme);
    setProfiles(profiles);
    connect(m_provider, &QComboBox::currentIndexChanged, this, &ModelPage::onProviderChanged);
    connect(m_baseUrl, &QLineEdit::textEdited, this, &ModelPage::onEdited);
    connect(m_model, &QComboBox::editTextChanged, this, &ModelPage::onEdited);
    connect(m_key, &KeyField::changed, this, &ModelPage::onEdited);
    connect(m_test, &ConnectionTest::started, this, &ModelPage::onTest);
    connect(m_test, &ConnectionTest::cancelled, this, &ModelPage::testCancelled);
    m_shown = profile().id;
    retranslate();
}

void ModelPage::build(const ThemeController &theme)
{
    m_providerBlock = new FieldBlock(theme, "Provider", m_provider, this);
    m_urlBlock = new FieldBlock(theme, "Base URL", m_baseUrl, this);
    m_modelBlock = new FieldBlock(theme, "Default model", m_model, this);
    m_demo->setObjectName(u"demoNote"_s);
    for (QWidget *widget :
        std::initializer_list<QWidget *>{m_providerBlock, m_demo, m_urlBlock, m_key, m_modelBlock, m_test})
        column()->addWidget(widget);
    m_baseUrl->setMaxLength(2048);
    m_baseUrl->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    makeSearchable(m_model);
    for (QComboBox *combo : {m_provider, m_model}) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(12);
        ignoreWheelUnlessFocused(combo);
    }
}

void ModelPage::setProfiles(const QVector<EndpointProfile> &profiles)
{
    const QString chosen = m_provider->currentData().toString();
    const QSignalBlocker quiet(m_provider);
    m_profiles = profiles;
    if (m_profiles.isEmpty())
        m_profiles.append(demoProfile());
    m_provider->clear();
    for (const EndpointProfile &profile : std::as_const(m_profiles))
        m_provider->addItem(profile.title, profile.id);
    m_provider->setCurrentIndex(std::max(0, m_provider->findData(chosen)));
    if (!chosen.isEmpty())
        showProvider(chosen == profile().id ? Draft{m_baseUrl->text(), m_model->currentText()} : Draft{});
}

void ModelPage::setModel(const QString &model)
{
    if (model.isEmpty())
        return;
    m_model->setEditText(model == profile().defaultModel ? QString() : model);
}

void ModelPage::focusFirst()
{
    m_provider->setFocus(Qt::OtherFocusReason);
}

QString ModelPage::title() const
{
    return tr("Model");
}

void ModelPage::retranslate()
{
    m_providerBlock->setLabel(tr("&Provider"));
    m_urlBlock->setLabel(tr("&Base URL"));
    m_modelBlock->setLabel(tr("Default &model"));
    m_demo->setText(
        tr("The demo replays recorded runs. It needs no key, costs nothing, and nothing leaves this "
           "computer."));
    m_key->retranslate();
    m_test->retranslate();
    validate();
}

void ModelPage::load(const settings::AppSettings &settings)
{
    m_test->reset();
    m_drafts.clear();
    m_key->clearChanges();
    int index = m_provider->findData(settings.provider);
    if (index < 0)
        index = 0;
    {
        const QSignalBlocker provider(m_provider);
        m_provider->setCurrentIndex(index);
    }
    showProvider({settings.baseUrl, settings.model});
}

void ModelPage::store(settings::AppSettings &settings) const
{
    settings.provider = profile().id;
    if (urlProblem().isEmpty())
        settings.baseUrl = m_baseUrl->text().trimmed();
    settings.model = m_model->currentText().trimmed();
}

bool ModelPage::isValid() const
{
    return wrongField() == nullptr;
}

QWidget *ModelPage::wrongField() const
{
    if (!urlProblem().isEmpty())
        return m_baseUrl;
    return m_key->isValid() ? nullptr : m_key->field();
}

void ModelPage::setKeyState(const QString &endpoint, const KeyState &state)
{
    m_key->setState(endpoint, state);
    validate();
}

EndpointProfile ModelPage::chosen() const
{
    EndpointProfile result = profile();
    const QString url = m_baseUrl->text().trimmed();
    const QString model = m_model->currentText().trimmed();
    if (!url.isEmpty())
        result.baseUrl = url;
    if (!model.isEmpty())
        result.defaultModel = model;
    return result;
}

void ModelPage::showVerdict(bool ok, const ErrorText &error, const QStringList &models)
{
    if (!m_test->isBusy())
        return;
    if (!ok) {
        m_test->end(error);
        return;
    }
    const QString host = QUrl(chosen().baseUrl).host();
    const QString model = chosen().defaultModel;
    if (models.isEmpty()) {
        m_test->end(Tone::Ok, tr("%1 answers and accepts the key.").arg(host));
        return;
    }
    m_fetched.insert(m_shown, models);
    fillModels(models, m_model->currentText());
    const QString works =
        tr("%1 works: %n model(s) found.", nullptr, static_cast<int>(models.size())).arg(host);
    if (model.isEmpty() || models.contains(model))
        m_test->end(Tone::Ok, works, model.isEmpty() ? QStringList{tr("Choose one above.")} : QStringList{});
    else
        m_test->end(Tone::Warn, works, {tr("“%1” is not among them. Choose one of its list.").arg(model)});
}

const EndpointProfile &ModelPage::profile() const
{
    return m_profiles.at(std::max(0, m_provider->currentIndex()));
}

void ModelPage::onProviderChanged()
{
    m_drafts.insert(m_shown, {m_baseUrl->text(), m_model->currentText()});
    m_test->reset();
    showProvider(m_drafts.value(profile().id));
    Q_EMIT changed();
}

void ModelPage::onEdited()
{
    // A verdict is about what was tested, not about what stands there now.
    m_test->reset();
    validate();
    Q_EMIT changed();
}

void ModelPage::onTest()
{
    const EndpointProfile tested = chosen();
    m_test->begin(QUrl(tested.baseUrl).host());
    Q_EMIT testRequested(tested, m_key->typed());
}

void ModelPage::showProvider(const Draft &draft)
{
    const EndpointProfile &now = profile();
    m_shown = now.id;
    const bool demo = now.protocol == Protocol::Replay;
    m_demo->setVisible(demo);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_urlBlock, m_modelBlock, m_key, m_test})
        widget->setVisible(!demo);
    m_baseUrl->setText(draft.baseUrl);
    m_baseUrl->setPlaceholderText(now.baseUrl);
    m_key->setEndpoint(now.id, now.keyRequired);
    fillModels(m_fetched.value(now.id, now.models), draft.model);
    m_model->lineEdit()->setPlaceholderText(now.defaultModel);
    validate();
}

void ModelPage::validate()
{
    const QString problem = urlProblem();
    m_urlBlock->setProblem(problem);
    m_urlBlock->setHint(profile().local
            ? tr("A server on this computer or in your network; it costs nothing.")
            : tr("Leave empty for the provider's own address."));
    m_modelBlock->setHint(!profile().defaultModel.isEmpty()
            ? tr("Leave empty for the default. A team may give single roles another one.")
            : tr("Test the connection to get the server's list."));
    m_test->setReady(problem.isEmpty() && m_key->isValid());
}

QString ModelPage::urlProblem() const
{
    if (profile().protocol == Protocol::Replay)
        return {};
    return baseUrlProblem(m_baseUrl->text().trimmed(), profile(), m_key->hasKey());
}

void ModelPage::fillModels(const QStringList &models, const QString &current)
{
    const QSignalBlocker quiet(m_model);
    m_model->clear();
    m_model->addItems(models);
    m_model->setCurrentIndex(static_cast<int>(models.indexOf(current)));
    m_model->setEditText(current);
}

} // namespace baton::ui

#include "moc_model_page.cpp"
