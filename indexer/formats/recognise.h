// What kind of file is this, by the look of its contents?
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace waymark::feeds {

/// The beginning of a file, looked at once.
struct Glimpse {
    std::string_view text;        ///< UTF-8, without a byte order mark or leading white space
    char first = '\0';            ///< its first character
    std::string root;             ///< XML: local name of the root element
    std::string root_namespace;   ///< XML: the namespace of the root element, empty when none
    std::string first_line;       ///< in lower case, at most 2,000 bytes
};
Glimpse glimpse(std::string_view utf8_start);

/// How a file that we read is laid out.
enum class Layout { none, json, xml };

/// One kind of file. A dialect that we read has a layout; the others are known so that they can be refused by name.
/// To add a dialect: a folder in indexer/formats with its reader, and a line in the list of recognise.cpp.
struct Dialect {
    std::string_view name;     ///< for `--format`, empty for what is only refused
    std::string_view title;    ///< "Open Referral as XML"
    Layout layout = Layout::none;
    bool (*is)(const Glimpse&) = nullptr;
};

/// The first dialect of the list that the file looks like; never null, the last of the list takes everything.
const Dialect& recognise(const Glimpse& glimpse);
/// By the name given to `--format`; null when there is none.
const Dialect* dialect_named(std::string_view name);
/// Names for `--format`, for a message.
std::vector<std::string_view> dialect_names();

/// "We read Open Referral (version 1 and 3) as XML, JSON and JSON lines": the end of every refusal.
extern const std::string_view what_we_read;

}  // namespace waymark::feeds
