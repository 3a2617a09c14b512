// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QVector>

namespace baton::llm {

/// Cuts a body that is one JSON object, or an array of objects arriving bit by bit, into its top-level
/// objects by counting braces outside strings. Independent of how the bytes were cut into reads.
class JsonObjectScanner {
public:
    explicit JsonObjectScanner(qsizetype limit = 16 * 1024 * 1024) : m_limit(limit) { }

    [[nodiscard]] QVector<QByteArray> feed(QByteArrayView bytes);
    /// The body ended inside an object.
    [[nodiscard]] bool isInsideObject() const { return m_depth > 0; }
    [[nodiscard]] bool overflowed() const { return m_overflowed; }

private:
    void step(char c);

    qsizetype m_limit;
    QByteArray m_object;
    int m_depth = 0;
    bool m_inString = false;
    bool m_escaped = false;
    bool m_overflowed = false;
};

} // namespace baton::llm
