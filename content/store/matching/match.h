// Are two listings of different feeds the same service?
// Pure: no store and no clock inside. Better one service shown twice than two services shown as one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "waymark/listing.h"

namespace waymark {

/// What of a listing tells it from others, in a form that compares. Lists are sorted and hold each once.
struct MatchFacts {
    std::string source, source_id, id;
    bool provider = false;     ///< an organisation, not a service of one
    std::string name;          ///< its folded words in order of the alphabet, without "the", "and" and their like
    std::string organisation;  ///< the same of its organisation
    std::vector<std::string> postcodes;  ///< full ones of places that are not hidden, without spaces
    std::vector<std::string> outcodes;   ///< of every place
    std::vector<std::string> phones;     ///< digits, in the national form
    std::vector<std::string> webs;       ///< machine names, without `www.`
    Ages ages;
};
MatchFacts match_facts(const Listing& listing);

/// Numbers under which listings that may be the same service meet: of the name with each outcode, or with each phone
/// where no place is known. Empty when there is too little to go by.
std::vector<std::int64_t> match_keys(const MatchFacts& facts);

/// Whether both are surely the same service. They are when they come from different feeds and
/// - carry the same UUID of the publisher, or
/// - have the same name and a full postcode in common, and a phone number, web site or organisation too, or
/// - have the same name, and phone and web site, and are in the same postcode district (a hidden address) or both
/// without a place. Never when their ages do not meet or one is an organisation and the other a service.
bool same_service(const MatchFacts& a, const MatchFacts& b);

}  // namespace waymark
