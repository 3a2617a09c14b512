// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/sqlite_journal.h"

#include "core/base/text.h"
#include "core/journal/event_codec.h"
#include "core/journal/state_codec.h"

#include <QtEndian>

namespace baton::journal {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype packFromBytes = 1024; ///< shorter texts gain nothing from compression
constexpr int packLevel = 3;
constexpr quint32 maxUnpackedBytes = 256U * 1024 * 1024;

struct Blob {
    bool packed = false;
    QByteArray bytes;
};

Blob pack(const QByteArray &plain)
{
    if (plain.size() < packFromBytes)
        return {false, plain};
    QByteArray packed = qCompress(plain, packLevel);
    return packed.size() < plain.size() ? Blob{true, std::move(packed)} : Blob{false, plain};
}

/// nullopt for damaged bytes, or ones that claim an absurd size (qUncompress believes the first four bytes).
std::optional<QByteArray> unpack(const Blob &blob)
{
    if (!blob.packed)
        return blob.bytes;
    if (blob.bytes.size() < 4 || qFromBigEndian<quint32>(blob.bytes.constData()) > maxUnpackedBytes)
        return std::nullopt;
    QByteArray plain = qUncompress(blob.bytes);
    if (plain.isEmpty())
        return std::nullopt;
    return plain;
}

/// QString::fromUtf8 swallows a byte order mark, which is part of the text here.
QString decodeText(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    return bytes.startsWith("\xEF\xBB\xBF") ? QChar(QChar::ByteOrderMark) + text : text;
}

QVariant callValue(const CallId &call)
{
    return call.isEmpty() ? QVariant(QMetaType::fromType<QString>()) : QVariant(call.value);
}

/// An empty QByteArray would be stored as NULL if it were a null one.
QByteArray notNull(QByteArray bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

} // namespace

Result<std::unique_ptr<SqliteJournal>> SqliteJournal::open(const QString &projectFolder, Mode mode)
{
    BATON_TRY_ASSIGN(std::unique_ptr<SqliteFile> file, SqliteFile::open(projectFolder, mode));
    return std::unique_ptr<SqliteJournal>(new SqliteJournal(std::move(file)));
}

Result<void> SqliteJournal::append(const EventBatch &batch)
{
    if (batch.events.isEmpty() && batch.texts.isEmpty())
        return {};
    Transaction transaction(m_file->database());
    BATON_TRY(transaction.begin());
    BATON_TRY_ASSIGN(const qint64 last, lastSeq());
    BATON_TRY(checkSequence(batch, last));
    BATON_TRY(insertTexts(batch.texts));
    BATON_TRY(insertEvents(batch.events));
    return transaction.commit();
}

Result<void> SqliteJournal::insertTexts(const QVector<Text> &texts) const
{
    QSqlQuery query(m_file->database());
    for (const Text &text : texts) {
        const Blob blob = pack(notNull(text.content.toUtf8()));
        if (!run(query, u"INSERT OR IGNORE INTO texts(hash, packed, content) VALUES(?, ?, ?)"_s,
                {text.hash.value, blob.packed, blob.bytes}))
            return failure(writeError(query.lastError()));
    }
    return {};
}

Result<void> SqliteJournal::insertEvents(const QVector<StoredEvent> &events) const
{
    QSqlQuery query(m_file->database());
    for (const StoredEvent &stored : events) {
        const EncodedEvent row = encodeEvent(stored.event);
        if (!run(query,
                u"INSERT INTO events(seq, time, type, version, call, data) VALUES(?, ?, ?, ?, ?, ?)"_s,
                {stored.seq, stored.time, QString::fromLatin1(row.type), row.version, callValue(row.call),
                    row.data}))
            return failure(writeError(query.lastError()));
        const CallId *ended = endedCall(stored.event);
        if (ended && !run(query, u"DELETE FROM partials WHERE call = ?"_s, {ended->value}))
            return failure(writeError(query.lastError()));
    }
    return {};
}

Result<QVector<StoredEvent>> SqliteJournal::select(const QString &rest, const QVariantList &values) const
{
    QSqlQuery query(m_file->database());
    if (!run(query, u"SELECT seq, time, type, version, data FROM events "_s + rest, values))
        return failure(readError(query.lastError()));
    QVector<StoredEvent> events;
    while (query.next()) {
        StoredEvent stored{query.value(0).toLongLong(), query.value(1).toLongLong(), {}};
        const EncodedEvent row{
            query.value(2).toString().toLatin1(), query.value(3).toInt(), query.value(4).toByteArray(), {}};
        BATON_TRY_ASSIGN(stored.event, decodeEvent(stored.seq, row));
        events.append(std::move(stored));
    }
    if (query.lastError().isValid())
        return failure(readError(query.lastError()));
    return events;
}

Result<QVector<StoredEvent>> SqliteJournal::eventsAfter(qint64 after, int limit) const
{
    Result<QVector<StoredEvent>> events =
        select(u"WHERE seq > ? ORDER BY seq LIMIT ?"_s, {after, limit > 0 ? limit : -1});
    if (!events)
        return events;
    qint64 expected = std::max<qint64>(after, 0) + 1;
    for (const StoredEvent &stored : std::as_const(*events)) {
        if (stored.seq != expected)
            return failure(ErrorCode::JournalCorrupt, u"event %1 is missing"_s.arg(expected));
        ++expected;
    }
    return events;
}

Result<QVector<StoredEvent>> SqliteJournal::eventsBefore(qint64 before, int limit) const
{
    Result<QVector<StoredEvent>> events =
        select(u"WHERE seq < ? ORDER BY seq DESC LIMIT ?"_s, {before, std::max(limit, 0)});
    if (events)
        std::reverse(events->begin(), events->end());
    return events;
}

Result<QVector<StoredEvent>> SqliteJournal::eventsOfCall(const CallId &call) const
{
    return select(u"WHERE call = ? ORDER BY seq"_s, {call.value});
}

Result<qint64> SqliteJournal::lastSeq() const
{
    QSqlQuery query(m_file->database());
    if (!run(query, u"SELECT max(seq) FROM events"_s) || !query.next())
        return failure(readError(query.lastError()));
    return query.value(0).toLongLong();
}

Result<std::optional<State>> SqliteJournal::latestSnapshot() const
{
    BATON_TRY_ASSIGN(const qint64 last, lastSeq());
    QSqlQuery query(m_file->database());
    if (!run(query, u"SELECT seq, data FROM snapshot WHERE format = ?"_s,
            {QString::fromLatin1(snapshotFormat())}))
        return failure(readError(query.lastError()));
    if (!query.next())
        return std::optional<State>();
    const qint64 seq = query.value(0).toLongLong();
    std::optional<State> state = decodeState(query.value(1).toByteArray());
    if (!state || state->seq != seq || seq > last)
        state.reset();
    return state;
}

Result<void> SqliteJournal::write(const QString &sql, const QVariantList &values) const
{
    QSqlQuery query(m_file->database());
    if (!run(query, sql, values))
        return failure(writeError(query.lastError()));
    return {};
}

Result<void> SqliteJournal::saveSnapshot(const State &state)
{
    return write(u"INSERT OR REPLACE INTO snapshot(id, seq, format, data) VALUES(1, ?, ?, ?)"_s,
        {state.seq, QString::fromLatin1(snapshotFormat()), encodeState(state)});
}

Result<void> SqliteJournal::savePartial(const CallId &call, const QString &text)
{
    return write(u"INSERT OR REPLACE INTO partials(call, content) VALUES(?, ?)"_s,
        {call.value, notNull(text.toUtf8())});
}

Result<QString> SqliteJournal::partial(const CallId &call) const
{
    QSqlQuery query(m_file->database());
    if (!run(query, u"SELECT content FROM partials WHERE call = ?"_s, {call.value}))
        return failure(readError(query.lastError()));
    return query.next() ? decodeText(query.value(0).toByteArray()) : QString();
}

Result<void> SqliteJournal::dropPartial(const CallId &call)
{
    return write(u"DELETE FROM partials WHERE call = ?"_s, {call.value});
}

Result<QString> SqliteJournal::read(const TextHash &hash) const
{
    QSqlQuery query(m_file->database());
    if (!run(query, u"SELECT packed, content FROM texts WHERE hash = ?"_s, {hash.value}))
        return failure(readError(query.lastError()));
    if (!query.next())
        return failure(ErrorCode::NotFound, hash.value);
    const std::optional<QByteArray> bytes = unpack({query.value(0).toBool(), query.value(1).toByteArray()});
    QString content = bytes ? decodeText(*bytes) : QString();
    if (!bytes || hashOf(content) != hash)
        return failure(
            ErrorCode::JournalCorrupt, u"text %1 does not fit its hash"_s.arg(hash.value.left(12)));
    return content;
}

} // namespace baton::journal
