// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QVector>

#include <optional>

namespace baton::llm {

/// One JSON text per line (LF or CRLF, blank lines allowed, the last one may lack its line end). Independent
/// of how the bytes were cut into reads.
class NdjsonDecoder {
public:
    explicit NdjsonDecoder(qsizetype limit = 16 * 1024 * 1024) : m_limit(limit) { }

    [[nodiscard]] QVector<QByteArray> feed(QByteArrayView bytes);
    /// The last line if it is whole JSON; a cut one is dropped.
    [[nodiscard]] std::optional<QByteArray> finish();
    [[nodiscard]] bool overflowed() const { return m_overflowed; }

private:
    qsizetype m_limit;
    QByteArray m_line;
    bool m_overflowed = false;
};

} // namespace baton::llm
