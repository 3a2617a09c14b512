// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e_gui/window_scene.h"

#include "core/session/hand_over.h"
#include "ui/window/project_controller.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTest>

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 60'000; ///< the tests of a demo are run on the way

/// A home that nothing is known of yet; settings and window state are looked for below it.
const QTemporaryDir &settle(const QTemporaryDir &home)
{
    qputenv("HOME", home.path().toUtf8());
    return home;
}

QWidget *visibleBelow(const QWidget &root, const QString &name)
{
    for (QWidget *widget : root.findChildren<QWidget *>(name)) {
        if (widget->isVisible())
            return widget;
    }
    return nullptr;
}

} // namespace

const QString WindowScene::requirement =
    u"A terminal 2048 with undo that survives a restart, and a high-score file."_s;

WindowScene::WindowScene(const settings::AppSettings &settings, const QVector<llm::LocalPort> &localPorts)
    : m_program(std::make_unique<WindowProgram>(
        (settle(m_home), *static_cast<QApplication *>(QCoreApplication::instance())), m_secrets, m_notifier,
        localPorts))
{
    static_cast<void>(settings::SettingsStore(settings::SettingsStore::defaultFile()).save(settings));
    m_program->translators().setLanguage(u"en"_s);
    m_window = newWindow();
}

WindowScene::~WindowScene() = default;

std::unique_ptr<ui::MainWindow> WindowScene::newWindow()
{
    ui::WindowServices services = m_program->services(0);
    services.demoSpeed = 0;
    services.browse = [this](const QUrl &address) { m_browsed.append(address); };
    auto window = std::make_unique<ui::MainWindow>(services);
    window->resize(1440, 900);
    window->show();
    window->activateWindow();
    static_cast<void>(QTest::qWaitForWindowActive(window.get()));
    return window;
}

void WindowScene::reopen()
{
    m_window->close();
    m_window.reset();
    m_window = newWindow();
}

QWidget *WindowScene::seen(const QString &name) const
{
    // Dialogs are in front of the window they belong to.
    for (const QWidget *dialog : m_window->findChildren<QWidget *>()) {
        if (dialog->isWindow() && dialog->isVisible()) {
            if (QWidget *widget = visibleBelow(*dialog, name))
                return widget;
        }
    }
    return visibleBelow(*m_window, name);
}

QString WindowScene::words(const QString &name) const
{
    QWidget *widget = seen(name);
    if (const auto *label = qobject_cast<QLabel *>(widget))
        return label->text();
    const auto *button = qobject_cast<QAbstractButton *>(widget);
    return button == nullptr ? QString() : button->text();
}

/// What a window manager does when a dialog has gone.
void WindowScene::bringToFront()
{
    if (QApplication::activeWindow() != nullptr)
        return;
    m_window->activateWindow();
    static_cast<void>(QTest::qWaitForWindowActive(m_window.get()));
}

void WindowScene::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    bringToFront();
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus != nullptr ? focus : m_window.get(), key, modifiers);
}

void WindowScene::type(const QString &text)
{
    for (const QChar letter : text) {
        if (QWidget *focus = QApplication::focusWidget())
            QTest::keyClicks(focus, letter);
    }
}

bool WindowScene::press(const QString &name, Qt::Key pressed, Qt::KeyboardModifiers modifiers)
{
    bringToFront();
    // A dialog that has just opened is in front a moment later.
    const auto isReady = [&] {
        const QWidget *widget = seen(name);
        return widget != nullptr && widget->isEnabled() && widget->isActiveWindow();
    };
    if (!waitFor(isReady)) {
        qInfo("%s cannot be pressed", qPrintable(name));
        return false;
    }
    QWidget *widget = seen(name);
    widget->setFocus(Qt::TabFocusReason);
    QTest::keyClick(widget, pressed, modifiers);
    return true;
}

bool WindowScene::fill(const QString &name, const QString &text)
{
    if (!press(name, Qt::Key_A, Qt::ControlModifier))
        return false;
    type(text);
    const QWidget *widget = seen(name);
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        return line->text() == text;
    const auto *field = qobject_cast<const QPlainTextEdit *>(widget);
    return field != nullptr && field->toPlainText() == text;
}

bool WindowScene::waitFor(const std::function<bool()> &condition)
{
    return QTest::qWaitFor(condition, patienceMs);
}

// ---- a project -----------------------------------------------------------------------------------------

bool WindowScene::startDemo(const QString &folder)
{
    if (!fill(u"requirement"_s, requirement) || !fill(u"projectFolder"_s, folder))
        return false;
    return press(u"requirement"_s, Qt::Key_Return, Qt::ControlModifier)
        && waitFor([this] { return isOpen(); });
}

bool WindowScene::askToOpen(const QString &folder)
{
    key(Qt::Key_O, Qt::ControlModifier);
    return fill(u"fileNameEdit"_s, folder) && press(u"fileNameEdit"_s, Qt::Key_Return);
}

const State &WindowScene::state() const
{
    return m_window->project()->session().state();
}

ArtefactState WindowScene::stateOf(const QString &path) const
{
    const Artefact *artefact = state().artefact(path);
    return artefact == nullptr ? ArtefactState::Queued : artefact->state;
}

bool WindowScene::waitForState(const QString &path, ArtefactState wanted) const
{
    return waitFor([&] { return isOpen() && stateOf(path) == wanted; });
}

QString WindowScene::document() const
{
    const auto *tabs = seen<QTabBar>(u"openDocuments"_s);
    return tabs == nullptr ? QString() : tabs->tabToolTip(tabs->currentIndex()).section(u' ', 0, 0);
}

bool WindowScene::goTo(const QString &path)
{
    const auto isInFront = [&] {
        if (document() != path)
            key(Qt::Key_Down, Qt::AltModifier);
        return document() == path;
    };
    if (!waitFor(isInFront)) {
        qInfo("%s does not come to the front", qPrintable(path));
        return false;
    }
    key(Qt::Key_4, Qt::ControlModifier);
    return true;
}

bool WindowScene::approve(const QString &path)
{
    // After an approval the window moves on by itself, perhaps just now: then the person looks again.
    const auto isApproved = [&] { return state().artefact(path)->state == ArtefactState::Approved; };
    for (int tries = 0; tries < 3; ++tries) {
        if (!goTo(path))
            return false;
        key(Qt::Key_Return, Qt::ControlModifier);
        if (QTest::qWaitFor(isApproved, 3000))
            return true;
    }
    return false;
}

bool WindowScene::approveAllToTheEnd()
{
    const auto isDue = [this] {
        return state().mode == RunMode::Finished || !session::waitingPaths(state()).isEmpty();
    };
    for (int steps = 0; steps < 100 && waitFor(isDue); ++steps) {
        const QStringList waiting = session::waitingPaths(state());
        if (state().mode == RunMode::Finished)
            return true;
        if (!waiting.isEmpty() && !approve(waiting.constFirst())) {
            qInfo("not approved: %s", qPrintable(waiting.join(u' ')));
            return false;
        }
    }
    qInfo("nothing waits, and the run is not finished");
    return false;
}

} // namespace baton::test

#include "moc_window_scene.cpp"
