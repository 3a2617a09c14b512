// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/program/window_program.h"
#include "core/settings/secret_store.h"
#include "ui/dialogs/notices/notifier.h"
#include "ui/window/main_window.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace baton::test {

/// A desktop that only listens.
class RecordingNotifier final : public ui::Notifier {
    Q_OBJECT

public:
    using Notifier::Notifier;
    void show(const ui::DesktopMessage &message) override { shown.append(message); }
    void withdraw(const QString &id) override { withdrawn.append(id); }

    QVector<ui::DesktopMessage> shown;
    QStringList withdrawn;
};

/// The program as main() builds it, with a home of its own and a keychain in memory, and a person who knows
/// nothing but keys and the names of widgets. Everything that waits gives up after ten seconds with false.
class WindowScene {
public:
    /// What runs on this machine is no part of a test: servers are looked for on `localPorts` only.
    explicit WindowScene(
        const settings::AppSettings &settings = {}, const QVector<llm::LocalPort> &localPorts = {});
    ~WindowScene();
    WindowScene(const WindowScene &) = delete;
    WindowScene &operator=(const WindowScene &) = delete;

    [[nodiscard]] ui::MainWindow &window() { return *m_window; }
    [[nodiscard]] WindowProgram &program() { return *m_program; }
    [[nodiscard]] RecordingNotifier &notifier() { return m_notifier; }
    /// Addresses the browser was to show.
    [[nodiscard]] const QVector<QUrl> &browsed() const { return m_browsed; }
    /// A place below the home, which goes with the scene.
    [[nodiscard]] QString home(const QString &path) const { return m_home.filePath(path); }
    [[nodiscard]] std::unique_ptr<ui::MainWindow> newWindow();
    /// Closes the window as a person does, and starts the program's window anew.
    void reopen();

    /// The widget of that name that can be seen in the window or one of its dialogs; null when there is none.
    [[nodiscard]] QWidget *seen(const QString &name) const;
    template <class Widget> [[nodiscard]] Widget *seen(const QString &name) const
    {
        return qobject_cast<Widget *>(seen(name));
    }
    /// Words of a label or button; empty when it is not to be seen.
    [[nodiscard]] QString words(const QString &name) const;

    /// A key for whatever has the focus.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString &text);
    /// Waits until the widget is there and enabled, gives it the focus and presses a key on it.
    [[nodiscard]] bool press(
        const QString &name, Qt::Key key = Qt::Key_Space, Qt::KeyboardModifiers modifiers = {});
    /// The same with a text instead of what stood in the field.
    [[nodiscard]] bool fill(const QString &name, const QString &text);
    [[nodiscard]] static bool waitFor(const std::function<bool()> &condition);

    /// Types the demo's requirement, starts it and waits until the project is open.
    [[nodiscard]] bool startDemo(const QString &folder);
    /// Opens a folder by the file dialog of Ctrl+O. True when the keys found their way.
    [[nodiscard]] bool askToOpen(const QString &folder);
    [[nodiscard]] bool isOpen() const { return m_window->project() != nullptr; }
    [[nodiscard]] const State &state() const;
    [[nodiscard]] ArtefactState stateOf(const QString &path) const;
    [[nodiscard]] bool waitForState(const QString &path, ArtefactState state) const;
    /// Path of the document in front.
    [[nodiscard]] QString document() const;
    /// Walks the review queue until the document is in front, and gives it the keyboard.
    [[nodiscard]] bool goTo(const QString &path);
    /// Ctrl+Enter on it; true once it is approved.
    [[nodiscard]] bool approve(const QString &path);
    [[nodiscard]] bool approveAllToTheEnd();

    static const QString requirement;

private:
    void bringToFront();

    QTemporaryDir m_home;
    settings::MemorySecretStore m_secrets;
    RecordingNotifier m_notifier;
    QVector<QUrl> m_browsed;
    std::unique_ptr<WindowProgram> m_program;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace baton::test
