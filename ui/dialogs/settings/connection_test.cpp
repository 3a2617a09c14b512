// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/connection_test.h"

#include "ui/dialogs/form/field_block.h"
#include "ui/support/small_widgets.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace baton::ui {

using namespace Qt::StringLiterals;

ConnectionTest::ConnectionTest(const ThemeController &theme, QWidget *parent)
    : QWidget(parent), m_verdict(new NoticeBox(theme, this)), m_button(new QPushButton(this)),
      m_progress(new QProgressBar(this)), m_doing(makeText(u"muted"_s, this))
{
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins({});
    lines->setSpacing(10);
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(m_button);
    row->addWidget(m_progress);
    row->addWidget(m_doing, 1);
    lines->addLayout(row);
    lines->addWidget(m_verdict);
    nameWidget(m_button, "Test connection");
    nameWidget(m_verdict, "Verdict");
    nameWidget(m_progress, "Testing");
    m_button->setAutoDefault(false);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(theme.px(90), theme.px(6));
    connect(m_button, &QPushButton::clicked, this, &ConnectionTest::onClicked);
    setBusy(false);
}

void ConnectionTest::retranslate()
{
    setBusy(m_busy);
    m_progress->setAccessibleName(tr("Testing"));
    // A verdict's words are in the former language.
    m_verdict->clear();
}

void ConnectionTest::setReady(bool ready)
{
    m_ready = ready;
    m_button->setEnabled(m_busy || ready);
}

void ConnectionTest::begin(const QString &host)
{
    m_host = host;
    m_verdict->clear();
    setBusy(true);
}

void ConnectionTest::end(Tone tone, const QString &sentence, const QStringList &lines)
{
    setBusy(false);
    m_verdict->say(tone, sentence, lines);
}

void ConnectionTest::end(const ErrorText &error)
{
    setBusy(false);
    m_verdict->say(error);
}

void ConnectionTest::reset()
{
    m_verdict->clear();
    if (!m_busy)
        return;
    setBusy(false);
    Q_EMIT cancelled();
}

void ConnectionTest::onClicked()
{
    // A key may lead here while a list of suggestions is still open above the verdict.
    if (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
    if (m_busy)
        reset();
    else
        Q_EMIT started();
}

void ConnectionTest::setBusy(bool busy)
{
    m_busy = busy;
    m_button->setText(busy ? tr("&Cancel test") : tr("&Test connection"));
    m_button->setAccessibleName(withoutMnemonic(m_button->text()));
    m_button->setEnabled(busy || m_ready);
    m_progress->setVisible(busy);
    m_doing->setText(busy ? tr("Asking %1 for its models…").arg(m_host) : QString());
}

} // namespace baton::ui

#include "moc_connection_test.cpp"
