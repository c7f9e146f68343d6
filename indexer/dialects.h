// Which dialect is a file of, by the look of its contents?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/dialects/dialect.h"

namespace waymark::feeds {

/// The first dialect of the list that the file looks like; never null, the last of the list takes everything.
const Dialect& recognise(const Glimpse& glimpse);
/// By the name given to `--format`; null when there is none.
const Dialect* dialect_named(std::string_view name);
/// Names for `--format`, for a message.
std::vector<std::string_view> dialect_names();

/// "We read Open Referral as XML; …": the end of every refusal, out of the list.
const std::string& what_we_read();

}  // namespace waymark::feeds
