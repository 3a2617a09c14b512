// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/endpoint_form.h"

#include "ui/dialogs/form/field_block.h"
#include "ui/dialogs/settings/model_pick.h"
#include "ui/support/small_widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <array>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

/// In the order of the field; names of protocols are not translated.
struct ProtocolRow {
    Protocol protocol;
    const char *title;
    const char *header;
};
constexpr std::array protocols{
    ProtocolRow{Protocol::OpenAiChat, "OpenAI Chat Completions", "Authorization"},
    ProtocolRow{Protocol::OpenAiResponses, "OpenAI Responses", "Authorization"},
    ProtocolRow{Protocol::Anthropic, "Anthropic Messages", "x-api-key"},
    ProtocolRow{Protocol::Gemini, "Google Gemini", "x-goog-api-key"},
    ProtocolRow{Protocol::Ollama, "Ollama", "Authorization"},
};

const QString bearerHeader = u"Authorization"_s;

} // namespace

QString endpointIdFor(const QString &title, const QStringList &taken)
{
    static const QRegularExpression other(u"[^a-z0-9]+"_s);
    QString id = title.toLower().replace(other, u"-"_s).left(40);
    while (id.startsWith(u'-'))
        id.remove(0, 1);
    while (id.endsWith(u'-'))
        id.chop(1);
    if (id.isEmpty())
        id = u"endpoint"_s;
    QString free = id;
    for (int i = 2; taken.contains(free); ++i)
        free = u"%1-%2"_s.arg(id).arg(i);
    return free;
}

EndpointForm::EndpointForm(const ThemeController &theme, QWidget *parent)
    : QWidget(parent), m_title(new QLineEdit(this)), m_id(new QLineEdit(this)),
      m_protocol(new QComboBox(this)), m_url(new QLineEdit(this)), m_header(new QComboBox(this)),
      m_model(new QComboBox(this)), m_local(new QCheckBox(this)), m_needsKey(new QCheckBox(this))
{
    build(theme);
    for (const ProtocolRow &row : protocols)
        m_protocol->addItem(QString::fromLatin1(row.title));
    m_header->addItems({bearerHeader, u"api-key"_s, u"x-api-key"_s, u"x-goog-api-key"_s});
    connect(m_title, &QLineEdit::textEdited, this, &EndpointForm::onTitle);
    connect(m_id, &QLineEdit::textEdited, this, [this] { m_followTitle = false; });
    connect(m_protocol, &QComboBox::currentIndexChanged, this, &EndpointForm::onProtocol);
    for (QLineEdit *field : {m_id, m_url})
        connect(field, &QLineEdit::textEdited, this, &EndpointForm::onEdited);
    for (QComboBox *combo : {m_header, m_model})
        connect(combo, &QComboBox::editTextChanged, this, &EndpointForm::onEdited);
    for (QCheckBox *box : {m_local, m_needsKey})
        connect(box, &QCheckBox::toggled, this, &EndpointForm::onEdited);
    retranslate();
}

void EndpointForm::build(const ThemeController &theme)
{
    m_titleBlock = new FieldBlock(theme, "Endpoint name", m_title, this);
    m_idBlock = new FieldBlock(theme, "Endpoint id", m_id, this);
    m_protocolBlock = new FieldBlock(theme, "Endpoint protocol", m_protocol, this);
    m_urlBlock = new FieldBlock(theme, "Endpoint address", m_url, this);
    m_headerBlock = new FieldBlock(theme, "Key header", m_header, this);
    m_modelBlock = new FieldBlock(theme, "Endpoint model", m_model, this);
    nameWidget(m_local, "Costs nothing");
    nameWidget(m_needsKey, "Needs a key");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(14);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_titleBlock, m_protocolBlock, m_urlBlock,
             m_modelBlock, m_local, m_needsKey, m_headerBlock, m_idBlock})
        column->addWidget(widget);
    m_url->setMaxLength(2048);
    m_url->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_id->setMaxLength(64);
    m_title->setMaxLength(80);
    m_header->setEditable(true);
    m_header->setInsertPolicy(QComboBox::NoInsert);
    makeSearchable(m_model);
    for (QComboBox *combo : {m_protocol, m_header, m_model}) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(10);
        ignoreWheelUnlessFocused(combo);
    }
    styleChecks(m_local, theme);
    styleChecks(m_needsKey, theme);
}

void EndpointForm::retranslate()
{
    m_titleBlock->setLabel(tr("&Name"));
    m_idBlock->setLabel(tr("&Id"));
    m_protocolBlock->setLabel(tr("&Protocol"));
    m_protocolBlock->setHint(tr("Most servers of others speak OpenAI Chat Completions."));
    m_urlBlock->setLabel(tr("Add&ress"));
    m_headerBlock->setLabel(tr("&Header that carries the key"));
    m_modelBlock->setLabel(tr("Default &model"));
    m_local->setText(tr("Its models cost nothin&g"));
    m_needsKey->setText(tr("It needs a ke&y"));
    for (QCheckBox *box : {m_local, m_needsKey})
        box->setAccessibleName(withoutMnemonic(box->text()));
    validate();
}

void EndpointForm::edit(const EndpointProfile &profile, const QStringList &taken, bool isNew)
{
    const QSignalBlocker quiet(this);
    m_profile = profile;
    m_taken = taken;
    m_followTitle = isNew;
    m_title->setText(profile.title);
    m_id->setText(profile.id);
    // An id is what journals and settings know an endpoint by.
    m_id->setReadOnly(!isNew);
    for (size_t i = 0; i < protocols.size(); ++i) {
        const QSignalBlocker still(m_protocol);
        if (protocols.at(i).protocol == profile.protocol)
            m_protocol->setCurrentIndex(static_cast<int>(i));
    }
    m_url->setText(profile.baseUrl);
    m_header->setEditText(profile.authHeader);
    m_local->setChecked(profile.local);
    m_needsKey->setChecked(profile.keyRequired);
    fillModels(profile.models, profile.defaultModel);
    validate();
}

EndpointProfile EndpointForm::profile() const
{
    EndpointProfile profile = m_profile;
    profile.title = m_title->text().trimmed();
    profile.id = m_id->text().trimmed();
    profile.protocol = protocols.at(static_cast<size_t>(qMax(0, m_protocol->currentIndex()))).protocol;
    profile.baseUrl = m_url->text().trimmed();
    const QString header = m_header->currentText().trimmed();
    if (header != profile.authHeader)
        profile.authPrefix = header == bearerHeader ? u"Bearer "_s : QString();
    profile.authHeader = header;
    profile.defaultModel = m_model->currentText().trimmed();
    profile.local = m_local->isChecked();
    profile.keyRequired = m_needsKey->isChecked();
    profile.own = true;
    return profile;
}

void EndpointForm::setModels(const QStringList &models)
{
    m_profile.models = models;
    fillModels(models, m_model->currentText());
}

void EndpointForm::setHasKey(bool hasKey)
{
    m_hasKey = hasKey;
    validate();
}

QWidget *EndpointForm::wrongField() const
{
    if (m_title->text().trimmed().isEmpty())
        return m_title;
    if (!urlProblem().isEmpty())
        return m_url;
    if (!headerProblem().isEmpty())
        return m_header;
    return idProblem().isEmpty() ? nullptr : m_id;
}

void EndpointForm::focusFirst()
{
    m_title->setFocus();
    m_title->selectAll();
}

void EndpointForm::onTitle()
{
    if (m_followTitle)
        m_id->setText(endpointIdFor(m_title->text(), m_taken));
    onEdited();
}

void EndpointForm::onProtocol()
{
    const auto index = static_cast<size_t>(qMax(0, m_protocol->currentIndex()));
    m_header->setEditText(QString::fromLatin1(protocols.at(index).header));
    onEdited();
}

void EndpointForm::onEdited()
{
    validate();
    Q_EMIT changed();
}

void EndpointForm::validate()
{
    m_titleBlock->setProblem(m_title->text().trimmed().isEmpty() ? tr("Give it a name.") : QString());
    m_urlBlock->setProblem(urlProblem());
    m_urlBlock->setHint(tr("As in the server’s manual, up to the part before “/chat/completions”."));
    m_headerBlock->setProblem(headerProblem());
    m_idBlock->setProblem(idProblem());
    m_idBlock->setHint(tr("What the command line calls it: --provider %1").arg(m_id->text()));
    m_modelBlock->setHint(tr("Test the connection to get the server's list."));
}

void EndpointForm::fillModels(const QStringList &models, const QString &current)
{
    const QSignalBlocker quiet(m_model);
    m_model->clear();
    m_model->addItems(models);
    m_model->setCurrentIndex(static_cast<int>(models.indexOf(current)));
    m_model->setEditText(current);
}

QString EndpointForm::idProblem() const
{
    static const QRegularExpression form(u"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"_s);
    const QString id = m_id->text().trimmed();
    if (!form.match(id).hasMatch())
        return tr("An id holds only Latin letters, digits, “.”, “-” and “_”.");
    return m_taken.contains(id) ? tr("Another endpoint has this id.") : QString();
}

QString EndpointForm::urlProblem() const
{
    EndpointProfile none = m_profile;
    none.baseUrl.clear();
    return baseUrlProblem(m_url->text().trimmed(), none, m_hasKey);
}

QString EndpointForm::headerProblem() const
{
    static const QRegularExpression form(u"^[A-Za-z0-9-]{1,64}$"_s);
    return form.match(m_header->currentText().trimmed()).hasMatch()
        ? QString()
        : tr("A header's name holds only Latin letters, digits and “-”.");
}

} // namespace baton::ui

#include "moc_endpoint_form.cpp"
