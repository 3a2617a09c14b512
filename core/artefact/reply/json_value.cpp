// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/reply/json_value.h"

#include <nlohmann/json.hpp>

#include <string>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t deepest = 64;
constexpr size_t mostValues = 100'000; // a value takes fifty times the room of its text

/// Builds the ordered tree; returning false ends the parse.
class TreeBuilder final : public nlohmann::json_sax<nlohmann::json> {
public:
    bool null() override { return add({}); }
    bool boolean(bool value) override
    {
        return add(scalar(JsonValue::Kind::Number, value ? u"true"_s : u"false"_s));
    }
    bool number_integer(number_integer_t value) override { return add(number(QString::number(value))); }
    bool number_unsigned(number_unsigned_t value) override { return add(number(QString::number(value))); }
    bool number_float(number_float_t, const string_t &text) override
    {
        return add(number(QString::fromStdString(text)));
    }
    bool string(string_t &text) override
    {
        return add(scalar(JsonValue::Kind::Text, QString::fromStdString(text)));
    }
    bool binary(binary_t &) override { return false; }
    bool start_object(std::size_t) override { return open(JsonValue::Kind::Object); }
    bool start_array(std::size_t) override { return open(JsonValue::Kind::Array); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t &text) override
    {
        m_open.back().members.push_back({QString::fromStdString(text), JsonValue()});
        return true;
    }
    bool parse_error(std::size_t, const std::string &, const nlohmann::detail::exception &) override
    {
        return false;
    }

    [[nodiscard]] JsonValue take() { return std::move(m_root); }

private:
    static JsonValue scalar(JsonValue::Kind kind, QString text)
    {
        JsonValue value;
        value.kind = kind;
        value.text = std::move(text);
        return value;
    }
    static JsonValue number(QString text) { return scalar(JsonValue::Kind::Number, std::move(text)); }

    bool open(JsonValue::Kind kind)
    {
        if (m_open.size() >= deepest)
            return false;
        m_open.emplace_back().kind = kind;
        return true;
    }

    bool close()
    {
        JsonValue value = std::move(m_open.back());
        m_open.pop_back();
        return add(std::move(value));
    }

    bool add(JsonValue value)
    {
        if (++m_values > mostValues)
            return false;
        if (m_open.empty())
            m_root = std::move(value);
        else if (m_open.back().kind == JsonValue::Kind::Array)
            m_open.back().items.push_back(std::move(value));
        else
            m_open.back().members.back().value = std::move(value);
        return true;
    }

    JsonValue m_root;
    std::vector<JsonValue> m_open;
    size_t m_values = 0;
};

/// Copies JSON text and mends it on the way.
class Mender {
public:
    void feed(char c)
    {
        if (m_inString)
            feedString(c);
        else
            feedStructure(c);
    }

    [[nodiscard]] std::string result()
    {
        if (m_inString)
            m_text += '"';
        dropComma();
        while (!m_closers.empty()) {
            m_text += m_closers.back();
            m_closers.pop_back();
        }
        return std::move(m_text);
    }
    [[nodiscard]] bool isDone() const { return m_done; }

private:
    void feedString(char c)
    {
        if (c == '\n' || c == '\t') {
            m_text += c == '\n' ? "\\n" : "\\t";
            m_escaped = false;
            return;
        }
        m_text += c;
        if (c == '"' && !m_escaped)
            m_inString = false;
        m_escaped = c == '\\' && !m_escaped;
    }

    void feedStructure(char c)
    {
        if (c == '"') {
            m_inString = true;
            m_escaped = false;
        } else if (c == '{' || c == '[') {
            m_closers += c == '{' ? '}' : ']';
        } else if (c == '}' || c == ']') {
            dropComma();
            if (!m_closers.empty())
                m_closers.pop_back();
            m_done = m_closers.empty();
        }
        m_text += c;
    }

    void dropComma()
    {
        size_t end = m_text.size();
        while (end > 0 && (m_text[end - 1] == ' ' || m_text[end - 1] == '\n' || m_text[end - 1] == '\t'))
            --end;
        if (end > 0 && m_text[end - 1] == ',')
            m_text.erase(end - 1);
    }

    std::string m_text;
    std::string m_closers;
    bool m_inString = false;
    bool m_escaped = false;
    bool m_done = false;
};

std::optional<JsonValue> parse(const std::string &text)
{
    TreeBuilder builder;
    if (!nlohmann::json::sax_parse(text, &builder, nlohmann::json::input_format_t::json, true, true))
        return std::nullopt;
    return builder.take();
}

} // namespace

const JsonValue *JsonValue::member(const QString &name) const
{
    for (const auto &entry : members) {
        if (entry.name.compare(name, Qt::CaseInsensitive) == 0)
            return &entry.value;
    }
    return nullptr;
}

std::optional<JsonValue> readJson(const QString &text)
{
    Mender mender;
    const std::string bytes = text.toStdString();
    for (const char c : bytes) {
        if (mender.isDone())
            break;
        mender.feed(c);
    }
    return parse(mender.result());
}

} // namespace baton::artefact
