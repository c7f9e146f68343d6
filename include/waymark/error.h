// What went wrong, said so that a person can act on it?
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace waymark {

/// The kinds of failure a caller can tell apart. A server maps each to one HTTP status.
enum class ErrorKind {
    bad_parameter,   ///< the caller asked for something that makes no sense; `field` names what
    not_found,       ///< there is no such listing, file or folder
    busy,            ///< somebody else holds the lock; trying again later may work
    unreadable,      ///< bytes could not be read as what they claim to be
    unsupported,     ///< well-formed, but of a kind we do not take
    storage,         ///< the disk or the database refused
};

/// A failure that was to be expected, as a value. `message` is plain English and says how to mend it.
struct Error {
    ErrorKind kind = ErrorKind::unreadable;
    std::string message;
    std::string field;   ///< the parameter or field at fault, empty when none
};

template <class T>
using Result = tl::expected<T, Error>;

/// Builds the failing side of a Result.
inline tl::unexpected<Error> fail(ErrorKind kind, std::string message, std::string field = {}) {
    return tl::unexpected<Error>(Error{kind, std::move(message), std::move(field)});
}

}  // namespace waymark
