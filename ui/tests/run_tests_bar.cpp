// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tests/run_tests_bar.h"

#include "ui/support/small_widgets.h"
#include "ui/tests/tests_sight.h"

namespace baton::ui {

using namespace Qt::StringLiterals;

RunTestsBar::RunTestsBar(QWidget *parent)
    : QWidget(parent), m_facts(new ElidedLabel(this)), m_run(new QPushButton(this)),
      m_failed(new QPushButton(this)), m_stop(new QPushButton(this))
{
    setProperty("kind", u"toolbar"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 12, 4);
    row->setSpacing(8);
    m_facts->setProperty("kind", u"small"_s);
    row->addWidget(m_facts, 1);
    nameWidget(m_run, "Run tests again");
    nameWidget(m_failed, "Run failed tests");
    nameWidget(m_stop, "Stop the tests");
    for (QPushButton *button : {m_run, m_failed, m_stop}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    connect(m_run, &QPushButton::clicked, this, [this] { Q_EMIT runRequested(false); });
    connect(m_failed, &QPushButton::clicked, this, [this] { Q_EMIT runRequested(true); });
    connect(m_stop, &QPushButton::clicked, this, &RunTestsBar::stopRequested);
}

void RunTestsBar::setSight(const TestsSight &sight)
{
    const bool isRunning = sight.stage == TestsSight::Stage::Running;
    const bool isFirst = sight.stage == TestsSight::Stage::ToCome;
    m_facts->setFullText(isRunning ? sight.happened : sight.facts);
    m_run->setText(isFirst ? tr("Run now") : tr("Run again"));
    m_failed->setText(tr("Only the failed"));
    m_stop->setText(tr("Stop"));
    m_run->setToolTip(sight.mayRun ? tr("Run the tests now (Ctrl+T)")
                                   : tr("Files that the tests need are still being made or wait for you."));
    m_run->setVisible(!isRunning);
    m_run->setEnabled(sight.mayRun);
    m_failed->setVisible(!isRunning && sight.totals.bad() > 0);
    m_failed->setEnabled(sight.mayRunFailed);
    m_stop->setVisible(isRunning);
}

} // namespace baton::ui

#include "moc_run_tests_bar.cpp"
