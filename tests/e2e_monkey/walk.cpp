// SPDX-License-Identifier: GPL-3.0-or-later
// baton-monkey-walk FOLDER SEED MILLISECONDS ADDRESS: one start of the program and what a monkey does with
// it. Started by baton-monkey again and again.
#include "app/program/window_program.h"
#include "core/settings/secret_store.h"
#include "resources/resources.h"
#include "tests/support/typed_words.h"
#include "ui/dialogs/notices/notifier.h"
#include "ui/editor/code_editor.h"
#include "ui/window/main_window.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPointer>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTabBar>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>

#include <csignal>
#include <functional>
#include <memory>

#include <unistd.h>

namespace baton::monkey {

using namespace Qt::StringLiterals;
using test::TypedWords;

/// The program as main() builds it, with a keychain in memory, nobody's desktop and no browser; its model is
/// the server at an address.
class Scene {
public:
    explicit Scene(const QString &server);
    ~Scene();
    Scene(const Scene &) = delete;
    Scene &operator=(const Scene &) = delete;

    [[nodiscard]] ui::MainWindow &window() { return *m_window; }

private:
    settings::MemorySecretStore m_secrets;
    std::unique_ptr<ui::Notifier> m_notifier;
    std::unique_ptr<WindowProgram> m_program;
    std::unique_ptr<ui::MainWindow> m_window;
};

namespace {

/// A click whose first half may take the widget away, as a press beside a menu does.
void press(QWidget *widget, Qt::MouseButton button, const QPoint &at)
{
    const QPointer<QWidget> there(widget);
    QTest::mousePress(widget, button, {}, at);
    if (there != nullptr)
        QTest::mouseRelease(there, button, {}, at);
}

class NoDesktop final : public ui::Notifier {
    Q_OBJECT

public:
    void show(const ui::DesktopMessage &message) override { Q_UNUSED(message) }
    void withdraw(const QString &id) override { Q_UNUSED(id) }
};

void saveSettings(const QString &server)
{
    settings::SettingsStore store(settings::SettingsStore::defaultFile());
    settings::AppSettings settings = store.load().value_or(settings::AppSettings());
    settings.provider = u"openai"_s;
    settings.baseUrl = server;
    settings.model = u"test-model"_s;
    static_cast<void>(store.save(settings));
}

} // namespace

Scene::Scene(const QString &server) : m_notifier(std::make_unique<NoDesktop>())
{
    saveSettings(server);
    m_program = std::make_unique<WindowProgram>(*static_cast<QApplication *>(QCoreApplication::instance()),
        m_secrets, *m_notifier, QVector<llm::LocalPort>());
    ui::WindowServices services = m_program->services();
    services.demoSpeed = 4;
    services.browse = [](const QUrl &) {};
    m_window = std::make_unique<ui::MainWindow>(services);
    m_window->resize(1280, 820);
    m_window->show();
}

Scene::~Scene() = default;

/// One start of the program and what a monkey does with it, until it is closed or killed. Events are sent to
/// the real window from inside, so that a seed does the same each time as far as clocks allow. What is done
/// is written to a file, a line each, for whoever finds the body.
class Walk : public QObject {
public:
    struct Options {
        quint32 seed = 1;
        int milliseconds = 20'000;
        QString folder; ///< with `home` in it, and files of ours beside that
        QString server; ///< address of the model
    };
    explicit Walk(const Options &options);
    ~Walk() override;

    /// Ends with the event loop, by a kill, or at once where a word is lost: then false.
    [[nodiscard]] bool begin();
    /// What Qt or we warned of.
    void noteWarning(const QString &warning);
    [[nodiscard]] bool isClean() const { return m_isClean; }

private:
    void step();
    void end();
    void pressKey();
    void clickSomewhere();
    void clickItem();
    void typeWords();
    void pasteNothing();
    void resizeWindow();
    void turnWheel();
    void triggerAction();
    void useStartPage();
    void dealWithPopups();
    void giveUpBefore(const QWidget *pressed);
    void log(const QString &line);
    [[nodiscard]] int below(int limit) { return m_random.bounded(limit); }
    [[nodiscard]] QWidget *oneOf(const QList<QWidget *> &widgets);
    [[nodiscard]] QList<QWidget *> seen() const;
    [[nodiscard]] QWidget *seen(const QString &name) const;

    Options m_options;
    TypedWords m_words;
    QRandomGenerator m_random;
    QFile m_log;
    std::unique_ptr<Scene> m_scene;
    QTimer m_step;
    QTimer m_end;
    bool m_isClean = true;
};

namespace {

constexpr int stepMs = 40;

struct Press {
    Qt::Key key;
    Qt::KeyboardModifiers modifiers;
};

const Press presses[] = {{Qt::Key_1, Qt::ControlModifier}, {Qt::Key_2, Qt::ControlModifier},
    {Qt::Key_3, Qt::ControlModifier}, {Qt::Key_4, Qt::ControlModifier}, {Qt::Key_5, Qt::ControlModifier},
    {Qt::Key_F6, {}}, {Qt::Key_Down, Qt::AltModifier}, {Qt::Key_Up, Qt::AltModifier},
    {Qt::Key_Return, Qt::ControlModifier}, {Qt::Key_Return, Qt::ControlModifier},
    {Qt::Key_Return, Qt::ControlModifier}, {Qt::Key_S, {}}, {Qt::Key_C, {}}, {Qt::Key_C, {}}, {Qt::Key_R, {}},
    {Qt::Key_F7, {}}, {Qt::Key_F7, Qt::ShiftModifier}, {Qt::Key_F, Qt::ControlModifier},
    {Qt::Key_W, Qt::ControlModifier}, {Qt::Key_Escape, {}}, {Qt::Key_Escape, {}}, {Qt::Key_Tab, {}},
    {Qt::Key_Backtab, Qt::ShiftModifier}, {Qt::Key_Down, {}}, {Qt::Key_Up, {}}, {Qt::Key_Left, {}},
    {Qt::Key_Right, {}}, {Qt::Key_Home, {}}, {Qt::Key_End, {}}, {Qt::Key_End, Qt::ControlModifier},
    {Qt::Key_PageDown, {}}, {Qt::Key_PageUp, {}}, {Qt::Key_Return, {}}, {Qt::Key_Space, {}}, {Qt::Key_J, {}},
    {Qt::Key_K, {}}, {Qt::Key_K, Qt::ControlModifier}, {Qt::Key_P, Qt::ControlModifier}, {Qt::Key_F5, {}},
    {Qt::Key_F5, Qt::ShiftModifier}, {Qt::Key_Period, Qt::ControlModifier},
    {Qt::Key_Plus, Qt::ControlModifier}, {Qt::Key_Minus, Qt::ControlModifier},
    {Qt::Key_0, Qt::ControlModifier}, {Qt::Key_U, Qt::ControlModifier}, {Qt::Key_E, Qt::ControlModifier},
    {Qt::Key_Menu, {}}, {Qt::Key_F2, {}}, {Qt::Key_Delete, {}}, {Qt::Key_V, Qt::ControlModifier},
    {Qt::Key_F1, {}}, {Qt::Key_Comma, Qt::ControlModifier}};

bool canType(const QWidget *widget)
{
    if (widget == nullptr || !widget->isVisible() || !widget->isEnabled())
        return false;
    if (const auto *field = qobject_cast<const QPlainTextEdit *>(widget))
        return !field->isReadOnly();
    const auto *editor = qobject_cast<const ui::CodeEditor *>(widget->parentWidget());
    return editor != nullptr && !editor->isReadOnly();
}

QString textOf(const QWidget *widget)
{
    if (const auto *field = qobject_cast<const QPlainTextEdit *>(widget))
        return field->toPlainText();
    const auto *editor =
        widget == nullptr ? nullptr : qobject_cast<const ui::CodeEditor *>(widget->parentWidget());
    return editor == nullptr ? QString() : editor->text();
}

/// What leads out of the program's own folders or to other people's computers is not touched.
bool isOutOfBounds(const QWidget *widget)
{
    for (const QWidget *up = widget; up != nullptr; up = up->parentWidget()) {
        if (qobject_cast<const QFileDialog *>(up) != nullptr || up->objectName().startsWith(u"settings"_s)
            || up->objectName().contains(u"export"_s, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace

Walk::Walk(const Options &options)
    : m_options(options), m_words(options.folder + u"/words.log"_s, options.seed), m_random(options.seed),
      m_log(options.folder + u"/walk.log"_s)
{
    static_cast<void>(m_log.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered));
    m_step.setInterval(stepMs);
    m_end.setSingleShot(true);
    m_end.setInterval(options.milliseconds);
    connect(&m_step, &QTimer::timeout, this, &Walk::step);
    connect(&m_end, &QTimer::timeout, this, &Walk::end);
}

Walk::~Walk() = default;

bool Walk::begin()
{
    log(u"== start, seed %1"_s.arg(m_options.seed));
    const QStringList lost = m_words.lostBelow(m_options.folder + u"/home"_s);
    if (!lost.isEmpty()) {
        log(u"LOST: "_s + lost.join(u' '));
        m_isClean = false;
        return false;
    }
    m_scene = std::make_unique<Scene>(m_options.server);
    m_step.start();
    m_end.start();
    return true;
}

void Walk::noteWarning(const QString &warning)
{
    log(u"WARNING: "_s + warning);
    m_isClean = false;
}

void Walk::log(const QString &line)
{
    m_log.write(line.toUtf8() + '\n');
}

/// As a person closes it, or as a power cut does.
void Walk::end()
{
    if (below(2) == 0) {
        log(u"== kill"_s);
        ::kill(::getpid(), SIGKILL);
    }
    log(u"== close"_s);
    m_step.stop();
    for (QWidget *popup = QApplication::activePopupWidget(); popup != nullptr;
         popup = QApplication::activePopupWidget())
        popup->close();
    m_scene->window().close();
    m_words.promise(true);
    m_scene.reset();
    log(u"== closed"_s);
    QCoreApplication::quit();
}

void Walk::step()
{
    m_words.promise(false);
    if (QApplication::activePopupWidget() != nullptr) {
        dealWithPopups();
        return;
    }
    const std::function<void()> actions[] = {[this] { pressKey(); }, [this] { pressKey(); },
        [this] { pressKey(); }, [this] { clickSomewhere(); }, [this] { clickSomewhere(); },
        [this] { clickItem(); }, [this] { clickItem(); }, [this] { typeWords(); }, [this] { typeWords(); },
        [this] { pasteNothing(); }, [this] { resizeWindow(); }, [this] { turnWheel(); },
        [this] { triggerAction(); }, [this] { useStartPage(); }};
    actions[below(static_cast<int>(std::size(actions)))]();
}

QList<QWidget *> Walk::seen() const
{
    QList<QWidget *> found;
    const QWidget *root = QApplication::activeModalWidget();
    for (QWidget *widget : (root != nullptr ? root : &m_scene->window())->findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->isEnabled() && !isOutOfBounds(widget))
            found.append(widget);
    }
    return found;
}

QWidget *Walk::seen(const QString &name) const
{
    const QList<QWidget *> all = seen();
    const auto it = std::find_if(
        all.cbegin(), all.cend(), [&](const QWidget *widget) { return widget->objectName() == name; });
    return it == all.cend() ? nullptr : *it;
}

QWidget *Walk::oneOf(const QList<QWidget *> &widgets)
{
    return widgets.isEmpty() ? nullptr : widgets.at(below(static_cast<int>(widgets.size())));
}

/// Esc and Cancel in a remark, Discard of an edit: the words were thrown away, not lost.
void Walk::giveUpBefore(const QWidget *pressed)
{
    const bool escape = pressed == nullptr;
    if (escape || pressed->objectName() == "cancelRemark"_L1)
        m_words.giveUp(textOf(seen(u"remark"_s)));
    if (!escape && pressed->objectName() == "discardEdits"_L1) {
        for (const ui::CodeEditor *editor : m_scene->window().findChildren<ui::CodeEditor *>())
            m_words.giveUp(editor->text());
    }
}

void Walk::pressKey()
{
    const Press press = presses[below(static_cast<int>(std::size(presses)))];
    QWidget *focus = QApplication::focusWidget();
    if (focus == nullptr || isOutOfBounds(focus)) {
        if (focus != nullptr && press.key != Qt::Key_Tab)
            QTest::keyClick(focus, Qt::Key_Escape);
        return;
    }
    // Keys that take letters away are for lists, not for texts the window must keep.
    const bool deletes = press.key == Qt::Key_Delete;
    if (deletes && canType(focus))
        return;
    // A click may have put the caret into a word, which a letter would split.
    if (canType(focus) && (press.modifiers & ~Qt::KeyboardModifiers(Qt::ShiftModifier)) == Qt::NoModifier)
        QTest::keyClick(focus, Qt::Key_End, Qt::ControlModifier);
    if (press.key == Qt::Key_Escape)
        giveUpBefore(nullptr);
    log(u"key %1 %2 in %3"_s.arg(press.key, 0, 16)
            .arg(press.modifiers.toInt(), 0, 16)
            .arg(focus->objectName()));
    QTest::keyClick(focus, press.key, press.modifiers);
}

void Walk::clickSomewhere()
{
    QWidget *widget = oneOf(seen());
    if (widget == nullptr || qobject_cast<QMenuBar *>(widget) != nullptr)
        return;
    const auto button = below(12) == 0 ? Qt::RightButton : Qt::LeftButton;
    const QPoint at(below(std::max(1, widget->width())), below(std::max(1, widget->height())));
    giveUpBefore(widget);
    log(u"click %1 %2 at %3,%4"_s.arg(QLatin1String(widget->metaObject()->className()), widget->objectName())
            .arg(at.x())
            .arg(at.y()));
    // A chip takes the place of what was typed, and Ctrl+Z must bring it back.
    const bool chip = button == Qt::LeftButton
        && QLatin1String(widget->metaObject()->className()) == "baton::ui::ChipButton"_L1;
    press(widget, button, at);
    QWidget *requirement = chip ? seen(u"requirement"_s) : nullptr;
    if (requirement != nullptr)
        QTest::keyClick(requirement, Qt::Key_Z, Qt::ControlModifier);
}

void Walk::clickItem()
{
    QList<QWidget *> views;
    for (QWidget *widget : seen()) {
        const auto *view = qobject_cast<QAbstractItemView *>(widget);
        if (view != nullptr && view->model() != nullptr && view->model()->rowCount() > 0)
            views.append(widget);
    }
    auto *view = qobject_cast<QAbstractItemView *>(oneOf(views));
    if (view == nullptr)
        return;
    const QModelIndex index = view->model()->index(
        below(view->model()->rowCount()), below(std::max(1, view->model()->columnCount())));
    const QRect rect = view->visualRect(index);
    if (!view->viewport()->rect().contains(rect.center()))
        view->scrollTo(index);
    log(u"item %1 %2,%3"_s.arg(view->objectName()).arg(index.row()).arg(index.column()));
    const QPoint at = view->visualRect(index).center();
    if (below(3) == 0)
        QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, at);
    else
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, at);
}

void Walk::typeWords()
{
    QList<QWidget *> fields;
    for (QWidget *widget : seen()) {
        if (canType(widget))
            fields.append(widget);
    }
    QWidget *field = oneOf(fields);
    if (field == nullptr)
        return;
    const QString word = m_words.fresh();
    field->setFocus();
    QTest::keyClick(field, Qt::Key_End);
    QTest::keyClicks(field, u' ' + word + u' ');
    log(u"type %1 in %2"_s.arg(word, field->objectName()));
    // A field that was not typed into after all (a menu opened) owes nothing.
    if (textOf(field).contains(word))
        m_words.typed(word);
}

void Walk::pasteNothing()
{
    QGuiApplication::clipboard()->clear();
    QGuiApplication::clipboard()->clear(QClipboard::Selection);
    QWidget *focus = QApplication::focusWidget();
    if (!canType(focus))
        return;
    log(u"paste nothing in "_s + focus->objectName());
    QTest::keyClick(focus, Qt::Key_End);
    QTest::keyClick(focus, Qt::Key_V, Qt::ControlModifier);
    if (const auto *field = qobject_cast<QPlainTextEdit *>(focus))
        QTest::mouseClick(field->viewport(), Qt::MiddleButton);
}

void Walk::resizeWindow()
{
    const QSize size(500 + below(1100), 380 + below(620));
    log(u"size %1x%2"_s.arg(size.width()).arg(size.height()));
    m_scene->window().resize(size);
}

void Walk::turnWheel()
{
    QWidget *widget = oneOf(seen());
    if (widget == nullptr)
        return;
    const QPointF at(widget->rect().center());
    const int turn = below(2) == 0 ? 120 * (1 + below(9)) : -120 * (1 + below(9));
    const Qt::KeyboardModifiers modifiers = below(8) == 0 ? Qt::ControlModifier : Qt::NoModifier;
    QWheelEvent wheel(
        at, widget->mapToGlobal(at), {}, {0, turn}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    log(u"wheel %1 on %2 %3"_s.arg(turn).arg(
        QLatin1String(widget->metaObject()->className()), widget->objectName()));
    QCoreApplication::sendEvent(widget, &wheel);
}

/// One of the menu bar, by name; not those that end the program, open other folders or throw words away.
void Walk::triggerAction()
{
    static const QStringList never{u"Quit"_s, u"Open"_s, u"Export"_s, u"Replay"_s, u"iscard"_s, u"About"_s};
    QList<QAction *> actions;
    for (const QAction *menu : m_scene->window().menuBar()->actions()) {
        for (QAction *action : menu->menu()->actions()) {
            const QString text = action->text().remove(u'&');
            const bool isNever = std::any_of(
                never.cbegin(), never.cend(), [&](const QString &word) { return text.contains(word); });
            if (action->isEnabled() && !action->isSeparator() && !isNever)
                actions.append(action);
        }
    }
    if (actions.isEmpty() || QApplication::activeModalWidget() != nullptr)
        return;
    QAction *action = actions.at(below(static_cast<int>(actions.size())));
    log(u"action "_s + action->text());
    action->trigger();
}

/// Starts a project of the model or of a demo, so that there is something to click at.
void Walk::useStartPage()
{
    QWidget *start = seen(u"startTheTeam"_s);
    if (start == nullptr)
        return;
    QWidget *requirement = seen(u"requirement"_s);
    if (requirement == nullptr)
        return;
    if (textOf(requirement).trimmed().isEmpty()) {
        const QString word = m_words.fresh();
        requirement->setFocus();
        QTest::keyClicks(requirement, u"A tool "_s + word);
        if (textOf(requirement).contains(word))
            m_words.typed(word);
    }
    log(u"start a project"_s);
    QTest::keyClick(requirement, Qt::Key_Return, Qt::ControlModifier);
}

void Walk::dealWithPopups()
{
    QWidget *popup = QApplication::activePopupWidget();
    const auto *menu = qobject_cast<QMenu *>(popup);
    log(u"popup "_s + QLatin1String(popup->metaObject()->className()));
    if (menu == nullptr || below(3) == 0) {
        popup->close();
        return;
    }
    for (int i = below(6); i >= 0; --i)
        QTest::keyClick(popup, Qt::Key_Down);
    const QAction *active = menu->activeAction();
    const QString text = active == nullptr ? QString() : active->text();
    if (text.contains(u"iscard"_s) || text.contains(u"Undo"_s) || text.contains(u"Cut"_s)
        || text.contains(u"Delete"_s) || text.contains(u"Quit"_s) || text.contains(u"Open"_s)
        || text.contains(u"Export"_s)) {
        popup->close();
        return;
    }
    log(u"choose "_s + text);
    QTest::keyClick(popup, Qt::Key_Return);
}

namespace {

Walk *listener = nullptr; ///< Qt's message handler is a bare function

void listen(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    Q_UNUSED(context)
    // What the offscreen platform says of itself.
    const bool harmless = message.startsWith(u"This plugin does not support"_s);
    if (listener != nullptr && !harmless && (type == QtWarningMsg || type == QtCriticalMsg))
        listener->noteWarning(message);
}

} // namespace

} // namespace baton::monkey

int main(int argc, char **argv)
{
    using namespace baton;
    QStandardPaths::setTestModeEnabled(true);
    QApplication app(argc, argv);
    initResources();
    const QStringList words = QCoreApplication::arguments();
    monkey::Walk walk({words.value(2).toUInt(), words.value(3).toInt(), words.value(1), words.value(4)});
    monkey::listener = &walk;
    qInstallMessageHandler(monkey::listen);
    const bool ended = walk.begin() && QApplication::exec() == 0;
    qInstallMessageHandler(nullptr);
    monkey::listener = nullptr;
    return ended && walk.isClean() ? 0 : 3;
}

#include "walk.moc"
