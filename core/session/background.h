// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QtConcurrent>

#include <type_traits>
#include <utility>

namespace baton::session {

/// Runs pure work on the thread pool and hands its result to `done` on the thread of `context`, never inside
/// this call. When the context is gone by then, nothing happens: QFuture::then(context) of Qt 6.4 takes for
/// granted that it is not. `context` lives on the calling thread.
template <class Work, class Done> void inBackground(QObject *context, Work work, Done done)
{
    using Outcome = std::invoke_result_t<Work>;
    auto *watcher = new QFutureWatcher<Outcome>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, done = std::move(done)] {
        watcher->deleteLater();
        done(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(std::move(work)));
}

} // namespace baton::session
