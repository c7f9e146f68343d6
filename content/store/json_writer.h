// How is JSON written fast, always valid and always the same?
#pragma once

#include <string>
#include <string_view>

namespace waymark {

/// Appends compact JSON to one string. The caller opens and closes in order; commas are set by the writer.
/// Bytes that are not UTF-8 become U+FFFD. A NUL is written as \u0000 and remembered.
class JsonWriter {
public:
    void open(char bracket) { out_ += bracket; }
    void close(char bracket) { out_ += bracket; }
    /// Before each element of an array.
    void next() {
        if (const char last = out_.back(); last != '[' && last != '{') out_ += ',';
    }
    /// Before each member of an object; `name` is one of ours and needs no escape.
    void key(std::string_view name) {
        next();
        out_ += '"';
        out_ += name;
        out_ += "\":";
    }
    /// The same for a name that somebody else chose.
    void free_key(std::string_view name) {
        next();
        value(name);
        out_ += ':';
    }
    void value(std::string_view text);
    void value(bool yes) { out_ += yes ? "true" : "false"; }
    void value(int number);
    /// The shortest form that reads back as the same number; `null` for what JSON has no number for.
    void value(double number);
    /// Text that is JSON already.
    void raw(std::string_view json) { out_ += json; }

    void reserve(std::size_t bytes) { out_.reserve(bytes); }
    bool saw_nul() const { return saw_nul_; }
    std::string take() { return std::move(out_); }

private:
    std::string out_;
    bool saw_nul_ = false;
};

bool is_utf8(std::string_view bytes);

}  // namespace waymark
