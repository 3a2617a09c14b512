// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/drafts.h"

#include "ui/support/state_store.h"

#include <QCryptographicHash>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

const QString startKey = u"drafts/start"_s;

/// A few words of one line each, and behind them the text. Line breaks in what should have none become
/// spaces.
QString packed(const QStringList &heads, const QString &text)
{
    QString result;
    for (QString head : heads)
        result += head.replace(u'\n', u' ') + u'\n';
    return result + text;
}

struct Unpacked {
    QStringList heads;
    QString text;
    bool isWhole = false;
};

Unpacked unpacked(const QString &kept, int heads)
{
    Unpacked result;
    const QStringList lines = kept.split(u'\n');
    result.isWhole = lines.size() > heads;
    result.heads = lines.mid(0, heads);
    result.text = lines.mid(heads).join(u'\n');
    return result;
}

} // namespace

StartDraft keptStart(const UiStateStore &store)
{
    const Unpacked kept = unpacked(store.text(startKey), 6);
    if (!kept.isWhole)
        return {};
    return {.requirement = kept.text,
        .folder = kept.heads.at(0),
        .team = kept.heads.at(1),
        .model = {kept.heads.at(2), kept.heads.at(3)},
        .autonomy = {kept.heads.at(4).startsWith(u'1'), kept.heads.at(4).endsWith(u'1')},
        .limitUsd = kept.heads.at(5).toDouble()};
}

void keepStart(UiStateStore &store, const StartDraft &draft)
{
    // What was chosen without a word typed is no work to lose, and the settings may have other defaults then.
    if (draft.requirement.isEmpty() && draft.folder.isEmpty()) {
        store.setText(startKey, {});
        return;
    }
    const QString autonomy =
        QString::number(draft.autonomy.documents ? 1 : 0) + QString::number(draft.autonomy.files ? 1 : 0);
    store.setText(startKey,
        packed({draft.folder, draft.team, draft.model.provider, draft.model.model, autonomy,
                   QString::number(draft.limitUsd)},
            draft.requirement));
}

QString ProjectDrafts::key(const QString &kind, const QString &path) const
{
    // A key of an INI file holds neither folders nor any letter of a path.
    const QByteArray id = (m_folder + u'\n' + path).toUtf8();
    return kind + u'/'
        + QString::fromLatin1(QCryptographicHash::hash(id, QCryptographicHash::Sha1).toHex().left(20));
}

std::optional<UnsavedText> ProjectDrafts::edit(const QString &path) const
{
    const Unpacked kept = unpacked(m_store.text(key(u"drafts"_s, path)), 1);
    if (!kept.isWhole)
        return std::nullopt;
    return UnsavedText{kept.heads.at(0).toInt(), kept.text};
}

void ProjectDrafts::keepEdit(const QString &path, const UnsavedText &edit)
{
    m_store.setText(key(u"drafts"_s, path),
        edit.baseRevision == 0 ? QString() : packed({QString::number(edit.baseRevision)}, edit.text));
}

std::optional<Remark> ProjectDrafts::remark(const QString &path) const
{
    const Unpacked kept = unpacked(m_store.text(key(u"remarks"_s, path)), 5);
    if (!kept.isWhole)
        return std::nullopt;
    Remark remark;
    remark.id = {kept.heads.at(0)};
    remark.path = path;
    remark.revision = kept.heads.at(1).toInt();
    remark.lineFrom = kept.heads.at(2).toInt();
    remark.lineTo = kept.heads.at(3).toInt();
    // Percent signs: a quote may have several lines, and all of it is needed to find its place again.
    remark.quote = QString::fromUtf8(QByteArray::fromPercentEncoding(kept.heads.at(4).toLatin1()));
    remark.text = kept.text;
    return remark;
}

void ProjectDrafts::keepRemark(const QString &path, const Remark &remark)
{
    const QString quote = QString::fromLatin1(remark.quote.toUtf8().toPercentEncoding(" "));
    m_store.setText(key(u"remarks"_s, path),
        remark.text.isEmpty()
            ? QString()
            : packed({remark.id.value, QString::number(remark.revision), QString::number(remark.lineFrom),
                         QString::number(remark.lineTo), quote},
                remark.text));
}

NoteDraft ProjectDrafts::note() const
{
    const Unpacked kept = unpacked(m_store.text(key(u"notes"_s, {})), 2);
    if (!kept.isWhole)
        return {};
    return {kept.heads.at(0), kept.text, kept.heads.at(1)};
}

void ProjectDrafts::keepNote(const NoteDraft &note)
{
    m_store.setText(
        key(u"notes"_s, {}), note.text.isEmpty() ? QString() : packed({note.role, note.replaces}, note.text));
}

} // namespace baton::ui
