// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/decisions_p.h"

#include <QCoreApplication>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

using Sight = DecisionSight;
using Subject = DecisionSubject;

QVector<Decision> afterAChangeOutside()
{
    const auto offered = [](const Sight &s) { return when(s, s.changedOutside, Offer::InMenu); };
    return {
        {.id = u"adopt"_s,
            .help = u"a file changed outside becomes your revision; a deleted one is left out"_s,
            .menu = QT_TRANSLATE_NOOP("baton", "Take o&ver the change outside"),
            .offered = offered,
            .command = [](const Subject &s) -> Command { return command::AdoptOutsideChange{s.path}; }},
        {.id = u"keep-baton"_s,
            .help = u"writes Baton's text over a file changed or deleted outside"_s,
            .menu = QT_TRANSLATE_NOOP("baton", "Keep &Baton's text"),
            .offered = offered,
            .command = [](const Subject &s) -> Command { return command::OverruleOutsideChange{s.path}; }},
    };
}

template <Fault fault> Command layFault(const Subject &s)
{
    return command::DecideFault{.test = s.test, .fault = fault, .reason = s.note};
}

/// On a failing test: choices of its card. The window has them where it shows the tests.
QVector<Decision> ofFailingTests()
{
    const auto offered = [](const Sight &) { return Offer::No; };
    return {
        {.id = u"code"_s, .offered = offered, .command = layFault<Fault::Code>},
        {.id = u"test"_s, .offered = offered, .command = layFault<Fault::Test>},
        {.id = u"requirement"_s, .offered = offered, .command = layFault<Fault::Requirement>},
        {.id = u"accept"_s, .offered = offered, .command = layFault<Fault::Accepted>},
    };
}

} // namespace

QVector<Decision> decisionsOnCards()
{
    return afterAChangeOutside() + ofFailingTests();
}

} // namespace baton::ui
