// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/model_pick.h"

#include "ui/dialogs/form/field_block.h"
#include "ui/support/small_widgets.h"

#include <QComboBox>
#include <QCompleter>
#include <QCoreApplication>
#include <QHostAddress>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace baton::ui {

using namespace Qt::StringLiterals;

ModelPick::ModelPick(const ThemeController &theme, const QString &name, QWidget *parent)
    : QWidget(parent), m_endpoint(new QComboBox(this)), m_model(new QComboBox(this)),
      m_block(new FieldBlock(theme, name.toUtf8().constData(), m_endpoint, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_block);
    m_block->addBeside(m_model, 1);
    nameWidget(m_model, (name + u" model"_s).toUtf8().constData());
    makeSearchable(m_model);
    for (QComboBox *combo : {m_endpoint, m_model}) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(8);
        ignoreWheelUnlessFocused(combo);
    }
    m_endpoint->addItem(QString());
    fillModels({});
    connect(m_endpoint, &QComboBox::currentIndexChanged, this, &ModelPick::onEndpointChanged);
    connect(m_model, &QComboBox::editTextChanged, this, &ModelPick::changed);
}

void ModelPick::setLabel(const QString &label)
{
    m_block->setLabel(label);
    m_model->setAccessibleName(tr("%1: model").arg(withoutMnemonic(label)));
}

void ModelPick::setNothing(const QString &words)
{
    m_endpoint->setItemText(0, words);
}

void ModelPick::setHint(const QString &hint)
{
    m_block->setHint(hint);
}

void ModelPick::setProfiles(const QVector<EndpointProfile> &profiles)
{
    const auto chosen = choice();
    m_profiles.clear();
    std::copy_if(profiles.cbegin(), profiles.cend(), std::back_inserter(m_profiles),
        [](const EndpointProfile &profile) { return profile.protocol != Protocol::Replay; });
    {
        const QSignalBlocker quiet(m_endpoint);
        while (m_endpoint->count() > 1)
            m_endpoint->removeItem(1);
        for (const EndpointProfile &profile : std::as_const(m_profiles))
            m_endpoint->addItem(profile.title, profile.id);
    }
    setChoice(chosen);
}

void ModelPick::setChoice(const std::optional<ModelChoice> &choice)
{
    const QSignalBlocker quiet(this);
    const QSignalBlocker endpoint(m_endpoint);
    int index = 0;
    if (choice) {
        index = m_endpoint->findData(choice->provider);
        // An endpoint that is not known (any more) is shown all the same, so that saving does not lose it.
        if (index < 0) {
            m_endpoint->addItem(choice->provider, choice->provider);
            index = m_endpoint->count() - 1;
        }
    }
    m_endpoint->setCurrentIndex(index);
    fillModels(choice ? choice->model : QString());
}

std::optional<ModelChoice> ModelPick::choice() const
{
    if (m_endpoint->currentIndex() <= 0)
        return std::nullopt;
    QString model = m_model->currentText().trimmed();
    const EndpointProfile *known = profile();
    if (model.isEmpty() && known != nullptr)
        model = known->defaultModel;
    return ModelChoice{m_endpoint->currentData().toString(), model};
}

bool ModelPick::lacksModel() const
{
    const auto chosen = choice();
    return chosen && chosen->model.isEmpty();
}

QWidget *ModelPick::modelField() const
{
    return m_model;
}

void ModelPick::onEndpointChanged()
{
    fillModels({});
    Q_EMIT changed();
}

void ModelPick::fillModels(const QString &current)
{
    const QSignalBlocker quiet(m_model);
    const EndpointProfile *known = profile();
    m_model->clear();
    if (known != nullptr)
        m_model->addItems(known->models);
    m_model->setVisible(m_endpoint->currentIndex() > 0);
    m_model->setCurrentIndex(m_model->findText(current));
    m_model->setEditText(current);
    m_model->lineEdit()->setPlaceholderText(known != nullptr ? known->defaultModel : QString());
}

const EndpointProfile *ModelPick::profile() const
{
    const QString id = m_endpoint->currentData().toString();
    const auto found = std::find_if(m_profiles.cbegin(), m_profiles.cend(),
        [&](const EndpointProfile &profile) { return profile.id == id; });
    return found == m_profiles.cend() || id.isEmpty() ? nullptr : &*found;
}

void makeSearchable(QComboBox *combo)
{
    combo->setEditable(true);
    combo->setInsertPolicy(QComboBox::NoInsert);
    combo->completer()->setFilterMode(Qt::MatchContains);
    combo->completer()->setCaseSensitivity(Qt::CaseInsensitive);
    combo->completer()->setCompletionMode(QCompleter::PopupCompletion);
}

namespace {

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || host.endsWith(".localhost"_L1) || QHostAddress(host).isLoopback();
}

} // namespace

QString baseUrlProblem(const QString &text, const EndpointProfile &profile, bool hasKey)
{
    // Addresses of the list hold a name in capitals where everybody has his own.
    static const QString ownName = u"RESOURCE"_s;
    if (text.isEmpty() ? profile.baseUrl.contains(ownName) : text.contains(ownName))
        return QCoreApplication::translate(
            "baton", "Put the name of your own resource in place of RESOURCE.");
    if (text.isEmpty())
        return profile.baseUrl.isEmpty()
            ? QCoreApplication::translate("baton", "Enter the address of the server.")
            : QString();
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        return QCoreApplication::translate(
            "baton", "An address starts with https:// (or http:// on this computer) and names a server.");
    if (!url.userInfo().isEmpty())
        return QCoreApplication::translate(
            "baton", "Names and passwords do not belong into the address; use the key field.");
    if (url.hasQuery() || url.hasFragment())
        return QCoreApplication::translate("baton", "The address must not hold “?” or “#”.");
    if (hasKey && url.scheme() == "http"_L1 && !isLoopback(url.host()))
        return QCoreApplication::translate(
            "baton", "Baton does not send a key unencrypted to another machine. Use https://.");
    return {};
}

} // namespace baton::ui

#include "moc_model_pick.cpp"
