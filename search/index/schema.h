// Which terms does a listing of the index have, and which files hold the rest? The only place that names them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace waymark::schema {

/// Grows whenever a term or file changes its meaning: an index of another format is rebuilt.
inline constexpr int format = 6;

// One letter begins every term.
inline constexpr char word =
    'W';  ///< stem of a word anywhere in the listing, compounds too; wdf holds the field weights
inline constexpr char name_stem = 'S';          ///< stem of a word of its name
inline constexpr char organisation_stem = 'R';  ///< stem of a word of its organisation's name
inline constexpr char name_word = 'T';   ///< folded word of its name, as typed; wdf 1 where it is no half of a word
inline constexpr char whole_name = 'N';  ///< its whole folded name, shortened by a hash when long
inline constexpr char organisation_name = 'M';  ///< the whole folded name of its organisation
inline constexpr char concept_term = 'G';       ///< a phrase of a synonym group stands in it
inline constexpr char yes = 'Y';                ///< `field:code`, stated
inline constexpr char no = 'X';                 ///< `field:code`, stated not to be so
inline constexpr char derived = 'D';            ///< `field:code`, read by us out of its words
inline constexpr char language = 'L';           ///< BCP 47, lower case
inline constexpr char council = 'K';            ///< slug: published by it or stated to serve it
inline constexpr char covers = 'A';             ///< slug of a council whose area it states to cover
inline constexpr char organisation = 'O';       ///< id of its organisation
inline constexpr char city = 'C';               ///< folded town of a place
inline constexpr char postcode = 'P';           ///< full postcode of a place whose point is exact, without its space
inline constexpr char flag = 'B';               ///< `all-needs`, `all-needs-read`, `ages-read`, `full`

inline std::string term(char kind, std::string_view value) {
    std::string t(1, kind);
    t += value;
    return t;
}
inline std::string term(char kind, std::string_view field, std::string_view code) {
    std::string t(1, kind);
    t += field;
    t += ':';
    t += code;
    return t;
}
/// The term of a whole name: long names end in a hash of all of them (terms may hold 245 bytes).
std::string name_term(std::string_view folded_name, char kind = whole_name);

// What lies in the folder of a segment.
inline constexpr const char* terms_folder = "/terms";    ///< a Xapian database of the terms above
inline constexpr const char* columns_file = "/columns";  ///< the packed columns of each listing (columns.h)
inline constexpr const char* records_file = "/records";  ///< the packed record of each listing (record.h)
inline constexpr const char* lists_file = "/lists";      ///< columns for lists of listings (list_columns.h)

// Keys of the database's metadata.
inline constexpr const char* documents_key = "documents";  ///< how many documents it was finished with

}  // namespace waymark::schema
