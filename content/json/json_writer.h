// How is JSON written fast, always valid and always the same?
#pragma once

#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace waymark {

/// Appends compact JSON to one string. The caller opens and closes in order; commas are set by the writer.
/// Bytes that are not UTF-8 become U+FFFD. A NUL is written as \u0000 and remembered.
class JsonWriter {
public:
    JsonWriter() = default;
    ~JsonWriter();
    JsonWriter(const JsonWriter&) = delete;
    JsonWriter& operator=(const JsonWriter&) = delete;

    void open(char bracket) { put(bracket); }
    void close(char bracket) { put(bracket); }
    /// Before each element of an array.
    void next() {
        if (const char last = out_[size_ - 1]; last != '[' && last != '{') put(',');
    }
    /// Before each member of an object; `name` is one of ours and needs no escape.
    void key(std::string_view name) {
        next();
        put('"');
        raw(name);
        raw("\":");
    }
    /// The same for a name that somebody else chose.
    void free_key(std::string_view name) {
        next();
        value(name);
        put(':');
    }
    void value(std::string_view text);
    void value(bool yes) { raw(yes ? "true" : "false"); }
    void value(int number);
    /// The shortest form that reads back as the same number; `null` for what JSON has no number for.
    void value(double number);
    /// Text that is JSON already.
    void raw(std::string_view json) {
        if (json.empty()) return;
        std::memcpy(room(json.size()), json.data(), json.size());
        size_ += json.size();
    }

    void reserve(std::size_t bytes) { room(bytes); }
    bool saw_nul() const { return saw_nul_; }
    std::string take() { return std::string(out_.get(), std::exchange(size_, 0)); }

private:
    void put(char c) {
        *room(1) = c;
        ++size_;
    }
    /// Where the next so many bytes go.
    char* room(std::size_t bytes) {
        if (room_ - size_ < bytes) grow(bytes);
        return out_.get() + size_;
    }
    void grow(std::size_t bytes);

    std::unique_ptr<char[]> out_;      ///< what is written, and room behind it
    std::size_t size_ = 0, room_ = 0;  ///< bytes of what is written, and of all
    bool saw_nul_ = false;
};

bool is_utf8(std::string_view bytes);

}  // namespace waymark
