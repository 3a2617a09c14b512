// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/review_queue_model.h"

#include <QListView>

namespace baton::ui {

class ThemeController;

/// What waits for the person, as a list. J and K move, Enter or a click opens. As high as its rows, up to
/// eight.
class ReviewQueueView : public QListView {
    Q_OBJECT

public:
    explicit ReviewQueueView(const ThemeController &theme, QWidget *parent = nullptr);

    void setQueue(ReviewQueueModel *queue);
    /// Marks the artefact shown elsewhere, if it waits.
    void setCurrentPath(const QString &path);
    /// The waiting artefact after (before) the current one, which becomes current; empty when none waits.
    QString step(int by);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

Q_SIGNALS:
    void opened(const QString &path);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void openIndex(const QModelIndex &index);
    void onCountChanged();

    const ThemeController &m_theme;
    ReviewQueueModel *m_queue = nullptr;
};

} // namespace baton::ui
