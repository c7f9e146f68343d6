// Which values does a piece of JSON hold, and on which lines?
#pragma once

#include <tl/expected.hpp>

#include "indexer/syntax/document.h"

namespace waymark::feeds {

struct JsonRead {
    const Value* value = nullptr;
    std::size_t end = 0;       ///< offset behind the value
    std::size_t end_line = 0;  ///< line of that offset
};

/// Reads one JSON value (RFC 8259) from the start of `bytes`, which must outlive the document; `first_line` is the line
/// it starts on. Limits are for this value alone, whatever else the document holds. What follows the value is the
/// caller's to look at. Line breaks inside strings are taken as they are, because real exporters write them; a member
/// of the same name as an earlier one stands behind it (Value::get gives the last).
tl::expected<JsonRead, ReadFault> read_json(std::string_view bytes, Document& document, NameRule rule,
                                            std::size_t first_line = 1, const ReadLimits& limits = {});

/// The offset of the first byte that is not white space, counting lines into `line`.
std::size_t skip_space(std::string_view bytes, std::size_t at, std::size_t& line);

}  // namespace waymark::feeds
