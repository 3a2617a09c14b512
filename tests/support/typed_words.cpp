// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/typed_words.h"

#include "core/journal/sqlite_journal.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mayBeLostMs = 1000;

/// The texts of revisions, which a journal keeps packed.
QString textsOf(const QString &project)
{
    QString all;
    const auto journal = journal::SqliteJournal::open(project, journal::OpenMode::ReadOnly);
    const auto events = journal ? (*journal)->eventsAfter(0) : Result<QVector<StoredEvent>>();
    for (const StoredEvent &stored : events.value_or(QVector<StoredEvent>())) {
        if (const auto *proposed = std::get_if<event::RevisionProposed>(&stored.event))
            all += (*journal)->read(proposed->revision.text).value_or(QString());
    }
    return all;
}

} // namespace

TypedWords::TypedWords(const QString &log, quint32 seed) : m_log(log), m_seed(seed)
{
    QFile file(log);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QStringList lines = QString::fromLatin1(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    m_count = static_cast<int>(lines.size());
    for (const QString &line : lines) {
        if (line.startsWith(u'+'))
            m_promised.append(line.mid(1));
        else if (line.startsWith(u'-'))
            m_promised.removeAll(line.mid(1));
    }
}

QString TypedWords::fresh()
{
    const QString word = u"zq%1n%2z"_s.arg(m_seed).arg(++m_count);
    write(u'?', word); // so that the next walk counts on
    return word;
}

void TypedWords::typed(const QString &word)
{
    Pending pending{word, {}};
    pending.age.start();
    m_pending.append(pending);
}

void TypedWords::giveUp(const QString &text)
{
    m_pending.removeIf([&](const Pending &pending) { return text.contains(pending.word); });
    const QStringList promised = m_promised;
    for (const QString &word : promised) {
        if (!text.contains(word))
            continue;
        m_promised.removeAll(word);
        write(u'-', word);
    }
}

void TypedWords::promise(bool all)
{
    const QVector<Pending> pending = m_pending;
    for (const Pending &one : pending) {
        if (!all && one.age.elapsed() < mayBeLostMs)
            continue;
        m_promised.append(one.word);
        write(u'+', one.word);
        m_pending.removeIf([&](const Pending &other) { return other.word == one.word; });
    }
}

QStringList TypedWords::lostBelow(const QString &folder) const
{
    QStringList lost = m_promised;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext() && !lost.isEmpty()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        lost.removeIf([&](const QString &word) { return bytes.contains(word.toLatin1()); });
        if (lost.isEmpty() || files.fileName() != "journal.sqlite"_L1)
            continue;
        const QString texts = textsOf(QFileInfo(QFileInfo(files.filePath()).path()).path());
        lost.removeIf([&](const QString &word) { return texts.contains(word); });
    }
    return lost;
}

void TypedWords::write(QChar mark, const QString &word) const
{
    QFile file(m_log);
    if (file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        file.write((mark + word + u'\n').toLatin1());
}

} // namespace baton::test
