// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrent>

#include <exception>
#include <new>
#include <type_traits>
#include <utility>

namespace baton::session {

template <class T> struct ResultOf {
    using Type = Result<T>;
};
template <class T> struct ResultOf<Result<T>> {
    using Type = Result<T>;
};

/// What the work gives, or an Internal error for what it throws: an exception that left a pool thread would
/// end the program when its result is looked at.
template <class Work> typename ResultOf<std::invoke_result_t<Work>>::Type withoutThrowing(const Work &work)
{
    try {
        return work();
    } catch (const std::bad_alloc &) {
        return failure(ErrorCode::Internal, QStringLiteral("not enough memory"));
    } catch (const std::exception &thrown) {
        return failure(ErrorCode::Internal, QString::fromUtf8(thrown.what()));
    } catch (...) {
        return failure(ErrorCode::Internal, QStringLiteral("an exception without words"));
    }
}

/// Runs pure work on the thread pool and hands its Result (a plain value becomes one) to `done` on the thread
/// of `context`, never inside this call. When the context is gone by then, nothing happens:
/// QFuture::then(context) of Qt 6.4 takes for granted that it is not. `context` lives on the calling thread.
/// Work that waits for the disk has a pool of its own, where nothing else waits for it.
template <class Work, class Done>
void inBackground(QObject *context, Work work, Done done, QThreadPool *pool = QThreadPool::globalInstance())
{
    using Outcome = typename ResultOf<std::invoke_result_t<Work>>::Type;
    auto *watcher = new QFutureWatcher<Outcome>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, done = std::move(done)] {
        watcher->deleteLater();
        done(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(pool, [work = std::move(work)] { return withoutThrowing(work); }));
}

} // namespace baton::session
