// What went wrong, said so that a person can act on it?
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <type_traits>
#include <utility>
#include <variant>

namespace waymark {

/// The kinds of failure a caller can tell apart. A server maps each to one HTTP status.
enum class ErrorKind {
    bad_parameter,  ///< the caller asked for something that makes no sense; `field` names what
    not_found,      ///< there is no such listing, file or folder
    busy,           ///< somebody else holds the lock; trying again later may work
    unreadable,     ///< bytes could not be read as what they claim to be
    unsupported,    ///< well-formed, but of a kind we do not take
    storage,        ///< the disk or the database refused
};

/// A failure that was to be expected, as a value. `message` is plain English and says how to mend it.
struct Error {
    ErrorKind kind = ErrorKind::unreadable;
    std::string message;
    std::string field;  ///< the parameter or field at fault, empty when none
};

/// A value, or the failure that came instead of it. The compiler names whoever drops one. `*` and `->` may be used when
/// it is true, `error()` when it is not. As thread-safe as a plain T.
template <class T>
class [[nodiscard]] Result {
public:
    Result() requires std::default_initializable<T> : held_(std::in_place_index<0>) {}
    template <class U = T>
    requires(std::convertible_to<U&&, T> && !std::same_as<std::remove_cvref_t<U>, Result>) Result(U&& value)
        : held_(std::in_place_index<0>, std::forward<U>(value)) {}
    Result(tl::unexpected<Error> failure) : held_(std::in_place_index<1>, std::move(failure.value())) {}

    bool has_value() const { return held_.index() == 0; }
    explicit operator bool() const { return has_value(); }
    T& operator*() & { return *std::get_if<0>(&held_); }
    const T& operator*() const& { return *std::get_if<0>(&held_); }
    T&& operator*() && { return std::move(*std::get_if<0>(&held_)); }
    T* operator->() { return std::get_if<0>(&held_); }
    const T* operator->() const { return std::get_if<0>(&held_); }
    const Error& error() const { return *std::get_if<1>(&held_); }

private:
    std::variant<T, Error> held_;
};

/// Nothing, or the failure of what was to be done.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(tl::unexpected<Error> failure) : error_(std::move(failure.value())) {}

    bool has_value() const { return !error_; }
    explicit operator bool() const { return has_value(); }
    const Error& error() const { return *error_; }

private:
    std::optional<Error> error_;
};

/// Builds the failing side of a Result.
inline tl::unexpected<Error> fail(ErrorKind kind, std::string message, std::string field = {}) {
    return tl::unexpected<Error>(Error{kind, std::move(message), std::move(field)});
}

}  // namespace waymark
