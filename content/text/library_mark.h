// Which installed libraries decide what the words of a text are, and in which versions?
#pragma once

#include <string>
#include <string_view>

namespace waymark::text {

/// Changes when an upgrade of the system may make other words, stems or sort keys out of the same text: the versions of
/// ICU, of its characters and of its English collation as they are installed now, and a hash of the stems of words that
/// take every step of the stemmer (libstemmer does not say its version). Only printable ASCII. Thread-safe.
std::string library_mark();

/// The version of ICU as it is installed, such as `72.1`.
std::string icu_version();

}  // namespace waymark::text
