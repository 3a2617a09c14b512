// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "ui/dialogs/notices/desktop_notifier.h"

#include <QApplication>
#include <QDBusConnection>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QVariantMap>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::ui;

namespace {

class FakeNotifier final : public Notifier {
public:
    void show(const DesktopMessage &message) override { shown.append(message); }
    void withdraw(const QString &id) override { withdrawn.append(id); }

    QVector<DesktopMessage> shown;
    QStringList withdrawn;
};

} // namespace

/// The service of a desktop, as far as it is used.
class FakeService : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    QStringList bodies;
    QList<uint> replaced;
    QList<uint> closed;

public Q_SLOTS:
    QStringList GetCapabilities() { return {u"body"_s, u"body-markup"_s, u"actions"_s}; }
    uint Notify(const QString &, uint replaces, const QString &, const QString &, const QString &body,
        const QStringList &, const QVariantMap &, int)
    {
        bodies.append(body);
        replaced.append(replaces);
        return replaces != 0 ? replaces : 7U;
    }
    void CloseNotification(uint number) { closed.append(number); }

Q_SIGNALS:
    void ActionInvoked(uint number, const QString &action);
    void NotificationClosed(uint number, uint reason);
};

/// Desktop messages: only when nobody looks, and over a real message bus where one can be started.
class NotifierTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsOnlyWhenTheWindowIsAway();
    void clickOpensTheWindow();
    void takesBackWhatWasSeen();
    void withoutABusNothingHappens();
    void talksToTheService();
};

BATON_TEST_CLASS(NotifierTest)

void NotifierTest::init()
{
    test::failOnWarnings();
}

void NotifierTest::tellsOnlyWhenTheWindowIsAway()
{
    FakeNotifier notifier;
    QWidget window;
    AwayNotices notices(notifier, window);
    QVERIFY(notices.tell({u"gate"_s, u"A document waits"_s, u"prd.md"_s}));
    QCOMPARE(notifier.shown.size(), 1);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QVERIFY(!notices.tell({u"gate"_s, u"A document waits"_s, u"prd.md"_s}));
    QCOMPARE(notifier.shown.size(), 1);
}

void NotifierTest::clickOpensTheWindow()
{
    FakeNotifier notifier;
    QWidget window;
    AwayNotices notices(notifier, window);
    QSignalSpy opened(&notices, &AwayNotices::opened);
    notices.tell({u"gate"_s, u"A document waits"_s, {}});
    Q_EMIT notifier.activated(u"other"_s);
    QCOMPARE(opened.size(), 0);
    if (QApplication::platformName() == "offscreen"_L1)
        QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
    Q_EMIT notifier.activated(u"gate"_s);
    QCOMPARE(opened.size(), 1);
    QVERIFY(window.isVisible());
}

void NotifierTest::takesBackWhatWasSeen()
{
    FakeNotifier notifier;
    QWidget window;
    AwayNotices notices(notifier, window);
    notices.tell({u"gate"_s, u"A document waits"_s, {}});
    notices.tell({u"gate"_s, u"Two documents wait"_s, {}});
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTRY_COMPARE(notifier.withdrawn, QStringList{u"gate"_s});
}

void NotifierTest::withoutABusNothingHappens()
{
    DesktopNotifier notifier(QDBusConnection(u"no such bus"_s));
    QSignalSpy activated(&notifier, &Notifier::activated);
    notifier.show({u"gate"_s, u"A document waits"_s, u"prd.md"_s});
    notifier.withdraw(u"gate"_s);
    QCOMPARE(activated.size(), 0);
}

void NotifierTest::talksToTheService()
{
    const QString program = QStandardPaths::findExecutable(u"dbus-daemon"_s);
    if (program.isEmpty())
        QSKIP("needs dbus-daemon");
    QProcess daemon;
    QString address;
    connect(&daemon, &QProcess::readyReadStandardOutput, this,
        [&] { address += QString::fromLatin1(daemon.readAllStandardOutput()); });
    daemon.start(program, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
    QTRY_VERIFY_WITH_TIMEOUT(address.endsWith(u'\n'), 10'000);
    {
        auto serverBus = QDBusConnection::connectToBus(address.trimmed(), u"server"_s);
        auto clientBus = QDBusConnection::connectToBus(address.trimmed(), u"client"_s);
        DesktopNotifier notifier(clientBus);
        QSignalSpy activated(&notifier, &Notifier::activated);
        FakeService desktop;
        QVERIFY(serverBus.registerObject(u"/org/freedesktop/Notifications"_s, &desktop,
            QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(serverBus.registerService(u"org.freedesktop.Notifications"_s));
        notifier.show({u"gate"_s, u"A document waits"_s, u"<b>prd.md</b> & more"_s});
        QTRY_COMPARE(desktop.bodies, QStringList{u"&lt;b&gt;prd.md&lt;/b&gt; &amp; more"_s});
        // The number comes with the answer: the signal that follows it is understood.
        Q_EMIT desktop.ActionInvoked(9U, u"default"_s);
        Q_EMIT desktop.ActionInvoked(7U, u"default"_s);
        QTRY_COMPARE(activated.size(), 1);
        QCOMPARE(activated.at(0).at(0).toString(), u"gate"_s);
        notifier.show({u"gate"_s, u"Two documents wait"_s, {}});
        QTRY_COMPARE(desktop.replaced, (QList<uint>{0U, 7U}));
        notifier.withdraw(u"gate"_s);
        QTRY_COMPARE(desktop.closed, QList<uint>{7U});
    }
    QDBusConnection::disconnectFromBus(u"server"_s);
    QDBusConnection::disconnectFromBus(u"client"_s);
    daemon.terminate();
    QTRY_COMPARE_WITH_TIMEOUT(daemon.state(), QProcess::NotRunning, 10'000);
}

#include "notifier_test.moc"
