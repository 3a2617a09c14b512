// SPDX-License-Identifier: GPL-3.0-or-later
// What a start costs at least: a main window with an editor in it and nothing else.
#include <QApplication>
#include <QMainWindow>
#include <QTimer>

#include <Qsci/qsciscintilla.h>

#include <cstdlib>

namespace {

class EmptyWindow : public QMainWindow {
public:
    EmptyWindow()
    {
        setCentralWidget(new QsciScintilla(this));
        resize(1440, 900);
    }

protected:
    bool event(QEvent *event) override
    {
        const bool handled = QMainWindow::event(event);
        if (event->type() == QEvent::Paint && qEnvironmentVariableIsSet("BATON_EXIT_AFTER_FIRST_PAINT"))
            QTimer::singleShot(0, qApp, [] { std::_Exit(0); }); // as the real window does
        return handled;
    }
};

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    EmptyWindow window;
    window.show();
    return QApplication::exec();
}
