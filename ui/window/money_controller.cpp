// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/money_controller.h"

#include "core/domain/ledger.h"
#include "ui/dialogs/money/price_dialog.h"
#include "ui/dialogs/money/usage_dialog.h"
#include "ui/models/run_summary.h"
#include "ui/support/role_book.h"
#include "ui/text/error_text.h"
#include "ui/text/words.h"
#include "ui/views/run_tool_bar.h"
#include "ui/window/window_services.h"

#include <QDir>
#include <QFileDialog>
#include <QSaveFile>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

QString labelOf(const State &state, LedgerKey key, const QString &id)
{
    if (key == LedgerKey::Role)
        return RoleBook(state.sop).name(id);
    const StepSpec *step = key == LedgerKey::Step ? state.sop.step(id) : nullptr;
    if (step != nullptr && !step->title.isEmpty())
        return stageText(step->title);
    if (key == LedgerKey::Call) {
        for (const CallRecord &record : state.ledger) {
            if (record.id.value == id)
                return id + u" · "_s + record.path;
        }
    }
    return id;
}

UsageReport reportOf(const State &state)
{
    UsageReport report{.totals = state.totals};
    for (const LedgerKey key :
        {LedgerKey::Role, LedgerKey::Step, LedgerKey::File, LedgerKey::Model, LedgerKey::Call}) {
        QVector<UsageRow> &rows = report.rows[key];
        const QVector<LedgerSum> sums = ledgerSums(state, key);
        for (const LedgerSum &sum : sums)
            rows.append({labelOf(state, key, sum.key), sum.totals});
    }
    return report;
}

} // namespace

MoneyController::MoneyController(
    session::Session &session, RunToolBar &bar, const WindowServices &services, QWidget *window)
    : m_session(session), m_bar(bar), m_services(services), m_window(window)
{
}

MoneyController::~MoneyController()
{
    delete m_usage;
    delete m_price;
}

void MoneyController::refresh()
{
    const State &state = m_session.state();
    UsageSummary usage = usageSummary(state);
    if (state.mode != RunMode::Finished)
        usage.remaining = m_session.forecast();
    m_bar.setUsage(usage);
    if (m_usage != nullptr && m_usage->isVisible())
        m_usage->setReport(reportOf(state));
    if (!state.priceUnknown)
        m_asked = false;
    else if (!m_asked)
        askPrice();
}

void MoneyController::openUsage()
{
    if (m_usage == nullptr) {
        m_usage = new UsageDialog(m_services.theme, m_window);
        connect(m_usage, &UsageDialog::csvRequested, this, &MoneyController::saveCsv);
    }
    m_usage->setReport(reportOf(m_session.state()));
    m_usage->show();
    m_usage->raise();
    m_usage->activateWindow();
}

void MoneyController::changeLimit(std::optional<Money> limit)
{
    submit(command::ChangeConfig{{.maxCost = limit}});
    if (m_session.state().mode == RunMode::OverBudget)
        resume();
}

/// A refusal is told.
session::Decided MoneyController::told()
{
    return [this](const Result<void> &result) {
        if (!result)
            Q_EMIT said(sentence(errorText(result.error())));
    };
}

void MoneyController::submit(const Command &command)
{
    m_session.submit(command, this, told());
}

void MoneyController::resume()
{
    m_session.resume(this, told());
}

void MoneyController::askPrice()
{
    m_asked = true;
    if (m_price == nullptr) {
        m_price = new PriceDialog(m_services.theme, m_window);
        connect(m_price, &PriceDialog::priceEntered, this, &MoneyController::takePrice);
        connect(m_price, &PriceDialog::uncountedAccepted, this, &MoneyController::goOnUncounted);
        connect(m_price, &PriceDialog::modelWanted, this, &MoneyController::modelWanted);
    }
    const State &state = m_session.state();
    m_price->ask(
        {state.priceUnknown->endpoint, state.priceUnknown->model}, state.config.maxCost.value_or(Money{}));
}

void MoneyController::takePrice(const ModelChoice &model, const Price &price)
{
    // The catalogue says that it has changed, and the session gets a resolver that knows the price.
    const auto saved =
        m_services.catalogs.savePrice({.provider = model.provider, .model = model.model, .price = price});
    if (!saved)
        Q_EMIT said(sentence(errorText(saved.error())));
    else
        resume();
}

void MoneyController::goOnUncounted()
{
    submit(command::ChangeConfig{{.allowUnknownPrice = true}});
    resume();
}

void MoneyController::saveCsv()
{
    const QString name = m_session.state().name + u"-usage.csv"_s;
    auto *dialog = new QFileDialog(m_usage, tr("Export the usage"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, &MoneyController::writeCsv);
    dialog->open();
}

void MoneyController::writeCsv(const QString &file)
{
    const State &state = m_session.state();
    const LedgerKey key = m_usage->key();
    const QString text = key == LedgerKey::Call ? ledgerCsv(state) : ledgerCsv(ledgerSums(state, key), key);
    const QByteArray bytes = text.toUtf8();
    QSaveFile out(file);
    if (out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit())
        Q_EMIT said(tr("The usage was written to %1.").arg(QDir::toNativeSeparators(file)));
    else
        Q_EMIT said(sentence(errorText({ErrorCode::FileWrite, file})));
}

} // namespace baton::ui

#include "moc_money_controller.cpp"
