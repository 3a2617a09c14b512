// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "ui/tests/tests_sight.h"

#include <QObject>

namespace baton::ui {

/// Keeps what is known of the last run of tests at hand and says when there is more of it. GUI thread.
class TestsPresenter : public QObject {
    Q_OBJECT

public:
    /// The session outlives it.
    explicit TestsPresenter(session::Session &session, QObject *parent = nullptr);

    /// What the Tests view shows of an artefact; nullopt where it is no report on tests.
    [[nodiscard]] std::optional<TestsSight> sightOf(const Artefact &artefact);

Q_SIGNALS:
    void changed(const QString &path);

private:
    void fetch(const QString &path, const EffectId &run);

    session::Session &m_session;
    QHash<QString, session::TestRecord> m_records; ///< by report
    QHash<QString, EffectId> m_fetched; ///< runs, by report
};

} // namespace baton::ui
