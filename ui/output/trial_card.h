// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

QT_FORWARD_DECLARE_CLASS(QLabel)
QT_FORWARD_DECLARE_CLASS(QPushButton)

namespace baton::ui {

class ElidedLabel;
class ThemeController;

/// What a tried program uses and what it may.
struct TrialFacts {
    qint64 ms = 0;
    qint64 mostMs = 0;
    qint64 memoryBytes = 0;
    qint64 mostMemoryBytes = 0;
    int processes = 0;
    int mostProcesses = 0;
    bool triedNetwork = false;
    bool namesPackages = false; ///< which were not fetched
    bool operator==(const TrialFacts &) const = default;
};

/// Beside the terminal: the sandbox, what the program uses and wrote, and what can be done with that. In a
/// narrow pane one line. GUI thread.
class TrialCard : public QFrame {
    Q_OBJECT

public:
    explicit TrialCard(const ThemeController &theme, QWidget *parent = nullptr);

    void setFacts(const TrialFacts &facts);
    /// Names with sizes, after the end.
    void setFiles(const QStringList &files, bool canSave);
    /// Where it listens; empty: nowhere.
    void setAddress(const QString &address);
    void setCompact(bool isCompact);

Q_SIGNALS:
    void saveRequested();
    void browserRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void present();

    const ThemeController &m_theme;
    TrialFacts m_facts;
    QStringList m_files;
    QString m_address;
    bool m_canSave = false;
    bool m_isCompact = false;
    QLabel *m_mark;
    QLabel *m_title;
    QWidget *m_grid;
    QVector<QLabel *> m_names;
    QVector<ElidedLabel *> m_values;
    ElidedLabel *m_line;
    QLabel *m_note;
    QPushButton *m_save;
    QPushButton *m_browser;
};

} // namespace baton::ui
