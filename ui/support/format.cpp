// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace baton::ui {

using namespace Qt::StringLiterals;

QString moneyText(std::optional<Money> amount)
{
    if (!amount)
        return QCoreApplication::translate("baton", "cost unknown");
    const double usd = amount->usd();
    const double size = std::abs(usd);
    const int digits = size == 0 || size >= 0.095 ? 2 : size >= 0.01 ? 2 : size >= 0.001 ? 3 : 4;
    if (size > 0 && size < 0.00005)
        return u"<$"_s + QLocale().toString(0.0001, 'f', 4);
    return (usd < 0 ? u"-$"_s : u"$"_s) + QLocale().toString(size, 'f', digits);
}

QString costText(const UsageTotals &totals)
{
    if (totals.unpricedCalls == 0)
        return moneyText(totals.cost);
    if (totals.cost.nanoUsd == 0)
        return moneyText(std::nullopt);
    return QCoreApplication::translate("baton", "at least %1").arg(moneyText(totals.cost));
}

QString forecastText(const Forecast &forecast)
{
    if (forecast.calls == 0 || (forecast.isKnown() && forecast.high.nanoUsd == 0))
        return {};
    if (!forecast.isKnown())
        return moneyText(std::nullopt);
    const QString low = moneyText(forecast.low);
    const QString high = moneyText(forecast.high);
    return low == high ? low : QCoreApplication::translate("baton", "%1 to %2", "amounts").arg(low, high);
}

QString countText(qint64 number)
{
    return QLocale().toString(number);
}

QString tokensText(qint64 tokens)
{
    // %n would print the number without separators.
    return tokens == 1 ? QCoreApplication::translate("baton", "1 token")
                       : QCoreApplication::translate("baton", "%1 tokens").arg(countText(tokens));
}

QString speedText(double tokensPerSecond)
{
    return QCoreApplication::translate("baton", "%1 tok/s", "tokens a second")
        .arg(QLocale().toString(qRound64(tokensPerSecond)));
}

QString durationText(qint64 milliseconds)
{
    const qint64 seconds = qRound64(static_cast<double>(milliseconds) / 1000.0);
    if (milliseconds < 9'950) {
        const double exact = static_cast<double>(std::max<qint64>(0, milliseconds)) / 1000.0;
        return QCoreApplication::translate("baton", "%1 s", "seconds").arg(QLocale().toString(exact, 'f', 1));
    }
    if (seconds < 60)
        return QCoreApplication::translate("baton", "%1 s", "seconds").arg(QLocale().toString(seconds));
    if (seconds < 3600)
        return QCoreApplication::translate("baton", "%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    return QCoreApplication::translate("baton", "%1 h %2 min").arg(seconds / 3600).arg(seconds % 3600 / 60);
}

QString ageText(qint64 milliseconds)
{
    const qint64 minutes = milliseconds / 60'000;
    if (minutes < 1)
        return QCoreApplication::translate("baton", "just now");
    if (minutes < 60)
        return QCoreApplication::translate("baton", "%1 min", "minutes").arg(minutes);
    if (minutes < 24 * 60)
        return QCoreApplication::translate("baton", "%1 h", "hours").arg(minutes / 60);
    const int days =
        static_cast<int>(minutes / (24 * 60)); // lupdate skips a call with an expression as count
    return QCoreApplication::translate("baton", "%n day(s)", nullptr, days);
}

QString clockText(TimeMs time, TimeMs now)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(time);
    const QString clock = QLocale().toString(at.time(), u"HH:mm"_s);
    if (at.date() == QDateTime::fromMSecsSinceEpoch(now).date())
        return clock;
    return QLocale().toString(at.date(), QLocale::ShortFormat) + u' ' + clock;
}

QString bytesText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

} // namespace baton::ui
