// What does the encoded text of an address say?
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/request.h"

namespace waymark::http {

/// A path with its `%xx` decoded. Nothing when an escape is broken or stands for a NUL.
std::optional<std::string> decoded_path(std::string_view encoded);

/// One name or value of a query string: `+` is a space, `%xx` a byte. A `%` that starts no escape stands for itself,
/// as people type `100%` by hand.
std::string decoded_value(std::string_view encoded);

/// Every `name=value` of a query string, in order; a name without `=` has an empty value; the first `=` divides, so
/// `a=b=c` is `a` with `b=c`. Nothing when there are more than `limit`.
std::optional<std::vector<Parameter>> query_parameters(std::string_view query, std::size_t limit);

/// Text made safe as a part of a path or a value of a query: all but letters, digits and `-._~` becomes `%XX`.
std::string encoded(std::string_view text);

}  // namespace waymark::http
