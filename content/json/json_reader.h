// What does a JSON text say, read once from front to back?
#pragma once

#include <string>
#include <string_view>

namespace waymark {

/// Reads strict JSON without building a tree. Members give false once anything is wrong, and go on giving false.
/// Values nested deeper than 32 are refused. Strings are not checked to be UTF-8.
class JsonReader {
public:
    static constexpr int deepest = 32;

    /// `depth`: how many brackets are open already around this text.
    explicit JsonReader(std::string_view json, int depth = 0) : json_(json), depth_(depth) {}

    /// Calls `member(key)` for every member of an object; it must read or skip the value. `key` lives until then.
    template <class Member>
    bool object(Member&& member) {
        if (!enter('{')) return false;
        for (bool first = true; !leave('}'); first = false) {
            std::string_view name;
            if (!divided(first) || !key(name) || !member(name) || failed_) return fail();
        }
        return !failed_;
    }
    /// Calls `element()` for every element of an array; it must read or skip the value.
    template <class Element>
    bool array(Element&& element) {
        if (!enter('[')) return false;
        for (bool first = true; !leave(']'); first = false)
            if (!divided(first) || !element() || failed_) return fail();
        return !failed_;
    }
    bool string(std::string& out);
    bool number(double& out);
    bool whole_number(int& out);
    bool boolean(bool& out);
    /// Takes a `null` when one stands here; not taking one is no failure.
    bool null();
    /// Passes over any value, checking it; `raw` (may be null) gets its text.
    bool skip(std::string_view* raw = nullptr);
    /// Nothing but white space is left.
    bool at_end();

    bool failed() const { return failed_; }
    /// Where reading stopped, in bytes.
    std::size_t position() const { return at_; }

private:
    bool fail() {
        failed_ = true;
        return false;
    }
    void white();
    bool enter(char bracket);
    bool leave(char bracket);
    bool divided(bool first);
    bool key(std::string_view& out);
    bool literal(std::string_view word);
    std::string_view number_text();
    bool string_body(std::string* out);
    bool escape(std::string* out);
    bool hex4(unsigned& out);

    std::string_view json_;
    std::size_t at_ = 0;
    int depth_ = 0;
    bool failed_ = false;
    std::string key_;
};

}  // namespace waymark
