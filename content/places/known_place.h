// What is known of a place that somebody named?
#pragma once

#include <string>
#include <vector>

#include "waymark/listing.h"

namespace waymark {

/// A place that a name or a postcode stands for.
struct KnownPlace {
    std::string name;  ///< as a family would write it: `Washington`, `SR4 7TF`
    LatLon point;
    Precision precision =
        Precision::town;  ///< exact (full postcode table), postcode (learned), district (outcode), town (a name)
    std::string council;  ///< slug, when the place is a council's whole area or lies in one known council; may be empty
    bool is_area = false;  ///< a council or county: people mean all of it
    std::vector<std::string>
        councils;  ///< slugs of all councils of an area ("Tyne and Wear" has five); otherwise just `council`, if known
    bool ordinary_word =
        false;       ///< the name is an everyday word or a first name too (Reading, Battle, Rye): ask for more evidence
    int people = 0;  ///< thousands who live there, roughly; 0 for postcodes
};

}  // namespace waymark
