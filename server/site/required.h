// Required member: which members of a braced list cannot be left out?
#pragma once

namespace waymark {

/// A value without a default. An aggregate with such a member does not compile unless the member is given.
template <class T>
class Required {
public:
    constexpr Required(T value) : value_(value) {}
    constexpr operator T() const { return value_; }

private:
    T value_;
};

}  // namespace waymark
