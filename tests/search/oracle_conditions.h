// What does one listing say to one condition of a request?
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "content/places/places.h"
#include "waymark/query.h"

namespace waymark::test {

enum class Says { yes, nothing, no };

/// One condition, values of one field being alternatives.
struct Asked {
    std::string field;                  ///< of the vocabulary, or `age`, `council`, `language`, `near`
    std::vector<std::string> values;
    bool strict = true;                 ///< who does not state the field is hidden; else comes after those who do
};

/// The conditions of a request, with what the parameters that are no codes were read as.
struct Conditions {
    std::vector<Asked> asked;
    AgeRange age;
    std::optional<KnownPlace> place;    ///< that `near` names
    double miles = 10;
    bool stated_only = false;

    /// `find_place` knows places by name and postcode.
    Conditions(const SearchRequest& request, const std::function<std::optional<KnownPlace>(const std::string&)>& find_place);

    Says says(const Listing& listing, const Asked& condition) const;
    /// How sure a yes is: 0 says so, 1 is open to all needs, 2 was read in its words.
    int evidence(const Listing& listing, const Asked& condition) const;
    /// To its nearest place, when that lies within the miles asked for.
    std::optional<double> distance(const Listing& listing) const;
    /// Has no place within the miles asked for, but is there for the area: covers it, or is published for it.
    bool is_for_the_area(const Listing& listing) const;
};

}  // namespace waymark::test
