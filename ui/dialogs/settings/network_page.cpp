// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/network_page.h"

#include "ui/dialogs/form/field_block.h"
#include "ui/support/small_widgets.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

enum ProxyKind { SystemProxy, NoProxy, OwnProxy };

} // namespace

NetworkPage::NetworkPage(const ThemeController &theme, QWidget *parent)
    : SettingsPage(parent), m_theme(theme), m_proxyKind(new QComboBox(this)), m_proxy(new QLineEdit(this)),
      m_proxyBlock(new FieldBlock(theme, "Proxy", m_proxyKind, this)), m_ca(new QLineEdit(this)),
      m_browse(new QPushButton(this)), m_caBlock(new FieldBlock(theme, "Certificate file", m_ca, this)),
      m_patience(new QSpinBox(this)), m_patienceBlock(new FieldBlock(theme, "Patience", m_patience, this)),
      m_lead(makeText(u"title"_s, this)), m_list(new QTreeWidget(this)), m_nothing(makeText({}, this)),
      m_promise(makeText(u"muted"_s, this))
{
    for (QWidget *widget : std::initializer_list<QWidget *>{
             m_proxyBlock, m_caBlock, m_patienceBlock, m_lead, m_list, m_nothing, m_promise})
        column()->addWidget(widget);
    build();
    connect(m_proxyKind, &QComboBox::currentIndexChanged, this, &NetworkPage::onEdited);
    for (QLineEdit *field : {m_proxy, m_ca})
        connect(field, &QLineEdit::textEdited, this, &NetworkPage::onEdited);
    connect(m_browse, &QPushButton::clicked, this, &NetworkPage::browse);
    connect(m_patience, &QSpinBox::valueChanged, this, &NetworkPage::changed);
    retranslate();
}

void NetworkPage::build()
{
    nameWidget(m_proxy, "Proxy address");
    nameWidget(m_browse, "Browse certificate file");
    nameWidget(m_list, "Outgoing addresses");
    m_proxyKind->addItems({QString(), QString(), QString()});
    m_proxyKind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_proxyKind->setMinimumContentsLength(10);
    ignoreWheelUnlessFocused(m_proxyKind);
    m_proxy->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_proxyBlock->addBeside(m_proxy, 1);
    m_browse->setAutoDefault(false);
    m_caBlock->addBeside(m_browse);
    m_patience->setRange(0, 24 * 3600);
    m_patience->setSingleStep(60);
    ignoreWheelUnlessFocused(m_patience);
    styleSpin(m_patience, m_theme);
    m_promise->setObjectName(u"noTelemetry"_s);
    m_nothing->setObjectName(u"nothingLeaves"_s);
    m_list->setColumnCount(2);
    m_list->setRootIsDecorated(false);
    styleRows(m_list, m_theme);
    m_list->setUniformRowHeights(false);
    m_list->setWordWrap(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::Stretch);
}

void NetworkPage::retranslate()
{
    m_proxyBlock->setLabel(tr("&Proxy"));
    m_proxyKind->setItemText(SystemProxy, tr("As the system"));
    m_proxyKind->setItemText(NoProxy, tr("None"));
    m_proxyKind->setItemText(OwnProxy, tr("This one:"));
    m_proxy->setAccessibleName(tr("Proxy address"));
    m_proxy->setPlaceholderText(u"http://proxy.example:3128"_s);
    m_caBlock->setLabel(tr("&Certificates to trust besides the system's"));
    m_ca->setPlaceholderText(tr("A PEM file, e.g. of the company's proxy"));
    m_browse->setText(tr("B&rowse…"));
    m_browse->setAccessibleName(tr("Browse certificate file"));
    m_patienceBlock->setLabel(tr("Pat&ience with an endpoint that asks to wait"));
    m_patienceBlock->setHint(tr("A longer wait is left to you."));
    m_patience->setSuffix(tr(" s"));
    m_lead->setText(tr("Baton talks only to:"));
    m_list->setAccessibleName(tr("Outgoing addresses"));
    m_list->setHeaderLabels({tr("Address"), tr("Why")});
    m_nothing->setText(tr("Nobody. With the demo nothing leaves this computer."));
    m_promise->setText(
        tr("No telemetry, no crash reports, no search for updates. Requirements and documents go to "
           "the provider above and nowhere else; keys go only to the provider they belong to."));
    onEdited();
    refresh();
}

void NetworkPage::load(const settings::AppSettings &settings)
{
    const QSignalBlocker quiet(this);
    const bool own = !settings.proxy.isEmpty() && settings.proxy != "none"_L1;
    m_proxyKind->setCurrentIndex(own ? OwnProxy : settings.proxy.isEmpty() ? SystemProxy : NoProxy);
    m_proxy->setText(own ? settings.proxy : QString());
    m_ca->setText(settings.caFile);
    m_patience->setValue(settings.patienceSeconds);
    onEdited();
}

void NetworkPage::store(settings::AppSettings &settings) const
{
    if (proxyProblem().isEmpty()) {
        const int kind = m_proxyKind->currentIndex();
        settings.proxy = kind == OwnProxy ? m_proxy->text().trimmed()
            : kind == NoProxy             ? u"none"_s
                                          : QString();
    }
    if (caProblem().isEmpty())
        settings.caFile = m_ca->text().trimmed();
    settings.patienceSeconds = m_patience->value();
}

QWidget *NetworkPage::wrongField() const
{
    if (!proxyProblem().isEmpty())
        return m_proxy;
    return caProblem().isEmpty() ? nullptr : m_ca;
}

void NetworkPage::onEdited()
{
    m_proxy->setVisible(m_proxyKind->currentIndex() == OwnProxy);
    m_proxyBlock->setHint(tr("Servers on this computer are never asked through it."));
    m_proxyBlock->setProblem(proxyProblem());
    m_caBlock->setProblem(caProblem());
    Q_EMIT changed();
}

void NetworkPage::browse()
{
    auto *dialog = new QFileDialog(this, tr("Certificates to trust"), QDir::homePath(),
        tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        m_ca->setText(QDir::toNativeSeparators(file));
        onEdited();
    });
    dialog->open();
}

QString NetworkPage::proxyProblem() const
{
    static const QStringList schemes{u"http"_s, u"socks5"_s};
    if (m_proxyKind->currentIndex() != OwnProxy)
        return {};
    const QUrl url(m_proxy->text().trimmed(), QUrl::StrictMode);
    return url.isValid() && schemes.contains(url.scheme()) && !url.host().isEmpty()
        ? QString()
        : tr("Enter it as http://HOST:PORT or socks5://HOST:PORT.");
}

QString NetworkPage::caProblem() const
{
    const QString path = m_ca->text().trimmed();
    if (path.isEmpty())
        return {};
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return tr("There is no file of this name that can be read.");
    return file.read(4 * 1024 * 1024).contains("-----BEGIN CERTIFICATE-----")
        ? QString()
        : tr("The file holds no certificate in PEM form.");
}

void NetworkPage::setEndpoint(const EndpointProfile &endpoint)
{
    if (endpoint == m_endpoint)
        return;
    m_endpoint = endpoint;
    refresh();
}

void NetworkPage::setOthers(const QVector<OutgoingAddress> &others)
{
    m_others = others;
    refresh();
}

void NetworkPage::refresh()
{
    m_list->clear();
    if (m_endpoint.protocol != Protocol::Replay && !m_endpoint.baseUrl.isEmpty())
        addRow({m_endpoint.baseUrl,
            tr("Model calls (%1), while a run is going", "a provider").arg(m_endpoint.title)});
    for (const OutgoingAddress &other : std::as_const(m_others))
        addRow(other);
    const int rows = m_list->topLevelItemCount();
    m_list->setVisible(rows > 0);
    m_nothing->setVisible(rows == 0);
    m_list->setFixedHeight(m_theme.px(40) + qBound(1, rows, 6) * m_theme.px(48));
}

void NetworkPage::addRow(const OutgoingAddress &row)
{
    auto *item = new QTreeWidgetItem(m_list, {row.address, row.purpose});
    item->setToolTip(0, row.address);
    item->setToolTip(1, row.purpose);
    item->setSizeHint(0, {0, m_theme.px(46)});
}

} // namespace baton::ui

#include "moc_network_page.cpp"
