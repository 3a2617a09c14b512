// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tests/test_summary.h"

#include "ui/support/small_widgets.h"
#include "ui/support/theme_controller.h"
#include "ui/tests/test_list_model.h"
#include "ui/text/words.h"

#include <QGridLayout>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int slowestShown = 5;

QLabel *wrapped(QWidget *parent, const QString &kind)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("kind", kind);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

TestSummary::TestSummary(const ThemeController &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_happened(wrapped(this, u"title"_s)),
      m_advice(wrapped(this, u"muted"_s)), m_totals(wrapped(this, u"title"_s)),
      m_slowestTitle(new Heading(this)), m_slowest(new QWidget(this)), m_rows(new QGridLayout(m_slowest))
{
    nameWidget(this, "Test summary");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 4);
    column->setSpacing(8);
    column->addWidget(m_happened);
    column->addWidget(m_advice);
    column->addWidget(m_totals);
    column->addWidget(m_slowestTitle);
    column->addWidget(m_slowest);
    m_rows->setContentsMargins({});
    m_rows->setHorizontalSpacing(16);
    m_rows->setVerticalSpacing(4);
    m_rows->setColumnStretch(0, 1);
}

void TestSummary::setSight(const TestsSight &sight, bool whole)
{
    const bool hasTotals = whole && sight.totals.all() > 0;
    m_happened->setVisible(!sight.happened.isEmpty());
    m_happened->setText(sight.happened);
    m_advice->setVisible(!sight.advice.isEmpty());
    m_advice->setText(sight.advice);
    m_totals->setVisible(hasTotals);
    m_totals->setText(totalsText(sight.totals));
    const QVector<TestResult> tests =
        hasTotals ? slowest(sight.results, slowestShown) : QVector<TestResult>();
    m_slowestTitle->setVisible(!tests.isEmpty());
    m_slowestTitle->setTitle(tr("What took longest"));
    m_slowest->setVisible(!tests.isEmpty());
    presentSlowest(tests);
    setVisible(hasTotals || !sight.happened.isEmpty() || !sight.advice.isEmpty());
    setAccessibleDescription(sight.happened + u' ' + sight.advice);
}

void TestSummary::presentSlowest(const QVector<TestResult> &tests)
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const TestResult &test : tests) {
        auto *name = new ElidedLabel(m_slowest, Qt::ElideMiddle);
        name->setFont(m_theme.codeFont(12));
        name->setFullText(test.id);
        auto *time = new QLabel(testTimeText(test.ms), m_slowest);
        time->setProperty("kind", u"small"_s);
        const int row = m_rows->rowCount();
        m_rows->addWidget(name, row, 0);
        m_rows->addWidget(time, row, 1, Qt::AlignRight);
    }
}

} // namespace baton::ui

#include "moc_test_summary.cpp"
