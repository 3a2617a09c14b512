// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/state.h"
#include "ui/models/keyed_list_model.h"
#include "ui/support/role_book.h"

namespace baton::ui {

/// One artefact that waits for the person.
struct ReviewItem {
    QString path;
    QString role;
    QString roleName;
    int lane = 0;
    int revision = 0;
    ArtefactState state = ArtefactState::Review;
    TimeMs since = 0; ///< 0 = not known
    bool operator==(const ReviewItem &) const = default;
    [[nodiscard]] const QString &key() const { return path; }
};

/// What waits for a decision, longest first. GUI thread.
class ReviewQueueModel : public KeyedListModel<ReviewItem> {
    Q_OBJECT

public:
    enum Role { ItemRole = Qt::UserRole, PathRole, NoteRole };

    explicit ReviewQueueModel(QObject *parent = nullptr);

    void reset(const State &state, TimeMs now);
    void apply(const EventBatch &batch, const State &state);
    /// For the ages; once in some seconds is enough.
    void setNow(TimeMs now);

    [[nodiscard]] QModelIndex indexOf(const QString &path) const;
    /// "r2 · 2 min", with the state in words where it is not a plain review.
    [[nodiscard]] QString note(const ReviewItem &item) const;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    TimeMs m_now = 0;
};

} // namespace baton::ui

Q_DECLARE_METATYPE(baton::ui::ReviewItem)
