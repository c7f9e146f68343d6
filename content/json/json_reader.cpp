// Where does each JSON value end, and what does it hold?
#include "content/json/json_reader.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace waymark {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

void append_character(std::string& out, unsigned c) {
    const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
        tail(0);
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12));
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xF0 | (c >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

}  // namespace

void JsonReader::white() {
    while (at_ < json_.size() && (json_[at_] == ' ' || json_[at_] == '\n' || json_[at_] == '\r' || json_[at_] == '\t'))
        ++at_;
}

bool JsonReader::enter(char bracket) {
    white();
    if (failed_ || at_ >= json_.size() || json_[at_] != bracket || ++depth_ > deepest) return fail();
    ++at_;
    return true;
}

bool JsonReader::leave(char bracket) {
    white();
    if (failed_ || at_ >= json_.size()) return fail() || true;
    if (json_[at_] != bracket) return false;
    ++at_;
    --depth_;
    return true;
}

bool JsonReader::divided(bool first) {
    if (first) return true;
    if (at_ >= json_.size() || json_[at_] != ',') return fail();
    ++at_;
    return true;
}

bool JsonReader::key(std::string_view& out) {
    white();
    if (at_ >= json_.size() || json_[at_] != '"') return fail();
    const std::size_t from = ++at_;
    std::size_t end = from;
    while (end < json_.size() && json_[end] != '"' && json_[end] != '\\' &&
           static_cast<unsigned char>(json_[end]) >= 0x20)
        ++end;
    if (end < json_.size() && json_[end] == '"') {
        out = json_.substr(from, end - from);
        at_ = end + 1;
    } else {
        key_.clear();
        if (!string_body(&key_)) return false;
        out = key_;
    }
    white();
    if (at_ >= json_.size() || json_[at_] != ':') return fail();
    ++at_;
    return true;
}

bool JsonReader::string(std::string& out) {
    white();
    if (failed_ || at_ >= json_.size() || json_[at_] != '"') return fail();
    ++at_;
    out.clear();
    return string_body(&out);
}

bool JsonReader::string_body(std::string* out) {
    for (;;) {
        const std::size_t from = at_;
        while (at_ < json_.size() && json_[at_] != '"' && json_[at_] != '\\' &&
               static_cast<unsigned char>(json_[at_]) >= 0x20)
            ++at_;
        if (out) out->append(json_.data() + from, at_ - from);
        if (at_ >= json_.size() || static_cast<unsigned char>(json_[at_]) < 0x20) return fail();
        if (json_[at_++] == '"') return true;
        if (!escape(out)) return fail();
    }
}

bool JsonReader::escape(std::string* out) {
    if (at_ >= json_.size()) return false;
    const char kind = json_[at_++];
    if (kind == 'u') {
        unsigned c = 0;
        if (!hex4(c)) return false;
        if (c >= 0xD800 && c <= 0xDFFF) {
            const std::size_t before = at_;
            unsigned low = 0;
            const bool pair =
                c < 0xDC00 && json_.substr(at_, 2) == "\\u" && (at_ += 2, hex4(low)) && low >= 0xDC00 && low <= 0xDFFF;
            if (!pair) at_ = before;
            c = pair ? 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00) : 0xFFFD;
        }
        if (out) append_character(*out, c);
        return true;
    }
    constexpr std::string_view kinds = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
    const std::size_t which = kinds.find(kind);
    if (which == std::string_view::npos) return false;
    if (out) *out += meanings[which];
    return true;
}

bool JsonReader::hex4(unsigned& out) {
    if (json_.size() - at_ < 4) return false;
    const char* from = json_.data() + at_;
    const auto [end, error] = std::from_chars(from, from + 4, out, 16);
    if (error != std::errc() || end != from + 4) return false;
    at_ += 4;
    return true;
}

std::string_view JsonReader::number_text() {
    white();
    const std::size_t from = at_;
    const auto here = [&](char c) { return at_ < json_.size() && json_[at_] == c; };
    const auto digits = [&] {
        const std::size_t start = at_;
        while (at_ < json_.size() && is_digit(json_[at_])) ++at_;
        return at_ > start;
    };
    if (here('-')) ++at_;
    if (here('0')) ++at_;
    else if (!digits()) return {};
    if (here('.') && (++at_, !digits())) return {};
    if (here('e') || here('E')) {
        ++at_;
        if (here('+') || here('-')) ++at_;
        if (!digits()) return {};
    }
    return json_.substr(from, at_ - from);
}

bool JsonReader::number(double& out) {
    const std::string_view digits = failed_ ? std::string_view() : number_text();
    if (digits.empty()) return fail();
    const auto error = std::from_chars(digits.data(), digits.data() + digits.size(), out).ec;
    return error == std::errc() || fail();
}

bool JsonReader::whole_number(int& out) {
    double wide = 0;
    if (!number(wide)) return false;
    if (wide != std::floor(wide) || wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max())
        return fail();
    out = static_cast<int>(wide);
    return true;
}

bool JsonReader::literal(std::string_view word) {
    white();
    if (failed_ || !json_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
}

bool JsonReader::boolean(bool& out) {
    out = literal("true");
    return out || literal("false") || fail();
}

bool JsonReader::null() { return literal("null"); }

bool JsonReader::skip(std::string_view* raw) {
    white();
    if (failed_ || at_ >= json_.size()) return fail();
    const std::size_t from = at_;
    bool good = false, yes = false;
    switch (json_[at_]) {
        case '{': good = object([this](std::string_view) { return skip(); }); break;
        case '[': good = array([this] { return skip(); }); break;
        case '"':
            ++at_;
            good = string_body(nullptr);
            break;
        case 't':
        case 'f': good = boolean(yes); break;
        case 'n': good = null() || fail(); break;
        default: good = !number_text().empty() || fail(); break;
    }
    if (raw) *raw = json_.substr(from, at_ - from);
    return good;
}

bool JsonReader::at_end() {
    white();
    return !failed_ && at_ == json_.size();
}

}  // namespace waymark
