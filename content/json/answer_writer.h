// How is an answer written as JSON, commas and nulls included?
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "content/json/json_writer.h"

namespace waymark {

/// The name of a member as it is written, made while the program is compiled: `,"name":`.
class Key {
public:
    template <std::size_t Size>
    consteval Key(const char (&name)[Size]) : Key(std::string_view(name, Size - 1)) {}
    consteval explicit Key(std::string_view name) : size_(name.size() + 4) {
        char* out = text_;
        *out++ = ',';
        *out++ = '"';
        for (char c : name) *out++ = c;
        *out++ = '"';
        *out++ = ':';
    }
    constexpr std::string_view after_comma() const { return {text_, size_}; }
    constexpr std::string_view alone() const { return {text_ + 1, size_ - 1}; }

private:
    char text_[40] = {};
    std::size_t size_;
};

/// Writes one JSON value piece by piece; calls can be chained. The caller opens and closes in order; commas come by
/// themselves. Bytes that are not UTF-8 are written as U+FFFD, so that what is written can always be read.
class AnswerWriter {
public:
    AnswerWriter& begin_object() { return open('{'); }
    AnswerWriter& end_object() { return close('}'); }
    AnswerWriter& begin_array() { return open('['); }
    AnswerWriter& end_array() { return close(']'); }
    /// A key that needs no escaping: one of ours, written in the program.
    AnswerWriter& key(const Key& key) {
        json_.raw(comma_ ? key.after_comma() : key.alone());
        comma_ = false;
        return *this;
    }
    /// A key from elsewhere.
    AnswerWriter& any_key(std::string_view name) {
        text(name);
        json_.raw(":");
        comma_ = false;
        return *this;
    }
    AnswerWriter& text(std::string_view value) {
        separate();
        json_.value(value);
        return *this;
    }
    /// Text, or null when it is empty.
    AnswerWriter& text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }
    AnswerWriter& whole(std::int64_t value) { return raw(std::to_string(value)); }
    /// In its shortest form; null when it is not finite.
    AnswerWriter& number(double value) {
        separate();
        json_.value(value);
        return *this;
    }
    AnswerWriter& boolean(bool value) { return raw(value ? "true" : "false"); }
    AnswerWriter& null() { return raw("null"); }
    /// Of texts of any kind.
    template <class List>
    AnswerWriter& list(const List& values) {
        if (values.empty()) return raw("[]");
        begin_array();
        for (const auto& value : values) text(value);
        return end_array();
    }
    /// JSON that is written already.
    AnswerWriter& raw(std::string_view json) {
        separate();
        json_.raw(json);
        return *this;
    }

    /// More of a value that raw() began: JSON as it is, and text.
    AnswerWriter& raw_on(std::string_view json) {
        json_.raw(json);
        return *this;
    }
    AnswerWriter& piece(std::string_view value) {
        json_.value(value);
        return *this;
    }

    void reserve(std::size_t bytes) { json_.reserve(bytes); }
    std::string take() { return json_.take(); }

private:
    void separate() {
        if (comma_) json_.raw(",");
        comma_ = true;
    }
    AnswerWriter& open(char bracket) {
        separate();
        json_.open(bracket);
        comma_ = false;
        return *this;
    }
    AnswerWriter& close(char bracket) {
        json_.close(bracket);
        comma_ = true;
        return *this;
    }

    JsonWriter json_;
    bool comma_ = false;
};

}  // namespace waymark
