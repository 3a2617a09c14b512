// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/sqlite_journal.h"

#include "core/base/text.h"
#include "core/journal/event_codec.h"
#include "core/journal/state_codec.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
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

/// What a row holds, so that one changed bit is noticed.
qint64 sumOf(const StoredEvent &stored, const EncodedEvent &row)
{
    QCryptographicHash hash(QCryptographicHash::Blake2b_160);
    for (const qint64 number : {stored.seq, stored.time, static_cast<qint64>(row.version)})
        hash.addData(QByteArray(QByteArray::number(number) + '\0'));
    for (const QByteArray &bytes : {row.type, row.call.value.toUtf8(), row.data})
        hash.addData(QByteArray(bytes + '\0'));
    return qFromBigEndian<qint64>(hash.result().constData());
}

} // namespace

SqliteJournal::SqliteJournal(QString folder, std::unique_ptr<SqliteFile> file, bool hasSums)
    : m_folder(std::move(folder)), m_file(std::move(file)), m_hasSums(hasSums)
{
}

Result<std::unique_ptr<SqliteJournal>> SqliteJournal::open(const QString &projectFolder, Mode mode)
{
    const QString folder = QFileInfo(projectFolder).absoluteFilePath();
    // Read first: what a writer adds meanwhile only makes the journal longer.
    const qint64 recorded = JournalWatch::recorded(folder);
    if (mode == Mode::ReadWrite && recorded > 0) {
        // Looked at before SQLite may write, which would throw away what it could not read of the log.
        BATON_TRY_ASSIGN(const auto look, open(folder, Mode::ReadOnly));
        if (look->m_behind)
            return failure(*look->m_behind);
    }
    Result<std::unique_ptr<SqliteFile>> file = SqliteFile::open(folder, mode);
    if (!file && file.error().code == ErrorCode::ProjectNotFound)
        BATON_TRY(endsNoEarlier(0, recorded));
    if (!file)
        return failure(file.error());
    BATON_TRY_ASSIGN(const bool sums, (*file)->hasSums());
    std::unique_ptr<SqliteJournal> journal(new SqliteJournal(folder, std::move(*file), sums));
    BATON_TRY_ASSIGN(const qint64 last, journal->lastSeq());
    if (const auto whole = endsNoEarlier(last, recorded); !whole)
        journal->m_behind = whole.error();
    if (mode == Mode::ReadWrite) {
        journal->m_watch = std::make_unique<JournalWatch>(folder);
        journal->m_watch->record(last);
    }
    return journal;
}

Result<void> SqliteJournal::checkPlace() const
{
    const JournalWatch::Place place = m_watch ? m_watch->place() : JournalWatch::Place::Same;
    if (place == JournalWatch::Place::Same)
        return {};
    const bool moved = place == JournalWatch::Place::Moved;
    const QString kept = moved ? m_watch->folderNow() : rescue();
    return failure(ErrorCode::ProjectGone, kept.isEmpty() ? m_folder : u"%1 → %2"_s.arg(m_folder, kept));
}

/// The files have no name any more, but as long as they are open they can be read.
QString SqliteJournal::rescue() const
{
    QString folder = m_folder + u"-rescued"_s;
    for (int i = 2; QFileInfo::exists(folder); ++i)
        folder = u"%1-rescued-%2"_s.arg(m_folder).arg(i);
    QSqlQuery query(m_file->database());
    const bool saved = QDir().mkpath(folder + u"/.baton"_s)
        && run(query, u"VACUUM INTO ?"_s, {QString(folder + u"/.baton/journal.sqlite"_s)});
    QFile mark(folder + u"/.baton/rescued"_s); // see workspace::Workspace::isRescued
    return saved && mark.open(QIODevice::WriteOnly) ? folder : QString();
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
    BATON_TRY(transaction.commit());
    if (m_watch)
        m_watch->record(last + batch.events.size());
    return {};
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
                u"INSERT INTO events(seq, time, type, version, call, data, sum) VALUES(?, ?, ?, ?, ?, ?, ?)"_s,
                {stored.seq, stored.time, QString::fromLatin1(row.type), row.version, callValue(row.call),
                    row.data, sumOf(stored, row)}))
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
    const QString columns = u"SELECT seq, time, type, version, data, call, %1 FROM events "_s.arg(
        m_hasSums ? u"sum"_s : u"NULL"_s);
    if (!run(query, columns + rest, values))
        return failure(readError(query.lastError()));
    QVector<StoredEvent> events;
    while (query.next()) {
        StoredEvent stored{query.value(0).toLongLong(), query.value(1).toLongLong(), {}};
        const EncodedEvent row{query.value(2).toString().toLatin1(), query.value(3).toInt(),
            query.value(4).toByteArray(), {query.value(5).toString()}};
        // Rows of builds before schema 2 have none.
        if (!query.isNull(6) && query.value(6).toLongLong() != sumOf(stored, row))
            return failure(ErrorCode::JournalCorrupt, u"event %1 does not fit its sum"_s.arg(stored.seq));
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
