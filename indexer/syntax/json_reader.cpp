// Which values does a piece of JSON hold, and on which lines?
// A reader of our own: the one in the JSON library knows no lines, and building its tree of maps costs several times
// the reading.
#include "indexer/syntax/json_reader.h"

#include <fmt/format.h>
#include <unordered_map>

namespace waymark::feeds {

namespace {

void append_utf8(std::string& out, std::uint32_t c) {
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (c >> 18));
        out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// A name that stands twice in an object: the last one counts, as in every other JSON reader.
void keep_last_of_each_name(Value& object) {
    auto is_repeated_later = [](const Value& member) {
        for (const Value* later = member.next; later; later = later->next)
            if (later->written == member.written) return true;
        return false;
    };
    std::unordered_map<std::string_view, const Value*> last;
    if (object.size > 48)
        for (const Value& member : each(object)) last[member.written] = &member;
    const Value** link = &object.first;
    while (const Value* member = *link) {
        bool repeated = last.empty() ? is_repeated_later(*member) : last[member->written] != member;
        if (repeated) {
            *link = member->next;
            --object.size;
        } else {
            link = &const_cast<Value*>(member)->next;
        }
    }
}

class Reader {
public:
    Reader(std::string_view bytes, Document& document, NameRule rule, std::size_t line, const ReadLimits& limits)
        : bytes_(bytes),
          document_(document),
          rule_(rule),
          limits_(limits),
          line_(line),
          made_before_(document.values()) {}

    tl::expected<JsonRead, ReadFault> run() {
        Value* value = read(0);
        if (!value) return tl::unexpected<ReadFault>(std::move(fault_));
        return JsonRead{value, at_, line_};
    }

private:
    Value* fail(std::string message) {
        bool cut_off = at_ >= bytes_.size();
        if (cut_off) message = "the text ends in the middle of a record; it looks cut off, so export it again";
        fault_ = {line_, std::move(message), cut_off};
        return nullptr;
    }
    void space() { at_ = skip_space(bytes_, at_, line_); }
    char peek() const { return at_ < bytes_.size() ? bytes_[at_] : '\0'; }

    Value* read(std::size_t depth) {
        space();
        if (document_.values() - made_before_ >= limits_.values)
            return fail(
                "there are more values here than we take in one go; split the file, or write one record a line");
        switch (peek()) {
            case '{': return container(ValueKind::object, '}', depth);
            case '[': return container(ValueKind::array, ']', depth);
            case '"': {
                Value* value = document_.make(ValueKind::text, line_);
                return string(value->text) ? value : nullptr;
            }
            case 't': return literal("true", ValueKind::boolean);
            case 'f': return literal("false", ValueKind::boolean);
            case 'n': return literal("null", ValueKind::null);
            default: return number();
        }
    }

    Value* literal(std::string_view word, ValueKind kind) {
        if (bytes_.substr(at_, word.size()) != word) {
            if (word.substr(0, bytes_.size() - at_) == bytes_.substr(at_)) at_ = bytes_.size();
            return fail(fmt::format("a value was expected; is `{}` or a pair of quotes missing?", word));
        }
        Value* value = document_.make(kind, line_);
        if (kind == ValueKind::boolean) value->text = bytes_.substr(at_, word.size());
        at_ += word.size();
        return value;
    }

    bool digits() {
        std::size_t from = at_;
        while (peek() >= '0' && peek() <= '9') ++at_;
        return at_ > from;
    }

    Value* number() {
        std::size_t from = at_;
        if (peek() == '-') ++at_;
        bool zero = peek() == '0';
        if (!digits()) return fail("a value was expected here; is a comma or a pair of quotes wrong?");
        if (zero && at_ - from > (bytes_[from] == '-' ? 2u : 1u))
            return fail("a number may not start with 0; put quotes around codes and phone numbers");
        if (peek() == '.') {
            ++at_;
            if (!digits()) return fail("a number ends in its point");
        }
        if (peek() == 'e' || peek() == 'E') {
            ++at_;
            if (peek() == '+' || peek() == '-') ++at_;
            if (!digits()) return fail("a number ends in its exponent");
        }
        Value* value = document_.make(ValueKind::number, line_);
        value->text = bytes_.substr(from, at_ - from);
        return value;
    }

    bool code_point(std::string& out) {
        auto four = [&](std::size_t from, std::uint32_t& c) {
            c = 0;
            for (std::size_t i = 0; i < 4; ++i) {
                int digit = from + i < bytes_.size() ? hex_digit(bytes_[from + i]) : -1;
                if (digit < 0) return false;
                c = c * 16 + static_cast<std::uint32_t>(digit);
            }
            return true;
        };
        std::uint32_t c = 0;
        if (!four(at_ + 1, c)) {
            if (at_ + 5 > bytes_.size()) at_ = bytes_.size();
            fail("\\u must be followed by four hexadecimal digits");
            return false;
        }
        at_ += 5;
        if (c >= 0xD800 && c < 0xDC00) {
            std::uint32_t low = 0;
            if (peek() == '\\' && at_ + 1 < bytes_.size() && bytes_[at_ + 1] == 'u' && four(at_ + 2, low) &&
                low >= 0xDC00 && low < 0xE000) {
                at_ += 6;
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            } else {
                c = 0xFFFD;
            }
        } else if (c >= 0xDC00 && c < 0xE000) {
            c = 0xFFFD;
        }
        append_utf8(out, c);
        return true;
    }

    bool string(std::string_view& out) {
        std::size_t start_line = line_;
        std::size_t from = ++at_;
        while (at_ < bytes_.size() && bytes_[at_] != '"' && bytes_[at_] != '\\') {
            if (bytes_[at_] == '\n') ++line_;
            ++at_;
        }
        if (peek() == '"' && at_ < bytes_.size()) {
            out = bytes_.substr(from, at_ - from);
            ++at_;
            return true;
        }
        scratch_.assign(bytes_.substr(from, at_ - from));
        while (at_ < bytes_.size()) {
            char c = bytes_[at_];
            if (c == '"') {
                ++at_;
                out = document_.keep(scratch_);
                return true;
            }
            if (c == '\n') ++line_;
            if (c != '\\') {
                scratch_ += c;
                ++at_;
                continue;
            }
            ++at_;
            switch (peek()) {
                case '"': scratch_ += '"'; break;
                case '\\': scratch_ += '\\'; break;
                case '/': scratch_ += '/'; break;
                case 'b': scratch_ += ' '; break;
                case 'f': scratch_ += '\n'; break;
                case 'n': scratch_ += '\n'; break;
                case 'r': scratch_ += '\r'; break;
                case 't': scratch_ += '\t'; break;
                case 'u':
                    if (!code_point(scratch_)) return false;
                    continue;
                default: fail("a backslash in a text must be followed by one of \" \\ / b f n r t u"); return false;
            }
            ++at_;
        }
        line_ = start_line;  // where the quotes were opened helps more than the end of the file
        fail("");
        return false;
    }

    Value* container(ValueKind kind, char close, std::size_t depth) {
        if (depth >= limits_.depth)
            return fail(fmt::format("the values are nested more than {} deep, which no listing needs", limits_.depth));
        Value* value = document_.make(kind, line_);
        Appender children(*value);
        std::size_t from = at_++;
        space();
        if (peek() == close) {
            ++at_;
            return value;
        }
        for (;;) {
            std::string_view written;
            if (kind == ValueKind::object) {
                space();
                if (peek() != '"') return fail("a name in quotes was expected here; is there a comma too many?");
                if (!string(written)) return nullptr;
                space();
                if (peek() != ':') return fail("a colon was expected between a name and its value");
                ++at_;
            }
            Value* child = read(depth + 1);
            if (!child) return nullptr;
            if (kind == ValueKind::object) rule_(*child, written, document_);
            children.add(child);
            space();
            if (peek() == ',') {
                ++at_;
                continue;
            }
            if (peek() != close) return fail(fmt::format("`,` or `{}` was expected here", close));
            ++at_;
            value->bytes = static_cast<std::uint32_t>(at_ - from);
            if (kind == ValueKind::object) keep_last_of_each_name(*value);
            document_.note_size(value->size);
            return value;
        }
    }

    std::string_view bytes_;
    Document& document_;
    NameRule rule_;
    const ReadLimits& limits_;
    std::size_t at_ = 0, line_, made_before_;
    std::string scratch_;
    ReadFault fault_;
};

}  // namespace

std::size_t skip_space(std::string_view bytes, std::size_t at, std::size_t& line) {
    while (at < bytes.size()) {
        char c = bytes[at];
        if (c == '\n') ++line;
        else if (c != ' ' && c != '\t' && c != '\r') break;
        ++at;
    }
    return at;
}

tl::expected<JsonRead, ReadFault> read_json(std::string_view bytes, Document& document, NameRule rule,
                                            std::size_t first_line, const ReadLimits& limits) {
    return Reader(bytes, document, rule, first_line, limits).run();
}

}  // namespace waymark::feeds
