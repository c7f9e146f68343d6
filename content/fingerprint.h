// Are these the same bytes as before?
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace waymark {

/// A fingerprint of byte strings and their order (BLAKE2b, 128 bits): two lists that differ do not share one.
class Fingerprint {
public:
    Fingerprint();
    ~Fingerprint();
    Fingerprint(const Fingerprint&) = delete;
    Fingerprint& operator=(const Fingerprint&) = delete;
    /// `add("ab")` is not `add("a"), add("b")`.
    void add(std::string_view bytes);
    /// 32 hex digits; nothing can be added after it.
    std::string hex();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The fingerprint of one byte string, 32 hex digits.
std::string fingerprint_of(std::string_view bytes);

}  // namespace waymark
