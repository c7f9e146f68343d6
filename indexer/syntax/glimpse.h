// How does a file begin? Its first bytes, looked at once.
#pragma once

#include <string>
#include <string_view>

namespace waymark::feeds {

/// The beginning of a file, looked at once.
struct Glimpse {
    std::string_view text;       ///< UTF-8, without a byte order mark or leading white space
    char first = '\0';           ///< its first character
    std::string root;            ///< XML: local name of the root element
    std::string root_namespace;  ///< XML: the namespace of the root element, empty when none
    std::string first_line;      ///< in lower case, at most 2,000 bytes; of CSV the line that names the columns
};

bool is_xml(const Glimpse& glimpse);
bool is_json(const Glimpse& glimpse);
/// Lines of cells between commas, semicolons, tabs or bars, by the look of the first.
bool is_csv(const Glimpse& glimpse);

/// Looks at the first bytes of a file, already UTF-8. `text` of the result views them.
Glimpse glimpse(std::string_view utf8_start);

}  // namespace waymark::feeds
